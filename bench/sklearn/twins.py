"""The share of Banking77's test with a train text at a cosine of at least 0.90, by what TF-IDF counts: one line a definition.

usage: twins.py FOLDER
"""
import csv
import json
import os
import sys

import numpy
from sklearn.feature_extraction.text import TfidfVectorizer

DEFINITIONS = {
    "words 1": {},
    "words 1–2": {"ngram_range": (1, 2)},
    "words 1–2, sublinear": {"ngram_range": (1, 2), "sublinear_tf": True},
    "characters 2–5": {"analyzer": "char", "ngram_range": (2, 5)},
    "characters 2–5, sublinear": {"analyzer": "char", "ngram_range": (2, 5), "sublinear_tf": True},
    "characters within words 2–4": {"analyzer": "char_wb", "ngram_range": (2, 4)},
    "characters within words 2–5": {"analyzer": "char_wb", "ngram_range": (2, 5)},
    "characters within words 2–5, sublinear": {"analyzer": "char_wb", "ngram_range": (2, 5), "sublinear_tf": True},
    "characters within words 3–5": {"analyzer": "char_wb", "ngram_range": (3, 5)},
}


def read(name):
    with open(os.path.join(sys.argv[1], f"{name}.csv"), encoding="utf-8", newline="") as file:
        return [row["text"] for row in csv.DictReader(file)]


def leaked(train, test, fitted_on, settings):
    vectorizer = TfidfVectorizer(**settings).fit(fitted_on)
    known, asked = vectorizer.transform(train), vectorizer.transform(test)
    nearest = [(asked[i:i + 512] @ known.T).max(axis=1).toarray().ravel() for i in range(0, len(test), 512)]
    return int((numpy.concatenate(nearest) >= 0.90).sum())


train, test = read("train"), read("test")
print(json.dumps([
    {"Name": name, "FittedOnTrain": leaked(train, test, train, settings), "FittedOnBoth": leaked(train, test, train + test, settings)}
    for name, settings in DEFINITIONS.items()
]))
