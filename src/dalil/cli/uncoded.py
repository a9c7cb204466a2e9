"""`dalil uncoded`: what a reading may have missed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import click
from rich.console import Group, RenderableType
from rich.text import Text

from dalil.cli.layout import Excerpt, Hanging
from dalil.cli.options import reading_options, settings_from
from dalil.cli.output import console, open_output
from dalil.cli.sources import Reader
from dalil.extraction.uncoded import Uncoded
from dalil.pipeline import Coder
from dalil.records import Report


@click.command()
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@reading_options
def uncoded(sources: tuple[str, ...], **options: Any) -> None:
    """List the sentences that hold event words, numbers or names but gave no record.

    So that a reader sees what may have been missed: silence about a sentence is a claim too. The words that speak
    for a look are marked.

    \b
    Example:
      dalil uncoded report.txt
    """
    settings = settings_from(**options)
    coder = Coder.load(replace(settings, threads=1))
    with open_output(None) as stream:
        reader = Reader(quiet=stream.isatty(), at_once=settings.threads)
        for report, missed in reader.each(sources, coder.uncoded):
            reader.note_language(report)
            console(stream).print(Group(*_listed(report, missed)))
            stream.flush()
    reader.finish()


def _listed(report: Report, missed: tuple[Uncoded, ...]) -> Iterator[RenderableType]:
    count = f"{len(missed)} sentence{'' if len(missed) == 1 else 's'} without a record"
    yield Hanging(Text(), Text(f"{report.source}: {count}", style="bold"), Text("  "))
    for item in missed:
        reasons = ", ".join(dict.fromkeys(reason for reason, _ in item.reasons))
        start = item.sentence.start
        marked = sorted({(span.start - start, span.end - start) for _, span in item.reasons})
        yield Text(f"\n    {reasons}", style="dim")
        yield Excerpt(item.sentence.exact.replace("\n", " "), _apart(marked))
    yield Text()


def _apart(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Leave out ranges that begin inside the one before."""
    apart: list[tuple[int, int]] = []
    for start, end in ranges:
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    return apart
