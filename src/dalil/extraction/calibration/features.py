"""Features: what a record itself tells, beside its raw confidence, of how likely it is to be right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal, get_args

from dalil.records import BlockKind, CodedReport, Designation, Event, Span, Statement, Statistic

Kind = Literal["statements", "events", "designations", "statistics"]
KINDS: tuple[Kind, ...] = get_args(Kind)

Record = Statement | Event | Designation | Statistic
Feature = Callable[[Any, CodedReport], float]
"""A number that a record and its report give."""

_MOST_ROLES = 3
_FEW = 4
_UNMEASURED = "other"
_COMMON_UNITS = frozenset({"people", "percent", "ratio"})


def features_of(kind: Kind, record: Record, coded: CodedReport) -> dict[str, float]:
    """Give the features of a record of a coded report by their names."""
    return {name: float(feature(record, coded)) for name, feature in FEATURES[kind].items()}


# Statements


def _has_entity(statement: Statement, _: CodedReport) -> float:
    """Tell whether the speaker is a known entity rather than words."""
    return statement.speaker is not None


def _in_headline(statement: Statement, coded: CodedReport) -> float:
    """Tell whether the statement stands in a headline, where sources are often left out."""
    block = coded.report.block_at(statement.evidence[0].start)
    return block is not None and block.kind is BlockKind.HEADLINE


# Events


def _is_asserted(event: Event, _: CodedReport) -> float:
    return event.status == "asserted"


def _roles(event: Event, _: CodedReport) -> float:
    """Count the roles that are filled, up to three: words that fill several are seldom of another type."""
    return min(len({participant.role for participant in event.participants}), _MOST_ROLES)


def _names_participant(event: Event, _: CodedReport) -> float:
    return any(participant.entity is not None for participant in event.participants)


# Statistics


def _is_measured(statistic: Statistic, _: CodedReport) -> float:
    return statistic.measure != _UNMEASURED


def _is_money(statistic: Statistic, _: CodedReport) -> float:
    """Tell whether the unit is a currency (ISO 4217)."""
    return statistic.quantity.unit is not None and statistic.quantity.unit.isupper()


def _is_people(statistic: Statistic, _: CodedReport) -> float:
    """Tell whether people are counted, who may only take part in what is told."""
    return statistic.quantity.unit == "people"


def _is_bare(statistic: Statistic, _: CodedReport) -> float:
    """Tell whether nothing says what is counted but words of the text: a unit of no measure, or none."""
    unit = statistic.quantity.unit
    measured = statistic.measure != _UNMEASURED or unit in _COMMON_UNITS or (unit is not None and unit.isupper())
    return unit is None or not measured


def _is_spelled(statistic: Statistic, _: CodedReport) -> float:
    """Tell whether the figure is written in letters ("three", "dozens")."""
    span = statistic.quantity.span
    return span is not None and not any(letter.isdigit() for letter in span.exact)


def _is_few(statistic: Statistic, _: CodedReport) -> float:
    """Tell whether the figure is smaller than four."""
    quantity = statistic.quantity
    known = [number for number in (quantity.value, quantity.min, quantity.max) if number is not None]
    return not known or known[0] < _FEW


def _is_part(statistic: Statistic, _: CodedReport) -> float:
    """Tell whether the figure is a part of another: what tells its total tells what few and spelled-out parts count."""
    return statistic.part_of is not None


def _in_event(statistic: Statistic, coded: CodedReport) -> float:
    """Tell whether the figure stands in what tells of an event."""
    span = statistic.quantity.span
    return span is not None and any(_covers(event, span) for event in coded.events)


def _covers(event: Event, span: Span) -> bool:
    return any(words.overlaps(span) for words in event.evidence)


FEATURES: Mapping[Kind, Mapping[str, Feature]] = {
    "statements": {"speaker_is_entity": _has_entity, "in_headline": _in_headline},
    "events": {"is_asserted": _is_asserted, "roles": _roles, "names_participant": _names_participant},
    "designations": {},
    "statistics": {
        "is_measured": _is_measured,
        "is_money": _is_money,
        "is_people": _is_people,
        "is_bare": _is_bare,
        "is_spelled": _is_spelled,
        "is_few": _is_few,
        "is_part": _is_part,
        "in_event": _in_event,
    },
}
"""The features of each kind of record, by name."""
