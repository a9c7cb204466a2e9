"""Tellings: a report as far as checks look at it, and who stands behind its figures."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from dalil.records import UNNAMED, CodedReport, Span
from dalil.resolving.origins import Origin, name_key, named_body, origin_of, outlet_of

_STOP = re.compile(r"[.!?][\"'”’»)]*\s+(?=[\"'“‘«(]*[A-ZÀ-ÖØ-Þ0-9])|\n+")


@dataclass(frozen=True)
class Telling:
    """One report: its id, day of publication (EDTF), outlet, text, and the origins behind its statements, by id."""

    report: str
    published: str | None
    outlet: Origin
    text: str = field(compare=False, repr=False)
    stops: tuple[int, ...] = field(compare=False, repr=False)
    speakers: dict[str, Origin] = field(compare=False, repr=False)

    @classmethod
    def of(cls, coded: CodedReport, bodies: Mapping[str, Origin] | None = None) -> Telling:
        """Take what checks need of a report; ``bodies`` are those that speakers stand for, as other reports say."""
        speakers = {}
        for key, origin in _speaking(coded):
            body = _body(origin)
            speakers[key] = body if body != origin else (bodies or {}).get(origin.key, origin)
        report = coded.report
        stops = tuple(match.end() for match in _STOP.finditer(report.text))
        return cls(report.id, report.published, outlet_of(report), report.text, stops, speakers)

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

    def origin(self, chain: tuple[str, ...]) -> Origin:
        """Give who the innermost statement of a chain is by; the outlet where nobody is quoted."""
        return self.speakers.get(chain[-1], self.outlet) if chain else self.outlet


def bodies_of(reports: Iterable[CodedReport]) -> dict[str, Origin]:
    """Find the body that each public figure speaks for, by his key, as any of the reports says; of several the first.

    A spokesman who is introduced in one report and only named in the next is one origin.
    """
    bodies: dict[str, Origin] = {}
    for coded in reports:
        for _, origin in _speaking(coded):
            body = _body(origin)
            if body != origin and origin.report is None:
                bodies[origin.key] = min(bodies.get(origin.key, body), body, key=lambda each: (each.key, each.name))
    return bodies


def _speaking(coded: CodedReport) -> Iterator[tuple[str, Origin]]:
    """Give the origin of each statement of a report, by the statement's id."""
    entities = {entity.id: entity for entity in coded.entities}
    statements = {statement.id: statement for statement in coded.statements}
    for statement in coded.statements:
        chain = (*(statements[link] for link in statement.chain if link in statements), statement)
        yield statement.id, _by_name(origin_of(coded.report, chain, entities))


def _by_name(origin: Origin) -> Origin:
    """Know a public figure by any name across reports: of one figure, a lone name tells enough."""
    named = origin.kind == "person" and origin.name != UNNAMED
    return replace(origin, key=f"person:{name_key(origin.name)}", report=None) if named else origin


def _body(origin: Origin) -> Origin:
    """Give the body whose word an origin is, for a figure is a body's whoever tells it; else the origin itself.

    Words for one that hold a name ("the Osh Jail") name a body, though the report's entities lack it.
    """
    if origin.institution:
        return named_body(origin.institution)
    words = origin.name.removeprefix("The ").removeprefix("the ")
    named = origin.kind == "unnamed" and words != origin.name and any(word[0].isupper() for word in words.split())
    return named_body(words) if named else origin
