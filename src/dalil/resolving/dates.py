"""Words of dates to EDTF (ISO 8601-2), reckoned from the date of publication."""

from __future__ import annotations

import re
from datetime import date

from dalil.language.date_expressions import find_dates
from dalil.language.date_forms import date_form
from dalil.language.expression_words import date_words
from dalil.language.quantity_forms import number_value
from dalil.records.edtf import bounds, full_date, interval, is_valid
from dalil.resolving import calendar_dates, relative_dates
from dalil.resolving.anchors import Anchor, Reader, key_of


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


# The first and last month of a year, year of a decade and day of a month (31 is its last) for each stretch; the inner
# bounds are approximate.
_STRETCHES: dict[str, tuple[tuple[int, int], tuple[int, int], tuple[int, int]]] = {
    "start": ((1, 2), (0, 1), (1, 5)), "early": ((1, 4), (0, 3), (1, 10)), "mid": ((5, 8), (4, 6), (11, 20)),
    "late": ((9, 12), (7, 9), (21, 31)), "end": ((11, 12), (8, 9), (26, 31)),
}  # fmt: skip


def _stretch(m: re.Match[str], anchor: Anchor) -> str | None:
    """Narrow a year, decade or month to a stretch of it."""
    name = next(name for name in _STRETCHES if m[name])
    months, years, days = _STRETCHES[name]
    said = re.sub(r"^the (?=year|month|week|decade)", "this ", m["whole"], flags=re.IGNORECASE)
    whole = resolve_date(said, anchor.known, future=anchor.future)
    if whole is None:
        return None
    if re.fullmatch(r"\d{4}", whole):
        return _between(f"{whole}-{months[0]:02}", f"{whole}-{months[1]:02}", name)
    if re.fullmatch(r"\d{3}X", whole):
        return _between(f"{whole[:3]}{years[0]}", f"{whole[:3]}{years[1]}", name)
    last = bounds(whole)[1] if re.fullmatch(r"\d{4}-\d\d", whole) else None
    return _between(f"{whole}-{days[0]:02}", f"{whole}-{min(days[1], last.day):02}", name) if last else whole


def _between(first: str, last: str, stretch: str) -> str:
    return f"{first}{'' if stretch in ('start', 'early') else '~'}/{last}{'' if stretch in ('late', 'end') else '~'}"


def _season(m: re.Match[str], anchor: Anchor) -> str | None:
    season = key_of(date_words().seasons, m["season"] or m["named"])
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
    number = key_of(date_words().ordinals, m["ordinal"])
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


def _nothing(_: re.Match[str], __: Anchor) -> str | None:
    return None


def _interval(m: re.Match[str], anchor: Anchor) -> str | None:
    """Read both ends; what the first end lacks (a month, a year) it takes from the second."""
    known = anchor.known
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
    return resolve_date(words, anchor.known, future=anchor.future)


_READERS: dict[str, Reader] = {
    **calendar_dates.READERS, **relative_dates.READERS, "stretch": _stretch, "season": _season,
    "part_of_year": _part_of_year, "vague": _nothing, "relative": _nothing, "interval": _interval,
    "open_end": _open_end, "open_start": _open_start,
}  # fmt: skip
