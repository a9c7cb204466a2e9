"""Days, months, years, decades and centuries by their names and numbers."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache

from dalil.language.expression_words import date_words
from dalil.records.edtf import interval, written_year
from dalil.resolving.anchors import (
    Anchor,
    Reader,
    key_of,
    leading_number,
    month_day,
    month_number,
    month_year,
    short_year,
    year_in,
    year_of,
)


def _iso(m: re.Match[str], _: Anchor) -> str | None:
    return f"{m['year']}-{m['month']}-{m['day']}"


def _numeric(m: re.Match[str], anchor: Anchor) -> str | None:
    """Read 21.12.2016 and 12/21/2016; where both orders are possible, the value is one of the two."""
    year = int(m["year"]) if m["year"] else short_year(m["short"], anchor)
    if year is None:
        return None
    first, second = int(m["first"] or m["left"]), int(m["second"] or m["right"])
    if m["mark"] == "." or first > 12:
        return date(year, second, first).isoformat()
    if second > 12 or first == second:
        return date(year, first, second).isoformat()
    return f"[{','.join(sorted((date(year, first, second).isoformat(), date(year, second, first).isoformat())))}]"


def _day(m: re.Match[str], anchor: Anchor) -> str | None:
    year = year_in(m, anchor)
    if year is None:
        year = short_year(m.groupdict().get("short"), anchor)
    return month_day(year, month_number(m["month"]), leading_number(m["day"]), anchor)


def days_between(m: re.Match[str], anchor: Anchor) -> tuple[str, str] | None:
    """Give the first and the last of the days of a month that a match names."""
    month, year = month_number(m["month"]), year_in(m, anchor)
    last = month_day(year, month, leading_number(m["last"]), anchor)
    first = month_day(year, month, leading_number(m["day"]), anchor)
    return (f"{last[:-6]}{first[-6:]}", last) if first and last else None


def _days(m: re.Match[str], anchor: Anchor) -> str | None:
    ends = days_between(m, anchor)
    if not ends:
        return None
    return f"{{{','.join(ends)}}}" if m["and"] and not m["between"] else interval(*ends)


def _month(m: re.Match[str], anchor: Anchor) -> str | None:
    month, year = month_number(m["month"]), year_in(m, anchor)
    direction = (m["direction"] or "").lower()
    if direction.startswith("next") or direction.endswith("coming"):
        return month_year(month, year, replace(anchor, future=True))
    if direction == "this" and anchor.year:
        return f"{anchor.year}-{month:02}"
    if direction == "last" and anchor.day and anchor.day.month == month:
        return f"{anchor.day.year - 1}-{month:02}"
    return month_year(month, year, replace(anchor, future=anchor.future and direction != "last"))


def _year(m: re.Match[str], _: Anchor) -> str | None:
    return written_year(year_of(m["year"]))


def _years(m: re.Match[str], _: Anchor) -> str | None:
    first, last = int(m["year"]), int(m["year"][:2] + m["last"])
    if last > first:
        return f"{first}/{last}"
    if m["mark"] != "/" and 1 <= int(m["last"]) <= 12:
        return f"{first}-{m['last']}"
    return None


def _decade(m: re.Match[str], anchor: Anchor) -> str | None:
    if m["decade"]:
        return f"{m['decade'][:3]}X"
    return f"{str(short_year(m['short'], anchor))[:3]}X"


def _century(m: re.Match[str], _: Anchor) -> str | None:
    number = int(m["number"]) if m["number"] else key_of(date_words().centuries, m["ordinal"])
    return None if m["era"] else f"{number - 1:02}XX"


def _holiday(m: re.Match[str], anchor: Anchor) -> str | None:
    month, day = _holidays()[" ".join(m["holiday"].lower().split())].split("-")
    return month_day(year_in(m, anchor), int(month), int(day), anchor)


@cache
def _holidays() -> dict[str, str]:
    return {name.lower(): day for day, names in date_words().holidays.items() for name in names}


READERS: dict[str, Reader] = {
    "iso": _iso, "numeric": _numeric, "day": _day, "days": _days, "month": _month, "year": _year, "years": _years,
    "decade": _decade, "holiday": _holiday, "century": _century, "fiscal": _year,
}  # fmt: skip
