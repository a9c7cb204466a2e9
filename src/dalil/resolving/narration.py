"""Dates that are reckoned from the date told before: "a year later", "the same day", "two months earlier"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from dalil.language.date_forms import date_form
from dalil.language.expression_words import date_words
from dalil.records.edtf import bounds, full_date, is_valid
from dalil.resolving.anchors import add_months, count

_UNITS = ("day", "week", "month", "year")


def is_narrated(words: str) -> bool:
    """Tell whether the words are reckoned from a date that the text tells before."""
    return _step(words) is not None


def narrated_date(words: str, before: str) -> str | None:
    """Give the EDTF of such words, reckoned from the EDTF of the date before them; None where that is too coarse.

    Steps of several units are approximate, as the words are.
    """
    step = _step(words)
    if step is None or not is_valid(before) or "/" in before:
        return None
    unit, number = step
    found = _shifted(unit, number, before)
    return f"{found}~" if found and abs(number) > 1 else found


def _step(words: str) -> tuple[str, int] | None:
    form = date_form(" ".join(words.split()))
    if form is None:
        return None
    name, match = form
    if name == "relative":
        return _named_steps().get(" ".join(words.lower().split()))
    if name == "ago" and match["way"].lower() != "ago":
        number = count(match["number"])
        sign = 1 if match["way"].lower() in ("later", "after that") else -1
        unit = match["unit"].lower()
        return (unit, sign * number) if number is not None and unit in _UNITS else None
    return None


def _shifted(unit: str, number: int, before: str) -> str | None:
    day, first = full_date(before), bounds(before)[0]
    if unit == "year":
        return str(first.year + number) if first and re.match(r"\d{4}", before) else None
    if unit == "month":
        month = first if first and re.match(r"\d{4}-(?:0\d|1[0-2])", before) else None
        return add_months(month, number) if month else None
    if day is None:
        return None
    return _days(day, unit, number)


def _days(day: date, unit: str, number: int) -> str:
    if unit == "day":
        return (day + timedelta(days=number)).isoformat()
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=number)
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


@cache
def _named_steps() -> dict[str, tuple[str, int]]:
    table = date_words().relative
    return {word: (unit, step) for unit, steps in table.items() for step, alike in steps.items() for word in alike}
