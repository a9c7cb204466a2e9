"""String fills: when the words of a response are those of the key.

Scoring guidelines, section 3.1.1. The program itself takes words for the same without "nonessential modifiers":
articles, quantifiers and adjectives of nationality. What else a person judged is done here by rules that ask for no
judgement: further words before the same head are right; words after it, the head without its modifiers and a part of
a proper name are half right. Whether other words mean the same nobody asks.
"""

from __future__ import annotations

import re
from functools import cache

from dalil.bench.muc4_slots.vocabulary import head_of, scoring_words
from dalil.language.quantity_forms import number_value
from dalil.resolving import adjective_country

FULL, HALF, NONE = 1.0, 0.5, 0.0

_MARKS = re.compile(r"[^\w\s'.-]|(?<=\w)\.(?=\s|$)")


def match_text(response: str, key: str, *, name: bool, by_program: bool) -> float:
    """Give 1 where the response is the key, 0.5 where it is so in part, 0 otherwise.

    ``name`` is true for slots of proper names. With ``by_program`` only what the program itself accepts counts.
    """
    ours, theirs = essential(response), essential(key)
    if ours == theirs:
        return FULL
    if by_program or not ours or not theirs:
        return NONE
    if f" {ours}".endswith(f" {theirs}"):
        return FULL
    same_head = _head(ours) == _head(theirs) and (_holds(ours, theirs) or _holds(theirs, ours))
    return HALF if same_head or (name and _holds(theirs, ours)) else NONE


@cache
def essential(words: str) -> str:
    """Give words in capitals without marks and without nonessential modifiers at their beginning."""
    listed = _MARKS.sub(" ", words.upper()).split()
    while len(listed) > 1 and _is_unneeded(listed[0]):
        listed = listed[1:]
    return " ".join(listed)


def _is_unneeded(word: str) -> bool:
    return (
        word.lower() in scoring_words().nonessential
        or number_value(word.lower()) is not None
        or adjective_country(word.title()) is not None
    )


def _head(words: str) -> str:
    return head_of(words.lower()).split()[-1]


def _holds(words: str, part: str) -> bool:
    return f" {part} " in f" {words} "
