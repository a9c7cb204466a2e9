"""Checks found against those that are expected of a case, over records of the case or of what was read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dalil.bench.checks.cases import CheckCase
from dalil.bench.checks.schema import Expectation
from dalil.bench.scoring import Counts
from dalil.records import Check, CodedReport, Event, Span, Statistic

Ids = Mapping[str, frozenset[str]]
"""For the id of each record that was read, the ids of the case's records that stand at the same words."""


@dataclass(frozen=True, slots=True)
class Matched:
    """The checks found for a case, each with the expectation that it meets; ``missed`` are met by none.

    Checks that the case leaves open, and surplus ones that cannot tell, are not among those found.
    """

    found: tuple[tuple[Check, Expectation | None], ...]
    missed: tuple[Expectation, ...]

    def counts(self) -> dict[str, Counts]:
        """Count all checks, those that are inconsistent, cases without a false one, and values that are worked out."""
        right = [expected for _, expected in self.found if expected is not None]
        expected = (*right, *self.missed)
        told = [pair for pair in self.found if pair[0].verdict == "inconsistent"]
        false = [check for check, expected in told if expected is None]
        valued = [pair for pair in self.found if pair[1] is not None and pair[1].value is not None]
        held = sum(e.value.hold(check.low, check.high) for check, e in valued if e is not None and e.value is not None)
        demanded = sum(e.value is not None for e in expected)
        return {
            "checks": Counts(len(right), len(self.found), len(right), len(expected)),
            "inconsistent": Counts(len(told) - len(false), len(told), 0, 0),
            "cases": Counts(not false, 1),
            "values": Counts(held, len(valued), held, demanded),
        }


def match(found: Sequence[Check], case: CheckCase, ids: Ids) -> Matched:
    """Pair each check with the first expectation that no other has met and that it meets."""
    left = list(case.expect)
    left_open = {(leave.kind, leave.verdict) for leave in case.may}
    pairs: list[tuple[Check, Expectation | None]] = []
    for check in found:
        met = next((e for e in left if _meets(check, e, ids)), None)
        if met is not None:
            left.remove(met)
        elif check.verdict == "cannot_tell" or (check.kind, check.verdict) in left_open:
            continue
        pairs.append((check, met))
    return Matched(tuple(pairs), tuple(left))


def own_ids(case: CheckCase) -> Ids:
    """Give the records of a case their own ids."""
    return {record.id: frozenset({record.id}) for coded in case.reports for record in _records(coded)}


def shared_ids(read: CodedReport, given: CodedReport) -> Ids:
    """Find the given records that stand at the words of each record that was read."""
    return {record.id: frozenset(_at_words_of(record, given)) for record in _records(read)}


def _meets(check: Check, expected: Expectation, ids: Ids) -> bool:
    """Tell whether a check is of the kind and verdict expected, and over the same records: none more, none less."""
    if check.kind not in expected.kinds or check.verdict != expected.verdict:
        return False
    wanted = frozenset(expected.records)
    known = [ids.get(record, frozenset()) & wanted for record in check.records]
    return all(known) and wanted == frozenset[str]().union(*known)


def _records(coded: CodedReport) -> tuple[Statistic | Event, ...]:
    return (*coded.statistics, *coded.events)


def _at_words_of(record: Statistic | Event, given: CodedReport) -> Iterable[str]:
    spans = _figures(record)
    for statistic in given.statistics:
        if any(span.overlaps(own) for span in spans for own in _figures(statistic)):
            yield statistic.id
    if isinstance(record, Event):
        yield from (event.id for event in given.events if event.trigger.overlaps(record.trigger))


def _figures(record: Statistic | Event) -> list[Span]:
    """Give the words of a record's numbers."""
    if isinstance(record, Statistic):
        return [record.quantity.span or record.evidence[0]]
    counts = (p.count for p in record.participants)
    return [count.span for count in counts if count is not None and count.span is not None]
