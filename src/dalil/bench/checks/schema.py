"""The YAML of check cases as frozen models; `corpus/checks/README.md` explains every key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from dalil.bench.edtf import Edtf
from dalil.records import CheckKind, EntityType, Status, Verdict


def _listed(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Words = Annotated[str, Field(min_length=1)]
"""Words as they stand in the case's report; ``word§2`` is their second occurrence."""
Ids = Annotated[tuple[str, ...], BeforeValidator(_listed)]
"""One id or several."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)


class TextEntry(_Part):
    """A report: its day of publication, its outlet and its text."""

    id: str
    published: Edtf
    outlet: str | None = None
    text: Words


class _Record(_Part):
    id: str
    report: str | None = None


class EntityEntry(_Record):
    """Somebody who speaks or takes part."""

    type: EntityType
    name: Words
    aliases: tuple[Words, ...] = ()
    role: Words | None = None
    country: str | None = None
    private: bool = False


class StatisticEntry(_Record):
    """A figure and what it counts; ``speaker`` are the entities that give it, the outermost first."""

    figure: Words
    measure: str
    unit: str | None = None
    population: str | None = None
    place: Words | None = None
    period: Words | None = None
    of: Words | None = None
    to: Words | None = None
    part_of: str | None = None
    speaker: Ids = ()


class ParticipantEntry(_Part):
    """Who takes part in an event."""

    role: str
    words: Words
    entity: str | None = None


class EventEntry(_Record):
    """A telling of an event."""

    type: str
    trigger: Words
    status: Status = "asserted"
    when: Words | None = None
    places: tuple[Words, ...] = ()
    participants: tuple[ParticipantEntry, ...] = ()
    speaker: Ids = ()


class Bounds(_Part):
    """An interval, its ends included; None makes no demand at that end."""

    min: float | None = None
    max: float | None = None

    def hold(self, low: float | None, high: float | None) -> bool:
        """Tell whether the interval from ``low`` to ``high`` (None where open) lies inside."""
        above = self.min is None or (low is not None and low >= self.min)
        return above and (self.max is None or (high is not None and high <= self.max))


class Expectation(_Part):
    """A check that a careful person would make, of any of ``kinds``, over exactly these records."""

    kinds: Annotated[tuple[CheckKind, ...], BeforeValidator(_listed), Field(min_length=1, alias="kind")]
    verdict: Verdict
    records: tuple[str, ...] = Field(min_length=1)
    value: Bounds | None = None


class Leave(_Part):
    """A check that may be made or not: it counts neither for nor against."""

    kind: CheckKind
    verdict: Verdict


class CaseEntry(_Part):
    """One case."""

    id: str
    about: CheckKind
    trap: str | None = None
    reports: tuple[TextEntry, ...] = Field(min_length=1)
    statistics: tuple[StatisticEntry, ...] = ()
    events: tuple[EventEntry, ...] = ()
    entities: tuple[EntityEntry, ...] = ()
    expect: tuple[Expectation, ...]
    may: tuple[Leave, ...] = ()

    @model_validator(mode="after")
    def _known(self) -> CaseEntry:
        """Hold every id to be unique, and every id that is named to exist."""
        given = [part.id for parts in (self.reports, self.statistics, self.events, self.entities) for part in parts]
        for name in given:
            if given.count(name) > 1:
                raise ValueError(f"the id {name} stands twice")
        for name in self._named():
            if name not in given:
                raise ValueError(f"there is no {name}")
        if len(self.reports) > 1 and any(record.report is None for record in self._records()):
            raise ValueError("with several reports every record must name its own")
        return self

    def _records(self) -> tuple[_Record, ...]:
        return (*self.statistics, *self.events, *self.entities)

    def _named(self) -> Iterator[str]:
        yield from (record.report for record in self._records() if record.report is not None)
        yield from (name for statistic in self.statistics for name in statistic.speaker)
        yield from (name for event in self.events for name in event.speaker)
        yield from (s.part_of for s in self.statistics if s.part_of is not None)
        yield from (p.entity for event in self.events for p in event.participants if p.entity is not None)
        for expectation in self.expect:
            yield from expectation.records
