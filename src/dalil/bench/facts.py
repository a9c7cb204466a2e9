"""Facts that a careful coder takes from a report, and whether a coded report holds them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict

from dalil.records import CodedReport, Event, Participant, Place, Quantity, Statement, Statistic, Status, Verdict, When

Kind = Literal["events", "designations", "statistics", "statements", "checks", "entities"]


def _listed(choice: object) -> object:
    return (choice,) if isinstance(choice, str) else choice


Choice = Annotated[tuple[str, ...], BeforeValidator(_listed)]
"""One or more alternatives, looked for as parts of a record's words without regard to case, quotes and white space."""

_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
_TOLERANCE = 1e-6


class Fact(BaseModel):
    """Conditions that must hold together for one record of a coded report; absent conditions are not judged."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def found_in(self, coded: Words) -> bool:
        """Tell whether a record of the report meets all conditions."""
        raise NotImplementedError


class Words:
    """A coded report with the words by which its records are found."""

    def __init__(self, coded: CodedReport) -> None:
        self.coded = coded
        self._entities = {entity.id: entity for entity in coded.entities}
        self._statements = {statement.id: statement for statement in coded.statements}

    def entity(self, key: str | None) -> str:
        """Give all names of an entity, and its role."""
        entity = self._entities.get(key or "")
        if entity is None:
            return ""
        return _joined([entity.name, *entity.aliases, *(mention.exact for mention in entity.mentions), entity.role])

    def participant(self, participant: Participant) -> str:
        """Give the words for a participant."""
        return _joined([self.entity(participant.entity), participant.text, participant.span.exact])

    def speaker(self, statement: Statement) -> str:
        """Give the words for a speaker."""
        source = statement.source.exact if statement.source else None
        return _joined([self.entity(statement.speaker), statement.speaker_text, source])

    def chain(self, keys: Iterable[str]) -> str:
        """Give the words for the speakers of a chain of statements."""
        known = (self._statements.get(key) for key in keys)
        return _joined(self.speaker(statement) for statement in known if statement)


class EventFact(Fact):
    """An event; ``type`` alternatives are parts of the type's name, ``count`` is exact, ``date`` starts the EDTF."""

    type: Choice | None = None
    status: Annotated[tuple[Status, ...], BeforeValidator(_listed)] | None = None
    actor: Choice | None = None
    count: float | None = None
    date: str | None = None
    places: int | None = None
    place: Choice | None = None
    country: str | None = None
    said: Choice | None = None

    def found_in(self, coded: Words) -> bool:
        """Tell whether an event of the report meets all conditions."""
        return any(self._who_and_what(event, coded) and self._where_and_when(event) for event in coded.coded.events)

    def _who_and_what(self, event: Event, coded: Words) -> bool:
        return (
            (self.type is None or any(name in event.type for name in self.type))
            and (self.status is None or event.status in self.status)
            and (self.actor is None or any(_has(coded.participant(p), self.actor) for p in event.participants))
            and (self.count is None or any(_counts(p.count, self.count) for p in event.participants))
            and (self.said is None or _has(coded.chain(event.chain), self.said))
        )

    def _where_and_when(self, event: Event) -> bool:
        return (
            _starts(event.when, self.date)
            and (self.places is None or len(event.places) >= self.places)
            and (self.place is None or any(_has(_place(place), self.place) for place in event.places))
            and (self.country is None or any(place.country == self.country for place in event.places))
        )


class DesignationFact(Fact):
    """A designation of an organisation in a jurisdiction."""

    org: Choice | None = None
    jurisdiction: str | None = None
    date: str | None = None
    said: Choice | None = None

    def found_in(self, coded: Words) -> bool:
        """Tell whether a designation of the report meets all conditions."""
        return any(
            (self.org is None or _has(coded.entity(record.organisation), self.org))
            and (self.jurisdiction is None or record.jurisdiction == self.jurisdiction)
            and _starts(record.when, self.date)
            and (self.said is None or _has(coded.chain(record.chain), self.said))
            for record in coded.coded.designations
        )


class StatisticFact(Fact):
    """A statistic; a bare number may be the count of an event's participant instead."""

    value: float | None = None
    min: float | None = None
    max: float | None = None
    of: Choice | None = None
    unit: Choice | None = None
    period: str | None = None
    place: Choice | None = None
    country: str | None = None
    said: Choice | None = None

    def found_in(self, coded: Words) -> bool:
        """Tell whether a statistic, or for a bare number an event's count, meets all conditions."""
        if any(self._holds(statistic, coded) for statistic in coded.coded.statistics):
            return True
        if not self.model_fields_set <= {"value", "min", "max"}:
            return False
        counts = (participant.count for event in coded.coded.events for participant in event.participants)
        return any(count is not None and self._number(count) for count in counts)

    def _holds(self, record: Statistic, coded: Words) -> bool:
        measured = _joined([record.quantity.unit, record.measure])
        return (
            self._number(record.quantity)
            and (self.of is None or _has(_joined([measured, record.population]), self.of))
            and (self.unit is None or _has(measured, self.unit))
            and _starts(record.period, self.period)
            and (self.place is None or (record.place is not None and _has(_place(record.place), self.place)))
            and (self.country is None or (record.place is not None and record.place.country == self.country))
            and (self.said is None or _has(coded.chain(record.chain), self.said))
        )

    def _number(self, quantity: Quantity) -> bool:
        if self.value is not None:
            exact = (quantity.value,) if quantity.value is not None else (quantity.min, quantity.max)
            return any(_equal(number, self.value) for number in exact)
        bounds = ((self.min, quantity.min), (self.max, quantity.max))
        return all(b is None or _equal(found, b) or _equal(quantity.value, b) for b, found in bounds)


class StatementFact(Fact):
    """A statement; ``content`` is a stretch of what was said."""

    speaker: Choice
    content: str
    conditions: Choice | None = None

    def found_in(self, coded: Words) -> bool:
        """Tell whether a statement of the report meets all conditions."""
        return any(
            _has(coded.speaker(record), self.speaker)
            and _folded(self.content) in _folded(" … ".join(span.exact for span in record.content))
            and (self.conditions is None or _has(_conditions(record), self.conditions))
            for record in coded.coded.statements
        )


class CheckFact(Fact):
    """A check, with a figure of its working."""

    verdict: Verdict
    contains: Choice | None = None

    def found_in(self, coded: Words) -> bool:
        """Tell whether a check of the report meets all conditions."""
        return any(
            check.verdict == self.verdict and (self.contains is None or _has(check.explanation, self.contains))
            for check in coded.coded.checks
        )


class EntityFact(Fact):
    """One thing under all the names given; ``role`` may stand in its names as well."""

    names: Choice
    role: Choice | None = None

    def found_in(self, coded: Words) -> bool:
        """Tell whether an entity of the report meets all conditions."""
        found = (_folded(coded.entity(entity.id)) for entity in coded.coded.entities)
        return any(
            all(_folded(name) in words for name in self.names) and (self.role is None or _has(words, self.role))
            for words in found
        )


FACTS: dict[str, tuple[Kind, type[Fact]]] = {
    "E": ("events", EventFact),
    "D": ("designations", DesignationFact),
    "Q": ("statistics", StatisticFact),
    "S": ("statements", StatementFact),
    "C": ("checks", CheckFact),
    "N": ("entities", EntityFact),
}
"""The letters of a facts file."""


def read_fact(letter: str, conditions: dict[str, Any]) -> tuple[Kind, Fact]:
    """Make a fact of its letter and conditions; raises KeyError or pydantic.ValidationError where they are none."""
    kind, model = FACTS[letter]
    return kind, model.model_validate(conditions)


def _folded(words: str) -> str:
    return re.sub(r"\s+", " ", words).lower().translate(_STRAIGHT)


def _joined(parts: Iterable[str | None]) -> str:
    return " | ".join(part for part in parts if part)


def _has(words: str, alternatives: Choice) -> bool:
    folded = _folded(words)
    return any(_folded(alternative) in folded for alternative in alternatives)


def _equal(number: float | None, other: float) -> bool:
    return number is not None and abs(number - other) < _TOLERANCE


def _counts(count: Quantity | None, number: float) -> bool:
    if count is None:
        return False
    return _equal(count.value, number) or (_equal(count.min, number) and _equal(count.max, number))


def _starts(when: When | None, date: str | None) -> bool:
    return date is None or (when is not None and when.edtf is not None and when.edtf.startswith(date))


def _place(place: Place) -> str:
    return _joined([place.name, place.span.exact if place.span else None, place.former, place.admin1, place.country])


def _conditions(statement: Statement) -> str:
    return _joined(part for condition in statement.conditions for part in (condition.kind, condition.span.exact))
