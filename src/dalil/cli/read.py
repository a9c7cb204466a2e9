"""`dalil read`: read reports and print their records; nothing is stored."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import IO, Any

import click

from dalil.cli.options import reading_options, settings_from
from dalil.cli.output import console, open_output
from dalil.cli.rendering import render
from dalil.cli.sources import Reader
from dalil.pipeline import Coder
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
    settings = settings_from(**options)
    # Two reports side by side are read faster than one after the other with two threads each.
    coder = Coder.load(replace(settings, threads=1))
    with open_output(output, sources) as stream:
        reader = Reader(quiet=stream.isatty(), at_once=settings.threads)
        for coded in reader.each(sources, coder.read):
            reader.note_language(coded.report)
            _write(coded, style, stream)
    reader.finish()


def _write(coded: CodedReport, style: str, stream: IO[str]) -> None:
    if style == "json":
        stream.write(to_json(coded) + "\n")
    else:
        console(stream).print(render(coded))
    stream.flush()
