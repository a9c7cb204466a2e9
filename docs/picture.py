"""Draws the picture of the README: a shipped report with its evidence highlighted, from real output.

Run `make docs`. The picture is an SVG that Rich exports.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from rich.columns import Columns
from rich.console import Console, Group
from rich.panel import Panel
from rich.text import Text

from dalil.cli.demo import samples
from dalil.cli.rendering import render
from dalil.pipeline import Coder
from dalil.records import BlockKind, CodedReport, Span
from dalil.settings import Settings

PICTURE = Path(__file__).parent / "evidence.svg"
SAMPLE = "osh-1-agency.txt"
COLOURS = (("events", "black on gold1"), ("designations", "black on plum2"), ("statistics", "black on pale_turquoise1"))
UNCODED = {BlockKind.COMMENT, BlockKind.FURNITURE}


def marked(coded: CodedReport) -> Text:
    """Colour the trigger, figure or name of each record, and who says it, in the report's own text."""
    text = Text(coded.report.text)
    for block in coded.report.blocks:
        if block.kind in UNCODED:
            text.stylize("grey50", block.start, block.end)
    for statement in coded.statements:
        for span in (statement.source, statement.cue):
            if span is not None:
                text.stylize("underline bright_green", span.start, span.end)
    for name, style in COLOURS:
        for span in _anchors(coded, name):
            text.stylize(style, span.start, span.end)
    return text


def _anchors(coded: CodedReport, name: str) -> Iterator[Span]:
    if name == "events":
        for event in coded.events:
            yield event.trigger
            yield from (p.span for p in event.participants)
    elif name == "designations":
        yield from (d.territory.span for d in coded.designations if d.territory and d.territory.span)
    else:
        yield from (s.quantity.span for s in coded.statistics if s.quantity.span)


def main() -> None:
    """Read the sample and write the picture."""
    coder = Coder.load(Settings())
    sample = next(s for s in samples() if s.source.name == SAMPLE)
    coded = coder.read(sample.source, sample.facts)
    console = Console(record=True, width=150, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    page = Panel(marked(coded), title="the report", width=72)
    records = Panel(Group(render(coded)), title="dalil read", width=76)
    console.print(Columns([page, records]))
    console.save_svg(str(PICTURE), title="dalil: record, exact words and chain of speakers together")


if __name__ == "__main__":
    main()
