"""Writes the generated parts of the documentation: the command-line reference and the JSON Schema.

Run `make docs` after a change to a command or a record; a test fails while the files are not up to date.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from dalil.cli import cli
from dalil.records import json_schema

HERE = Path(__file__).parent
SCHEMA = HERE / "schema" / "report-1.json"
REFERENCE = HERE / "cli.md"


def reference() -> str:
    """Write the help of every command as Markdown."""
    parts = ["# Command line\n\nGenerated from the commands' own help by `make docs`.\n"]
    for name, text in _helps(cli, "dalil"):
        parts.append(f"## `{name}`\n\n```text\n{text}\n```\n")
    return "\n".join(parts)


def schema() -> str:
    """Write the JSON Schema of `dalil/report/1`."""
    return json.dumps(json_schema(), indent=1, sort_keys=True) + "\n"


def _helps(command: click.Command, name: str) -> Iterator[tuple[str, str]]:
    context = click.Context(command, info_name=name, max_content_width=100, terminal_width=100)
    yield name, command.get_help(context).rstrip()
    if isinstance(command, click.Group):
        for child in sorted(command.commands):
            yield from _helps(command.commands[child], f"{name} {child}")


def main() -> None:
    """Write the files."""
    SCHEMA.parent.mkdir(exist_ok=True)
    SCHEMA.write_text(schema(), "utf-8")
    REFERENCE.write_text(reference(), "utf-8")


if __name__ == "__main__":
    main()
