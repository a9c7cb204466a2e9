"""Coded reports for tests of origins: who says what in which paragraph, with an event in each."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dalil.linking.tellings import Telling, tellings_of
from dalil.records import (
    Affiliation,
    Block,
    BlockKind,
    CodedReport,
    Condition,
    Custody,
    Entity,
    Event,
    Report,
    Span,
    Statement,
)


@dataclass(frozen=True)
class Said:
    """A paragraph: words, who says them (an entity's name, or words for somebody), how, and what type of event."""

    words: str
    by: str | None = None
    via: str | None = None
    quoted: bool = False
    conditions: tuple[str, ...] = ()
    event: str = "detention"


@dataclass(frozen=True)
class Who:
    """A person or body of a report."""

    name: str
    type: str = "person"
    role: str | None = None
    body: str | None = None
    private: bool = False
    aliases: tuple[str, ...] = ()


def coded(
    outlet: str,
    published: str | None,
    *said: Said,
    who: Iterable[Who] = (),
    headline: Said | None = None,
    agency: str | None = None,
) -> CodedReport:
    """Code a report of these paragraphs."""
    paragraphs = ([headline] if headline else []) + list(said)
    pieces = [_printed(each) for each in paragraphs]
    text = "\n\n".join(pieces)
    starts = [sum(len(piece) + 2 for piece in pieces[:at]) for at in range(len(pieces))]
    kinds = [BlockKind.HEADLINE if headline and not at else BlockKind.PARAGRAPH for at in range(len(pieces))]
    blocks = tuple(
        Block(kind, start, start + len(piece)) for kind, start, piece in zip(kinds, starts, pieces, strict=True)
    )
    sha = hashlib.sha256(f"{outlet}\n{published}\n{text}".encode()).hexdigest()
    custody = Custody(sha, len(text), "text/plain", "utf-8", "test", "1")
    report = Report(
        f"sha256:{sha}", f"{outlet}.txt", None, outlet, agency, pieces[0] if headline else None, (), published, None,
        "en", custody, text, blocks,
    )  # fmt: skip
    entities = _entities(text, who)
    named = {entity.name: entity.id for entity in entities}
    statements, events = [], []
    for at, (each, start) in enumerate(zip(paragraphs, starts, strict=True), 1):
        content = Span.of(text, start + each.quoted, start + each.quoted + len(each.words))
        chain: tuple[str, ...] = ()
        if each.by is not None:
            statement = _statement(f"s{at}", each, content, report, named)
            statements.append(statement)
            chain = (statement.id,)
        trigger = Span.of(text, content.start, content.start + len(each.words.split()[0]))
        events.append(Event(f"v{at}", each.event, "asserted", trigger, None, (), (), chain, 0.9, "rules", (trigger,)))
    return CodedReport(report, entities, tuple(statements), tuple(events), (), (), ())


def tellings(*reports: CodedReport) -> list[Telling]:
    """Give all tellings of reports."""
    return [telling for each in reports for telling in tellings_of(each)]


def events(*reports: CodedReport) -> list[Telling]:
    """Give the tellings of events."""
    return [telling for telling in tellings(*reports) if isinstance(telling.record, Event)]


def reprinted(original: CodedReport, outlet: str, published: str | None) -> CodedReport:
    """Print a coded report under another outlet's name, word for word."""
    report = original.report
    sha = hashlib.sha256(f"{outlet}\n{published}\n{report.text}".encode()).hexdigest()
    printed = replace(
        report, id=f"sha256:{sha}", outlet=outlet, agency=None, published=published,
        custody=replace(report.custody, sha256=sha),
    )  # fmt: skip
    return replace(original, report=printed)


def _printed(said: Said) -> str:
    words = f'"{said.words}"' if said.quoted else said.words
    rest = f", {said.by} said" if said.by else ""
    return f"{words}{rest}{f' {said.via}' if said.via else ''}."


def _statement(local: str, said: Said, content: Span, report: Report, named: dict[str, str]) -> Statement:
    assert said.by is not None
    after = content.end + said.quoted + 2
    source = Span.of(report.text, after, after + len(said.by))
    cue = Span.of(report.text, source.end + 1, source.end + 5)
    via = Span.of(report.text, cue.end + 1, cue.end + 1 + len(said.via)) if said.via else None
    speaker = named.get(said.by)
    return Statement(
        local, speaker, None if speaker else said.by, "direct" if said.quoted else "indirect", source, cue, (content,),
        None, via, None, tuple(Condition(kind, content) for kind in said.conditions), (), False, (), 0.9, "rules",
        (content,),
    )  # fmt: skip


def _entities(text: str, who: Iterable[Who]) -> tuple[Entity, ...]:
    whole = Span.of(text, 0, 1)
    told = list(who)
    ids = {each.name: f"e{at}" for at, each in enumerate(told, 1)}
    return tuple(
        Entity(
            ids[each.name], each.type, each.name, each.aliases, (whole,), None, each.role, each.private,  # type: ignore[arg-type]
            (Affiliation(each.role or "", ids.get(each.body or ""), former=False, when=None, evidence=(whole,)),)
            if each.role
            else (),
        )
        for each in told
    )  # fmt: skip
