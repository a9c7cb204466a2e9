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


def sketch(report: Report) -> tuple[int, ...]:
    """Give the fingerprints of a report's body, sorted, each once: unsigned numbers of 60 bits."""
    words = tuple(chain.from_iterable(passage.folded for passage in passages(report)))
    hashes = [_hash(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)]
    kept = {min(hashes[at : at + WINDOW]) for at in range(max(1, len(hashes) - WINDOW + 1))} if hashes else set()
    return tuple(sorted(kept))


def band_keys(fingerprints: tuple[int, ...]) -> tuple[str, ...]:
    """Give the keys under which a database finds what may share text with a report."""
    return tuple(f"text:{fingerprint:015x}" for fingerprint in fingerprints)


def quotation_key(words: str, least: int) -> str | None:
    """Give the key of quoted words, however they are marked; None if they are fewer than ``least``."""
    folded = folded_words(words)
    return f"quotation:{_hash(folded):015x}" if len(folded) >= least else None


def _hash(words: tuple[str, ...]) -> int:
    return int.from_bytes(blake2b(" ".join(words).encode(), digest_size=8).digest(), "big") >> 4
