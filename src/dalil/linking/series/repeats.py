"""Repeats: one figure as several reports give it, and totals that run on from one beginning."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations, pairwise

from dalil.checking.comparisons import comparisons
from dalil.checking.meanings import meaning
from dalil.checking.wording import told
from dalil.linking.series.points import COMPARED, Point, Value
from dalil.linking.tellings import Telling
from dalil.records import Check, CheckKind, Statistic, Verdict

_ATTRIBUTED = frozenset({"person", "organisation", "document"})
_NAMED = 6
"""So many records of one value a check names."""


def checked_repeats(points: Sequence[Point]) -> Iterator[Check]:
    """Judge the values of each period that is longer than a day; ``id`` is left empty.

    A value that several reports have from one origin is told once. Values of two origins may be counted differently;
    those of one origin are a revision where one came after the other, else they cannot both hold.
    """
    for point in points:
        if point.period is not None and not point.is_of_one_day:
            yield from (check for value in point.values if (check := _agreed(value, point.period)))
            yield from _differing(point, point.period)


def checked_running(points: Sequence[Point]) -> Iterator[Check]:
    """Find totals counted on from one beginning by one origin that are lower at a later time; stocks may fall."""
    runs: dict[tuple[date, str], list[tuple[str, Value, Telling]]] = defaultdict(list)
    for point in points:
        for value in point.values if point.days else ():
            for telling in value.tellings:
                if point.days and _runs_on(telling):
                    runs[point.days[0], telling.origin.key].append((telling.report.published or "", value, telling))
    for (since, _), run in sorted(runs.items()):
        for (before, earlier, one), (after, later, other) in pairwise(sorted(run, key=lambda each: each[0])):
            if before < after and _is_less(later, earlier):
                words = f"{told(later)} ({after}) is less than {told(earlier)} ({before})"
                yield _check("cumulative", "inconsistent", (one, other), f"{words}, though both count from {since} on")


def _is_less(one: Value, other: Value) -> bool:
    return meaning(one.quantity).widest.less_than(meaning(other.quantity).widest) == "certainly"


def _runs_on(telling: Telling) -> bool:
    record = telling.record
    if not isinstance(record, Statistic) or record.measure in comparisons().stocks or record.part_of:
        return False
    return bool(record.period and record.period.edtf and record.period.edtf.endswith("/.."))


def _agreed(value: Value, period: str) -> Check | None:
    """Tell a value that several reports give: of one origin, or borne out by several."""
    first = {telling.report.id: telling for telling in reversed(value.tellings)}
    tellings = tuple(first[report] for report in dict.fromkeys(t.report.id for t in value.tellings))
    if len(tellings) == 1 or value.so_far:
        return None
    number, origins = len(tellings), value.support.origins
    if len(origins) > 1:
        words = f"{told(value)} is given for {period} by {len(origins)} origins in {number} reports"
        return _check("same_figure", "consistent", tellings, words)
    if value.tellings[0].origin.kind not in _ATTRIBUTED:
        return None
    return _check("origin", "consistent", tellings, f"{told(value)} is given by {number} reports and has one origin")


def _differing(point: Point, period: str) -> Iterator[Check]:
    for revision in point.revisions:
        earlier, later = (_of(value, revision.origin)[0] for value in (revision.earlier, revision.later))
        words = (
            f"{told(revision.later)} ({later.report.published}) replaces {told(revision.earlier)} "
            f"({earlier.report.published}) for {period}"
        )
        yield _check("revision", "consistent", (earlier, later), words)
    for found in point.contradictions:
        if set(found.one.support.reports) & set(found.other.support.reports):
            continue
        words = f"{told(found.one)} and {told(found.other)} are given for {period} by several origins"
        pair = (found.one.tellings[0], found.other.tellings[0])
        yield _check("same_figure", "cannot_tell", pair, f"{words}; they may count differently")
    yield from _of_one_origin(point, period)


def _of_one_origin(point: Point, period: str) -> Iterator[Check]:
    """Find values that one origin is said to give at one time, each with its own place and period."""
    revised = {frozenset({id(revision.earlier), id(revision.later)}) for revision in point.revisions}
    for one, other in combinations(point.standing[:COMPARED], 2):
        shared = sorted(set(one.support.origins) & set(other.support.origins))
        apart = meaning(one.quantity).widest.equals(meaning(other.quantity).widest) == "never"
        if shared and apart and frozenset({id(one), id(other)}) not in revised and not (one.so_far or other.so_far):
            pair = (_of(one, shared[0])[0], _of(other, shared[0])[0])
            if pair[0].report.id != pair[1].report.id and all(map(_is_placed, pair)):
                words = f"{told(one)} and {told(other)} are given for {period} by one origin"
                yield _check("same_figure", "inconsistent", pair, words)


def _is_placed(telling: Telling) -> bool:
    record = telling.record
    if not isinstance(record, Statistic):
        return False
    return record.place is not None and record.period is not None and record.part_of is None


def _of(value: Value, origin: str) -> list[Telling]:
    return [telling for telling in value.tellings if telling.origin.key == origin]


def _check(kind: CheckKind, verdict: Verdict, tellings: Sequence[Telling], words: str) -> Check:
    return Check("", kind, verdict, tuple(telling.key for telling in tellings[:_NAMED]), words)
