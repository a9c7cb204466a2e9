"""`dalil uncoded`: what a reading may have missed."""

from __future__ import annotations

from typing import Any

import click
from rich.console import Console
from rich.text import Text

from dalil.cli.options import reading_options, settings_from
from dalil.cli.sources import for_each
from dalil.pipeline import Coder
from dalil.reading import Source

STYLES = {"event word": "bold red", "number": "bold cyan", "name": "bold green"}


@click.command()
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@reading_options
def uncoded(sources: tuple[str, ...], **options: Any) -> None:
    """List the sentences that hold event words, numbers or names but gave no record.

    So that a reader sees what may have been missed. Words that speak for a look are coloured: event words red,
    numbers blue, names green.

    \b
    Example:
      dalil uncoded report.txt
    """
    coder = Coder.load(settings_from(**options))
    console = Console()
    for_each(sources, lambda source: _list(coder, source, console))


def _list(coder: Coder, source: Source, console: Console) -> None:
    _, missed = coder.uncoded(source)
    console.print(Text(f"{source.name}: {len(missed)} sentences without a record", style="bold"))
    for item in missed:
        line = Text(item.sentence.exact.replace("\n", " "))
        for reason, span in item.reasons:
            line.stylize(STYLES[reason], span.start - item.sentence.start, span.end - item.sentence.start)
        reasons = ", ".join(dict.fromkeys(reason for reason, _ in item.reasons))
        console.print(Text("  · ") + line + Text(f"  [{reasons}]", style="dim"))
