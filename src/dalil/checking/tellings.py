"""Tellings: a report as far as checks look at it, and who stands behind its figures."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dalil.records import CodedReport, Entity, Span

_STOP = re.compile(r"[.!?][\"'”’»)]*\s+(?=[\"'“‘«(]*[A-ZÀ-ÖØ-Þ0-9])|\n+")


@dataclass(frozen=True, slots=True)
class Origin:
    """Who a figure comes from: an institution, a public figure, one private person of one report, or an outlet.

    Origins are the same where their keys are. Organisations and public figures are known by their names across
    reports; private persons never are.
    """

    key: str
    name: str = field(compare=False)
    attributed: bool = field(compare=False, default=True)


@dataclass(frozen=True)
class Telling:
    """One report: its id, day of publication (EDTF), outlet, text, and the origins that its statements name."""

    report: str
    published: str | None
    outlet: str | None
    text: str = field(compare=False, repr=False)
    stops: tuple[int, ...] = field(compare=False, repr=False)
    speakers: dict[str, Origin] = field(compare=False, repr=False)

    @classmethod
    def of(cls, coded: CodedReport, bodies: Mapping[str, Origin] | None = None) -> Telling:
        """Take what checks need of a report; ``bodies`` are those that speakers stand for, as other reports say."""
        known = {entity.id: entity for entity in coded.entities}
        speakers: dict[str, Origin] = {}
        for statement in coded.statements:
            if statement.speaker in known:
                origin = _origin(known[statement.speaker], coded)
                speakers[statement.id] = (bodies or {}).get(origin.key, origin)
            elif statement.speaker_text:
                speakers[statement.id] = _described(statement.speaker_text, coded.report.id)
        report = coded.report
        stops = tuple(match.end() for match in _STOP.finditer(report.text))
        return cls(report.id, report.published, report.outlet, report.text, stops, speakers)

    @property
    def order(self) -> tuple[str, str]:
        """Give what reports are sorted by: the date of publication, then the id."""
        return self.published or "", self.report

    def sentence(self, position: int) -> Span:
        """Give the sentence at an offset, as far as full stops and line breaks tell it."""
        number = bisect_right(self.stops, position)
        start = self.stops[number - 1] if number else 0
        end = self.stops[number] if number < len(self.stops) else len(self.text)
        return Span(start, end, self.text[start:end])

    def origin(self, chain: tuple[str, ...]) -> Origin | None:
        """Give who the innermost statement of a chain is by; the outlet where nobody is quoted, None if unknown."""
        if chain:
            return self.speakers.get(chain[-1])
        return Origin(f"outlet {self.outlet.casefold()}", self.outlet, attributed=False) if self.outlet else None


def bodies_of(reports: Iterable[CodedReport]) -> dict[str, Origin]:
    """Find the body that each public figure speaks for, as any of the reports says; the first by name of several.

    A spokesman who is introduced in one report and only named in the next is one origin.
    """
    bodies: dict[str, Origin] = {}
    for coded in reports:
        for entity in coded.entities:
            body = _origin(entity, coded)
            if entity.type == "person" and not entity.private and body != _own(entity):
                key = _own(entity).key
                bodies[key] = min(bodies.get(key, body), body, key=lambda origin: (origin.key, origin.name))
    return bodies


def _own(entity: Entity) -> Origin:
    return Origin(f"{entity.type} {entity.name.casefold()}", entity.name)


def _described(words: str, report: str) -> Origin:
    """Give the origin of words that name no known entity: the same across reports only where they hold a name."""
    name = re.sub(r"^[Tt]he\s+", "", words)
    named = words != name and any(word[:1].isupper() for word in name.split())
    return Origin(f"{'' if named else report} described {name.casefold()}", name)


def _origin(speaker: Entity, coded: CodedReport) -> Origin:
    institution = _institution(speaker, coded.entities)
    if institution.private or institution.type == "group":
        name = "one private person" if institution.private else institution.name
        return Origin(f"{coded.report.id} {institution.id}", name)
    return _own(institution)


def _institution(speaker: Entity, entities: tuple[Entity, ...]) -> Entity:
    """Give the organisation that a speaker's role names ("spokesman for the …"), or the speaker."""
    known = {entity.id: entity for entity in entities}
    for affiliation in speaker.affiliations:
        if affiliation.organisation in known and not affiliation.former:
            return known[affiliation.organisation]
    if speaker.type == "person" and speaker.role:
        for entity in entities:
            names = (entity.name, *entity.aliases)
            if entity.type == "organisation" and any(len(n) > 2 and n in speaker.role for n in names):
                return entity
    return speaker
