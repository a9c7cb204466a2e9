"""The grammar of ages and of prison sentences for life, which count no one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dalil.language.expression_words import all_of, any_of, quantity_words
from dalil.language.quantity_forms import number_pattern

_AROUND = 60
"""How many characters around "years old", "aged" and the like an age may fill."""


@cache
def age_pattern() -> re.Pattern[str]:
    """Give the pattern of an age; its named groups say which form it has.

    Groups: ``age`` (the whole); ``low`` and ``high`` (years, a range), ``before`` and ``after`` (bounds), with a number
    at the end of each name for its form; ``decade`` (in his thirties); ``group`` (minors).
    """
    words = quantity_words()
    number = number_pattern()
    dash, joint = r"-?\s*(?:-|–|to|and|or)\s*", r"\s*(?:-|–|to|and|or)\s*"
    before, after = all_of(words.age_bounds), all_of(words.age_bounds_after)

    def span(form: int, between: str) -> str:
        return rf"(?P<low{form}>{number})(?:{between}(?P<high{form}>{number}))?"

    decade = all_of(words.decades)
    forms = [
        rf"\b{span(1, dash)}(?:[\s-]years?[\s-]olds?|\s+years?\s+of\s+age)\b",
        rf"\baged?\s+(?:(?P<before2>{before})\s+)?(?:between\s+)?{span(2, joint)}(?:\s+(?P<after2>{after}))?",
        rf"(?:\b(?P<before3>{before})\s+)?(?:between\s+)?(?:\bthe\s+)?\b(?:ages?\s+of|ages)\s+"
        rf"{span(3, joint)}",
        rf"\bas\s+(?:young|old)\s+as\s+(?P<low5>{number})",
        rf"\bin\s+(?:his|her|their)\s+(?:(?:early|mid|late)[\s-]+)?(?P<decade>{decade})(?!\w)",
        rf"\b(?P<group>{any_of(word for group in words.age_groups.values() for word in group.words)})",
        r"(?<=[a-z],\s)(?P<low4>[1-9]|[1-9]\d)(?=,(?!\d)|\))",
    ]
    return re.compile(rf"(?P<age>{'|'.join(forms)})", re.IGNORECASE)


def age_stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the stretches in which an age may stand, around its own words: a quick look before the grammar."""
    first = stop = start
    for anchor in _anchors().finditer(text, start, end):
        if anchor.start() - _AROUND > stop:
            if first < stop:
                yield first, stop
            first = anchor.start() - _AROUND
        stop = min(end, anchor.end() + _AROUND)
    yield first, stop


@cache
def _anchors() -> re.Pattern[str]:
    words = quantity_words()
    groups = [word for group in words.age_groups.values() for word in group.words]
    return re.compile(
        rf"(?<=[a-z],\s)\d\d?(?=[,)])|\b(?:years?[\s-]olds?|years?\s+of\s+age|aged?|ages|as\s+(?:young|old)\s+as|in\s+(?:his|her|their))\b"
        rf"|{any_of(groups)}",
        re.IGNORECASE,
    )


@cache
def life_term_pattern() -> re.Pattern[str]:
    """Give the pattern of a sentence for life; its last group is ``term``, or ``life`` after a verb of sentencing."""
    words = quantity_words()
    opener = rf"{any_of(words.life_openers)}\s+"
    return re.compile(
        rf"(?:{opener})?(?P<term>{any_of(words.life_terms)})|{opener}(?P<life>life)\b(?!-)", re.IGNORECASE
    )


def is_life_term(words: str) -> bool:
    """Tell whether some words are a sentence for life as a whole."""
    return words.lower() == "life" or (
        (found := life_term_pattern().fullmatch(words)) is not None and found["term"] == words
    )
