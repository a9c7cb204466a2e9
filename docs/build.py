"""Writes the generated parts of the documentation: command-line reference, JSON Schema, output and results shown.

Run `make docs` after a change to a command, a record or the model; a test fails while the files are not up to date.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import click
from rich.console import Console

from dalil.bench.marks import between
from dalil.cli import cli
from dalil.cli.demo import samples
from dalil.cli.rendering import render
from dalil.pipeline import Coder
from dalil.records import CodedReport, json_schema
from dalil.settings import Settings
from docs import reliability, results

HERE = Path(__file__).parent
SCHEMA = HERE / "schema" / "report-1.json"
REFERENCE = HERE / "cli.md"
README = HERE.parent / "README.md"
ACCURACY = HERE / "accuracy.md"

REPORT, SUMS = "osh-1-agency.txt", "niger-programme.txt"
SHOWN = 1
START, END = "<!-- output: make docs writes it -->\n```text\n", "```\n<!-- end of output -->"


def reference() -> str:
    """Write the help of every command as Markdown."""
    parts = ["# Command line\n\nGenerated from the commands' own help by `make docs`.\n"]
    for name, text in _helps(cli, "dalil", None):
        parts.append(f"## `{name}`\n\n```text\n{text}\n```\n")
    return "\n".join(parts)


def schema() -> str:
    """Write the JSON Schema of `dalil/report/1`."""
    return json.dumps(json_schema(), indent=1, sort_keys=True) + "\n"


def readme(text: str, coder: Coder) -> str:
    """Put the output of two shipped reports between the README's marks."""
    return between(text, START, END, shown(coder))


def shown(coder: Coder) -> str:
    """Give the README's output as a pipe of 80 columns gets it: a report, and the failed checks of another."""
    shipped = {sample.source.name: sample for sample in samples()}
    whole, summed = (coder.read(shipped[name].source, shipped[name].facts) for name in (REPORT, SUMS))
    failed = tuple(check for check in summed.checks if check.verdict == "inconsistent")
    stream = io.StringIO()
    console = Console(file=stream, width=80, highlight=False, force_terminal=False)
    console.print(render(whole, SHOWN))
    console.print(render(CodedReport(summed.report, (), (), (), (), (), failed)))
    return stream.getvalue().strip("\n") + "\n"


def _helps(command: click.Command, name: str, parent: click.Context | None) -> Iterator[tuple[str, str]]:
    settings = {**command.context_settings, "max_content_width": 100, "terminal_width": 100}
    context = click.Context(command, parent, name, **settings)
    yield context.command_path, command.get_help(context).rstrip()
    if isinstance(command, click.Group):
        for child in command.list_commands(context):
            if (found := command.get_command(context, child)) is not None:
                yield from _helps(found, child, context)


def main() -> None:
    """Write the files."""
    SCHEMA.parent.mkdir(exist_ok=True)
    SCHEMA.write_text(schema(), "utf-8")
    REFERENCE.write_text(reference(), "utf-8")
    shown_output = readme(README.read_text("utf-8"), Coder.load(Settings()))
    README.write_text(results.with_headlines(shown_output), "utf-8")
    measured = results.with_table(ACCURACY.read_text("utf-8"))
    ACCURACY.write_text(reliability.with_tables(measured), "utf-8")


if __name__ == "__main__":
    main()
