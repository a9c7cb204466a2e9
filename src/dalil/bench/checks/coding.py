"""From the entries of a case to coded reports: spans found in the texts, values filled as for any other report."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from dalil.bench.annotated.words import Unresolved, named
from dalil.bench.checks.schema import CaseEntry, EntityEntry, EventEntry, ParticipantEntry, StatisticEntry, TextEntry
from dalil.codebook import Codebook
from dalil.language.sentences import split_sentences
from dalil.reading import Source, read_report
from dalil.records import (
    CodedReport,
    Entity,
    Event,
    Participant,
    Place,
    Quantity,
    Report,
    Span,
    Statement,
    Statistic,
    When,
)
from dalil.resolving import resolve
from dalil.settings import Facts

_OCCURRENCE = re.compile(r"§(\d+)$")
_PARAGRAPH = re.compile(r"[^\n]+")

Entry = TypeVar("Entry", EntityEntry, EventEntry, StatisticEntry)
Made = TypeVar("Made")


def coded_reports(case: CaseEntry, codebook: Codebook) -> tuple[CodedReport, ...]:
    """Give each report of a case with its records, method ``person`` and confidence 1, without checks.

    Ids are unique in the whole case. A record's evidence is the sentence of its figure or trigger; a speaker has a
    statement over that sentence. Raises Unresolved, with the record in its cause, where words do not stand in their
    text, or have no value.
    """
    return tuple(_Coder(case, codebook, entry, number).coded() for number, entry in enumerate(case.reports, 1))


@dataclass
class _Coder:
    case: CaseEntry
    codebook: Codebook
    entry: TextEntry
    number: int
    statements: dict[tuple[Span, tuple[str, ...]], Statement] = field(default_factory=dict)

    def __post_init__(self) -> None:
        source = Source(f"{self.case.id}/{self.entry.id}.txt", self.entry.text.encode(), "text/plain")
        self.report: Report = read_report(source, Facts(published=self.entry.published, outlet=self.entry.outlet))

    def coded(self) -> CodedReport:
        entities = self.each(self.case.entities, self.entity)
        self.entities = {entity.id: entity for entity in entities}
        statistics = self.each(self.case.statistics, self.statistic)
        events = self.each(self.case.events, self.event)
        told = tuple(self.statements.values())
        coded = resolve(CodedReport(self.report, entities, told, events, (), statistics, ()))
        for statistic in coded.statistics:
            if statistic.quantity.qualifier == "unspecified" and statistic.quantity.min is None:
                raise Unresolved(f"{statistic.id}: the figure has no value", "give the figure's words alone")
        return coded

    def each(self, entries: tuple[Entry, ...], make: Callable[[Entry], Made]) -> tuple[Made, ...]:
        made: list[Made] = []
        for entry in entries:
            if entry.report in (None, self.entry.id):
                try:
                    made.append(make(entry))
                except Unresolved as fault:
                    raise Unresolved(f"{entry.id}: {fault}", fault.remedy) from fault
        return tuple(made)

    def entity(self, entry: EntityEntry) -> Entity:
        mentions = named(self.report.text, {entry.id: (entry.name, *entry.aliases)})[entry.id]
        for words in (entry.name, *entry.aliases, *([entry.role] if entry.role else [])):
            self.span(words)
        return Entity(
            entry.id, entry.type, entry.name, entry.aliases, mentions, entry.country, entry.role, entry.private
        )

    def statistic(self, entry: StatisticEntry) -> Statistic:
        measure = next((m for m in self.codebook.measures if m.id == entry.measure), None)
        if measure is None:
            raise Unresolved(f"the codebook has no measure {entry.measure}", "see `dalil codebook show`")
        relative = measure.unit in ("ratio", "percent")
        if measure.fallback and entry.unit is None:
            raise Unresolved("it has no unit", "say what a figure of no measure counts")
        figure = self.span(entry.figure)
        return Statistic(
            id=entry.id,
            measure=entry.measure,
            wording=None,
            quantity=Quantity(
                None, None, None, "unspecified", entry.unit or (None if relative else measure.unit), figure
            ),
            population=entry.population,
            place=self.place(entry.place),
            period=self.when(entry.period),
            of=self.span(entry.of) if entry.of else None,
            to=self.span(entry.to) if entry.to else None,
            part_of=entry.part_of,
            chain=self.chain(figure, entry.speaker),
            confidence=1.0,
            method="person",
            evidence=(self.sentence(figure),),
        )

    def event(self, entry: EventEntry) -> Event:
        kind = self.codebook.types.get(entry.type)
        if kind is None:
            raise Unresolved(f"the codebook has no event type {entry.type}", "see `dalil codebook show`")
        for participant in entry.participants:
            if participant.role not in kind.roles:
                raise Unresolved(f"{entry.type} has no role {participant.role}", f"give one of {', '.join(kind.roles)}")
        trigger = self.span(entry.trigger)
        return Event(
            id=entry.id,
            type=entry.type,
            status=entry.status,
            trigger=trigger,
            when=self.when(entry.when),
            places=tuple(place for place in map(self.place, entry.places) if place),
            participants=tuple(map(self.participant, entry.participants)),
            chain=self.chain(trigger, entry.speaker),
            confidence=1.0,
            method="person",
            evidence=(self.sentence(trigger),),
        )

    def participant(self, entry: ParticipantEntry) -> Participant:
        return Participant(
            entry.role, entry.entity, None if entry.entity else entry.words, None, self.span(entry.words)
        )

    def place(self, words: str | None) -> Place | None:
        span = self.span(words) if words else None
        return Place(span.exact, span) if span else None

    def when(self, words: str | None) -> When | None:
        return When(None, self.span(words)) if words else None

    def chain(self, words: Span, speakers: tuple[str, ...]) -> tuple[str, ...]:
        """Give the statements of the speakers around words, outermost first; each stands once for a sentence."""
        sentence = self.sentence(words)
        links: list[str] = []
        for depth, speaker in enumerate(speakers, 1):
            if speaker not in self.entities:
                raise Unresolved(f"{speaker} is no entity of this report", "give a speaker of the same report")
            told = self.statements.setdefault(
                (sentence, speakers[:depth]), self.statement(speaker, sentence, tuple(links))
            )
            links.append(told.id)
        return tuple(links)

    def statement(self, speaker: str, sentence: Span, chain: tuple[str, ...]) -> Statement:
        mentions = self.entities[speaker].mentions
        return Statement(
            id=f"s{self.number}{len(self.statements) + 1:02}",
            speaker=speaker,
            speaker_text=None,
            mode="indirect",
            source=next((mention for mention in mentions if sentence.contains(mention)), None),
            cue=None,
            content=(sentence,),
            to=None,
            via=None,
            when=None,
            conditions=(),
            insertions=(),
            inferred=False,
            chain=chain,
            confidence=1.0,
            method="person",
            evidence=(sentence,),
        )

    def sentence(self, words: Span) -> Span:
        text = self.report.text
        for line in _PARAGRAPH.finditer(text):
            for start, end in split_sentences(text, *line.span()):
                if start <= words.start and words.end <= end:
                    return Span.of(text, start, end)
        return words

    def span(self, words: str) -> Span:
        """Find words as whole words, a number not inside a longer one; raises Unresolved where they do not stand."""
        occurrence = _OCCURRENCE.search(words)
        bare, number = (words[: occurrence.start()], int(occurrence[1])) if occurrence else (words, 1)
        pattern = rf"(?<!\w)(?<!\d[.,]){re.escape(bare)}(?!\w)(?![.,]\d)"
        found = [match.span() for match in re.finditer(pattern, self.report.text)]
        if len(found) < number:
            raise Unresolved(f"{words!r} does not stand in {self.entry.id}", "copy the words from the text")
        return Span.of(self.report.text, *found[number - 1])
