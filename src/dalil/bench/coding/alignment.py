"""Which record of one side is which of the other: one to one within a kind, so that the pairs agree best."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from dalil.bench.assignment import best_pairs
from dalil.bench.coding.sides import KINDS, Kind, Sentences, Side
from dalil.records import Check, CodedReport, Designation, Entity, Event, Span, Statement, Statistic

Record = TypeVar("Record")
Worth = Callable[[Record, Record], float]
"""How well a record of the gold side (first) and one of the other agree; 0 where they cannot be the same."""

_SHARED = 0.5
_RETOLD = 0.5


@dataclass(frozen=True, slots=True)
class Paired:
    """The records of one kind: pairs of (gold, found), what was missed and what is surplus."""

    pairs: tuple[tuple[Any, Any], ...]
    missed: tuple[Any, ...]
    surplus: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two codings of one report, record by record; ``same`` maps ids of gold records to their partners'."""

    gold: Side
    found: Side
    kinds: Mapping[Kind, Paired]
    same: Mapping[str, str]


def align(gold: CodedReport, found: CodedReport) -> Alignment:
    """Align two codings of one report.

    Entities: a name in common, or mentions that share half of their letters (Dice). Statements: contents that do.
    Events: the same type, triggers in the same sentence. Designations: organisation and jurisdiction. Statistics:
    figures that overlap, or one figure among the evidence of the other's tellings; what is told several times counts
    once. Checks: kind and verdict, and a record in common. Among several, what agrees in more (words,
    roles, source and cue) is preferred.
    """
    ours, theirs = Side(gold), Side(found)
    sentences = Sentences(gold.report)
    kinds: dict[Kind, Paired] = {}
    same: dict[str, str] = {}
    worths: Mapping[Kind, Worth[Any]] = {
        "entities": lambda a, b: _entities(a, b, ours, theirs),
        "statements": _statements,
        "events": lambda a, b: _events(a, b, sentences),
        "designations": lambda a, b: _designations(a, b, ours, theirs),
        "statistics": _statistics,
        "checks": lambda a, b: _checks(a, b, same),
    }
    for kind in KINDS:
        kinds[kind] = _pair(_records(ours, kind), _records(theirs, kind), worths[kind])
        if kind != "checks":
            same |= {a.id: b.id for a, b in kinds[kind].pairs}
    return Alignment(ours, theirs, kinds, same)


def pairs_of(gold: Sequence[Record], found: Sequence[Record], worth: Worth[Record]) -> list[tuple[Record, Record]]:
    """Pair records one to one so that the pairs' worth is greatest; pairs of no worth are left out."""
    table = [[worth(a, b) for b in found] for a in gold]
    return [(gold[row], found[column]) for row, column in best_pairs(table) if table[row][column]]


def shared(spans: Iterable[Span], others: Iterable[Span]) -> float:
    """Give the share of characters that two groups of spans have in common (Dice 1945), 0 to 1."""
    ours, theirs = _characters(spans), _characters(others)
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours or theirs else 0.0


def overlap(span: Span | None, other: Span | None) -> bool:
    """Tell whether there are two spans that share a character."""
    return span is not None and other is not None and span.overlaps(other)


def _records(side: Side, kind: Kind) -> tuple[Any, ...]:
    if kind == "entities":
        return side.entities
    if kind == "designations":
        return side.designations
    if kind == "statistics":
        return side.statistics
    records: tuple[Any, ...] = getattr(side.coded, kind)
    return records


def _pair(gold: tuple[Any, ...], found: tuple[Any, ...], worth: Worth[Any]) -> Paired:
    pairs = pairs_of(gold, found, worth)
    paired, partners = {id(a) for a, _ in pairs}, {id(b) for _, b in pairs}
    return Paired(
        tuple(pairs),
        tuple(record for record in gold if id(record) not in paired),
        tuple(record for record in found if id(record) not in partners),
    )


def _entities(gold: Entity, found: Entity, ours: Side, theirs: Side) -> float:
    names = ours.names(gold.id) & theirs.names(found.id)
    near = sum(any(shared([a], [b]) >= _SHARED for b in found.mentions) for a in gold.mentions)
    return len(names) + near / (1 + len(gold.mentions))


def _statements(gold: Statement, found: Statement) -> float:
    content = shared(gold.content, found.content)
    if content < _SHARED:
        return 0.0
    return content + (overlap(gold.cue, found.cue) + overlap(gold.source, found.source)) / 2


def _events(gold: Event, found: Event, sentences: Sentences) -> float:
    if gold.type != found.type or sentences.at(gold.trigger.start) != sentences.at(found.trigger.start):
        return 0.0
    roles = sum(
        any(a.role == b.role and a.span.overlaps(b.span) for b in found.participants) for a in gold.participants
    )
    return 1 + overlap(gold.trigger, found.trigger) + roles / (1 + len(gold.participants))


def _designations(gold: Designation, found: Designation, ours: Side, theirs: Side) -> float:
    names = ours.names(gold.organisation) & theirs.names(found.organisation)
    if not names or gold.jurisdiction != found.jurisdiction:
        return 0.0
    return 1 + (gold.status == found.status)


def _statistics(gold: Statistic, found: Statistic) -> float:
    if not overlap(gold.quantity.span, found.quantity.span):
        return _RETOLD * (_tells(gold, found) or _tells(found, gold))
    return 1 + (gold.measure == found.measure) + (gold.quantity.value == found.quantity.value)


def _tells(one: Statistic, other: Statistic) -> bool:
    """Tell whether the evidence of one statistic holds the other's figure, with the same measure and numbers."""
    a, b = one.quantity, other.quantity
    same = one.measure == other.measure and (a.value, a.min, a.max) == (b.value, b.min, b.max)
    return same and any(overlap(span, b.span) for span in one.evidence)


def _checks(gold: Check, found: Check, same: Mapping[str, str]) -> float:
    if (gold.kind, gold.verdict) != (found.kind, found.verdict):
        return 0.0
    return float(sum(same.get(record) in found.records for record in gold.records))


def _characters(spans: Iterable[Span]) -> set[int]:
    return {span.start + place for span in spans for place, letter in enumerate(span.exact) if letter.isalnum()}
