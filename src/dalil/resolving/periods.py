"""Periods of figures: counted since a date, over the years up to one, or in the months of another figure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache

from dalil.language.expression_words import date_words
from dalil.language.quantity_forms import number_pattern, number_value
from dalil.records import Report, Statistic, When
from dalil.records.edtf import bounds, is_valid, moved
from dalil.resolving.anchors import add_months

_OPEN = "/.."
_UNTIL = "../"
_REACH = 40
"""So many characters before a date say over what length of time it ends."""
_YEAR = re.compile(r"\d{4}")
_MONTHS = {"year": 12, "month": 1}


def counted_until(period: When | None, published: str | None) -> When | None:
    """Close a figure's open period at the day of publication, as exactly as its beginning is known.

    "Since 2012" in a report of 2020-10-21 is ``2012/2020``; "since March 2020" is ``2020-03/2020-10``. A period that
    would begin after its end stays open, as does one without a day of publication. "As of May 1" is that day.
    """
    if period is None or period.edtf is None or not published or not period.edtf.endswith(_OPEN):
        return period
    if period.span is not None and period.span.exact.lower().startswith(tuple(date_words().stands)):
        return replace(period, edtf=period.edtf.removesuffix(_OPEN))
    first = period.edtf.removesuffix(_OPEN)
    closed = f"{first}/{published[: len(first.rstrip('~?%'))]}"
    return replace(period, edtf=closed, anchor=published) if is_valid(closed) else period


def counted_over(period: When | None, report: Report) -> When | None:
    """Give a figure's period its beginning where a length of time before it has one.

    "In the five years up to 2023" is ``2019/2023``, "in the year to June 2021" ``2020-07/2021-06``.
    """
    if period is None or period.span is None or not period.edtf:
        return period
    lead = report.text[max(0, period.span.start - _REACH) : period.span.start]
    length = _length_before().search(lead + period.span.exact)
    last = period.edtf.removeprefix(_UNTIL)
    end = bounds(last)[1] if is_valid(last) else None
    if length is None or length.end() < len(lead.rstrip()) or end is None or not re.fullmatch(r"\d{4}(-\d\d)?", last):
        return period
    number = number_value(length["number"]) if length["number"] else 1
    months = int(number or 0) * _MONTHS[length["unit"].lower()]
    if months == 0 or (len(last) == len("2000") and months % _MONTHS["year"]):
        return period
    first = add_months(end.replace(day=1), 1 - months)[: len(last)]
    return replace(period, edtf=f"{first}/{last}" if first != last else last)


@cache
def _length_before() -> re.Pattern[str]:
    number = number_pattern()
    until = "|".join(map(re.escape, sorted(date_words().ending, key=len, reverse=True)))
    return re.compile(rf"\b(?:(?P<number>{number})\s+)?(?P<unit>year|month)s?,?\s+(?:{until})\b", re.IGNORECASE)


def told_by_others(statistics: Iterable[Statistic], report: Report) -> Iterator[Statistic]:
    """Reckon times told by those of other figures from the right ones.

    "The same period of last year" has the months of the figure before it, in its own year. "The year before" is that
    before the latest year of the sentence told last, not before a year with which that one was compared.
    """
    told: list[Statistic] = []
    for statistic in statistics:
        edtf = _same_months(statistic, told, report) or _year_before(statistic, told, report)
        found = (
            replace(statistic, period=replace(statistic.period, edtf=edtf)) if statistic.period and edtf else statistic
        )
        if found.period is not None and found.period.edtf:
            told.append(found)
        yield found


def _same_months(statistic: Statistic, told: Sequence[Statistic], report: Report) -> str | None:
    period = statistic.period
    if period is None or not _is_same(period, report):
        return None
    spells = (one.period.edtf for one in reversed(told) if one.period and one.period.edtf)
    spell = next((edtf for edtf in spells if _is_spell(edtf)), None)
    return _in_year(spell, period.edtf or "") if spell else None


def _year_before(statistic: Statistic, told: Sequence[Statistic], report: Report) -> str | None:
    period = statistic.period
    if period is None or period.span is None or not told or not _YEAR.fullmatch(period.edtf or ""):
        return None
    if " ".join(period.span.exact.lower().split()) not in date_words().years_before:
        return None
    opening = report.text.rfind(". ", 0, told[-1].evidence[0].start + 1)
    last = [one.period.edtf for one in told if one.period and one.evidence[0].start > opening]
    years = {int(edtf) for edtf in last if edtf and _YEAR.fullmatch(edtf)}
    return str(max(years) - 1) if int(period.edtf or 0) + 1 in years else None


def _is_same(period: When, report: Report) -> bool:
    if period.span is None or not _YEAR.fullmatch(period.edtf or ""):
        return False
    lead = report.text[max(0, period.span.start - _REACH) : period.span.start].lower()
    words = "|".join(map(re.escape, date_words().same_spells))
    return re.search(rf"\b(?:{words})(?:\s+\w+){{0,2}}\s+$", lead) is not None


def _is_spell(edtf: str) -> bool:
    first, last = bounds(edtf) if is_valid(edtf) else (None, None)
    return first is not None and last is not None and first.year == last.year and last - first < timedelta(days=360)


def _in_year(edtf: str, year: str) -> str | None:
    first = bounds(edtf)[0]
    shifted = moved(edtf, int(year) - first.year) if first else None
    return shifted if shifted and is_valid(shifted) else None


def begun(time: When | None) -> When | None:
    """Give the beginning of an open time: an organisation banned "since 2012" was banned in 2012."""
    if time is None or time.edtf is None or not time.edtf.endswith(_OPEN):
        return time
    return replace(time, edtf=time.edtf.removesuffix(_OPEN))
