"""Partitions: figures that share all but one dimension, with a total at the coarser value of that dimension.

The dimensions are place (areas of a country), time (years of a span of years, months of a year), category (women, men
and children) and the text's own lists ("of whom …"). What is found here is judged in ``part_whole``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from dalil.checking.comparisons import comparisons
from dalil.checking.figures import Figure, Scope, may_be_nested

Dimension = Literal["list", "place", "time", "category"]


@dataclass(frozen=True, slots=True)
class Partition:
    """Parts and the tellings of their total.

    ``exclusive`` is true where nothing can be counted in two parts, ``complete`` where the parts are all there are,
    ``sure`` where there is no doubt that parts and total are of one thing, ``leaves_rest`` where the text speaks of all
    others without counting them.
    """

    by: Dimension
    parts: tuple[Figure, ...]
    totals: tuple[Figure, ...]
    exclusive: bool
    complete: bool
    sure: bool = True
    leaves_rest: bool = False

    @property
    def total(self) -> Figure:
        """Give the first telling of the total."""
        return self.totals[0]


def by_place(figures: tuple[Figure, ...]) -> Iterator[Partition]:
    """Find the areas of each country with one measure, period and population."""
    free = [f for f in figures if f.is_count and f.part_of is None and f.event is None]
    for totals in distinct(f for f in free if f.is_of_country):
        total = totals[0]
        areas = [f for f in free if f.is_part_of_country and f.stated.low is not None and _is_area_of(f, total)]
        parts = one_each(_of_same_report(areas, total))
        if parts is not None and len(parts) > 1:
            # Where no place is said, the total may be of something smaller.
            yield Partition("place", parts, totals, True, False, sure=total.named is not None)


def by_time(figures: tuple[Figure, ...]) -> Iterator[Partition]:
    """Find the values of years, or of other spells, within each longer period, the latest first."""
    counts = [f for f in figures if f.is_tally and f.exact is not None and f.days and f.event is None]
    for totals in distinct(counts):
        total = totals[0]
        parts = _one_spell_each(_of_same_report([f for f in counts if _is_spell_of(f, total)], total))
        if parts:
            yield Partition("time", parts, totals, True, _fills(parts, total))


def have_one_teller(figures: Iterable[Figure]) -> bool:
    """Tell figures of which no two are said by different speakers."""
    return len({f.origin.key for f in figures if f.origin.kind != "outlet"}) <= 1


def comparable(one: Figure, other: Figure) -> bool:
    """Tell whether two figures stand in one report or come from one origin."""
    return one.telling.report == other.telling.report or one.origin.key == other.origin.key


def distinct(figures: Iterable[Figure]) -> tuple[tuple[Figure, ...], ...]:
    """Group tellings of the same value for the same thing, in order."""
    groups: dict[object, list[list[Figure]]] = {}
    for figure in figures:
        alike = groups.setdefault((frame(figure), figure.stated, figure.scope, figure.period, figure.categories), [])
        group = next((g for g in alike if comparable(g[0], figure)), None)
        if group is None:
            alike.append([figure])
        else:
            group.append(figure)
    return tuple(tuple(group) for alike in groups.values() for group in alike)


def frame(figure: Figure) -> tuple[str, str | None]:
    """Give what figures must share to be compared at all: measure and unit."""
    return figure.measure, figure.unit


def kind_of_place(figure: Figure) -> str | None:
    """Give the word for the kind of a place that its name holds: towns and regions are not ranked together."""
    name = (
        figure.place.span.exact if figure.place and figure.place.span else (figure.place.name if figure.place else "")
    )
    return next((word for word in name.lower().split() if word in comparisons().kinds_of_place), None)


def one_each(parts: Iterable[Figure]) -> tuple[Figure, ...] | None:
    """Choose one figure a place; None where a place has two values or one place lies within another."""
    places: dict[Scope, Figure] = {}
    for part in parts:
        if places.setdefault(part.scope, part).stated != part.stated:
            return None
    nested = any(may_be_nested(a, b) for a in places for b in places)
    return None if nested else tuple(places.values())


def _of_same_report(parts: list[Figure], total: Figure) -> list[Figure]:
    """Keep to the report of the total where it has parts enough."""
    own = [part for part in parts if part.telling.report == total.telling.report]
    return own if len(own) > 1 else parts


def _is_area_of(part: Figure, total: Figure) -> bool:
    """Tell whether a part and a total are of one measure, country, population, unit and period."""
    if frame(part) != frame(total) or part.scope[0] != total.scope[0] or part.categories != total.categories:
        return False
    same = part.period == total.period and comparable(part, total)
    return same and (part.period is not None or part.near(total))


def _is_spell_of(part: Figure, total: Figure) -> bool:
    """Tell whether a figure is of the same thing in a shorter time within that of the total."""
    same = frame(part) == frame(total) and part.scope == total.scope and part.categories == total.categories
    if not same or part.days is None or total.days is None or part.days == total.days:
        return False
    if part.counts_from and part.counts_from == total.counts_from:
        return False
    return total.days[0] <= part.days[0] and part.days[1] <= total.days[1] and comparable(part, total)


def _one_spell_each(parts: list[Figure]) -> tuple[Figure, ...]:
    """Choose one value a spell, the latest first; nothing where a spell has two values or two spells overlap."""
    spells: dict[tuple[date, date], Figure] = {}
    for part in parts:
        if part.days and spells.setdefault(part.days, part).exact != part.exact:
            return ()
    ordered = sorted(spells, reverse=True)
    if any(earlier[1] >= later[0] for later, earlier in pairwise(ordered)):
        return ()
    return tuple(spells[days] for days in ordered)


def _fills(parts: tuple[Figure, ...], total: Figure) -> bool:
    """Tell whether spells, the latest first, leave no day of the total's period out."""
    days = [part.days for part in reversed(parts) if part.days]
    if not days or total.days is None or (days[0][0], days[-1][1]) != total.days:
        return False
    return all((later[0] - earlier[1]).days == 1 for earlier, later in pairwise(days))
