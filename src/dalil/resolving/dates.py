"""Words of dates to EDTF (ISO 8601-2), reckoned from the date of publication."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dalil.language.date_forms import date_form
from dalil.language.expression_words import date_words
from dalil.language.expressions import find_dates
from dalil.language.quantity_forms import number_value
from dalil.records.edtf import bounds, full_date, interval, is_valid


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


_Read = Callable[[re.Match[str], Anchor], str | None]


def resolve_date(words: str, anchor: str | None, *, future: bool = False) -> str | None:
    """Give the EDTF of a date's words; None where they set no date ("recently"), or none without an anchor.

    ``anchor`` is the EDTF date of publication. A month and day, a weekday or a month without a year lies on or
    before the anchor, after it where ``future`` is true. Without an anchor the year stays ``XXXX``.
    """
    squeezed = " ".join(words.split())
    form = date_form(squeezed) or _inner_form(squeezed)
    if form is None:
        return None
    name, match = form
    try:
        found = _READERS[name](match, Anchor.of(anchor, future))
    except ValueError:
        return None
    return found if found and is_valid(found) else None


def _inner_form(words: str) -> tuple[str, re.Match[str]] | None:
    """Find the one date among other words ("on Wednesday"); None where there are several."""
    inside = find_dates(words, 0, len(words))
    return date_form(inside[0].exact) if len(inside) == 1 else None


def _iso(m: re.Match[str], _: Anchor) -> str | None:
    return f"{m['year']}-{m['month']}-{m['day']}"


def _numeric(m: re.Match[str], _: Anchor) -> str | None:
    """Read 21.12.2016 and 12/21/2016; where both orders are possible, the value is one of the two."""
    first, second, year = int(m["first"]), int(m["second"]), int(m["year"])
    if m["mark"] == "." or first > 12:
        return date(year, second, first).isoformat()
    if second > 12 or first == second:
        return date(year, first, second).isoformat()
    return f"[{','.join(sorted((date(year, first, second).isoformat(), date(year, second, first).isoformat())))}]"


def _day(m: re.Match[str], anchor: Anchor) -> str | None:
    month, day = _month(m["month"]), _leading_number(m["day"])
    groups = m.groupdict()
    year = int(m["year"]) if m["year"] else _short_year(groups.get("short"), anchor)
    return _month_day(year, month, day, anchor)


def _month_day(year: int | None, month: int, day: int, anchor: Anchor) -> str | None:
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


def _days(m: re.Match[str], anchor: Anchor) -> str | None:
    month, year = _month(m["month"]), int(m["year"]) if m["year"] else None
    last = _month_day(year, month, _leading_number(m["last"]), anchor)
    first = _month_day(year, month, _leading_number(m["day"]), anchor)
    if not first or not last:
        return None
    return interval(f"{last[:4]}{first[4:]}", last)


def _month_form(m: re.Match[str], anchor: Anchor) -> str | None:
    return _month_year(_month(m["month"]), int(m["year"]) if m["year"] else None, anchor)


def _month_year(month: int, year: int | None, anchor: Anchor) -> str:
    if year is None and anchor.day:
        year = anchor.day.year
        if anchor.future and month < anchor.day.month:
            year += 1
        if not anchor.future and month > anchor.day.month:
            year -= 1
    return f"{year}-{month:02}" if year else f"XXXX-{month:02}"


def _year(m: re.Match[str], _: Anchor) -> str | None:
    return str(m["year"])


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
    return f"{str(_short_year(m['short'], anchor))[:3]}X"


def _century(m: re.Match[str], _: Anchor) -> str | None:
    return f"{int(m['number']) - 1:02}XX"


def _weekday(m: re.Match[str], anchor: Anchor) -> str | None:
    if anchor.day is None:
        return None
    days = (anchor.day.isoweekday() - _key(date_words().weekdays, m["weekday"])) % 7
    direction = " ".join((m["direction"] or "").lower().split())
    if direction in ("last", "the previous"):
        days = days or 7
    elif direction in ("next", "this coming") or (anchor.future and direction in ("", "this")):
        days = days - 7 if days or direction == "next" else 0
    return (anchor.day - timedelta(days=days)).isoformat()


def _stretch(m: re.Match[str], anchor: Anchor) -> str | None:
    """Narrow a year, decade or month to its beginning, middle or end; inner bounds are approximate."""
    third = next(name for name in ("early", "mid", "late") if m[name])
    whole = resolve_date(
        m["whole"], anchor.day.isoformat() if anchor.day else str(anchor.year or ""), future=anchor.future
    )
    if whole is None:
        return None
    if re.fullmatch(r"\d{4}", whole):
        return {
            "early": f"{whole}-01/{whole}-04~",
            "mid": f"{whole}-05~/{whole}-08~",
            "late": f"{whole}-09~/{whole}-12",
        }[third]
    if re.fullmatch(r"\d{3}X", whole):
        ten = whole[:3]
        return {"early": f"{ten}0/{ten}3~", "mid": f"{ten}4~/{ten}6~", "late": f"{ten}7~/{ten}9"}[third]
    if re.fullmatch(r"\d{4}-\d\d", whole):
        last = bounds(whole)[1]
        end = last.day if last else 28
        return {
            "early": f"{whole}-01/{whole}-10~",
            "mid": f"{whole}-11~/{whole}-20~",
            "late": f"{whole}-21~/{whole}-{end}",
        }[third]
    return whole


def _season(m: re.Match[str], anchor: Anchor) -> str | None:
    season = _key(date_words().seasons, m["season"] or m["named"])
    if m["named"]:
        return _season_from(anchor.day, season, m["direction"].lower()) if anchor.day else None
    year = int(m["year"]) if m["year"] else _relative_year(m["relative"], anchor)
    return f"{year}-{season}" if year else None


def _season_from(anchor: date, season: int, direction: str) -> str:
    year = anchor.year
    start = bounds(f"{year}-{season}")[0]
    began = start is not None and start <= anchor
    if direction == "last":
        last = bounds(f"{year}-{season}")[1]
        year -= 0 if began and last is not None and last < anchor else 1
    elif direction == "next" and began:
        year += 1
    return f"{year}-{season}"


def _part_of_year(m: re.Match[str], anchor: Anchor) -> str | None:
    year = int(m["year"]) if m["year"] else _relative_year(m["relative"], anchor)
    number = _key(date_words().ordinals, m["ordinal"])
    if not year:
        return None
    if m["months"]:
        months = int(number_value(m["months"]) or 0)
        return f"{year}-01/{year}-{months:02}" if number == 1 and 1 <= months <= 12 else None
    if m["part"].lower() == "half":
        return f"{year}-{39 + number}" if number <= 2 else None
    return f"{year}-{32 + number}"


def _relative_year(words: str | None, anchor: Anchor) -> int | None:
    if not words or not anchor.year:
        return None
    first = words.lower().split()[0]
    return anchor.year + {"last": -1, "next": 1}.get(first, -1 if "previous" in words.lower() else 0)


def _unit(m: re.Match[str], anchor: Anchor) -> str | None:
    """Read "last week", "this month", "next year": weeks are intervals from Monday to Sunday."""
    step = next(n for n in (-1, 0, 1) if m[f"d{n + 1}"])
    unit = m["unit"].lower()
    if unit in ("year", "decade", "century"):
        return _long_unit(unit, step, anchor)
    if anchor.day is None:
        return None
    if unit == "month":
        return _add_months(anchor.day, step)
    if unit == "day":
        return (anchor.day + timedelta(days=step)).isoformat()
    monday = anchor.day - timedelta(days=anchor.day.weekday()) + timedelta(weeks=step)
    first = monday + timedelta(days=5) if unit == "weekend" else monday
    return f"{first.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def _long_unit(unit: str, step: int, anchor: Anchor) -> str | None:
    if anchor.year is None:
        return None
    if unit == "year":
        return str(anchor.year + step)
    digits = 3 if unit == "decade" else 2
    return str(int(str(anchor.year)[:digits]) + step) + "X" * (4 - digits)


def _within(m: re.Match[str], anchor: Anchor) -> str | None:
    """Read "earlier this month": from its start to the anchor; "later": from the anchor to its end."""
    unit = (m["unit"] or m["same"]).lower()
    direction = (m["of"] or "this").lower()
    whole = resolve_date(f"{direction} {unit}", anchor.day.isoformat() if anchor.day else str(anchor.year or ""))
    if whole is None or direction != "this" or anchor.day is None:
        return whole
    first, last = bounds(whole)
    if first is None or last is None:
        return whole
    today = anchor.day
    return (
        interval(first.isoformat(), today.isoformat())
        if m["side"].lower() == "earlier"
        else interval(today.isoformat(), last.isoformat())
    )


def _days_from(m: re.Match[str], anchor: Anchor) -> str | None:
    step = next(n for n in date_words().days if m[f"o{n + 2}"])
    return (anchor.day + timedelta(days=step)).isoformat() if anchor.day else None


def _ago(m: re.Match[str], anchor: Anchor) -> str | None:
    """Read "two days ago" as a day, "three months ago" as an approximate month; "two days earlier" has no anchor."""
    number = _count(m["number"])
    if anchor.day is None or number is None or not m.group().lower().endswith("ago"):
        return None
    unit = m["unit"].lower()
    if unit == "day":
        found = (anchor.day - timedelta(days=number)).isoformat()
        return found if re.match(r"\d|one|two|three|a day", m.group(), re.IGNORECASE) and number <= 10 else f"{found}~"
    if unit == "week":
        return (anchor.day - timedelta(weeks=number)).isoformat() + "~"
    if unit == "month":
        return _add_months(anchor.day, -number) + "~"
    return f"{anchor.day.year - number * (10 if unit == 'decade' else 1)}~"


def _past(m: re.Match[str], anchor: Anchor) -> str | None:
    """Read "in the past five years" as an interval that ends (or, for the next five, begins) at the anchor."""
    if anchor.day is None:
        return None
    unit = (m["unit"] or m["one"]).lower()
    number = 1 if m["one"] else _count(m["number"])
    if number is None:
        return None
    side = (m["side"] or "past").lower()
    sign = 1 if side in ("next", "coming", "following") else -1
    far, near = _far(anchor.day, unit, sign * number), _near(anchor.day, unit)
    return f"{far}/{near}" if sign < 0 else f"{near}/{far}"


def _far(anchor: date, unit: str, steps: int) -> str:
    if unit in ("day", "week", "weekend"):
        return (anchor + timedelta(days=steps * (1 if unit == "day" else 7))).isoformat() + (
            "" if unit == "day" else "~"
        )
    if unit == "month":
        return _add_months(anchor, steps) + "~"
    return f"{anchor.year + steps * {'year': 1, 'decade': 10, 'century': 100}[unit]}~"


def _near(anchor: date, unit: str) -> str:
    return {"month": anchor.isoformat()[:7], "year": str(anchor.year), "decade": str(anchor.year)}.get(
        unit, anchor.isoformat()
    )


def _nothing(_: re.Match[str], __: Anchor) -> str | None:
    return None


def _interval(m: re.Match[str], anchor: Anchor) -> str | None:
    """Read both ends; what the first end lacks (a month, a year) it takes from the second."""
    known = anchor.day.isoformat() if anchor.day else str(anchor.year or "")
    until = m["until"].lower()
    last = known if until in ("today", "now", "the present") else resolve_date(m["until"], known, future=anchor.future)
    if not last:
        return None
    first = resolve_date(m["from"], last if full_date(last) else _end(last) or known, future=False)
    if first and first.startswith("XXXX") and not last.startswith("XXXX"):
        return None
    if not first or "/" in first + last:
        return _hull(first, last)
    joined = interval(first, last)
    return joined if is_valid(joined) else None


def _end(edtf: str) -> str | None:
    last = bounds(edtf)[1]
    return last.isoformat() if last else None


def _hull(first: str | None, last: str) -> str | None:
    """Join two ends of which one is an interval itself ("from early 2015 to late 2017")."""
    if not first:
        return None
    return interval(first.partition("/")[0], last.rpartition("/")[2])


def _open_end(m: re.Match[str], anchor: Anchor) -> str | None:
    found = _resolve_point(m["point"], anchor)
    return f"{found.split('/')[0]}/.." if found else None


def _open_start(m: re.Match[str], anchor: Anchor) -> str | None:
    found = _resolve_point(m["point"], anchor)
    return f"../{found.split('/')[-1]}" if found else None


def _resolve_point(words: str, anchor: Anchor) -> str | None:
    return resolve_date(words, anchor.day.isoformat() if anchor.day else str(anchor.year or ""), future=anchor.future)


def _count(words: str | None) -> int | None:
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


def _month(name: str) -> int:
    return _key(date_words().months, name)


@cache
def _names(table: tuple[tuple[int, tuple[str, ...]], ...]) -> dict[str, int]:
    return {name.lower().rstrip(".?"): key for key, names in table for name in names}


def _key(table: dict[int, list[str]], name: str) -> int:
    """Find the key under which a table of names holds a name, without regard to case and full stop."""
    return _names(tuple((key, tuple(names)) for key, names in table.items()))[name.lower().rstrip(".")]


def _leading_number(words: str) -> int:
    return int(re.match(r"\d+", words).group())  # type: ignore[union-attr]


def _short_year(short: str | None, anchor: Anchor) -> int | None:
    """Complete a year of two digits: the last one that is not after the anchor (1999 without one)."""
    if not short:
        return None
    latest = anchor.year or 1999
    century = latest - latest % 100
    year = century + int(short.strip("'’"))
    return year if year <= latest else year - 100


def _add_months(day: date, months: int) -> str:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return f"{year:04}-{month + 1:02}"


_READERS: dict[str, _Read] = {
    "iso": _iso, "numeric": _numeric, "day": _day, "days": _days, "month": _month_form, "year": _year, "years": _years,
    "decade": _decade, "century": _century, "weekday": _weekday, "stretch": _stretch, "season": _season,
    "part_of_year": _part_of_year, "within": _within, "unit": _unit, "days_from": _days_from, "ago": _ago,
    "past": _past,
    "vague": _nothing, "relative": _nothing, "interval": _interval, "open_end": _open_end, "open_start": _open_start,
}  # fmt: skip
