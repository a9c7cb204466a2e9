"""The command line: Click commands, Rich output, errors in one line."""

from __future__ import annotations

import sys

import click

from dalil.cli.bench import bench
from dalil.cli.codebook import codebook_group
from dalil.cli.demo import demo
from dalil.cli.failing import run
from dalil.cli.gazetteer import gazetteer_group
from dalil.cli.late import LateGroup
from dalil.cli.read import read
from dalil.cli.uncoded import uncoded
from dalil.version import __version__

__all__ = ["cli", "main"]


_OF_THE_BASE = {
    "add": "dalil.cli.add:add",
    "base": "dalil.cli.base:base_group",
    "checks": "dalil.cli.checks:checks",
    "decide": "dalil.cli.decide:decide",
    "entities": "dalil.cli.entities:entities",
    "incidents": "dalil.cli.incidents:incidents",
    "register": "dalil.cli.register:register",
    "search": "dalil.cli.search:search",
    "series": "dalil.cli.series:series",
    "show": "dalil.cli.show:show",
    "statements": "dalil.cli.statements:statements",
}
"""Commands that need a database, whose libraries take longer to load than all others together."""


@click.group(
    cls=LateGroup, late=_OF_THE_BASE, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="dalil")
def cli() -> None:
    """Turn news reports on violent extremism and its prevention into evidence.

    Every record is pinned to the exact words that support it and to whoever says so. Dalil works offline.

    \b
    Start here:
      dalil demo                         a tour of invented reports
      dalil read report.txt              read a report and print its records
      dalil read folder --format json    one JSON object per report
      dalil add folder                   read a folder's reports and keep them in a base
    """


cli.add_command(read)
cli.add_command(demo)
cli.add_command(uncoded)
cli.add_command(codebook_group, "codebook")
cli.add_command(bench)
cli.add_command(gazetteer_group, "gazetteer")


def main() -> None:
    """Run the command line; whatever goes wrong becomes one line on stderr and an exit status other than 0."""
    sys.exit(run(lambda: cli(standalone_mode=False)))
