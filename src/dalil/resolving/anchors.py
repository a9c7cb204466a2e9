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
from dalil.records.edtf import bounds, full_date, is_valid


@dataclass(frozen=True, slots=True)
class Anchor:
    """What is known of the date of publication: a day, or a year alone, or nothing."""

    day: date | None
    year: int | None
    future: bool = False

    @classmethod
    def of(cls, edtf: str | None, future: bool) -> Anchor:
        """Read an anchor; one that is no valid EDTF counts as none."""
        if not edtf or not is_valid(edtf):
            return cls(None, None, future)
        day = full_date(edtf)
        first, last = bounds(edtf)
        year = first.year if first and last and first.year == last.year else None
        return cls(day, year, future)

    @property
    def known(self) -> str | None:
        """Write the anchor as EDTF; None where nothing is known."""
        return self.day.isoformat() if self.day else str(self.year) if self.year else None


def month_day(year: int | None, month: int, day: int, anchor: Anchor) -> str | None:
    """Give a day of a year, or the nearest such day on the right side of the anchor."""
    if year:
        return date(year, month, day).isoformat()
    if anchor.day is None:
        return f"XXXX-{month:02}-{day:02}"
    return _nearest_year(anchor.day, month, day, anchor.future)


def _nearest_year(anchor: date, month: int, day: int, future: bool) -> str | None:
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
    if year is None and anchor.day:
        year = anchor.day.year
        if anchor.future and month < anchor.day.month:
            year += 1
        if not anchor.future and month > anchor.day.month:
            year -= 1
    return f"{year}-{month:02}" if year else f"XXXX-{month:02}"


def add_months(day: date, months: int) -> str:
    """Give the month so many months after a day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return f"{year:04}-{month + 1:02}"


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
    if lower == "a couple of":
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
