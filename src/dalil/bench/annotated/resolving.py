"""From the entries of an annotation to records with spans; every fault is told with the record that it is in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from dalil.bench.annotated.schema import (
    CheckEntry,
    CountEntry,
    DesignationEntry,
    EntityEntry,
    EventEntry,
    ParticipantEntry,
    PlaceEntry,
    ReportEntry,
    StatementEntry,
    StatisticEntry,
    TimeEntry,
)
from dalil.bench.annotated.words import Paragraphs, Unresolved, named
from dalil.records import (
    Check,
    CodedReport,
    Condition,
    Designation,
    Entity,
    Event,
    Method,
    Participant,
    Place,
    Quantity,
    Report,
    Span,
    Statement,
    Statistic,
    When,
)

_ENTITY_ID = re.compile(r"n\d+")
_ARTICLE = re.compile(r"^(?:[Tt]he|[Aa]n?) ")
_BY_HAND: Method = "person"


class _Entry(Protocol):
    @property
    def id(self) -> str: ...


Entry = TypeVar("Entry", bound=_Entry)
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one record of an annotation; ``location`` leads to it in the file."""

    location: tuple[str | int, ...]
    record: str
    cause: str
    remedy: str


def resolve(entry: ReportEntry, report: Report) -> tuple[CodedReport, tuple[Fault, ...]]:
    """Give the records of an annotation, and the faults of those that are left out for them."""
    resolver = _Resolver(entry, report)
    coded = CodedReport(
        report,
        resolver.each("entities", entry.entities, resolver.entity),
        resolver.nested(resolver.each("statements", entry.statements, resolver.statement)),
        resolver.each("events", entry.events, resolver.event),
        resolver.each("designations", entry.designations, resolver.designation),
        resolver.each("statistics", entry.statistics, resolver.statistic),
        resolver.checks(entry.checks),
    )
    return coded, tuple(resolver.faults)


class _Resolver:
    def __init__(self, entry: ReportEntry, report: Report) -> None:
        self.faults: list[Fault] = []
        self._paragraphs = Paragraphs(report.text)
        self._anchor = entry.published
        self._mentions = named(report.text, {entity.id: entity.names for entity in entry.entities})
        self._by_name = _unique((name, entity) for entity in entry.entities for name in entity.names)
        self._statements = {statement.id: statement for statement in entry.statements}
        records = (entry.entities, entry.statements, entry.events, entry.designations, entry.statistics)
        self._told: tuple[Statement, ...] = ()
        self._ids = [record.id for group in records for record in group]

    def each(self, kind: str, entries: Sequence[Entry], make: Callable[[Entry], Made]) -> tuple[Made, ...]:
        made: list[Made] = []
        for number, entry in enumerate(entries):
            try:
                if self._ids.count(entry.id) > 1:
                    raise Unresolved(f"the id {entry.id} stands twice", "give each record its own id")  # noqa: TRY301
                made.append(make(entry))
            except Unresolved as fault:
                self.faults.append(Fault((kind, number), entry.id, fault.cause, fault.remedy))
        return tuple(made)

    def checks(self, entries: Sequence[CheckEntry]) -> tuple[Check, ...]:
        for number, entry in enumerate(entries):
            for unknown in (record for record in entry.records if record not in self._ids):
                remedy = "name records of this report"
                self.faults.append(Fault(("checks", number), f"check {number + 1}", f"there is no {unknown}", remedy))
        return tuple(
            Check(f"c{number}", entry.kind, entry.verdict, entry.records, entry.contains or "")
            for number, entry in enumerate(entries, 1)
        )

    def entity(self, entry: EntityEntry) -> Entity:
        for name in entry.names:
            if not named(self._paragraphs.text, {entry.id: (name,)})[entry.id]:
                raise Unresolved(f"the name {name!r} does not stand in the text", "copy the name from the text")
        if entry.role and entry.role not in self._paragraphs.text:
            raise Unresolved(f"the role {entry.role!r} does not stand in the text", "copy the role from the text")
        name, *aliases = entry.names
        mentions = self._mentions[entry.id]
        return Entity(entry.id, entry.type, name, tuple(aliases), mentions, entry.country, entry.role, entry.private)

    def statement(self, entry: StatementEntry) -> Statement:
        speaker = entry.speaker if entry.speaker and _ENTITY_ID.fullmatch(entry.speaker) else self._named(entry.speaker)
        content = tuple(self._paragraphs.span(entry.p, words) for words in entry.content)
        source, cue = self._span(entry.p, entry.source), self._span(entry.p, entry.cue)
        return Statement(
            id=entry.id,
            speaker=self._known_entity(speaker),
            speaker_text=None if speaker else entry.speaker,
            mode=entry.mode,
            source=source,
            cue=cue,
            content=content,
            to=self._span(entry.p, entry.to),
            via=self._span(entry.p, entry.via),
            when=self._when(entry.p, entry.when),
            conditions=tuple(Condition(c.kind, self._paragraphs.span(entry.p, c.words)) for c in entry.conditions),
            insertions=(),
            inferred=source is None,
            chain=self._chain(entry.chain),
            confidence=1.0,
            method=_BY_HAND,
            evidence=tuple(sorted(span for span in (source, cue, *content) if span)),
        )

    def nested(self, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
        """Give statements the chains that follow from their contents, and keep them for the other records."""
        self._told = statements
        self._told = tuple(replace(s, chain=self._completed(s.chain, standing(s), s.id)) for s in statements)
        return self._told

    def event(self, entry: EventEntry) -> Event:
        trigger = self._paragraphs.span(entry.p, entry.trigger)
        return Event(
            id=entry.id,
            type=entry.type,
            status=entry.status,
            trigger=trigger,
            when=self._when(entry.p, entry.when),
            places=tuple(self._place(entry.p, place) for place in entry.places),
            participants=tuple(self._participant(entry.p, participant) for participant in entry.participants),
            chain=self._completed(self._chain(entry.chain), trigger),
            confidence=1.0,
            method=_BY_HAND,
            evidence=(trigger,),
        )

    def designation(self, entry: DesignationEntry) -> Designation:
        words = self._paragraphs.span(entry.p, entry.words)
        return Designation(
            id=entry.id,
            organisation=self._known_entity(entry.organisation) or "",
            jurisdiction=entry.jurisdiction,
            territory=None,
            status=entry.status,
            category=entry.category,
            authority=self._known_entity(entry.authority),
            when=self._when(entry.p, entry.when),
            grounds=self._span(entry.p, entry.grounds),
            chain=self._completed(self._chain(entry.chain), words),
            confidence=1.0,
            method=_BY_HAND,
            evidence=(words,),
        )

    def statistic(self, entry: StatisticEntry) -> Statistic:
        words = self._paragraphs.span(entry.p, entry.words)
        if entry.part_of and entry.part_of not in self._ids:
            raise Unresolved(f"there is no {entry.part_of}", "let part_of name a statistic of this report")
        return Statistic(
            id=entry.id,
            measure=entry.measure,
            wording=None,
            quantity=_quantity(entry, entry.currency or entry.unit, words),
            population=entry.population,
            place=self._place(entry.p, entry.place) if entry.place else None,
            period=self._when(entry.p, entry.period),
            of=self._span(entry.p, entry.of),
            to=self._span(entry.p, entry.to),
            part_of=entry.part_of,
            chain=self._completed(self._chain(entry.chain), words),
            confidence=1.0,
            method=_BY_HAND,
            evidence=(words,),
        )

    def _participant(self, paragraph: int, entry: ParticipantEntry) -> Participant:
        span = self._paragraphs.span(paragraph, entry.words)
        entity = self._known_entity(entry.entity) or self._named(span.exact)
        text = None if entity else span.exact
        return Participant(entry.role, entity, text, _count(entry.count, span), span, entry.responsibility)

    def _place(self, paragraph: int, entry: PlaceEntry) -> Place:
        entity = self._by_name.get(entry.name)
        country = entry.country or (entity.country if entity else None)
        return Place(entry.name, self._span(paragraph, entry.words), country)

    def _when(self, paragraph: int, entry: TimeEntry | None) -> When | None:
        if entry is None:
            return None
        return When(entry.edtf, self._span(paragraph, entry.words), self._anchor if entry.words else None)

    def _span(self, paragraph: int, words: str | None) -> Span | None:
        return self._paragraphs.span(paragraph, words) if words is not None else None

    def _named(self, words: str | None) -> str | None:
        """Give the entity that words name, with or without an article."""
        entity = self._by_name.get(_ARTICLE.sub("", words)) if words else None
        return entity.id if entity else None

    def _known_entity(self, key: str | None) -> str | None:
        if key is not None and key not in self._mentions:
            raise Unresolved(f"there is no entity {key}", "name an entity of this report")
        return key

    def _chain(self, links: Iterable[str]) -> tuple[str, ...]:
        """Give a chain from its outermost statement, with those that its own links stand in."""
        whole: list[str] = []
        for link in links:
            self._add(link, whole, ())
        return tuple(whole)

    def _completed(self, chain: tuple[str, ...], words: Span, own: str | None = None) -> tuple[str, ...]:
        """Add the statements in whose contents words stand, each before those that stand in it."""
        links = list(chain)
        for statement in self._told:
            if statement.id not in (own, *links) and holds(statement, words):
                inner = (s.id for s in self._told if s.id in links and holds(statement, standing(s)))
                first = next(inner, None)
                links.insert(links.index(first) if first else len(links), statement.id)
        return tuple(links)

    def _add(self, link: str, whole: list[str], inside: tuple[str, ...]) -> None:
        if link not in self._statements:
            raise Unresolved(f"there is no statement {link}", "let a chain name statements of this report")
        if link in inside:
            raise Unresolved(f"the chain of {link} leads back to it", "name the statements around it alone")
        for outer in self._statements[link].chain:
            self._add(outer, whole, (*inside, link))
        if link not in whole:
            whole.append(link)


def standing(statement: Statement) -> Span:
    """Give the words by which a statement stands in another's content: its cue, else its own content."""
    return statement.cue or statement.content[0]


def holds(statement: Statement, words: Span) -> bool:
    """Tell whether words stand in the content of a statement."""
    return any(content.contains(words) for content in statement.content)


def _unique(pairs: Iterable[tuple[str, EntityEntry]]) -> dict[str, EntityEntry]:
    """Give the entity of each name that only one has."""
    found: dict[str, set[EntityEntry]] = {}
    for name, entity in pairs:
        found.setdefault(name, set()).add(entity)
    return {name: entities.pop() for name, entities in found.items() if len(entities) == 1}


def _count(count: float | CountEntry | None, span: Span) -> Quantity | None:
    if count is None:
        return None
    return _quantity(count if isinstance(count, CountEntry) else CountEntry(value=count), "people", span)


def _quantity(figures: CountEntry | StatisticEntry, unit: str | None, span: Span) -> Quantity:
    value, low, high = figures.value, figures.min, figures.max
    if (value, low, high) == (None, None, None) and figures.qualifier != "unspecified":
        raise Unresolved("there is no figure", "give value, min or max")
    if figures.qualifier == "exact" and value is not None:
        low = high = value
    return Quantity(value, low, high, figures.qualifier, unit, span)
