"""Chains drawn as text: from the outlet inwards, who passes on whose words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from dalil.cli.layout import Hanging
from dalil.cli.wording import plain
from dalil.records import CodedReport, Statement

_BRANCH = "└─ "


def chain_of(coded: CodedReport, record: Any) -> tuple[Statement, ...]:
    """Give the statements in which a record stands, outermost first; a statement is its own last link."""
    known = {statement.id: statement for statement in coded.statements}
    links = tuple(known[link] for link in getattr(record, "chain", ()) if link in known)
    return (*links, record) if isinstance(record, Statement) else links


def drawn(coded: CodedReport, links: Sequence[Statement]) -> Iterator[RenderableType]:
    """Draw a chain, one link a line, each under the one that passes it on."""
    for depth, words in enumerate([outlet_of(coded), *(link_in_words(coded, link) for link in links)]):
        lead = f"      {'   ' * max(depth - 1, 0)}{_BRANCH if depth else ''}"
        yield Hanging(Text(lead, style="dim"), Text(words), Text(" " * len(lead)))


def outlet_of(coded: CodedReport) -> str:
    """Name the outermost link: the outlet, with the agency that it credits."""
    report = coded.report
    told = [report.publisher, report.published]
    credit = f"crediting {report.agency}" if report.agency and report.agency != report.outlet else None
    return ", ".join(part for part in (*told, credit) if part)


def link_in_words(coded: CodedReport, link: Statement) -> str:
    """Say who speaks, in what role and how, and under which circumstances."""
    entities = {entity.id: entity for entity in coded.entities}
    speaker = entities.get(link.speaker or "")
    name = speaker.name if speaker else link.speaker_text or "speaker not known"
    parts = [
        speaker.role if speaker else None,
        f"“{link.cue.exact}”" if link.cue else None,
        f"via {link.via.exact}" if link.via else None,
        f"to {link.to.exact}" if link.to else None,
        *dict.fromkeys(plain(condition.kind) for condition in link.conditions),
        "speaker taken from the sentences around" if link.inferred else None,
    ]
    return ", ".join([name, *(part for part in parts if part)])
