"""The spans of dates in a stretch of text; no values (those are for `resolving`)."""

from __future__ import annotations

import re
from functools import cache

from dalil.language.date_forms import date_forms, date_hints, month_pattern
from dalil.language.expression_words import any_of, date_words, quantity_words
from dalil.language.quantity_forms import number_pattern
from dalil.language.stretches import apart, label_before
from dalil.records import Span

_NEAR = 60
"""How many characters before and after decide what a number is."""


def find_dates(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Find the words of dates, years and spells of time between two offsets, longest first where they compete."""
    found = [
        m.span()
        for hint in date_hints().finditer(text, start, end)
        for form in date_forms()
        if (m := form.pattern.match(text, hint.start(), end))
        and _whole_word(text, m, start, end)
        and (form.alone or _counts_alone(text, m, start, end))
    ]
    return tuple(Span.of(text, *stretch) for stretch in apart(found))


def _whole_word(text: str, m: re.Match[str], start: int, end: int) -> bool:
    before = text[m.start() - 1] if m.start() > start else " "
    after = text[m.end()] if m.end() < end else " "
    return not (before.isalnum() or before in "-/$€£" or after.isalnum() or after == "%")


def _counts_alone(text: str, m: re.Match[str], start: int, end: int) -> bool:
    """Tell a bare month or year from a verb, a name or a count."""
    before, after = text[max(start, m.start() - _NEAR) : m.start()], text[m.end() : min(end, m.end() + _NEAR)]
    if m.groupdict().get("month"):
        return bool(m["year"] or m["direction"]) or _is_month(m.group(), before, after)
    return _is_year(m["year"], before, after)


def _is_month(name: str, before: str, after: str) -> bool:
    if _leading().search(before):
        return True
    full = len(name.rstrip(".")) > 4 and name.capitalize() not in date_words().ambiguous_months
    return full and not re.match(r"\s+[A-Z][a-z]", after)


def _is_year(digits: str, before: str, after: str) -> bool:
    if _year_leading().search(before):
        return True
    if _counted_noun().match(after) or label_before().search(before):
        return False
    if _bound().search(before) and not (1950 <= int(digits) <= 2049):  # counts of today's size are written 2,021
        return False
    return 1900 <= int(digits) <= 2099 and not _number_after().match(after)


@cache
def _counted_noun() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:[\w-]+\s+)?{any_of(quantity_words().counted_nouns)}", re.IGNORECASE)


@cache
def _number_after() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{number_pattern()}|[-–]\s?\w)", re.IGNORECASE)


@cache
def _leading() -> re.Pattern[str]:
    """Words before a bare month that make it one."""
    return re.compile(rf"{any_of(date_words().before_month)}[\s-]+$", re.IGNORECASE)


@cache
def _year_leading() -> re.Pattern[str]:
    """Words before a bare number that make it a year."""
    words = any_of(date_words().before_year)
    return re.compile(rf"(?:{words}[\s-]+|{month_pattern()}\s+(?:of\s+)?|\()$", re.IGNORECASE)


@cache
def _bound() -> re.Pattern[str]:
    bounds = [word for words in quantity_words().qualifiers.values() for word in words]
    return re.compile(rf"{any_of(bounds)}\s+$", re.IGNORECASE)
