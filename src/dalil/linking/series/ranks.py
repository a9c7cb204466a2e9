"""Ranks: a value that one report calls the most or the fewest of a time, against what others tell of that time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dalil.checking.figures import Figure, figures_of
from dalil.checking.superlatives import Superlative, superlative_of
from dalil.checking.wording import number_word, told
from dalil.linking.series.points import Point, Value
from dalil.linking.tellings import Telling
from dalil.records import Check, CodedReport, Statistic, Verdict

_MONTHS_DIFFER = 3
"""Months, and quarters, differ in length by so many days."""


def checked_ranks(points: Sequence[Point]) -> Iterator[Check]:
    """Check superlatives against the values of other times of the same length; ``id`` is left empty.

    A higher value of the claim's own origin makes it inconsistent; one of another origin may be counted differently.
    """
    for point in points:
        for value in point.values if point.days and not point.is_of_one_day else ():
            for telling in value.tellings:
                claim = superlative_of(_figure(telling))
                if claim is not None and (found := _judged(claim, telling, value, point, points)):
                    yield found


def _figure(telling: Telling) -> Figure:
    """Give a statistic as checks see it, by itself."""
    statistics = (telling.record,) if isinstance(telling.record, Statistic) else ()
    entities = tuple(telling.entities.values())
    (figure,) = figures_of([CodedReport(telling.report, entities, telling.chain, (), (), statistics, ())])
    return figure


def _judged(claim: Superlative, telling: Telling, value: Value, point: Point, points: Sequence[Point]) -> Check | None:
    others = [
        (other, each) for other in points if _is_compared(other, point, claim)
        for each in other.standing if each.quantity.qualifier == "exact" and not each.so_far
    ]  # fmt: skip
    if all(telling.report.id in each.support.reports for _, each in others):
        return None
    beyond = [(other, each) for other, each in others if _is_beyond(each, value, claim)]
    own = [(other, each) for other, each in beyond if telling.origin.key in each.support.origins]
    name = f"{told(value)} for {point.period}"
    first = f"the {'highest' if claim.highest else 'lowest'}"
    if not beyond:
        words = f"{name} is {first} of the {number_word(len({other.period for other, _ in others}) + 1)} given"
        return _check("consistent", words, telling, [each for _, each in others])
    other, each = (own or beyond)[0]
    since = f" since {claim.since}" if claim.since else ""
    words = f"{name} is not {first}{since}: {told(each)} is given for {other.period}"
    if own:
        return _check("inconsistent", words, telling, [each])
    return _check("cannot_tell", f"{words} by another origin, which may count differently", telling, [each])


def _is_compared(other: Point, point: Point, claim: Superlative) -> bool:
    """Tell a time of the same length, before that of a claim and not before the time that the claim speaks of."""
    if other.days is None or point.days is None or other.days[1] >= point.days[0]:
        return False
    lengths = [(days[1] - days[0]).days for days in (other.days, point.days)]
    return abs(lengths[0] - lengths[1]) <= _MONTHS_DIFFER and (not claim.since or other.days[0].year >= claim.since)


def _is_beyond(other: Value, value: Value, claim: Superlative) -> bool:
    ours, theirs = value.quantity.value, other.quantity.value
    return ours is not None and theirs is not None and (theirs > ours if claim.highest else theirs < ours)


def _check(verdict: Verdict, words: str, telling: Telling, others: Sequence[Value]) -> Check:
    records = (telling.key, *(each.tellings[0].key for each in others))
    return Check("", "rank", verdict, records, words)
