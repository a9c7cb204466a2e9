"""Variants of a name: spellings that differ only by transliteration, shorter forms of a person's name."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from dalil.language.lexicon import name_words, role_words
from dalil.language.vocabulary import Vocabulary, load

_CLOSE = 0.8
_SHORTEST = 5


class _Transliteration(Vocabulary):
    foldings: tuple[tuple[str, str], ...]
    alternations: tuple[tuple[str, str], ...]
    initials: tuple[tuple[str, str], ...]


@cache
def _transliteration() -> _Transliteration:
    return load("transliteration", _Transliteration)


@cache
def _foldings() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(sought), put) for sought, put in _transliteration().foldings)


@cache
def _alternations() -> frozenset[tuple[str, str]]:
    return _either_way(_transliteration().alternations)


@cache
def _initials() -> frozenset[tuple[str, str]]:
    return _either_way(_transliteration().initials)


def _either_way(pairs: tuple[tuple[str, str], ...]) -> frozenset[tuple[str, str]]:
    return frozenset((*pairs, *((other, one) for one, other in pairs)))


def romanised(words: str) -> str:
    """Write words of any script in Latin letters without diacritics, lower case (anyascii where Unicode cannot)."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", words.lower()) if not unicodedata.combining(c))
    if plain.isascii():
        return plain
    from anyascii import anyascii  # noqa: PLC0415 - few names need it, every `dalil read` would wait for it

    return anyascii(unicodedata.normalize("NFC", words.lower())).lower()


@lru_cache(maxsize=50_000)
def sounds(word: str) -> str:
    """Fold the spellings of a name, vowels left as they are: "Dzhumabaev" and "Jumabayev" give the same string."""
    word = romanised(word)
    for sought, put in _foldings():
        word = sought.sub(put, word)
    return word


def unmarked(words: str) -> str:
    """Give words in small letters without combining marks (Unicode NFKD); twice gives the same as once."""
    for _ in range(2):  # what is decomposed may have capitals, and a small letter may be decomposed again
        words = unicodedata.normalize("NFKD", words).casefold()
    return "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """Fold the spellings of a name to one: "Malgazhyuly" and "Malgajuly" give the same string."""
    return re.sub(r"(.)\1+", r"\1", sounds(word).replace("o", "u"))


def is_variant(one: str, other: str) -> bool:
    """Tell whether two words are spellings of one name: alike when folded, or but for vowels that languages exchange.

    A word that is nearly alike may be another name ("Abenov" and "Abdenov"); see ``is_near``.
    """
    left, right = folded(one), folded(other)
    return bool(left) and (left == right or _alternates(sounds(one), sounds(other)))


def _alternates(left: str, right: str) -> bool:
    if len(left) != len(right) or len(left) < _SHORTEST:
        return False
    return all(a == b or (a, b) in _alternations() for a, b in zip(left, right, strict=True))


def is_near(one: str, other: str) -> bool:
    """Tell whether two words may be one name or two, or one with a slip: long, nearly alike, beginning alike."""
    left, right = folded(one), folded(other)
    if min(len(left), len(right)) < _SHORTEST:
        return False
    if left[0] != right[0] and (left[0], right[0]) not in _initials():
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
