#!/usr/bin/env python3
"""MinHash as it is written in Python: for each paragraph of the files given, 128 permutations of the
hashes of all five characters in a row. With numpy where that is installed. bench_dedupe times it."""
import random
import sys
import unicodedata
import zlib

try:
    import numpy
except ImportError:
    numpy = None

PRIME = (1 << 61) - 1
random.seed(5)
FACTORS = [(random.randrange(1, PRIME), random.randrange(PRIME)) for _ in range(128)]
if numpy is not None:
    A = numpy.array([a for a, _ in FACTORS], dtype=numpy.uint64)[:, None]
    B = numpy.array([b for _, b in FACTORS], dtype=numpy.uint64)[:, None]


def normal(text):
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in folded if unicodedata.category(c)[0] in "LNM")


def signature(text):
    grams = {zlib.crc32(text[i : i + 5].encode()) for i in range(max(len(text) - 4, 1))}
    if numpy is not None:
        hashes = numpy.fromiter(grams, dtype=numpy.uint64)
        return ((A * hashes + B) % numpy.uint64(PRIME)).min(axis=1)
    return [min((a * x + b) % PRIME for x in grams) for a, b in FACTORS]


for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        for paragraph in file.read().split("\n\n"):
            form = normal(paragraph)
            if len(form) >= 25:
                signature(form)
