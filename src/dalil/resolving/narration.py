"""Dates that are reckoned from the date told before: "a year later", "the same day", "that summer"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from dalil.language.expression_words import date_words
from dalil.records.edtf import bounds, full_date, is_valid
from dalil.resolving.anchors import Anchor, Reader, add_months, count, key_of

_UNITS = {"day": 1, "week": 7, "month": 1, "year": 1, "decade": 10, "century": 100}


def _told(m: re.Match[str], anchor: Anchor) -> str | None:
    """Reckon from the date told before; None where that is too coarse.

    Steps of several units are approximate, as the words are.
    """
    before = anchor.told
    if not before or not is_valid(before) or "/" in before or before[0] in "[{":
        return None
    step = _step(m)
    if step is None:
        return None
    unit = m["unit"].lower()
    number = count(m["number"]) if "number" in m.groupdict() else 1
    if number is None:
        return None
    if unit.rstrip(".") in _weekday_names():
        return _weekday(before, key_of(date_words().weekdays, unit), step)
    if unit in _season_names():
        return season_told(before, key_of(date_words().seasons, unit), step)
    if unit not in _UNITS:
        unit = "day"
    if unit in ("decade", "century") and "number" in m.groupdict():
        unit, number = "year", number * _UNITS[unit]
    found = moved_by(unit, step * number, before)
    return f"{found}~" if found and number > 1 and "~" not in found and "/" not in found else found


def _weekday(before: str, weekday: int, step: int) -> str | None:
    """Give the weekday of the week of a day, or the nearest one after or before it."""
    day = full_date(before)
    if day is None:
        return None
    days = weekday - day.isoweekday()
    if step:
        days = days % 7 or 7 if step > 0 else days % 7 - 7
    return (day + timedelta(days=days)).isoformat()


@cache
def _weekday_names() -> frozenset[str]:
    return frozenset(name.lower().rstrip(".") for names in date_words().weekdays.values() for name in names)


@cache
def _season_names() -> frozenset[str]:
    return frozenset(name for names in date_words().seasons.values() for name in names)


def _step(m: re.Match[str]) -> int | None:
    groups = m.groupdict()
    for letter in "twb":
        for step in (-1, 0, 1):
            if groups.get(f"{letter}{step + 1}"):
                return step
    return None


def moved_by(unit: str, number: int, before: str) -> str | None:
    """Give the unit of time so many units after an EDTF date; ``X`` where a part of it is not known."""
    first = bounds(before)[0]
    if first is None or not re.match(r"\d{4}", before):
        return None
    if unit == "year":
        return str(first.year + number)
    if unit in ("decade", "century"):
        digits = 3 if unit == "decade" else 2
        return str(int(str(first.year)[:digits]) + number) + "X" * (4 - digits)
    known = bool(re.match(r"\d{4}-(?:0\d|1[0-2])", before))
    if unit == "month":
        return add_months(first, number) if known else None
    day = full_date(before)
    if day is None:
        whole = re.match(r"\d{4}-(?:0\d|1[0-2])$", before)
        return f"{before}-XX" if whole and number == 0 and unit == "day" else None
    return _days(day, unit, number)


def _days(day: date, unit: str, number: int) -> str:
    if unit == "day":
        return (day + timedelta(days=number)).isoformat()
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=number)
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def season_told(before: str, season: int, step: int) -> str | None:
    """Give the season of the year of an EDTF date, or the nearest one after or before it."""
    first = bounds(before)[0]
    if first is None:
        return None
    if step == 0:
        return f"{first.year}-{season}"
    began = bounds(f"{first.year}-{season}")[0]
    passed = began is not None and began <= first
    if step > 0:
        return f"{first.year + (1 if passed else 0)}-{season}"
    return f"{first.year - (0 if passed else 1)}-{season}"


READERS: dict[str, Reader] = {"told": _told}
