"""Quotations of the base on a screen: words in their sentence, with outlet and date; private persons stay unnamed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from dalil.base.listing import Quotation
from dalil.cli.excerpts import excerpts
from dalil.cli.layout import Hanging
from dalil.records import (
    UNNAMED,
    CodedReport,
    Designation,
    Event,
    Report,
    Span,
    Statement,
    Statistic,
    private_names,
    without,
)


def quoted(quotation: Quotation) -> Iterator[RenderableType]:
    """Give the words of a record in context, and whose they are."""
    yield from excerpts(quotation.report, evidence_of(quotation.record), marked_in(quotation.record))
    yield source_line(quotation.report, quotation.key)


def source_line(report: Report, key: str) -> RenderableType:
    """Say which report words are from, and under which key its record is shown."""
    facts = " · ".join(fact for fact in (report.publisher, report.published, key) if fact)
    return Hanging(Text("        ", style="dim"), Text(facts, style="dim"), Text("        "))


def as_json(quotation: Quotation) -> dict[str, Any]:
    """Give a quotation's values."""
    spans = evidence_of(quotation.record)
    report = quotation.report
    return {
        "id": quotation.key, "report": report.id, "outlet": report.outlet, "published": report.published,
        "url": report.url, "exact": " … ".join(span.exact for span in spans),
        "spans": [[span.start, span.end] for span in spans],
    }  # fmt: skip


def evidence_of(record: Any) -> Sequence[Span]:
    """Give the words that support a record."""
    spans: Sequence[Span] = record.evidence or getattr(record, "content", ())
    return spans


def marked_in(record: Any) -> Sequence[Span]:
    """Give the words in a record's evidence that matter most."""
    match record:
        case Event():
            return [record.trigger]
        case Statement():
            return record.content
        case Statistic():
            return [record.quantity.span] if record.quantity.span else []
        case Designation():
            return [record.territory.span] if record.territory and record.territory.span else []
        case _:
            return []


def without_names(coded: CodedReport) -> CodedReport:
    """Leave private persons out of what is shown beside the words of a report."""
    names = private_names(coded.entities)

    def hidden(words: str | None) -> str | None:
        return words and without(names, words)

    entities = tuple(
        replace(entity, name=UNNAMED, aliases=(), role=None)
        if entity.private and entity.type == "person"
        else replace(entity, role=hidden(entity.role))
        for entity in coded.entities
    )
    statements = tuple(replace(one, speaker_text=hidden(one.speaker_text)) for one in coded.statements)
    events = tuple(
        replace(event, participants=tuple(replace(p, text=hidden(p.text)) for p in event.participants))
        for event in coded.events
    )
    return replace(coded, entities=entities, statements=statements, events=events)
