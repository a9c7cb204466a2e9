"""What a codebook holds, as frozen models: `docs/codebook.md` explains every field to researchers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from dalil.codebook.terms import Id, Lemma, Roleset, Slot
from dalil.records import DesignationStatus, EntityType, Status

Filler = Literal[EntityType, "text"]
"""What may fill a role: an entity type, or ``text`` for words that name no entity ("ten years in prison")."""

Lemmas = tuple[Lemma, ...]
Conditions = Mapping[Slot, Lemmas]
"""Lemmas by where they must (``require``, every slot, one lemma each) or must not (``exclude``, any) stand."""

RESERVED_ROLES = ("place", "time")
"""Roles that every type has: the words become the event's place or time instead of a participant."""


class _Part(BaseModel):
    """A part of a codebook: immutable, and unknown keys are faults."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)


class Role(_Part):
    """A role of an event type: which entity types may fill it, and whether "16 suspects" gives a count.

    ``accountable`` roles are those of people who commit violence or a crime.
    """

    types: tuple[Filler, ...] = Field(min_length=1)
    counted: bool = False
    accountable: bool = False
    definition: str = ""


class Predicate(_Part):
    """A PropBank roleset that tells of the event; at least one of the arguments in ``needs`` must be there.

    A rule with ``unless`` is for words that say what an event came to ("two were wounded"): they tell of it only where
    no other words of their sentence tell of an event of these types.
    """

    roleset: Roleset
    roles: Mapping[Slot, Id] = {}
    needs: tuple[Slot, ...] = ()
    require: Conditions = {}
    exclude: Conditions = {}
    unless: tuple[Id, ...] = ()


class Phrase(_Part):
    """A fixed expression as lemmas, in order, with at most ``gap`` other tokens between two words."""

    words: tuple[Lemma, ...] = Field(min_length=2)
    gap: int = Field(default=3, ge=0, le=10)
    roles: Mapping[Slot, Id] = {}
    require: Conditions = {}
    exclude: Conditions = {}
    unless: tuple[Id, ...] = ()


class Noun(_Part):
    """A noun that tells of the event by itself, with roles by preposition, compound or possessor."""

    lemma: Lemma
    roles: Mapping[Slot, Id] = {}
    needs: tuple[Slot, ...] = ()
    require: Conditions = {}
    exclude: Conditions = {}
    unless: tuple[Id, ...] = ()


class Positive(_Part):
    """A sentence that tells of the event: its trigger word and the words in each role."""

    text: str
    trigger: str
    roles: Mapping[Id, str] = {}
    status: Status = "asserted"
    headline: str | None = None


class Negative(_Part):
    """A sentence that looks like the event and is none."""

    text: str
    why: str
    headline: str | None = None


class EventExamples(_Part):
    """Sentences that are tests of the type."""

    positive: tuple[Positive, ...] = ()
    negative: tuple[Negative, ...] = ()


class EventType(_Part):
    """A kind of event, and by what words it is known."""

    id: Id
    label: str
    definition: str
    parent: Id | None = None
    roles: Mapping[Id, Role] = {}
    predicates: tuple[Predicate, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    nouns: tuple[Noun, ...] = ()
    context: Lemmas = ()
    caption: bool = False
    examples: EventExamples = EventExamples()
    mappings: Mapping[str, str] = {}


class MeasurePredicate(_Part):
    """A roleset whose argument holds the quantity; ``argument`` names one slot or several."""

    roleset: Roleset
    argument: Slot | tuple[Slot, ...]
    require: Conditions = {}
    exclude: Conditions = {}

    @property
    def arguments(self) -> tuple[str, ...]:
        """Give the slots in which the quantity may stand."""
        return (self.argument,) if isinstance(self.argument, str) else self.argument


class MeasurePhrase(_Part):
    """A fixed expression that gives the measure; the quantity stands in ``argument`` of its predicate or beside it."""

    words: tuple[Lemma, ...] = Field(min_length=2)
    gap: int = Field(default=3, ge=0, le=10)
    argument: Slot | tuple[Slot, ...] = "subject"
    require: Conditions = {}
    exclude: Conditions = {}

    @property
    def arguments(self) -> tuple[str, ...]:
        """Give the slots in which the quantity may stand."""
        return (self.argument,) if isinstance(self.argument, str) else self.argument


class MeasureExample(_Part):
    """A sentence and the figure that it gives for the measure."""

    text: str
    value: float


class Measure(_Part):
    """A kind of quantity that reports give."""

    id: Id
    label: str
    definition: str
    unit: Literal["people", "organisations", "events", "items", "money", "years", "percent", "ratio"]
    predicates: tuple[MeasurePredicate, ...] = ()
    phrases: tuple[MeasurePhrase, ...] = ()
    nouns: Lemmas = ()
    context: Lemmas = ()
    aggregation: Literal["count", "stock", "ratio"] = "count"
    arriving: bool = False
    """Whether those counted have come from elsewhere: the place after "from" is not where they are counted."""
    fallback: bool = False
    examples: tuple[MeasureExample, ...] = ()


class DesignationVerb(_Part):
    """Words by which an authority bans, lists or de-lists an organisation."""

    status: DesignationStatus
    predicates: tuple[Predicate, ...] = ()
    adjectives: Lemmas = ()
    phrases: tuple[Phrase, ...] = ()
    nouns: tuple[Noun, ...] = ()


class StatusCues(_Part):
    """Words that make an event less than asserted, by the part that they play in the sentence."""

    adverbs: Lemmas = ()
    adjectives: Lemmas = ()
    predicates: tuple[Roleset, ...] = ()
    nouns: Lemmas = ()
    modals: Lemmas = ()
    conjunctions: Lemmas = ()
    determiners: Lemmas = ()
    phrases: tuple[tuple[Lemma, ...], ...] = ()


class CodebookFile(_Part):
    """One file of a codebook: any of its parts."""

    extends: Literal["default"] | None = None
    title: str | None = None
    description: str | None = None
    terms: Mapping[Id, Lemmas] = {}
    event_types: tuple[EventType, ...] = ()
    measures: tuple[Measure, ...] = ()
    designation_verbs: tuple[DesignationVerb, ...] = ()
    categories: Mapping[Id, Lemmas] = {}
    status_cues: Mapping[Status, StatusCues] = {}
    support_verbs: Lemmas = ()
    schemes: Mapping[Id, tuple[str, ...]] = {}


class Codebook(_Part):
    """A whole codebook. ``schemes`` lists the codes of other coding schemes that ``mappings`` may name."""

    title: str
    description: str
    event_types: tuple[EventType, ...]
    measures: tuple[Measure, ...]
    designation_verbs: tuple[DesignationVerb, ...]
    categories: Mapping[Id, Lemmas]
    status_cues: Mapping[Status, StatusCues]
    support_verbs: Lemmas
    schemes: Mapping[Id, tuple[str, ...]]

    @cached_property
    def fallback_measure(self) -> Measure | None:
        """The measure of figures that fit no other, where the codebook has one."""
        return next((measure for measure in self.measures if measure.fallback), None)

    @cached_property
    def types(self) -> Mapping[str, EventType]:
        """Event types by id."""
        return {kind.id: kind for kind in self.event_types}

    @cached_property
    def predicates(self) -> Mapping[str, tuple[tuple[EventType, Predicate], ...]]:
        """Event types and their predicate rules by roleset, in the order of the codebook."""
        found: dict[str, list[tuple[EventType, Predicate]]] = {}
        for kind in self.event_types:
            for predicate in kind.predicates:
                found.setdefault(predicate.roleset, []).append((kind, predicate))
        return {roleset: tuple(pairs) for roleset, pairs in found.items()}

    @cached_property
    def nouns(self) -> Mapping[str, tuple[tuple[EventType, Noun], ...]]:
        """Event types and their noun rules by lemma, in the order of the codebook."""
        found: dict[str, list[tuple[EventType, Noun]]] = {}
        for kind in self.event_types:
            for noun in kind.nouns:
                found.setdefault(noun.lemma, []).append((kind, noun))
        return {lemma: tuple(pairs) for lemma, pairs in found.items()}
