"""Fingerprints: few numbers of a report, of which reports that share a stretch of words share some.

Winnowing after Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting" (SIGMOD 2003):
of every window of neighbouring shingles the one with the smallest hash is kept. Unlike MinHash over whole documents it
finds a copy of two paragraphs in a report that is else its own, which is how outlets print agencies.
"""

from __future__ import annotations

from hashlib import blake2b
from itertools import chain

from dalil.linking.copies.passages import folded_words, passages
from dalil.records import Report

SHINGLE = 5
"""Words of a shingle: fewer are shared by reports that copy nothing ("according to the Ministry of")."""

WINDOW = 8
"""Shingles of a window: whatever shares SHINGLE + WINDOW - 1 words without a change shares a fingerprint."""

_QUOTED_SHINGLE, _QUOTED_WINDOW = 6, 3


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
    hashes = [_hash(words[at : at + shingle]) for at in range(len(words) - shingle + 1)]
    return frozenset(min(hashes[at : at + window]) for at in range(max(1, len(hashes) - window + 1)) if hashes)


def _hash(words: tuple[str, ...]) -> int:
    return int.from_bytes(blake2b(" ".join(words).encode(), digest_size=8).digest(), "big") >> 4
