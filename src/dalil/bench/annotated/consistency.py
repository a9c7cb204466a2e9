"""What an annotation says against the codebook, the calendar or itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dalil.bench.annotated.reports import AnnotatedReport
from dalil.bench.annotated.resolving import holds, standing
from dalil.codebook import Codebook
from dalil.codebook.schema import RESERVED_ROLES
from dalil.records import Designation, Event, Span, Statement, Statistic
from dalil.records.edtf import bounds

_COUNTRY = re.compile(r"[A-Z]{2}")


def contradictions(report: AnnotatedReport, codebook: Codebook) -> Iterator[str]:
    """List in words what does not fit: unknown terms, deeds told too early, chains beside their contents."""
    yield from _unknown_terms(report, codebook)
    yield from _foretold(report)
    yield from _chains(report)


def _unknown_terms(report: AnnotatedReport, codebook: Codebook) -> Iterator[str]:
    measures = {measure.id for measure in codebook.measures}
    for event in report.gold.events:
        kind = codebook.types.get(event.type)
        if kind is None:
            yield f"{event.id}: the codebook has no event type {event.type}"
            continue
        for role in {participant.role for participant in event.participants} - {*kind.roles, *RESERVED_ROLES}:
            yield f"{event.id}: {event.type} has no role {role}"
    for statistic in report.gold.statistics:
        if statistic.measure not in measures:
            yield f"{statistic.id}: the codebook has no measure {statistic.measure}"
    for record in report.gold.designations:
        if record.category is not None and record.category not in codebook.categories:
            yield f"{record.id}: the codebook has no category {record.category}"
    for entity in report.gold.entities:
        if entity.country is not None and not _COUNTRY.fullmatch(entity.country):
            yield f"{entity.id}: {entity.country} is no country's code"


def _foretold(report: AnnotatedReport) -> Iterator[str]:
    _, published = bounds(report.entry.published)
    for event in report.gold.events:
        first = bounds(event.when.edtf)[0] if event.when and event.when.edtf else None
        if event.status == "asserted" and first and published and first > published:
            yield f"{event.id}: asserted of a day after the report's"


def _chains(report: AnnotatedReport) -> Iterator[str]:
    statements = {statement.id: statement for statement in report.gold.statements}
    told: list[tuple[Statement | Event | Designation | Statistic, tuple[Span, ...]]] = [
        # "The agency, citing the ministry, said ...": the ministry's words stand in the agency's, its cue does not.
        *((statement, (standing(statement), statement.content[0])) for statement in report.gold.statements),
        *((event, (event.trigger,)) for event in report.gold.events),
        *((record, record.evidence) for record in report.gold.designations),
        *((record, record.evidence) for record in report.gold.statistics),
    ]
    for record, words in told:
        for link in record.chain:
            if link in statements and not any(holds(statements[link], each) for each in words):
                yield f"{record.id}: {words[0].exact!r} does not stand in the content of {link}"
