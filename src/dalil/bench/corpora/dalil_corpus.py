"""Dalil's own corpus, as what can be learned from: names, attributions and events of the codebook's types.

The corpus itself, with all its records and values, is what ``dalil.bench.annotated`` loads; `corpus/GUIDELINES.md`
tells how it was made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from dalil.bench.annotated import AnnotatedReport, load
from dalil.bench.corpora.documents import (
    Fragment,
    GoldAttribution,
    GoldCodedEvent,
    GoldDocument,
    GoldMention,
    Skips,
    skip,
)
from dalil.language.analysis import MentionType
from dalil.records import Entity, EntityType, Event, Span, Statement

_TYPES: Mapping[EntityType, MentionType] = {
    "person": "person",
    "organisation": "organisation",
    "place": "place",
    "publication": "publication",
    "law": "law",
    "weapon": "weapon",
    "facility": "facility",
    "vehicle": "vehicle",
    "event": "event",
}


def read(folder: Path, split: str, skips: Skips | None = None) -> Iterator[GoldDocument]:
    """Read the documents of ``folder/split`` with mentions of names, attributions and coded events.

    The text is the report's own, comments and furniture included. Left out: events whose trigger another event of
    the same type has. Raises BenchmarkError where the split has no annotated report, and for a fault in one.
    """
    for report in load(folder, split):
        yield document(report, skips)


def document(report: AnnotatedReport, skips: Skips | None = None) -> GoldDocument:
    """Give the view of one annotated report."""
    gold = report.gold
    mentions = [_mention(entity, span) for entity in gold.entities for span in entity.mentions]
    return GoldDocument(
        id=report.id,
        text=gold.report.text,
        mentions=tuple(sorted(mentions, key=lambda mention: mention.start)),
        attributions=tuple(_attribution(statement) for statement in gold.statements),
        coded_events=tuple(_events(gold.events, skips)),
    )


def _mention(entity: Entity, span: Span) -> GoldMention:
    return GoldMention(_TYPES.get(entity.type), entity.type, span.start, span.end, cluster=entity.id, named=True)


def _attribution(statement: Statement) -> GoldAttribution:
    source, cue = (tuple(_fragments([words])) for words in (statement.source, statement.cue))
    return GoldAttribution(source, cue, tuple(_fragments(statement.content)))


def _events(events: Iterable[Event], skips: Skips | None) -> Iterator[GoldCodedEvent]:
    seen: set[tuple[str, Fragment]] = set()
    for event in sorted(events, key=lambda event: event.trigger):
        trigger = (event.trigger.start, event.trigger.end)
        if (event.type, trigger) in seen:
            skip(skips, "second event of a trigger")
            continue
        seen.add((event.type, trigger))
        roles: dict[str, list[Span | None]] = {}
        for participant in event.participants:
            roles.setdefault(participant.role, []).append(participant.span)
        roles["place"] = [place.span for place in event.places]
        roles["time"] = [event.when.span if event.when else None]
        spans = {role: tuple(_fragments(words)) for role, words in roles.items()}
        yield GoldCodedEvent(event.type, event.status, trigger, {role: found for role, found in spans.items() if found})


def _fragments(spans: Iterable[Span | None]) -> list[Fragment]:
    return sorted({(span.start, span.end) for span in spans if span})
