"""Spelling: whether two words of names spell one name, may spell one, or spell two."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from dalil.language.variants import folded, is_near, is_variant
from dalil.resolving.names.verdicts import Verdict
from dalil.resolving.names.words import ARABIC, given_names, person_words

_ARABIC_ARTICLE = re.compile(r"^ال(?=\w{2})")
_ABD = re.compile(r"^abd(?:[ua]l(?=[^aeiou])|[ua]([bdknrstz])(?=\1)|[uaiy])?(?=\w{3})")
_DIN = re.compile(r"(?<=\w{2})(?:[uie]d?d|add)[ie]{1,2}n$")
_VOWELS = re.compile(r"[aeiouyw']")
_FEWEST_CONSONANTS = 3
_SHORT = 5
_COMPARED = 50_000
"""Pairs of words that are remembered: a collection has the same names again and again."""


@lru_cache(maxsize=20_000)
def bare(word: str) -> str:
    """Give a word without the Arabic article that is written as one with it, compounds of Abd and Din in one form."""
    word = _DIN.sub("din", _ARABIC_ARTICLE.sub("", word))
    return _ABD.sub("abd", word.lower()) if word[:3].lower() == "abd" else word


@lru_cache(maxsize=_COMPARED)
def spelt(one: str, other: str) -> Verdict:
    """Compare two words by their letters: same where they spell one name, maybe where a slip may part them."""
    one, other = bare(one), bare(other)
    if is_variant(one, other):
        return "same"
    return _consonants(one, other) if _is_arabic(one, other) else _letters(one, other)


def spelt_of_persons(one: str, other: str) -> Verdict:
    """Compare two words of personal names: by their letters, and by the list of given names."""
    one, other = bare(one), bare(other)
    return "same" if is_variant(one, other) else _listed(one, other) or spelt(one, other)


def may_spell_one(one: str, other: str) -> bool:
    """Tell whether letters alone leave it open that two words spell one name."""
    return _is_arabic(one, other) or spelt(one, other) != "different"


def _listed(one: str, other: str) -> Verdict | None:
    """Compare by the list of given names; None where it does not hold both."""
    names = given_names()
    first, second = names.name_of(one), names.name_of(other)
    if names.are_cognate(one, other):
        return "same" if first == second else "maybe"
    if first is None or second is None:
        return None
    return "same" if first == second else "different"


def _is_arabic(one: str, other: str) -> bool:
    return bool(ARABIC.search(one) or ARABIC.search(other))


def _letters(one: str, other: str) -> Verdict:
    if are_man_and_woman(one, other):
        return "different"
    related = is_near(one, other) or _is_short_slip(folded(one), folded(other)) or _share_stem(one, other)
    return "maybe" if related else "different"


def _consonants(one: str, other: str) -> Verdict:
    """Compare where one word is in Arabic script, which leaves most vowels out."""
    left, right = (_skeleton(word) for word in (one, other))
    if left != right:
        return "different"
    return "same" if len(left) >= _FEWEST_CONSONANTS else "maybe"


def _skeleton(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", _VOWELS.sub("", folded(word)))


def are_man_and_woman(one: str, other: str) -> bool:
    """Tell whether two words are the surnames of a man and of a woman of one family ("Abenov" and "Abenova")."""
    left, right = sorted((folded(one), folded(other)), key=len)
    return any(
        left.endswith(his) and right.endswith(hers) and left.removesuffix(his) == right.removesuffix(hers)
        for his, hers in person_words().surnames.gendered.items()
    )


def _is_short_slip(left: str, right: str) -> bool:
    """Tell whether two short words differ in one vowel or one h."""
    if min(len(left), len(right)) < 2 or max(len(left), len(right)) > _SHORT or left == right:
        return False
    first, second = re.sub("[aeiouh]", "", left), re.sub("[aeiouh]", "", right)
    return first == second and abs(len(left) - len(right)) <= 1 and Levenshtein.distance(left, right) == 1


def _share_stem(one: str, other: str) -> bool:
    """Tell whether two surnames differ only in their endings ("Nazarov", "Nazarzoda", "Nazar")."""
    left, right = folded(one), folded(other)
    if left[:3] != right[:3]:
        return False
    return bool(_stems(left) & _stems(right))


@lru_cache(maxsize=20_000)
def _stems(word: str) -> frozenset[str]:
    endings = person_words().surnames.longest_first
    return frozenset(
        {word, *(word.removesuffix(e) for e in endings if word.endswith(e) and len(word) - len(e) >= _SHORT - 1)}
    )
