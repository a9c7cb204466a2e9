"""Patterns from which the forms of time expressions are built: years, months, weekdays, parts of the day, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dalil.language.expression_words import all_of, any_of, date_words, quantity_words

BARE_YEAR = r"(?:1[0-9]|20)\d\d(?![\d,]\d|\d|\s*%)"
ERA = r"B(?:CE?\b|\.C\.(?:E\.)?)"
YEAR = rf"(?:\d{{1,4}}\s*{ERA}|{BARE_YEAR})"
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d:]|,\d|\.\d)"
DASH = r"\s*[-–—]\s*"
DIGIT = "#"
"""Stands for any digit among the words with which a form may begin."""


@dataclass(frozen=True, slots=True)
class Written:
    """A form as it is written down: its name, the words (or `DIGIT`) with which it may begin, its pattern."""

    name: str
    openers: frozenset[str]
    pattern: str


def opening(*words: str | Iterable[str]) -> frozenset[str]:
    """Give the first words, in small letters, of phrases or lists of phrases."""
    phrases = (phrase for listed in words for phrase in ((listed,) if isinstance(listed, str) else listed))
    return frozenset(phrase if phrase == DIGIT else first_word(phrase) for phrase in phrases)


def first_word(phrase: str) -> str:
    """Give the first word of a phrase in small letters, without what is no letter or digit."""
    return re.match(r"\W*(\w*)", phrase).group(1).lower()  # type: ignore[union-attr]


@cache
def month_names() -> frozenset[str]:
    """Give the words with which a month may begin."""
    return opening(*date_words().months.values())


@cache
def weekday_names() -> frozenset[str]:
    """Give the words with which a weekday may begin."""
    return opening(*date_words().weekdays.values())


@cache
def number_names() -> frozenset[str]:
    """Give the words with which a number may begin, and `DIGIT`."""
    return opening(DIGIT, *quantity_words().numbers.values())


@cache
def month_pattern() -> str:
    """Give the pattern of a month's name or abbreviation, in small letters only where it is no other word."""
    words = date_words()
    plain = [name for names in words.months.values() for name in names]
    small = [names[0].lower() for names in words.months.values() if names[0] not in words.ambiguous_months]
    return _cased(plain, small)


@cache
def weekday_pattern() -> str:
    """Give the pattern of a weekday's name or abbreviation, in small letters only where it is written in full."""
    weekdays = date_words().weekdays.values()
    return _cased([name for names in weekdays for name in names], [names[0].lower() for names in weekdays])


def _cased(names: list[str], small: list[str]) -> str:
    cased = {written for name in names for written in (name, name.upper())} | set(small)
    longest_first = sorted(cased, key=lambda n: (-len(n), n))
    return r"(?-i:\b(?:" + "|".join(_name(name) for name in longest_first) + r"))"


def _name(name: str) -> str:
    """Turn ``Sun.`` (the dot is a must), ``Jan.?`` (it may be missing) or a full name into a pattern."""
    if name.endswith(".?"):
        return name[:-2] + r"(?:\.|\b)"
    return name[:-1] + r"\." if name.endswith(".") else name + r"\b"


@cache
def season_pattern() -> str:
    """Give the pattern of a season's name."""
    return all_of(date_words().seasons)


@cache
def part_of_day() -> str:
    """Give the pattern of a part of the day that follows a day ("Friday night")."""
    return rf"(?:\s+(?:early\s+|late\s+)?{all_of(date_words().parts_of_day)})"


@cache
def small_number() -> str:
    """Give the pattern of a number as it counts units of time: digits, or words up to ninety-nine."""
    numbers = quantity_words().numbers
    tens = any_of(word for value, words in numbers.items() if value >= 20 for word in words)
    ones = any_of(word for value, words in numbers.items() if 0 < value < 10 for word in words)
    every = any_of(word for value, words in numbers.items() if value > 0 for word in words)
    return rf"(?:\b\d{{1,3}}(?:,\d{{3}}|\.\d)?\b|{tens}[\s-]{ones}|{every}(?:\s+hundred)?)"


@cache
def later_year(named: bool = True) -> str:
    """Give the pattern of a year that other words tell, after a day or month ("in June last year")."""
    group = "?P<told>" if named else "?:"
    return rf"(?:,?\s+(?:of\s+)?({group}{any_of(date_words().told_years)}))"


@cache
def told_period() -> str:
    """Give the pattern of a spell that is reckoned from the date told before ("the following year")."""
    units = r"(?:year|month|week|day|decade|century|winter|summer|spring|autumn)"
    return rf"(?:{all_of(date_words().told)}\s+{units}\b)"
