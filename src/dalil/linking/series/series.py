"""Series: the reported values of one measure, place and population, by period."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dalil.linking.buckets import bucketed
from dalil.linking.groups import UNDECIDED, Decided
from dalil.linking.series.checks import checks_of
from dalil.linking.series.points import Point, point_of
from dalil.linking.series.reported import Reported, reported_of
from dalil.linking.support import Support, published_first
from dalil.linking.tellings import Telling
from dalil.records import Check, Place


@dataclass(frozen=True, slots=True)
class Series:
    """A measure (the codebook's) of a place and a population; ``key`` is ``s-`` and its smallest telling.

    ``points`` are in the order of their periods, those without one last; ``gaps`` are the years without a value between
    the first and the last year with one. ``checks`` compare what several reports tell in it.
    ``shared`` is what ``Reported.key`` gives for its figures: one key unless people joined several.
    """

    key: str
    shared: tuple[str, ...]
    measure: str
    unit: str | None
    place: Place | None
    population: str | None
    points: tuple[Point, ...]
    gaps: tuple[int, ...]
    checks: tuple[Check, ...]
    tellings: tuple[Telling, ...]
    support: Support


def series(tellings: Iterable[Telling], decided: Decided = UNDECIDED) -> tuple[Series, ...]:
    """Make the series of all statistics among tellings, sorted by key; the order of the tellings is nothing.

    All statistics of a report must be given together. Given all reports with figures of some ``shared`` key, it gives
    for the series of that key what it gives among all others.
    """
    by_key = {each.telling.key: each for each in reported_of(tellings)}
    groups = bucketed({key: each.key for key, each in by_key.items()}, decided)
    found = (series_of([by_key[key] for key in group]) for group in groups)
    return tuple(sorted(found, key=lambda each: each.key))


def series_of(reported: Sequence[Reported]) -> Series:
    """Make one series of all of its reported values."""
    by_period: dict[str | None, list[Reported]] = defaultdict(list)
    for each in reported:
        by_period[each.period].append(each)
    points = [(_days(group), point_of(period, group)) for period, group in by_period.items()]
    points.sort(key=lambda each: (each[1].period is None, each[0], each[1].period or ""))
    told = [point for _, point in points]
    tellings = published_first(each.telling for each in reported)
    first = min(reported, key=lambda each: (each.presumed, each.place is None, each.telling.key))
    populations = Counter(each.statistic.population for each in reported if each.statistic.population)
    return Series(
        f"s-{min(telling.key for telling in tellings)}", tuple(sorted({each.key for each in reported})),
        first.statistic.measure, first.statistic.quantity.unit,
        first.place, min(populations, key=lambda words: (-populations[words], words), default=None),
        tuple(told), _gaps(told), checks_of(told), tellings, Support.of(tellings),
    )  # fmt: skip


def _days(reported: Sequence[Reported]) -> tuple[str, str]:
    days = reported[0].days
    return (days[0].isoformat(), days[1].isoformat()) if days else ("", "")


def _gaps(points: Iterable[Point]) -> tuple[int, ...]:
    years = sorted(int(point.period) for point in points if point.period and point.period.isdecimal())
    return tuple(year for year in range(years[0], years[-1]) if year not in years) if years else ()
