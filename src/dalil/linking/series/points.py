"""Points: the values that reports give for one period, what replaced what, and what cannot both hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, pairwise

from dalil.checking.intervals import Interval
from dalil.checking.meanings import meaning
from dalil.linking.series.reported import Reported
from dalil.linking.support import Support, published_first
from dalil.linking.tellings import Telling
from dalil.records import Quantity
from dalil.records.edtf import bounds

COMPARED = 24
"""So many values of one period are compared with one another, by their first report: more are not of one figure."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value with the tellings that give it, by publication.

    ``so_far`` where its period was over for none of them, ``presumed`` where place or period is told by none.
    """

    quantity: Quantity
    tellings: tuple[Telling, ...]
    support: Support
    so_far: bool
    presumed: bool = False


@dataclass(frozen=True, slots=True)
class Revision:
    """A value that one origin replaced by a later one."""

    origin: str
    earlier: Value
    later: Value


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two values of different origins that cannot both hold, neither of them replaced or presumed to be of it."""

    one: Value
    other: Value


@dataclass(frozen=True, slots=True)
class Point:
    """A period (EDTF; None where it is not told) with its values, by their first report."""

    period: str | None
    values: tuple[Value, ...]
    revisions: tuple[Revision, ...]
    contradictions: tuple[Contradiction, ...]

    @property
    def days(self) -> tuple[date, date] | None:
        """Give the first and the last day of the period where both are known."""
        first, last = bounds(self.period) if self.period else (None, None)
        return (first, last) if first and last else None

    @property
    def is_of_one_day(self) -> bool:
        """Tell a single day, on which there may be two events."""
        return self.days is not None and self.days[0] == self.days[1]

    @property
    def standing(self) -> tuple[Value, ...]:
        """Give the values that none of their origins has replaced by another."""
        gone = {id(revision.earlier) for revision in self.revisions}
        return tuple(value for value in self.values if id(value) not in gone)


def point_of(period: str | None, reported: Iterable[Reported]) -> Point:
    """Make the point of a period of all that is reported for it.

    Values of a single day are compared with nothing: there may be two events on one day, and which is which is the
    business of incidents.
    """
    told = tuple(sorted(reported, key=lambda each: (each.telling.report.published or "", each.telling.key)))
    values = tuple(_values(told))
    bare = Point(period, values, (), ())
    if period is None or bare.is_of_one_day:
        return bare
    revisions = tuple(_revisions(values))
    return replace(bare, revisions=revisions, contradictions=tuple(_contradictions(values, revisions)))


def _values(told: Iterable[Reported]) -> Iterator[Value]:
    groups: dict[Interval, list[Reported]] = defaultdict(list)
    for each in told:
        groups[meaning(each.statistic.quantity).stated].append(each)
    for group in groups.values():
        tellings = published_first(each.telling for each in group)
        quantities = sorted(
            (each.statistic.quantity for each in group), key=lambda quantity: quantity.qualifier != "exact"
        )
        so_far, presumed = all(each.so_far for each in group), all(each.presumed for each in group)
        yield Value(quantities[0], tellings, Support.of(tellings), so_far, presumed)


def _revisions(values: Sequence[Value]) -> Iterator[Revision]:
    """Find what each origin replaced: a value told earlier than another, and never again after that.

    A report that tells the new value may recall the old one.
    """
    for origin in sorted({origin for value in values for origin in value.support.origins}):
        own = [(_published(value, origin), value) for value in told_by(origin, values)]
        for (first, earlier), (second, later) in pairwise(sorted(own, key=lambda each: each[0])):
            if first[0] < second[0] and first[1] <= second[0] and _exclude(earlier, later) and not earlier.so_far:
                yield Revision(origin, earlier, later)


def told_by(origin: str, values: Iterable[Value]) -> list[Value]:
    """Give the values of an origin; not those that it only recalls of another, where it first told some itself."""
    own = [value for value in values if origin in value.support.origins]
    first = [value for value in own if value.tellings[0].origin.key == origin]
    return first or own


def _published(value: Value, origin: str) -> tuple[str, str]:
    """Give when an origin first and last tells a value."""
    dates = [telling.report.published or "" for telling in value.tellings if telling.origin.key == origin]
    return min(dates), max(dates)


def _contradictions(values: Sequence[Value], revisions: Sequence[Revision]) -> Iterator[Contradiction]:
    replaced = {(id(revision.earlier), revision.origin) for revision in revisions}
    told = [value for value in values if not (value.so_far or value.presumed)]
    for one, other in combinations(told[:COMPARED], 2):
        ours = {origin for origin in one.support.origins if (id(one), origin) not in replaced}
        theirs = {origin for origin in other.support.origins if (id(other), origin) not in replaced}
        if ours - theirs and theirs - ours and _exclude(one, other):
            yield Contradiction(one, other)


def _exclude(one: Value, other: Value) -> bool:
    return meaning(one.quantity).widest.equals(meaning(other.quantity).widest) == "never"
