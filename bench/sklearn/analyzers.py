"""Which n-grams suit short messages: scikit-learn's linear SVM, three-fold cross-validation on Banking77's train alone.

Usage: /usr/bin/python3 bench/sklearn/analyzers.py FOLDER   (needs python3-sklearn from Debian)
"""
import csv
import sys

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import StratifiedKFold
from sklearn.svm import LinearSVC

with open(f"{sys.argv[1]}/train.csv", encoding="utf-8", newline="") as file:
    rows = list(csv.DictReader(file))
texts = np.array([row["text"] for row in rows])
labels = np.array([row["category"] for row in rows])
folds = list(StratifiedKFold(3, shuffle=True, random_state=1).split(texts, labels))

for name, options in {
    "words 1-2": {"analyzer": "word", "ngram_range": (1, 2)},
    "char 2-5": {"analyzer": "char", "ngram_range": (2, 5)},
    "char_wb 2-5": {"analyzer": "char_wb", "ngram_range": (2, 5)},
}.items():
    for c in (0.3, 1, 3):
        shares = []
        for train, held in folds:
            vectorizer = TfidfVectorizer(sublinear_tf=True, **options)
            model = LinearSVC(C=c, tol=1e-2).fit(vectorizer.fit_transform(texts[train]), labels[train])
            shares.append(np.mean(model.predict(vectorizer.transform(texts[held])) == labels[held]))
        print(f"{name:12} C = {c:<4} {np.mean(shares):.4f}", flush=True)
