"""Names of places: what is left without the word for the kind, and whether two of them spell one place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dalil.language.variants import folded, is_near, romanised, sounds
from dalil.resolving.names.spelling import spelt
from dalil.resolving.names.verdicts import NameComparison, Verdict, different, maybe, same
from dalil.resolving.names.words import ARABIC, person_words, place_words

_PIECE = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place's name in words, with its kind ("region"); None for a settlement."""

    words: tuple[str, ...]
    kind: str | None


@lru_cache(maxsize=10_000)
def place_name_of(name: str) -> PlaceName:
    """Take a place's name in any script apart."""
    known = place_words()
    pieces = [re.sub("^ال(?=\\w{3})", "", piece) for piece in _PIECE.findall(name)]
    kinds = [known.kind_of.get(_plain(piece)) for piece in pieces]
    words = [piece for piece, of in zip(pieces, kinds, strict=True) if of is None and _plain(piece) != "of"]
    kind = next((kind for kind in kinds if kind not in {None, "settlement"}), None)
    if not words:
        return PlaceName(tuple(pieces), None)
    kept = [word for word in words if _plain(word) not in person_words().articles] or words
    return PlaceName(tuple(_noun(word) if kind else word for word in kept), kind)


def _plain(word: str) -> str:
    return romanised(word).replace("'", "")


def _noun(word: str) -> str:
    """Give the place in an adjective made from it ("Oshskaya")."""
    low = _plain(word)
    for ending in place_words().adjectives:
        if low.endswith(ending) and len(low) - len(ending) >= 2:
            return low.removesuffix(ending)
    return word


def compare_places(one: str, other: str) -> NameComparison:
    """Compare two names of places; that the places lie in one country is for others to say."""
    left, right = place_name_of(one), place_name_of(other)
    if left.kind != right.kind:
        return different("a settlement and an area" if None in (left.kind, right.kind) else "other kinds of place")
    ours, theirs = "".join(left.words), "".join(right.words)
    if len(left.words) == len(right.words):
        verdicts = [_spelt(a, b) for a, b in zip(left.words, right.words, strict=True)]
        if all(verdict == "same" for verdict in verdicts):
            return same("spelt alike")
        if len(verdicts) > 1 and "different" in verdicts:
            return different("other words")
    if _spelt(ours, theirs) == "same":
        return same("spelt alike, written as one")
    near = (
        _spelt(ours, theirs) == "maybe"
        or is_near(ours, theirs)
        or (folded(ours)[1:] == folded(theirs)[1:] and _both_open(ours, theirs))
    )
    return maybe("spelt nearly alike", score=0.8) if near else different("other names")


def _spelt(one: str, other: str) -> Verdict:
    """Compare two words as spelling does, but let a vowel exchanged tell two places apart ("Karakol", "Karakul")."""
    verdict = spelt(one, other)
    exchanged = verdict == "same" and sounds(one) != sounds(other) and not ARABIC.search(one + other)
    return "maybe" if exchanged else verdict


def _both_open(one: str, other: str) -> bool:
    """Tell whether both words begin with a vowel, which languages exchange."""
    return folded(one)[:1] in "aeiou" and folded(other)[:1] in "aeiou"
