"""Dates that are reckoned from the anchor: weekdays, "last week", "two years ago", "in the past five years"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dalil.language.expression_words import date_words
from dalil.records.edtf import bounds, interval
from dalil.resolving.anchors import Anchor, Reader, add_months, count, key_of


def _weekday(m: re.Match[str], anchor: Anchor) -> str | None:
    if anchor.day is None:
        return None
    number = key_of(date_words().weekdays, m["weekday"])
    if m["later"]:
        step = {"last": -1, "this": 0, "next": 1}[m["later"].split()[0].lower()]
        return (_monday(anchor.day) + timedelta(weeks=step, days=number - 1)).isoformat()
    days = (anchor.day.isoweekday() - number) % 7
    direction = " ".join((m["direction"] or "").lower().split())
    if direction in ("last", "the previous"):
        days = days or 7
    elif direction in ("next", "this coming") or (anchor.future and direction in ("", "this")):
        days = days - 7 if days or direction == "next" else 0
    elif anchor.narrated:
        days = days - 7 if days else 0  # a story goes on
    return (anchor.day - timedelta(days=days)).isoformat()


def _unit(m: re.Match[str], anchor: Anchor) -> str | None:
    """Read "last week", "this month", "next year"."""
    step = next(n for n in (-1, 0, 1) if m[f"d{n + 1}"])
    return stepped(m["unit"].lower(), step, anchor)


def stepped(unit: str, step: int, anchor: Anchor) -> str | None:
    """Give the unit that holds the anchor, or the one before or after; weeks run from Monday to Sunday."""
    if unit in ("year", "decade", "century"):
        return _long_unit(unit, step, anchor)
    if unit == "quarter":
        return _quarter(step, anchor)
    if unit == "month" and anchor.year and anchor.month:
        return add_months(date(anchor.year, anchor.month, 1), step)
    if anchor.day is None:
        return None
    if unit == "day":
        return (anchor.day + timedelta(days=step)).isoformat()
    monday = _monday(anchor.day) + timedelta(weeks=step * (2 if unit == "fortnight" else 1))
    first = monday + timedelta(days=5) if unit == "weekend" else monday
    return f"{first.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _long_unit(unit: str, step: int, anchor: Anchor) -> str | None:
    if anchor.year is None:
        return None
    if unit == "year":
        return str(anchor.year + step)
    digits = 3 if unit == "decade" else 2
    return str(int(str(anchor.year)[:digits]) + step) + "X" * (4 - digits)


def _quarter(step: int, anchor: Anchor) -> str | None:
    if not anchor.year or not anchor.month:
        return None
    year, quarter = divmod(anchor.year * 4 + (anchor.month - 1) // 3 + step, 4)
    return f"{year}-{33 + quarter}"


def _within(m: re.Match[str], anchor: Anchor) -> str | None:
    """Read "earlier this month": from its start to the anchor; "later": from the anchor to its end."""
    if m["so_far"]:
        return interval(f"{anchor.day.year}-01-01", anchor.day.isoformat()) if anchor.day else None
    unit = (m["unit"] or m["same"]).lower()
    direction = (m["of"] or "this").lower()
    whole = stepped(unit, {"last": -1, "next": 1}.get(direction, 0), anchor)
    if whole is None or direction != "this" or anchor.day is None:
        return whole
    first, last = bounds(whole)
    if first is None or last is None:
        return whole
    earlier = m["side"].lower() == "earlier"
    return interval((first if earlier else anchor.day).isoformat(), (anchor.day if earlier else last).isoformat())


def _days_from(m: re.Match[str], anchor: Anchor) -> str | None:
    step = next(n for n in date_words().days if m[f"o{n + 2}"])
    return (anchor.day + timedelta(days=step)).isoformat() if anchor.day else None


def _overnight(_: re.Match[str], anchor: Anchor) -> str | None:
    return f"{anchor.day - timedelta(days=1)}/{anchor.day}" if anchor.day else None


def _unit_end(m: re.Match[str], anchor: Anchor) -> str | None:
    """Read "year-end": the last two months, the last days of a month."""
    last = bounds(stepped(m["unit"].lower(), 0, anchor) or "..")[1]
    if last is None:
        return None
    return f"{last.year}-11~/{last.year}-12" if m["unit"].lower() == "year" else f"{last - timedelta(days=5)}~/{last}"


def _ago(m: re.Match[str], anchor: Anchor) -> str | None:
    """Read "two days ago" as a day, "three months ago" and "a year ago" as an approximate month."""
    number = count(m["number"])
    if anchor.day is None or number is None:
        return None
    unit = m["unit"].lower()
    if unit == "day":
        found = (anchor.day - timedelta(days=number)).isoformat()
        return found if re.match(r"\d|one|two|three|a day", m.group(), re.IGNORECASE) and number <= 10 else f"{found}~"
    if unit == "week":
        return (anchor.day - timedelta(weeks=number)).isoformat() + "~"
    if unit == "month" or (unit == "year" and number == 1):
        return add_months(anchor.day, -number * (12 if unit == "year" else 1)) + "~"
    return f"{anchor.day.year - number * (10 if unit == 'decade' else 1)}~"


def _past(m: re.Match[str], anchor: Anchor) -> str | None:
    """Read "in the past five years" as an interval that ends (or, for the next five, begins) at the anchor."""
    if anchor.day is None:
        return None
    unit = (m["unit"] or m["one"]).lower()
    number = 1 if m["one"] else count(m["number"])
    if number is None or unit not in ("day", "week", "weekend", "month", "year", "decade", "century"):
        return None
    side = (m["side"] or "past").lower()
    sign = 1 if side in ("next", "coming", "following") else -1
    far, near = _far(anchor.day, unit, sign * number), _near(anchor.day, unit)
    return f"{far}/{near}" if sign < 0 else f"{near}/{far}"


def _far(anchor: date, unit: str, steps: int) -> str:
    if unit == "day":
        return (anchor + timedelta(days=steps)).isoformat()
    if unit in ("week", "weekend"):
        return (anchor + timedelta(weeks=steps)).isoformat() + "~"
    if unit == "month":
        return add_months(anchor, steps) + "~"
    return f"{anchor.year + steps * {'year': 1, 'decade': 10, 'century': 100}[unit]}~"


def _near(anchor: date, unit: str) -> str:
    if unit in ("year", "decade", "century"):
        return str(anchor.year)
    return anchor.isoformat()[:7] if unit == "month" else anchor.isoformat()


READERS: dict[str, Reader] = {
    "weekday": _weekday, "unit": _unit, "within": _within, "overnight": _overnight, "unit_end": _unit_end,
    "days_from": _days_from, "ago": _ago, "past": _past,
}  # fmt: skip
