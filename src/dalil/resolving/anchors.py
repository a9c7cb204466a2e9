"""The date from which words like "last week" are reckoned, and the words of dates as numbers."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

from dalil.language.expression_words import date_words
from dalil.language.quantity_forms import number_value
from dalil.records.edtf import bounds, full_date, is_valid, written_year


@dataclass(frozen=True, slots=True)
class Anchor:
    """What is known of the date from which words are reckoned: a day, a month, a year alone, or nothing.

    ``future``: what lacks a year lies after the anchor. ``told`` is the EDTF of the date that the text tells before.
    ``narrated``: the anchor is such a date, so that what lacks a year lies near it, before or after.
    """

    day: date | None
    year: int | None
    future: bool = False
    month: int | None = None
    told: str | None = None
    narrated: bool = False

    @classmethod
    def of(cls, edtf: str | None, future: bool = False, *, told: str | None = None, narrated: bool = False) -> Anchor:
        """Read an anchor; one that is no valid EDTF counts as none."""
        if not edtf or not is_valid(edtf):
            return cls(None, None, future, None, told, narrated)
        day = full_date(edtf)
        first, last = bounds(edtf)
        if not first or not last:
            return cls(None, None, future, None, told, narrated)
        within = first.year == last.year or (narrated and (last - first).days < 100)
        year = first.year if within else None
        month = (
            first.month if year and (first.month == last.month or (narrated and (last - first).days < 100)) else None
        )
        return cls(day, year, future, month, told, narrated)

    @property
    def known(self) -> str | None:
        """Write the anchor as EDTF; None where nothing is known."""
        if self.day or not self.year:
            return self.day.isoformat() if self.day else None
        return f"{self.year:04}-{self.month:02}" if self.month else f"{self.year:04}"

    def at(self, edtf: str | None) -> Anchor:
        """Give an anchor like this one at another date."""
        return Anchor.of(edtf or self.known, self.future, told=self.told, narrated=self.narrated)


def month_day(year: int | None, month: int, day: int, anchor: Anchor) -> str | None:
    """Give a day of a year, or the nearest such day on the right side of the anchor."""
    if year is not None:
        date(max(year, 4), month, day)  # raises ValueError where there is no such day
        return f"{written_year(year)}-{month:02}-{day:02}"
    if anchor.narrated and anchor.year:
        return month_day(_nearest(anchor, month), month, day, anchor)
    if anchor.day is None:
        return f"XXXX-{month:02}-{day:02}"
    return _last_or_next(anchor.day, month, day, anchor.future)


def _last_or_next(anchor: date, month: int, day: int, future: bool) -> str | None:
    """Find the last such day on or before the anchor, or the first on or after it."""
    for step in range(9):
        year = anchor.year + (step if future else -step)
        if day <= monthrange(year, month)[1]:
            found = date(year, month, day)
            if found >= anchor if future else found <= anchor:
                return found.isoformat()
    return None


def month_year(month: int, year: int | None, anchor: Anchor) -> str:
    """Give a month of a year, or the nearest such month on the right side of the anchor."""
    if year is None and anchor.narrated:
        year = _nearest(anchor, month)
    elif year is None and anchor.day:
        year = anchor.day.year
        if anchor.future and month < anchor.day.month:
            year += 1
        if not anchor.future and month > anchor.day.month:
            year -= 1
    return f"{written_year(year)}-{month:02}" if year is not None else f"XXXX-{month:02}"


_BACK = 4
"""A story goes back so many months at most; what lies further back is the next year's."""


def _nearest(anchor: Anchor, month: int) -> int | None:
    """Give the year of a month in a story whose last date is the anchor: stories mostly go on, seldom back."""
    if anchor.year is None or anchor.month is None:
        return anchor.year
    ahead = (month - anchor.month) % 12
    whole = anchor.year * 12 + anchor.month - 1
    return (whole + (ahead if ahead < 12 - _BACK else ahead - 12)) // 12


def add_months(day: date, months: int) -> str:
    """Give the month so many months after a day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return f"{year:04}-{month + 1:02}"


def year_of(words: str) -> int:
    """Read a year; one before our era counts astronomically (480 BC is -479)."""
    digits = int(re.match(r"\d+", words).group())  # type: ignore[union-attr]
    return 1 - digits if re.search("B", words, re.IGNORECASE) else digits


def year_in(m: re.Match[str], anchor: Anchor) -> int | None:
    """Give the year that a match names, in digits ("1939") or in words ("last year"); None where it names none."""
    groups = m.groupdict()
    if groups.get("year"):
        return year_of(m["year"])
    if groups.get("told"):
        return told_year(m["told"], anchor)
    return None


def told_year(words: str, anchor: Anchor) -> int | None:
    """Read "last year", from the anchor, or "that year", from the date told before."""
    lower = words.lower()
    if re.search(r"\b(?:last|this|current|past)\b", lower) or lower.startswith("next"):
        return anchor.year + (-1 if "last" in lower else 1 if lower.startswith("next") else 0) if anchor.year else None
    first = bounds(anchor.told)[0] if anchor.told and is_valid(anchor.told) else None
    step = 1 if re.search("following|next", lower) else -1 if re.search("previous|preceding|before", lower) else 0
    return first.year + step if first else None


def short_year(short: str | None, anchor: Anchor) -> int | None:
    """Complete a year of two digits: the last one that is not after the anchor (1999 without one)."""
    if not short:
        return None
    latest = anchor.year or 1999
    century = latest - latest % 100
    year = century + int(short.strip("'’"))
    return year if year <= latest else year - 100


def count(words: str | None) -> int | None:
    """Read a whole number; "a few" and "several" have none."""
    if words is None:
        return None
    lower = " ".join(words.lower().split())
    if lower in ("a", "an"):
        return 1
    if lower in ("a couple of", "a couple"):
        return 2
    value = number_value(lower)
    return int(value) if value is not None and value.denominator == 1 else None


def month_number(name: str) -> int:
    """Give the number of a month by its name."""
    return key_of(date_words().months, name)


def key_of(table: dict[int, list[str]], name: str) -> int:
    """Find the key under which a table of names holds a name, without regard to case and full stop."""
    return _names(tuple((number, tuple(names)) for number, names in table.items()))[name.lower().rstrip(".")]


@cache
def _names(table: tuple[tuple[int, tuple[str, ...]], ...]) -> dict[str, int]:
    return {name.lower().rstrip(".?"): number for number, names in table for name in names}


def leading_number(words: str) -> int:
    """Give the number with which words begin ("21st")."""
    return int(re.match(r"\d+", words).group())  # type: ignore[union-attr]


Reader = Callable[[re.Match[str], Anchor], str | None]
"""Reads a form's match as EDTF against an anchor; None where it sets no date."""
