"""Dates as pages print them, given as EDTF (ISO 8601-2); and the lines that say when a report was published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from dalil.reading.phrases import alternatives, calendar, fold

_OLDEST, _NEWEST = 1900, 2099


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as EDTF with its offsets; the year is ``XXXX`` where the page gives none."""

    edtf: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PublicationLine:
    """What a publication line says; ``edtf`` is None for "3 hours ago"."""

    edtf: str | None
    updated: bool


def find_dates(text: str) -> Iterator[PrintedDate]:
    """Give the dates in a text, in order; a day and month in figures that could be swapped give the year only."""
    for match in _date_pattern().finditer(text):
        edtf = _edtf(match)
        if edtf is not None:
            yield PrintedDate(edtf, match.start(), match.end())


def publication_line(text: str) -> PublicationLine | None:
    """Read a line that only says when a report was published or updated; None for any other line."""
    if len(text) > 160:
        return None
    dates = list(find_dates(text))
    rest = text
    for found in reversed(dates):
        rest = rest[: found.start] + " ; " + rest[found.end :]
    relative = _relative_pattern().search(rest)
    rest = _relative_pattern().sub(" ; ", rest)
    labelled = _label_pattern().search(rest) is not None
    if not dates and not relative and not (labelled and _CLOCK.search(rest)):
        return None
    if _leftover(rest):
        return None
    chosen = _published(text, dates)
    return PublicationLine(chosen.edtf if chosen else None, updated=chosen is not None and _is_update(text, chosen))


def without_dates(text: str) -> str:
    """Give a line without its dates, times and the labels of publication lines; commas stand where they stood."""
    for found in reversed(list(find_dates(text))):
        text = text[: found.start] + "," + text[found.end :]
    text = re.sub(rf"(?i)\b(?:{alternatives(calendar().weekdays)})\b\.?", ",", _CLOCK.sub(",", text))
    return _label_pattern().sub(",", text)


def _published(text: str, dates: list[PrintedDate]) -> PrintedDate | None:
    return next((found for found in dates if not _is_update(text, found)), dates[0] if dates else None)


def _is_update(text: str, found: PrintedDate) -> bool:
    """Tell whether the label right before a date is one of updating."""
    labels = list(_label_pattern().finditer(text[: found.start]))
    return bool(labels) and fold(labels[-1].group()) in calendar().updated


def _leftover(rest: str) -> str:
    """Give what a line holds beside dates, times and their labels."""
    rest = _CLOCK.sub(" ", rest)
    rest = _label_pattern().sub(" ", rest)
    rest = re.sub(rf"(?i)\b(?:{alternatives(calendar().weekdays)})\b\.?", " ", rest)
    words = re.split(r"[\s,;:()|/•·–—.+-]+", rest.casefold())
    small = set(calendar().small)
    return " ".join(word for word in words if word and word not in small)


def _edtf(match: re.Match[str]) -> str | None:
    parts = {name: value for name, value in match.groupdict().items() if value}
    if "iso_y" in parts:
        return _calendar_date(parts["iso_y"], parts["iso_m"], parts["iso_d"])
    if "num_y" in parts:
        return _figures(parts["num_a"], parts["num_b"], parts["num_y"], dotted="." in match.group())
    month = _month(parts.get("month_a") or parts.get("month_b") or "")
    day = parts.get("day_a") or parts.get("day_b") or ""
    return _calendar_date(parts.get("year_a") or parts.get("year_b"), str(month), day)


def _figures(first: str, second: str, year: str, *, dotted: bool) -> str | None:
    """Read a date in figures: dotted ones have the day first; others only where no other reading exists."""
    if dotted or int(first) > 12 or first == second:
        return _calendar_date(year, second, first)
    if int(second) > 12:
        return _calendar_date(year, first, second)
    return year if _OLDEST <= int(year) <= _NEWEST else None


def _calendar_date(year: str | None, month: str, day: str) -> str | None:
    if year is not None and len(year.strip("'’")) == 2:
        short = int(year.strip("'’"))
        year = str(1900 + short if short >= 50 else 2000 + short)
    number = 2000 if year is None else int(year)
    try:
        date(number, int(month), int(day))
    except ValueError:
        return None
    if not _OLDEST <= number <= _NEWEST:
        return None
    return f"{year or 'XXXX'}-{int(month):02}-{int(day):02}"


def _month(name: str) -> int:
    folded = name.casefold().rstrip(".")
    return next(number for number, names in enumerate(calendar().months, 1) if folded in names)


_CLOCK = re.compile(
    r"(?i)\b\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?(?:\s*(?:gmt|utc)?\s*[+-]\d{1,2}(?::?\d{2})?)?|\b\d{1,2}\s*[ap]\.?m\b\.?"
    r"|\b\d{4}\s*(?:gmt|utc|hrs)\b|t\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:z|[+-]\d{2}:?\d{2})?"
)


@cache
def _date_pattern() -> re.Pattern[str]:
    months = rf"(?:{alternatives([name for names in calendar().months for name in names])})\.?"
    ordinal = r"(?:st|nd|rd|th)?"
    return re.compile(
        rf"""(?ix)
        \b(?P<iso_y>\d{{4}})[-/.](?P<iso_m>\d{{1,2}})[-/.](?P<iso_d>\d{{1,2}})(?=\b|T)
        | \b(?P<num_a>\d{{1,2}})(?P<mark>[./-])(?P<num_b>\d{{1,2}})(?P=mark)(?P<num_y>\d{{4}})\b
        | \b(?P<day_a>\d{{1,2}}){ordinal}(?:\s+of)?[\s-]+(?P<month_a>{months})
          (?:(?:,?\s+|-)(?P<year_a>\d{{4}}|'?\d{{2}}(?!\d|:)))?(?![\w:])
        | \b(?P<month_b>{months})\s+(?P<day_b>\d{{1,2}}){ordinal}(?:\s?,?\s+(?P<year_b>\d{{4}}))?(?![\w:])
        """
    )


@cache
def _relative_pattern() -> re.Pattern[str]:
    units = alternatives(calendar().relative)
    return re.compile(rf"(?i)\b(?:\d+|an?)\s*(?:{units})s?\.?\s+ago\b|\byesterday\b|\btoday\b|\bjust now\b")


@cache
def _label_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{alternatives(calendar().published + calendar().updated)})\b:?")
