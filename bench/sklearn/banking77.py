"""The work that Rung's linear SVM over characters is compared with, in scikit-learn. Prints one JSON object.

Usage: /usr/bin/python3 bench/sklearn/banking77.py FOLDER REPETITIONS   (needs python3-sklearn from Debian)
"""
import csv
import json
import resource
import sys
import time

import numpy as np
import sklearn
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC


def load(path):
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [row["text"] for row in rows], [row["category"] for row in rows]


def objective(model, vectors, labels):
    """The sum over labels of what LIBLINEAR minimises: half the squared weights and bias, and C times the squared hinges."""
    signs = np.where(np.array(labels)[:, None] == model.classes_[None, :], 1.0, -1.0)
    hinges = np.maximum(0, 1 - signs * model.decision_function(vectors))
    return 0.5 * ((model.coef_**2).sum() + (model.intercept_**2).sum()) + model.C * (hinges**2).sum()


folder, repetitions = sys.argv[1], int(sys.argv[2])
train, train_labels = load(f"{folder}/train.csv")
test, test_labels = load(f"{folder}/test.csv")
runs = []
for _ in range(repetitions):
    start = time.perf_counter()
    vectorizer = TfidfVectorizer(analyzer="char", ngram_range=(2, 5), sublinear_tf=True)
    vectors = vectorizer.fit_transform(train)
    vectorised = time.perf_counter()
    model = LinearSVC(C=1).fit(vectors, train_labels)
    fitted = time.perf_counter()
    predicted = model.predict(vectorizer.transform(test))
    done = time.perf_counter()
    runs.append({"vectorise": vectorised - start, "fit": fitted - vectorised, "predict": done - fitted})

print(json.dumps({
    "version": sklearn.__version__,
    "runs": runs,
    "features": len(vectorizer.vocabulary_),
    "accuracy": float(np.mean(predicted == np.array(test_labels))),
    "objective": float(objective(model, vectors, train_labels)),
    "peakMiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
}))
