"""The fields of aligned records: how many values each side gives, and how many of them agree."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from dalil.bench.coding.alignment import Alignment, overlap, pairs_of, shared
from dalil.bench.coding.sides import Chained, Kind, alike, folded
from dalil.bench.scoring import Counts, total
from dalil.records import Designation, Entity, Event, Participant, Place, Quantity, Span, Statement, Statistic, When
from dalil.records.edtf import bounds

Field = Callable[[Any, Any, Alignment], Counts]
"""Compares one field of a gold record and its partner."""

Value = TypeVar("Value")
_NONE = Counts()
_OPEN = frozenset({"more_than", "less_than"})
_SHARES = frozenset({"ratio", "percent"})
_ROUNDED = 0.5
_TOLERANCE = 1e-6
_SHARED_POPULATION = 0.5


def _always(right: bool) -> Counts:
    """Count a field that every record has."""
    return Counts(right, 1, right, 1)


def _optional(gold: Value | None, found: Value | None, equal: Callable[[Value, Value], bool]) -> Counts:
    """Count a field that a record may lack."""
    right = gold is not None and found is not None and equal(gold, found)
    return Counts(right, found is not None, right, gold is not None)


def _same(gold: object, found: object) -> bool:
    return gold == found


def _all(counts: list[Counts]) -> Counts:
    return total(counts) if counts else _NONE


def same_speaker(gold: Statement, found: Statement, both: Alignment) -> bool:
    """Tell whether two speakers are one entity, go by the same words, or are both nobody."""
    if gold.speaker and both.same.get(gold.speaker) == found.speaker:
        return True
    ours, theirs = both.gold.speaker(gold), both.found.speaker(found)
    return alike(ours, theirs) if ours or theirs else True


def same_figures(gold: Quantity, found: Quantity) -> bool:
    """Tell whether two quantities have the same value, or the same bounds where there is no single value.

    "More than 300" of whole things is 300 to one coder and 301 to another: an open bound may differ by one. "Two
    thirds" may be a ratio or 66.7 per cent.
    """
    slack = float(gold.qualifier == found.qualifier and gold.qualifier in _OPEN)
    if _SHARES.issuperset((gold.unit, found.unit)):
        gold, found, slack = _per_cent(gold), _per_cent(found), _ROUNDED
    if gold.value is not None:
        return _near(gold.value, found.value, slack)
    return _near(gold.min, found.min, slack) and _near(gold.max, found.max, slack)


def same_days(edtf: str, other: str) -> bool:
    """Tell whether two EDTF dates mean the same days: the first half of 2014 is 2014-40 or 2014-01/2014-06."""
    return edtf == other or (bounds(edtf) == bounds(other) != (None, None))


def _per_cent(share: Quantity) -> Quantity:
    if share.unit != "ratio":
        return share
    value, low, high = (100 * n if n is not None else None for n in (share.value, share.min, share.max))
    return replace(share, value=value, min=low, max=high)


def _near(number: float | None, other: float | None, slack: float) -> bool:
    if number is None or other is None:
        return number is other
    return abs(number - other) <= slack + _TOLERANCE


def _chain(gold: Chained, found: Chained, both: Alignment) -> Counts:
    ours, theirs = both.gold.chain(gold), both.found.chain(found)
    right = len(ours) == len(theirs) > 0 and all(same_speaker(*pair, both) for pair in zip(ours, theirs, strict=True))
    return Counts(right, bool(theirs), right, bool(ours))


def _dated(gold: When | None, found: When | None) -> Counts:
    return _optional(gold.edtf if gold else None, found.edtf if found else None, same_days)


def _country(gold: Place | None, found: Place | None) -> Counts:
    return _optional(gold.country if gold else None, found.country if found else None, _same)


# Entities


def _entity_type(gold: Entity, found: Entity, _: Alignment) -> Counts:
    """Count the type; prisons, camps and mosques are places to the one and facilities to the other."""
    return _always(_placed(gold.type) == _placed(found.type))


def _placed(kind: str) -> str:
    return "place" if kind == "facility" else kind


def _entity_names(gold: Entity, found: Entity, both: Alignment) -> Counts:
    return Counts.of(both.found.names(found.id), both.gold.names(gold.id))


def _entity_role(gold: Entity, found: Entity, _: Alignment) -> Counts:
    if gold.type != "person":
        return _NONE
    return _optional(gold.role, found.role, lambda a, b: alike([folded(a)], [folded(b)]))


def _entity_country(gold: Entity, found: Entity, _: Alignment) -> Counts:
    return _optional(gold.country, found.country, _same) if gold.type == "place" else _NONE


# Statements


def _speaker(gold: Statement, found: Statement, both: Alignment) -> Counts:
    return _always(same_speaker(gold, found, both))


def _source(gold: Statement, found: Statement, _: Alignment) -> Counts:
    return _optional(gold.source, found.source, overlap)


def _cue(gold: Statement, found: Statement, _: Alignment) -> Counts:
    return _optional(gold.cue, found.cue, overlap)


def _content(gold: Statement, found: Statement, _: Alignment) -> Counts:
    """Count contents of the same letters, with or without the "that" that opens them."""
    return _always(shared(_said(gold), _said(found)) > 1 - _TOLERANCE)


def _said(statement: Statement) -> list[Span]:
    first, *others = statement.content
    opening = len(first.exact) - len(first.exact.removeprefix("that "))
    return [Span(first.start + opening, first.end, first.exact[opening:]), *others]


def _mode(gold: Statement, found: Statement, _: Alignment) -> Counts:
    return _always(gold.mode == found.mode)


def _conditions(gold: Statement, found: Statement, _: Alignment) -> Counts:
    return Counts.of([c.kind for c in found.conditions], [c.kind for c in gold.conditions])


# Events


def _status(gold: Event, found: Event, _: Alignment) -> Counts:
    return _always(gold.status == found.status)


def _when(gold: Event | Designation, found: Event | Designation, _: Alignment) -> Counts:
    return _dated(gold.when, found.when)


def _places(gold: Event, found: Event, _: Alignment) -> Counts:
    pairs = len(_paired_places(gold, found))
    return Counts(pairs, len(found.places), pairs, len(gold.places))


def _place_countries(gold: Event, found: Event, _: Alignment) -> Counts:
    return _all([_country(*pair) for pair in _paired_places(gold, found)])


def _paired_places(gold: Event, found: Event) -> list[tuple[Place, Place]]:
    return pairs_of(
        gold.places, found.places, lambda a, b: 2 * (folded(a.name) == folded(b.name)) + overlap(a.span, b.span)
    )


def _roles(gold: Event, found: Event, _: Alignment) -> Counts:
    pairs = len(_paired_participants(gold, found))
    return Counts(pairs, len(found.participants), pairs, len(gold.participants))


def _counts(gold: Event, found: Event, _: Alignment) -> Counts:
    return _all([_optional(a.count, b.count, same_figures) for a, b in _paired_participants(gold, found)])


def _responsibilities(gold: Event, found: Event, _: Alignment) -> Counts:
    """Count responsibility where the annotation gives it; who else is accountable is the codebook's decision."""
    pairs = _paired_participants(gold, found)
    return _all([_always(a.responsibility == b.responsibility) for a, b in pairs if a.responsibility])


def _participant_entities(gold: Event, found: Event, both: Alignment) -> Counts:
    """Count the named entities that fill roles on both sides."""

    def equal(key: str, other: str) -> bool:
        return both.same.get(key) == other

    named = {entity.id for entity in both.found.entities}
    return _all(
        [
            _optional(a.entity, b.entity if b.entity in named else None, equal)
            for a, b in _paired_participants(gold, found)
        ]
    )


def _paired_participants(gold: Event, found: Event) -> list[tuple[Participant, Participant]]:
    def worth(a: Participant, b: Participant) -> float:
        return shared([a.span], [b.span]) if a.role == b.role and a.span.overlaps(b.span) else 0.0

    return pairs_of(gold.participants, found.participants, worth)


# Designations


def _designation_status(gold: Designation, found: Designation, _: Alignment) -> Counts:
    return _always(gold.status == found.status)


def _authority(gold: Designation, found: Designation, both: Alignment) -> Counts:
    return _optional(
        gold.authority,
        found.authority,
        lambda a, b: both.same.get(a) == b or alike(both.gold.names(a), both.found.names(b)),
    )


def _category(gold: Designation, found: Designation, _: Alignment) -> Counts:
    return _optional(gold.category, found.category, _same)


# Statistics


def _measure(gold: Statistic, found: Statistic, _: Alignment) -> Counts:
    return _always(gold.measure == found.measure)


def _figures(gold: Statistic, found: Statistic, _: Alignment) -> Counts:
    return _always(same_figures(gold.quantity, found.quantity))


def _qualifier(gold: Statistic, found: Statistic, _: Alignment) -> Counts:
    return _always(gold.quantity.qualifier == found.quantity.qualifier)


def _unit(gold: Statistic, found: Statistic, _: Alignment) -> Counts:
    return _optional(gold.quantity.unit, found.quantity.unit, lambda a, b: a == b or _SHARES.issuperset((a, b)))


def _population(gold: Statistic, found: Statistic, _: Alignment) -> Counts:
    """Count populations of which each shares half of its words with the other (Dice)."""

    def equal(words: str, others: str) -> bool:
        ours, theirs = set(folded(words).split()), set(folded(others).split())
        return 2 * len(ours & theirs) >= _SHARED_POPULATION * (len(ours) + len(theirs))

    return _optional(gold.population, found.population, equal)


def _statistic_country(gold: Statistic, found: Statistic, _: Alignment) -> Counts:
    return _country(gold.place, found.place)


def _period(gold: Statistic, found: Statistic, _: Alignment) -> Counts:
    return _dated(gold.period, found.period)


def _part_of(gold: Statistic, found: Statistic, both: Alignment) -> Counts:
    return _optional(gold.part_of, found.part_of, lambda a, b: both.same.get(a) == b)


FIELDS: Mapping[Kind, Mapping[str, Field]] = {
    "entities": {
        "entity_type_accuracy": _entity_type,
        "entity_names_f1": _entity_names,
        "entity_role_f1": _entity_role,
        "entity_country_f1": _entity_country,
    },
    "statements": {
        "statement_speaker_accuracy": _speaker,
        "statement_source_f1": _source,
        "statement_cue_f1": _cue,
        "statement_content_accuracy": _content,
        "statement_mode_accuracy": _mode,
        "statement_conditions_f1": _conditions,
        "statement_chain_f1": _chain,
    },
    "events": {
        "event_status_accuracy": _status,
        "event_when_f1": _when,
        "event_places_f1": _places,
        "event_place_country_f1": _place_countries,
        "event_roles_f1": _roles,
        "event_counts_f1": _counts,
        "event_entities_f1": _participant_entities,
        "event_responsibility_accuracy": _responsibilities,
        "event_chain_f1": _chain,
    },
    "designations": {
        "designation_status_accuracy": _designation_status,
        "designation_when_f1": _when,
        "designation_authority_f1": _authority,
        "designation_category_f1": _category,
        "designation_chain_f1": _chain,
    },
    "statistics": {
        "statistic_measure_accuracy": _measure,
        "statistic_figures_accuracy": _figures,
        "statistic_qualifier_accuracy": _qualifier,
        "statistic_unit_f1": _unit,
        "statistic_population_f1": _population,
        "statistic_place_country_f1": _statistic_country,
        "statistic_period_f1": _period,
        "statistic_part_of_f1": _part_of,
        "statistic_chain_f1": _chain,
    },
    "checks": {},
}
"""The fields that are scored, by the name of their metric."""
