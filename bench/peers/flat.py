"""FAISS IndexFlatIP on vectors that our study wrote: queries a second, one at a time and in batches. One thread."""
import ctypes
import json
import sys
import time

import faiss
import numpy

vectors, queries, dimension, batch, seconds, answers = sys.argv[1], sys.argv[2], *map(int, sys.argv[3:5]), float(sys.argv[5]), sys.argv[6]
x = numpy.fromfile(vectors, dtype=numpy.float32).reshape(-1, dimension)
q = numpy.fromfile(queries, dtype=numpy.float32).reshape(-1, dimension)
faiss.omp_set_num_threads(1)
index = faiss.IndexFlatIP(dimension)
index.add(x)

_, ids = index.search(q, 10)
ids.astype(numpy.int32).tofile(answers)


def rate(size):
    """The median of rounds of about a tenth of the time each."""
    rates = []
    end = time.perf_counter() + seconds
    at = 0
    while time.perf_counter() < end or len(rates) < 5:
        start, done = time.perf_counter(), 0
        while time.perf_counter() < start + seconds / 10 or done == 0:
            at = (at + size) % (len(q) - size + 1)
            index.search(q[at:at + size], 10)
            done += size
        rates.append(done / (time.perf_counter() - start))
    return float(numpy.median(rates))


def blas():
    try:
        library = ctypes.CDLL("libopenblas.so.0")
        library.openblas_get_corename.restype = ctypes.c_char_p
        library.openblas_get_config.restype = ctypes.c_char_p
        return f"{library.openblas_get_config().decode().split(' NO_')[0]}, kernels {library.openblas_get_corename().decode()}"
    except OSError:
        return "reference BLAS"


print(json.dumps({
    "single": rate(1), "batched": rate(batch), "version": faiss.__version__,
    "options": faiss.get_compile_options().strip(), "blas": blas(),
}))
