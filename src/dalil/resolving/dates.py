"""Words of dates to EDTF (ISO 8601-2), reckoned from the date of publication or from the date told before."""

from __future__ import annotations

import re

from dalil.language.date_expressions import find_dates
from dalil.language.date_forms import date_form
from dalil.records.edtf import bounds, full_date, interval, is_valid
from dalil.resolving import calendar_dates, narration, relative_dates, spells
from dalil.resolving.anchors import Anchor, Reader


def resolve_date(words: str, anchor: str | None, *, future: bool = False, told: str | None = None) -> str | None:
    """Give the EDTF of a date's words; None where they set no date ("recently"), or none without an anchor.

    ``anchor`` is the EDTF date of publication. A month and day, a weekday or a month without a year lies on or
    before the anchor, after it where ``future`` is true. Without an anchor the year stays ``XXXX``. ``told`` is the
    date that the text tells before, from which "the following year" is reckoned.
    """
    return read_words(words, Anchor.of(anchor, future, told=told))


def read_words(words: str, anchor: Anchor) -> str | None:
    """Give the EDTF of a date's words, or of the one date among them; what is EDTF already stays as it is."""
    squeezed = " ".join(words.split())
    if _is_written(squeezed):
        return squeezed
    form = date_form(squeezed) or _inner_form(squeezed)
    return read_match(*form, anchor) if form else None


def _is_written(words: str) -> bool:
    """Tell EDTF; "2010-11" alone may be two years as well as a month and is read as words."""
    return not re.fullmatch(r"\d{4}-\d\d", words) and not re.search("[A-WYZa-z ]", words) and is_valid(words)


def read_match(name: str, match: re.Match[str], anchor: Anchor) -> str | None:
    """Give the EDTF of a form's match; None where it sets no date."""
    try:
        found = _READERS[name](match, anchor)
    except ValueError:
        return None
    return found if found and is_valid(found) else None


def _inner_form(words: str) -> tuple[str, re.Match[str]] | None:
    """Find the one date among other words ("on Wednesday"); None where there are several."""
    inside = find_dates(words, 0, len(words))
    return date_form(inside[0].exact) if len(inside) == 1 else None


def _stretch(m: re.Match[str], anchor: Anchor) -> str | None:
    return spells.narrowed(m, anchor, read_words)


def _nothing(_: re.Match[str], __: Anchor) -> str | None:
    return None


def interval_ends(m: re.Match[str], anchor: Anchor) -> tuple[str | None, str | None]:
    """Read both ends; what the first end lacks (a month, a year) it takes from the second."""
    until = m["until"].lower()
    if re.search(r"b\.?c", until):
        era = until[re.search(r"\s*b", until).start() :]  # type: ignore[union-attr]
        return read_words(f"{m['from']}{era}", anchor), read_words(until, anchor)
    last = anchor.known if until in ("today", "now", "the present") else read_words(m["until"], anchor)
    if not last:
        return None, None
    near = last if full_date(last) else _end(last) or anchor.known
    first = read_words(m["from"], Anchor.of(near, told=anchor.told))
    return first, last


def _interval(m: re.Match[str], anchor: Anchor) -> str | None:
    first, last = interval_ends(m, anchor)
    if not first or not last or (first.startswith("XXXX") and not last.startswith("XXXX")):
        return None
    if "/" in first + last:  # an end is an interval itself ("from early 2015 to late 2017")
        return interval(first.partition("/")[0], last.rpartition("/")[2])
    joined = interval(first, last)
    return joined if is_valid(joined) else None


def _end(edtf: str) -> str | None:
    last = bounds(edtf)[1]
    return last.isoformat() if last else None


def _open(m: re.Match[str], anchor: Anchor) -> str | None:
    found = anchor.told if m["point"].lower() == "then" else read_words(m["point"], anchor)
    if not found:
        return None
    return f"{found.split('/')[0]}/.." if m["since"] else f"../{found.split('/')[-1]}"


_READERS: dict[str, Reader] = {
    **calendar_dates.READERS, **relative_dates.READERS, **narration.READERS, "stretch": _stretch,
    "season": spells.season, "part_of_year": spells.part_of_year, "vague": _nothing, "interval": _interval,
    "open": _open,
}  # fmt: skip
