"""hnswlib on vectors that our study wrote, by inner product.

build VECTORS DIMENSION M EF_CONSTRUCTION THREADS INDEX      prints the seconds of building
search INDEX DIMENSION QUERIES EF SECONDS ANSWERS            one thread, one query at a time; prints queries a second of processor time
"""
import json
import sys
import time

import hnswlib
import numpy


def build(vectors, dimension, m, ef_construction, threads, path):
    x = numpy.fromfile(vectors, dtype=numpy.float32).reshape(-1, int(dimension))
    index = hnswlib.Index(space="ip", dim=int(dimension))
    index.init_index(max_elements=len(x), ef_construction=int(ef_construction), M=int(m), random_seed=1)
    index.set_num_threads(int(threads))
    start = time.perf_counter()
    index.add_items(x)
    seconds = time.perf_counter() - start
    index.save_index(path)
    return {"seconds": seconds}


def search(path, dimension, queries, ef, seconds, answers):
    q = numpy.fromfile(queries, dtype=numpy.float32).reshape(-1, int(dimension))
    index = hnswlib.Index(space="ip", dim=int(dimension))
    index.load_index(path)
    index.set_num_threads(1)
    index.set_ef(int(ef))
    ids, _ = index.knn_query(q, k=10)
    ids.astype(numpy.int32).tofile(answers)
    return {"rate": rate(index, q, float(seconds))}


def rate(index, q, seconds):
    """The median of rounds of about a tenth of the time each, by the processor's time: a neighbour that takes the core away does not
    count. One call asks a hundred queries: Python's own time stays out."""
    rates = []
    end = time.process_time() + seconds
    at = 0
    while time.process_time() < end or len(rates) < 5:
        start, done = time.process_time(), 0
        while time.process_time() < start + seconds / 10 or done == 0:
            at = (at + 100) % (len(q) - 100 + 1)
            index.knn_query(q[at:at + 100], k=10)
            done += 100
        rates.append(done / (time.process_time() - start))
    return float(numpy.median(rates))


print(json.dumps({"build": build, "search": search}[sys.argv[1]](*sys.argv[2:])))
