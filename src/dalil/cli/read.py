"""`dalil read`: read reports and print their records; nothing is stored."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TextIO

import click
from rich.console import Console

from dalil.cli.options import reading_options, settings_from
from dalil.cli.rendering import render
from dalil.cli.sources import for_each
from dalil.pipeline import READ_LANGUAGES, Coder
from dalil.reading import Source
from dalil.records import CodedReport, to_json


@click.command()
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@reading_options
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Text for people, or one JSON object per report and line.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write here instead of stdout.")
def read(sources: tuple[str, ...], style: str, output: Path | None, **options: Any) -> None:
    """Read reports and print their records with the words that support them. Nothing is stored.

    SOURCE is a file (.txt .html .md .pdf .eml), a folder, or - for standard input. A source that cannot be read
    is named on stderr and the others go on; the exit status is then 1.

    \b
    Examples:
      dalil read report.txt --published 2024-05-17 --outlet "Morning Post"
      dalil read saved-pages/ --format json -o records.jsonl
      pbpaste | dalil read -
    """
    coder = Coder.load(settings_from(**options))
    with click.open_file(str(output) if output else "-", "w", encoding="utf-8") as stream:
        for_each(sources, lambda source: _read_one(coder, source, style, stream))


def _read_one(coder: Coder, source: Source, style: str, stream: Any) -> None:
    coded = coder.read(source)
    if coded.report.language not in READ_LANGUAGES:
        click.echo(
            f"dalil: {source.name}: written in {coded.report.language!r}, and Dalil reads English only; "
            "give an English version of the report",
            err=True,
        )
    _print(coded, style, stream)


def _print(coded: CodedReport, style: str, stream: TextIO) -> None:
    if style == "json":
        stream.write(to_json(coded) + "\n")
    else:
        Console(file=stream).print(render(coded))
