"""Variants of a name: spellings that differ only by transliteration, shorter forms of a person's name."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from rapidfuzz.distance import Levenshtein

from dalil.language.lexicon import name_words, role_words
from dalil.language.vocabulary import Vocabulary, load

_CLOSE = 0.84
_SHORTEST = 5


class _Transliteration(Vocabulary):
    foldings: tuple[tuple[str, str], ...]


@cache
def _foldings() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(sought), put) for sought, put in load("transliteration", _Transliteration).foldings)


@cache
def folded(word: str) -> str:
    """Fold the spellings of a name to one: "Malgazhyuly" and "Malgajuly" give the same string."""
    word = "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))
    for sought, put in _foldings():
        word = sought.sub(put, word)
    return word


def is_variant(one: str, other: str) -> bool:
    """Tell whether two words may be spellings of one name: equal when folded, or long and nearly equal."""
    left, right = folded(one), folded(other)
    if left == right:
        return bool(left)
    if min(len(left), len(right)) < _SHORTEST or left[0] != right[0]:
        return False
    return Levenshtein.normalized_similarity(left, right) >= _CLOSE


def name_parts(name: str) -> tuple[str, ...]:
    """Give the parts of a person's name that tell him from others: no particle, no honorific."""
    parts = (_without_particles(part.strip(".,'\"“”")) for part in name.split())
    return tuple(part for part in parts if part and not _is_title(part))


def _without_particles(part: str) -> str:
    """Take the particles out of a part ("al-Jabouri" is "Jabouri", "Malikov-uulu" is "Malikov")."""
    small = name_words().particles | name_words().leading_particles
    return "-".join(piece for piece in part.split("-") if piece.lower() not in small)


def _is_title(part: str) -> bool:
    return role_words().kind(part) in {"rank", "honorific"} and part[:1].islower()


def is_short_form(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether the parts of ``short`` stand in ``full`` in the same order, each as a variant or an initial."""
    at = 0
    for part in short:
        while at < len(full) and not _matches(part, full[at], len(short) > 1):
            at += 1
        if at == len(full):
            return False
        at += 1
    return bool(short)


def _matches(part: str, other: str, initials: bool) -> bool:
    if len(part) == 1 or len(other) == 1:
        return initials and part[0].lower() == other[0].lower()
    return is_variant(part, other)
