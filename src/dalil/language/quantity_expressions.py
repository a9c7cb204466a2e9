"""The spans of ages and quantities in a stretch of text; no values (those are for `resolving`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dalil.language.age_forms import age_pattern, age_stretches, life_term_pattern
from dalil.language.date_expressions import find_dates
from dalil.language.expression_words import any_of, quantity_words
from dalil.language.quantity_forms import number_value, quantity_pattern, quantity_starts
from dalil.language.stretches import Stretch, apart, label_before
from dalil.records import Span

_NEAR = 60
"""How many characters before and after decide what a number is."""


def find_ages(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Find the words of people's ages ("aged 34", "17-year-old", "in his thirties", "minors", ", 52," after a name)."""
    found = [
        m.span("age") for stretch in age_stretches(text, start, end) for m in age_pattern().finditer(text, *stretch)
    ]
    return tuple(Span.of(text, *stretch) for stretch in apart(found))


def find_life_terms(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Find the words of prison sentences for life ("life imprisonment", "jailed for life"), which hold no number."""
    return tuple(Span.of(text, *m.span(m.lastgroup or 0)) for m in life_term_pattern().finditer(text, start, end))


def find_quantities(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Find the words of quantities with their qualifiers; never dates, years, ages, clock times or labels."""
    taken = [(s.start, s.end) for s in (*find_dates(text, start, end), *find_ages(text, start, end))]
    taken += [m.span() for m in _not_quantities().finditer(text, start, end)]
    found = []
    for first, last in _free(sorted(taken), start, end):
        at = first
        for place in quantity_starts(text, first, last):
            m = quantity_pattern().match(text, place, last) if place >= at else None
            if m:
                at = _without_from(text, m)
                if _is_quantity(text, m, start, end):
                    found.append((m.start(), at))
    return tuple(Span.of(text, *stretch) for stretch in apart(found))


def _free(taken: list[Stretch], start: int, end: int) -> Iterator[Stretch]:
    for first, last in taken:
        if start < first:
            yield start, first
        start = max(start, last)
    if start < end:
        yield start, end


@cache
def _not_quantities() -> re.Pattern[str]:
    """Clock times, law numbers, coordinates, telephone numbers and the like."""
    return re.compile(
        r"\b(?:at\s+)?\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\b\.?|hours|hrs|GMT|UTC|local\s+time)?(?=\D|$)(?<=[m.sCTe\d])(?<!\d\.\d)(?<!\d\.\d\d)"
        r"|\b\d{1,2}(?::\d{2}){1,2}\b"
        r"|\b\d{1,2}\s*(?:[ap]m\b|[ap]\.m\.|o['’]clock)"
        r"|\b\d{3,4}\s+(?:hours\s+)?(?:GMT|UTC|local\s+time)\b"
        r"|\b\d+(?:st|nd|rd|th)\b"
        r"|\b24/7\b|\b9/11\b|\+?\d[\d-]*-\d{2,}-\d{2,}\b|\b\d+-(?!odd\b)[A-Z]{1,3}\b|\b\d+\.\d+\.\d+\S*",
        re.IGNORECASE,
    )


def _without_from(text: str, m: re.Match[str]) -> int:
    """Cut "533 to 940" after "from" to its first figure: a change, not a range (except of time)."""
    if m["high"] and not m["unit"] and "to" in text[m.end("low") : m.start("high")]:
        return (
            m.end("low")
            if re.search(r"\bfrom\s+$", text[max(0, m.start() - _NEAR) : m.start()], re.IGNORECASE)
            else m.end()
        )
    return m.end()


def _is_quantity(text: str, m: re.Match[str], start: int, end: int) -> bool:
    before, after = text[max(start, m.start() - _NEAR) : m.start()], text[m.end() : min(end, m.end() + _NEAR)]
    if (before and (before[-1].isalnum() or before[-1] in "/_@")) or (
        after and (after[0].isalnum() or after[0] in "_@")
    ):
        return False
    if m["high"] and re.search(r"\d\s*[-–—]\s*\d", m.group()) and _falls(m["low"], m["high"]):
        return False  # the result of a vote or a match
    if re.search(r"[A-Za-z]-$|\d[.,:/-]$", before) or re.match(r"[-/]\d|[-–][A-Z]|:\d", after):
        return False
    if _is_age_bound(m, before, after):
        return False
    plain = m.group("low") is not None and m["high"] is None and not (m["before"] or m["after"])
    if plain and (label_before().search(before) or _is_year(m.group(), before, after)):
        return False
    return not plain or m["low"].lower() not in ("one", "a", "an") or _counted_one(before, after)


def _is_year(number: str, before: str, after: str) -> bool:
    """Tell a year that is no date by itself ("the 2019 attacks", "the law of 2021 the court applied") from a count."""
    if not re.fullmatch(r"(?:19|20)\d\d", number):
        return False
    following = re.match(r"\s+([a-z]+)", after)
    opened = following is not None and following[1] in quantity_words().determiners
    return opened or re.search(r"\bthe\s+$", before, re.IGNORECASE) is not None


def _is_age_bound(m: re.Match[str], before: str, after: str) -> bool:
    """Tell the age of people ("most are under 30") from a figure: a bound after "be" with nothing counted after it."""
    bounds = {word for alike in quantity_words().age_bounds.values() for word in alike}
    said = m["before"] is not None and " ".join(m["before"].lower().split()) in bounds
    return said and m["low"] is not None and bool(_being().search(before)) and not re.match(r"\s+[^\W\d]", after)


@cache
def _being() -> re.Pattern[str]:
    return re.compile(r"\b(?:is|are|was|were|be|been|being)\s+$", re.IGNORECASE)


def _falls(low: str, high: str) -> bool:
    first, last = number_value(low), number_value(high)
    return first is not None and last is not None and last < first and not re.search("[a-z]", high, re.IGNORECASE)


def _counted_one(before: str, after: str) -> bool:
    """Tell whether "one" counts something ("one detainee", "killing one"), not "one of the", "no one"."""
    if _no_count_before_one().search(before):
        return False
    if re.match(r"\s+[a-z]", after) and not _no_count_after_one().match(after):
        return True
    return bool(_counting_verb().search(before))


@cache
def _no_count_before_one() -> re.Pattern[str]:
    return re.compile(rf"{any_of(quantity_words().not_counted_before_one)}\s+$", re.IGNORECASE)


@cache
def _no_count_after_one() -> re.Pattern[str]:
    return re.compile(rf"\s+{any_of(quantity_words().not_counted_after_one)}", re.IGNORECASE)


@cache
def _counting_verb() -> re.Pattern[str]:
    return re.compile(rf"{any_of(quantity_words().counting_verbs)}\s+(?:at\s+least\s+)?$", re.IGNORECASE)
