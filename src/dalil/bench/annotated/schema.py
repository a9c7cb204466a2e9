"""The YAML file of an annotated report, as frozen models; `corpus/GUIDELINES.md` explains every key."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from dalil.bench.edtf import Edtf
from dalil.records import CheckKind, DesignationStatus, EntityType, Mode, Qualifier, Responsibility, Status, Verdict

Style = Literal["agency", "state", "rights", "local", "translated", "broadcast", "court", "newsletter"]
ConditionKind = Literal[
    "in_detention", "police_present", "anonymous", "translated", "under_duress", "in_court", "not_verified"
]


Words = Annotated[str, Field(min_length=1)]
"""Words as they stand in a paragraph; ``words`` of this package resolves them."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)

    @model_validator(mode="before")
    @classmethod
    def _without_null(cls, data: object) -> object:
        """Take keys with nothing to say for keys left out."""
        return {key: value for key, value in data.items() if value is not None} if isinstance(data, dict) else data


class TimeEntry(_Part):
    """A time: its date, its words, or both."""

    edtf: Edtf | None = None
    words: Words | None = None


class PlaceEntry(_Part):
    """A place by its name; ``words`` where the report tells it."""

    name: Words
    words: Words | None = None
    country: str | None = None


class CountEntry(_Part):
    """A number that is no plain figure."""

    value: float | None = None
    min: float | None = None
    max: float | None = None
    qualifier: Qualifier = "exact"


class ParticipantEntry(_Part):
    """Who takes part in an event."""

    role: str
    words: Words
    entity: str | None = None
    count: float | CountEntry | None = None
    responsibility: Responsibility | None = None


class ConditionEntry(_Part):
    """A circumstance under which somebody spoke."""

    kind: ConditionKind
    words: Words


class _Record(_Part):
    """What every record has: an id, the paragraph of its words and the statements that it stands in."""

    id: str
    p: int = Field(ge=1)
    chain: tuple[str, ...] = ()


class EntityEntry(_Part):
    """A person, an organisation, a place or another thing with all its names."""

    id: str
    type: EntityType
    names: tuple[Words, ...] = Field(min_length=1)
    role: str | None = None
    country: str | None = None
    private: bool = False


class StatementEntry(_Record):
    """An attribution."""

    source: Words | None = None
    cue: Words | None = None
    content: tuple[Words, ...] = Field(min_length=1)
    speaker: str | None = None
    mode: Mode
    to: Words | None = None
    via: Words | None = None
    when: TimeEntry | None = None
    conditions: tuple[ConditionEntry, ...] = ()


class EventEntry(_Record):
    """One telling of an event."""

    type: str
    trigger: Words
    status: Status
    when: TimeEntry | None = None
    places: tuple[PlaceEntry, ...] = ()
    participants: tuple[ParticipantEntry, ...] = ()


class DesignationEntry(_Record):
    """A ban, a listing or a de-listing."""

    organisation: str
    words: Words
    status: DesignationStatus
    jurisdiction: str | None = None
    authority: str | None = None
    when: TimeEntry | None = None
    category: str | None = None
    grounds: Words | None = None


class StatisticEntry(_Record):
    """A reported quantity; ``currency`` (ISO 4217) is that of money."""

    measure: str
    words: Words
    value: float | None = None
    min: float | None = None
    max: float | None = None
    qualifier: Qualifier = "exact"
    unit: str | None = None
    currency: str | None = None
    population: str | None = None
    place: PlaceEntry | None = None
    period: TimeEntry | None = None
    of: Words | None = None
    to: Words | None = None
    part_of: str | None = None


class CheckEntry(_Part):
    """Arithmetic that the report invites."""

    verdict: Verdict
    kind: CheckKind
    records: tuple[str, ...]
    contains: str | None = None


class NeverEntry(_Part):
    """Event types that must not be told as asserted."""

    type: tuple[str, ...]


class ReportEntry(_Part):
    """The whole file."""

    published: Edtf
    outlet: str
    style: Style
    entities: tuple[EntityEntry, ...] = ()
    statements: tuple[StatementEntry, ...] = ()
    events: tuple[EventEntry, ...] = ()
    designations: tuple[DesignationEntry, ...] = ()
    statistics: tuple[StatisticEntry, ...] = ()
    checks: tuple[CheckEntry, ...] = ()
    facts: tuple[tuple[str, dict[str, Any]], ...] = ()
    designated: tuple[str | None, ...] | None = None
    never: tuple[NeverEntry, ...] = ()
