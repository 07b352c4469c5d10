"""Stems of Russian words; the stemmer keeps the word it works on in itself, so each thread has its own."""

import threading
from functools import lru_cache

from snowballstemmer import stemmer

_of_thread = threading.local()


@lru_cache(maxsize=100_000)
def stem(word):
    if not hasattr(_of_thread, "stemmer"):
        _of_thread.stemmer = stemmer("russian")
    return _of_thread.stemmer.stemWord(word)
