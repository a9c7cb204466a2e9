"""Reported values: statistics with the place, population and period in which they may be compared."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from dalil.checking.meanings import is_money
from dalil.codebook import load_codebook
from dalil.extraction.populations import figure_words
from dalil.linking.series.populations import is_difference, population_key
from dalil.linking.series.presumed import MONTH, area_of, is_area, leading_period, only_area, place_key
from dalil.linking.tellings import Telling
from dalil.records import Place, Statistic, When
from dalil.records.edtf import bounds, full_date, is_valid

_MARKS = re.compile(r"[~?%]")
_SETTLED = timedelta(days=31)
"""So long before its end a period may be reported as over ("this year" in December)."""
_REACH = 30
_YEARS = re.compile(r"P(\d+)Y")
_EARLY, _LATE = 3, 11
"""Months up to which, and from which, years that are past are those of the calendar."""


@dataclass(frozen=True, slots=True)
class Reported:
    """A statistic of a series: ``key`` is what all of one series share, ``period`` EDTF without marks or None.

    ``presumed`` tells that its place is the one area of the report's other figures of the measure or of all that it
    tells, or its period that of the figure with which the report begins; ``so_far`` that the period was not over.
    """

    key: str
    telling: Telling
    statistic: Statistic
    place: Place | None
    presumed: bool
    period: str | None
    so_far: bool

    @property
    def days(self) -> tuple[date, date] | None:
        """Give the first and the last day of the period where both are known."""
        first, last = bounds(self.period) if self.period else (None, None)
        return (first, last) if first and last else None


def reported_of(tellings: Iterable[Telling]) -> tuple[Reported, ...]:
    """Give the counts and sums among tellings; all events and statistics of a report must be given together.

    Ratios, shares, sentences and figures of no measure are left out: nothing shows that two of them are of one thing.
    """
    by_report: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        by_report[telling.report.id].append(telling)
    return tuple(each for report in sorted(by_report) for each in _of_report(by_report[report]))


@cache
def _measures() -> frozenset[str]:
    return frozenset(measure.id for measure in load_codebook().measures if measure.aggregation in ("count", "stock"))


def _of_report(tellings: Sequence[Telling]) -> Iterator[Reported]:
    told = sorted((t for t in tellings if _is_counted(t.record)), key=lambda telling: telling.key)
    statistics = {telling.record.id: _statistic(telling) for telling in told}
    anywhere, leading = area_of(tellings), leading_period(told)
    for telling in told:
        statistic = _statistic(telling)
        if not is_difference(statistic.population):
            alike = [each for each in statistics.values() if each.measure == statistic.measure and each.place]
            again = [each for each in alike if each.quantity.value is not None and _is_again(each, statistic)]
            area = only_area(each.place for each in again or alike if each.place) or anywhere
            yield _reported(telling, statistic, statistics.get(statistic.part_of or ""), area, leading)


def _is_again(one: Statistic, other: Statistic) -> bool:
    """Tell whether a report tells one figure twice."""
    same = one.quantity.value == other.quantity.value and one.quantity.unit == other.quantity.unit
    return same and (one.period and one.period.edtf) == (other.period and other.period.edtf)


def _is_counted(record: object) -> bool:
    return isinstance(record, Statistic) and record.measure in _measures()


def _statistic(telling: Telling) -> Statistic:
    if not isinstance(telling.record, Statistic):
        raise TypeError(f"{telling.key} is no statistic")
    return telling.record


def _reported(
    telling: Telling, statistic: Statistic, total: Statistic | None, area: Place | None, leading: When | None
) -> Reported:
    """Give a statistic with its period, or that of its total, and its place, or what may be meant."""
    when = statistic.period or (total.period if total else None)
    place, presumed = statistic.place or (total.place if total else None), False
    of_its_time = leading is not None and not _is_compared(telling, statistic)
    if when is None and of_its_time and (place is None or is_area(place)):
        when, presumed = leading, True
    period, so_far = _period(when, telling.report.published)
    told = Reported("", telling, statistic, place, presumed, period, so_far)
    if place is None and area is not None and _is_long(told.days):
        told = replace(told, place=area, presumed=True)
    return replace(told, key=_key(telling, statistic, told.place))


def _is_compared(telling: Telling, statistic: Statistic) -> bool:
    """Tell a figure that another is compared with, of a time that is not told ("rose from 22 to 35")."""
    span = statistic.quantity.span
    if span is None:
        return False
    before = " ".join(telling.report.text[max(0, span.start - _REACH) : span.start].lower().split())
    return before.endswith(tuple(f" {words}" for words in figure_words().baseline))


def _is_long(days: tuple[date, date] | None) -> bool:
    """Tell a time over which figures are added up from that of an event."""
    return days is not None and days[1] - days[0] >= MONTH


def _key(telling: Telling, statistic: Statistic, place: Place | None) -> str:
    """Give what the figures of a series share; where the place is not told, that they stand in one report.

    A sum of money is that of others only where both say what it is for.
    """
    unit = statistic.quantity.unit
    population = population_key(statistic.population, statistic.measure, place.country if place else None)
    if unit is None or (is_money(unit) and not population):
        return f"{statistic.measure}|{telling.key}"
    where = place_key(place) if place else telling.report.id
    return f"{statistic.measure}|{unit}|{where}|{population}"


def _period(when: When | None, published: str | None) -> tuple[str | None, bool]:
    """Give the period without marks, a running one up to the report, and whether it was not over."""
    told = when.edtf if when else None
    if not told or not is_valid(told):
        return None, False
    out = full_date(published)
    period = _whole_years(_MARKS.sub("", told), when.duration if when else None, out)
    if period.endswith("/..") and out is not None:
        running = f"{period.removesuffix('..')}{out.isoformat()}"
        return (running, True) if is_valid(running) else (period, False)
    last = bounds(period)[1]
    return period, out is not None and last is not None and last - out > _SETTLED


def _whole_years(period: str, duration: str | None, out: date | None) -> str:
    """Give "the past three years" of an annual report: told early in a year, those before it; told late, with it.

    They touch four calendar years, and the figures of a series are of whole ones.
    """
    years = _YEARS.fullmatch(duration or "")
    first, last = bounds(period)
    if years is None or out is None or first is None or last is None or last.year - first.year != int(years[1]):
        return period
    if out.month <= _EARLY:
        return f"{first.year}/{last.year - 1}" if last.year - 1 > first.year else f"{first.year}"
    return f"{first.year + 1}/{last.year}" if out.month >= _LATE and last.year > first.year + 1 else period
