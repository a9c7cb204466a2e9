"""Scores of series: what linking makes of the figures that stories tell over time, from the reports alone.

point_recall
    The share of gold tellings of points that a series has with their measure, place, period and value.
point_pair_f1
    Pairwise F1 over these tellings: pairs in one series against those in one gold series.
series_revision_f1
    F1 over revisions in the series that hold gold points: the value before and the value after.
series_check_recall
    The share of gold checks across reports that these series have, with the verdict and what the working must hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from dalil.bench.linking.given import Coded
from dalil.bench.linking.schema import PointEntry, SeriesEntry
from dalil.bench.scoring import Counts, Metric, f1, recall
from dalil.linking.copies import lineage
from dalil.linking.origins.standing import standing_behind
from dalil.linking.series import Point, Series, series
from dalil.linking.tellings import Telling, tellings_of
from dalil.records import CodedReport, Quantity, Statistic
from dalil.records.edtf import bounds
from dalil.resolving import country_of

METRICS: Mapping[str, Metric] = {
    "point_recall": recall("point_recall"),
    "point_pair_f1": f1("point_pair"),
    "series_revision_f1": f1("series_revision"),
    "series_check_recall": recall("series_check_recall"),
}

_Place = tuple[str, int]
"""A gold point's id and the number of its telling."""


def series_among(stories: Iterable[Coded]) -> tuple[Series, ...]:
    """Make the series of all stories together, as a base does, with the origins that stand behind tellings."""
    return series(telling for story in stories for telling in _standing(list(story.reports.values())))


def _standing(reports: Sequence[CodedReport]) -> Iterator[Telling]:
    told = [telling for report in reports for telling in tellings_of(report)]
    figures = [telling for telling in told if isinstance(telling.record, Statistic)]
    yield from (telling for telling in told if not isinstance(telling.record, Statistic))
    yield from standing_behind(figures, lineage(report.report for report in reports), among=told)


def score_series(coded: Coded, found: Iterable[Series]) -> dict[str, Counts]:
    """Count a story's gold tellings of points, pairs of these, revisions and checks."""
    at = {place: each for each in found for place in _places(coded, each)}
    gold_of = {point.entry.id: point.series for point in coded.story.points}
    number = sum(len(point.tellings) for point in coded.story.points)
    pairs = {pair for pair in combinations(sorted(at), 2) if at[pair[0]] is at[pair[1]]}
    every = [(point.entry.id, at) for point in coded.story.points for at in range(len(point.tellings))]
    gold = {pair for pair in combinations(sorted(every), 2) if gold_of[pair[0][0]] == gold_of[pair[1][0]]}
    held = {each.key: each for each in at.values()}
    return {
        "point_recall": Counts(len(at), number, len(at), number),
        "point_pair": Counts.of(pairs, gold),
        "series_revision": Counts.of(set(_revisions(held.values())), set(_gold_revisions(coded.story.entry.series))),
        "series_check_recall": _checks(coded.story.entry.series, held),
    }


def _places(coded: Coded, one: Series) -> Iterator[_Place]:
    """Give the gold tellings that a series holds as gold has them."""
    files = {report.report.id: file for file, report in coded.reports.items()}
    entries = {entry.id: entry for entry in coded.story.entry.series}
    for gold in coded.story.points:
        entry = entries[gold.series]
        if one.measure == entry.measure and _is_there(one, entry):
            told = [t for p in one.points if _is_then(p, gold.entry) for v in p.values for t in v.tellings]
            for number, wanted in enumerate(gold.tellings):
                if any(
                    files.get(telling.report.id) == wanted.file
                    and any(words.overlaps(wanted.span) for words in _statistic(telling).evidence)
                    and _is_as_much(_statistic(telling).quantity, gold.entry)
                    for telling in told
                ):
                    yield gold.entry.id, number


def _statistic(telling: Telling) -> Statistic:
    if not isinstance(telling.record, Statistic):
        raise TypeError(f"{telling.key} is no statistic")
    return telling.record


def _is_there(one: Series, entry: SeriesEntry) -> bool:
    """Tell a series of the place of a gold series: its country, and all of it where that is one."""
    place = one.place
    whole = country_of(entry.place) == entry.country
    return place is not None and place.country == entry.country and (place.precision == "country") == whole


def _is_then(point: Point, entry: PointEntry) -> bool:
    """Tell a point of a gold point's period; a span may begin or end anywhere in what gold names at its ends."""
    first, slash, last = entry.period.partition("/")
    if point.days is None:
        return False
    if not slash:
        return point.days == bounds(entry.period)
    return all(_is_at(day, end) for day, end in zip(point.days, (first, last), strict=True))


def _is_at(day: date, end: str) -> bool:
    first, last = bounds(end) if end != ".." else (None, None)
    return (first is None or first <= day) and (last is None or day <= last)


def _is_as_much(quantity: Quantity, entry: PointEntry) -> bool:
    if entry.value is not None:
        return quantity.value == entry.value
    return (quantity.min, quantity.max) == (entry.min, entry.max)


def _revisions(held: Iterable[Series]) -> Iterator[tuple[float | None, float | None]]:
    for one in held:
        for point in one.points:
            yield from ((each.earlier.quantity.value, each.later.quantity.value) for each in point.revisions)


def _gold_revisions(entries: Iterable[SeriesEntry]) -> Iterator[tuple[float | None, float | None]]:
    for entry in entries:
        values = {point.id: point.value for point in entry.points}
        yield from ((values[earlier], values[later]) for earlier, later in entry.revisions)


def _checks(entries: Iterable[SeriesEntry], held: Mapping[str, Series]) -> Counts:
    gold = [check for entry in entries for check in entry.checks]
    told = {(check.verdict, check.explanation) for one in held.values() for check in one.checks}
    met = sum(any(one.verdict == verdict and (one.contains or "") in words for verdict, words in told) for one in gold)
    return Counts(met, len(gold), met, len(gold))
