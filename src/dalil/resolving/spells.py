"""Parts of years, months and decades: "late 2017", "that summer", "the first quarter"."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from dalil.language.expression_words import date_words
from dalil.language.quantity_forms import number_value
from dalil.records.edtf import bounds, written_year
from dalil.resolving.anchors import Anchor, key_of, year_in
from dalil.resolving.narration import season_told
from dalil.resolving.relative_dates import stepped

# The first and last month of a year, year of a decade and day of a month (31 is its last) for each stretch; the inner
# bounds are approximate.
_STRETCHES: dict[str, tuple[tuple[int, int], tuple[int, int], tuple[int, int]]] = {
    "start": ((1, 2), (0, 1), (1, 5)), "early": ((1, 4), (0, 3), (1, 10)), "mid": ((5, 8), (4, 6), (11, 20)),
    "late": ((9, 12), (7, 9), (21, 31)), "end": ((11, 12), (8, 9), (26, 31)),
}  # fmt: skip

Read = Callable[[str, Anchor], str | None]


def narrowed(m: re.Match[str], anchor: Anchor, read: Read) -> str | None:
    """Narrow a year, decade or month to a stretch of it; ``read`` gives the whole."""
    name = next(name for name in _STRETCHES if m[name])
    months, years, days = _STRETCHES[name]
    whole = read(whole_words(m), anchor)
    if whole is None:
        return None
    if re.fullmatch(r"-?\d{4}", whole):
        return _between(f"{whole}-{months[0]:02}", f"{whole}-{months[1]:02}", name)
    if re.fullmatch(r"\d{3}X", whole):
        return _between(f"{whole[:3]}{years[0]}", f"{whole[:3]}{years[1]}", name)
    if re.fullmatch(r"-\d{4}-(?:0\d|1[0-2])", whole):
        return _between(f"{whole}-{days[0]:02}", f"{whole}-{min(days[1], 28):02}", name)
    last = bounds(whole)[1] if re.fullmatch(r"\d{4}-(?:0\d|1[0-2])", whole) else None
    return _between(f"{whole}-{days[0]:02}", f"{whole}-{min(days[1], last.day):02}", name) if last else whole


def whole_words(m: re.Match[str]) -> str:
    """Give the words of the whole of which a match names a stretch; "the month" means the anchor's."""
    return re.sub(r"^the (?=(?:year|month|week|decade|century)$)", "this ", m["whole"], flags=re.IGNORECASE)


def _between(first: str, last: str, stretch: str) -> str:
    return f"{first}{'' if stretch in ('start', 'early') else '~'}/{last}{'' if stretch in ('late', 'end') else '~'}"


def season(m: re.Match[str], anchor: Anchor) -> str | None:
    """Read a season with its year, with a direction, or alone: then the last one, or the one of the story."""
    code = key_of(date_words().seasons, m["season"])
    year = year_in(m, anchor)
    if year is not None:
        return f"{written_year(year)}-{code}"
    if m["told"]:
        return None
    direction = " ".join((m["direction"] or "").lower().split())
    step = _told_steps().get(direction)
    if step is not None and (anchor.told or step <= 0):
        return season_told(anchor.told, code, step) if anchor.told else None
    if anchor.narrated:
        return f"{written_year(anchor.year)}-{code}" if anchor.year is not None else None
    return _from_day(anchor, code, direction) if anchor.day else None


@cache
def _told_steps() -> dict[str, int]:
    return {word: step for step, words in date_words().told.items() for word in words}


def _from_day(anchor: Anchor, code: int, direction: str) -> str | None:
    """Find the season at, before or after a day; without a direction the last one that has begun."""
    if anchor.day is None:
        return None
    year = anchor.day.year
    start, last = bounds(f"{year}-{code}")
    began = start is not None and start <= anchor.day
    if direction == "last":
        year -= 0 if began and last is not None and last < anchor.day else 1
    elif direction == "next" and began:
        year += 1
    elif not direction and not began and not anchor.future:
        year -= 1
    return f"{year}-{code}"


def part_of_year(m: re.Match[str], anchor: Anchor) -> str | None:
    """Read a quarter, a half or the first months of a year; without a year that of the anchor."""
    groups = m.groupdict()
    number = int(m["number"]) if groups.get("number") else key_of(date_words().ordinals, m["ordinal"])
    year = year_in(m, anchor)
    part = (groups.get("part") or "quarter").lower()
    if year is None and not groups.get("told"):
        if not groups.get("months"):
            return _recent_part(number, part, anchor)
        year = anchor.year if groups.get("bare") else None
    if not year:
        return None
    if groups.get("months"):
        months = int(number_value(m["months"]) or 0)
        return f"{year}-01/{year}-{months:02}" if number == 1 and 1 <= months <= 12 else None
    return _part(written_year(year), number, part)


def _part(year: str, number: int, part: str) -> str | None:
    count = 2 if part == "half" else 4
    number = count if number == -1 else number
    return f"{year}-{(39 if part == 'half' else 32) + number}" if number <= count else None


def _recent_part(number: int, part: str, anchor: Anchor) -> str | None:
    """Give the last such part of a year that has begun at the anchor."""
    if anchor.year is None:
        return None
    if number == -1:
        return stepped("quarter", -1, anchor) if part == "quarter" else None
    found = _part(f"{anchor.year}", number, part)
    first = bounds(found)[0] if found else None
    if first and anchor.day and first > anchor.day and not anchor.future:
        return _part(f"{anchor.year - 1}", number, part)
    return found
