"""Fingerprints: few numbers of a report, of which reports that share a stretch of words share some.

Winnowing after Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting" (SIGMOD 2003):
of every window of neighbouring shingles the one with the smallest hash is kept. Unlike MinHash over whole documents it
finds a copy of two paragraphs in a report that is else its own, which is how outlets print agencies.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from itertools import chain

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from dalil.linking.copies.passages import folded_words, passages
from dalil.records import Report

SHINGLE = 5
"""Words of a shingle: fewer are shared by reports that copy nothing ("according to the Ministry of")."""

WINDOW = 8
"""Shingles of a window: whatever shares SHINGLE + WINDOW - 1 words without a change shares a fingerprint."""

_QUOTED_SHINGLE, _QUOTED_WINDOW = 6, 3
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_MIXING = (
    (np.uint64(30), np.uint64(0xBF58476D1CE4E5B9)),
    (np.uint64(27), np.uint64(0x94D049BB133111EB)),
)


def sketch(report: Report) -> tuple[int, ...]:
    """Give the fingerprints of a report's body, sorted, each once: unsigned numbers of 60 bits."""
    words = tuple(chain.from_iterable(passage.folded for passage in passages(report)))
    return tuple(sorted(_winnowed(words, SHINGLE, WINDOW)))


def band_keys(fingerprints: tuple[int, ...]) -> tuple[str, ...]:
    """Give the keys under which a database finds what may share text with a report."""
    return tuple(f"text:{fingerprint:015x}" for fingerprint in fingerprints)


def stretches_of(words: str) -> frozenset[int]:
    """Give fingerprints of quoted words: two quotations that share eight words in a row share one."""
    return _winnowed(folded_words(words), _QUOTED_SHINGLE, _QUOTED_WINDOW)


def _winnowed(words: tuple[str, ...], shingle: int, window: int) -> frozenset[int]:
    """Keep of every window of neighbouring shingles the one with the smallest hash."""
    if len(words) < shingle:
        return frozenset()
    hashes = _hashes(words, shingle)
    windows = sliding_window_view(hashes, min(window, len(hashes)))
    return frozenset((np.unique(windows.min(axis=1)) >> np.uint64(4)).tolist())


def _hashes(words: tuple[str, ...], shingle: int) -> NDArray[np.uint64]:
    """Hash every shingle: a polynomial of the hashes of its words, mixed as in SplitMix64; shape (shingles,)."""
    of_words = np.fromiter(map(_word_hash, words), dtype=np.uint64, count=len(words))
    mixed = np.zeros(len(words) - shingle + 1, dtype=np.uint64)
    for at in range(shingle):
        mixed = mixed * _FACTOR + of_words[at : at + len(mixed)]
    for shift, factor in _MIXING:
        mixed = (mixed ^ (mixed >> shift)) * factor
    return mixed ^ (mixed >> np.uint64(31))


@lru_cache(maxsize=100_000)
def _word_hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big")
