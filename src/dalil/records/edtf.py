"""EDTF (ISO 8601-2) at levels 0 to 2, as far as Dalil writes it: validity, bounds, intervals."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_MARKS = "[~?%]?"
_TIME = r"(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?"
_DATE = re.compile(
    rf"(?P<year>-?[0-9X]{{4}}){_MARKS}(?:-(?P<month>\d\d|XX){_MARKS}(?:-(?P<day>\d\d|XX){_MARKS})?)?{_TIME}"
)
# Northern meteorological seasons (winter runs into the next year), quarters, thirds and halves of a year.
_SPELLS = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14),
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 37: (1, 4), 38: (5, 8), 39: (9, 12), 40: (1, 6), 41: (7, 12),
}  # fmt: skip
_SETS = ("[]", "{}")
"""The brackets around one of several dates, and around all of several dates."""


def is_valid(edtf: str) -> bool:
    """Tell whether a string is EDTF of the kinds that Dalil writes (ISO 8601-2, levels 0 to 2)."""
    if edtf[:1] + edtf[-1:] in _SETS:
        return all(is_valid(part) for part in edtf[1:-1].split(","))
    first, slash, last = edtf.partition("/")
    if not slash:
        return _is_point(first)
    ends = [end for end in (first, last) if end not in ("..", "")]
    return bool(ends) and all(_is_point(end) for end in ends) and _in_order(edtf)


def bounds(edtf: str) -> tuple[date | None, date | None]:
    """Give the first and the last day that an EDTF date can mean; None where it sets no bound (open, unknown year).

    Years before 1 set none either, since `date` cannot hold them. Marks of uncertainty and approximation do not widen
    the bounds. Raises ValueError where it is no EDTF.
    """
    if edtf[:1] in ("[", "{"):
        parts = [bounds(part) for part in edtf[1:-1].split(",")]
        return min((p[0] for p in parts if p[0]), default=None), max((p[1] for p in parts if p[1]), default=None)
    first, slash, last = edtf.partition("/")
    if not slash:
        return _bounds(first)
    return (None if first in ("..", "") else _bounds(first)[0]), (None if last in ("..", "") else _bounds(last)[1])


def full_date(edtf: str | None) -> date | None:
    """Give the day where the date is one known day, marked or not; None otherwise."""
    if not edtf or not re.fullmatch(rf"\d{{4}}-\d\d-\d\d{_MARKS}(?:T.*)?", edtf):
        return None
    try:
        return date.fromisoformat(edtf[:10])
    except ValueError:
        return None


def interval(first: str, last: str) -> str:
    """Join two ends; one date where both are the same."""
    return first if first == last else f"{first}/{last}"


def written_year(year: int) -> str:
    """Write an astronomical year (0 is 1 BC, -479 is 480 BC) as EDTF."""
    return f"{year:04}" if year >= 0 else f"-{-year:04}"


def moved(edtf: str, years: int) -> str:
    """Move every year of an EDTF string by a number of years; years with an ``X`` in them stay."""

    def move(match: re.Match[str]) -> str:
        return written_year(int(match.group()) + years)

    return re.sub(r"(?<![\dX-])-?\d{4}(?![\dX])", move, edtf)


def _is_point(edtf: str) -> bool:
    if not _DATE.fullmatch(edtf):
        return False
    try:
        _bounds(edtf)
    except ValueError:
        return False
    return True


def _in_order(edtf: str) -> bool:
    first, last = bounds(edtf)
    return first is None or last is None or first <= last


def _bounds(edtf: str) -> tuple[date | None, date | None]:
    match = _DATE.fullmatch(edtf)
    if not match:
        raise ValueError(f"not an EDTF date: {edtf}")
    year, month, day = match["year"], match["month"], match["day"]
    low, high = year.replace("X", "0"), year.replace("X", "9")
    if year == "XXXX" or int(low) < 1:
        _check_month_day(month, day)
        return None, None
    return _known_bounds(int(low), int(high), month, day)


def _known_bounds(low: int, high: int, month: str | None, day: str | None) -> tuple[date, date]:
    if month and month != "XX" and int(month) > 12:
        return _spell(low, int(month))[0], _spell(high, int(month))[1]
    first_month, last_month = (int(month), int(month)) if month and month != "XX" else (1, 12)
    if day and day != "XX":
        last_day = min(int(day), monthrange(high, last_month)[1]) if month == "XX" else int(day)
        return date(low, first_month, int(day)), date(high, last_month, last_day)
    return date(low, first_month, 1), date(high, last_month, monthrange(high, last_month)[1])


def _check_month_day(month: str | None, day: str | None) -> None:
    """Raise ValueError where a month and day exist in no year."""
    if month and month != "XX":
        if int(month) in _SPELLS and not day:
            return
        date(2000, int(month), int(day) if day and day != "XX" else 1)


def _spell(year: int, code: int) -> tuple[date, date]:
    if code not in _SPELLS:
        raise ValueError(f"no EDTF season {code}")
    first, last = _SPELLS[code]
    end_year, end_month = (year + 1, last - 12) if last > 12 else (year, last)
    return date(year, first, 1), date(end_year, end_month, monthrange(end_year, end_month)[1])
