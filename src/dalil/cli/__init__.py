"""The command line: Click commands, Rich output, errors in one line."""

from __future__ import annotations

import sys

import click

from dalil.version import __version__
from dalil.cli.bench import bench
from dalil.cli.codebook import codebook_group
from dalil.cli.demo import demo
from dalil.cli.read import read
from dalil.cli.uncoded import uncoded
from dalil.errors import DalilError

__all__ = ["cli", "main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="dalil")
def cli() -> None:
    """Turn news reports on violent extremism and its prevention into evidence.

    Every record is pinned to the exact words that support it and to whoever says so. Dalil works offline.

    \b
    Start here:
      dalil demo                         a tour on reports shipped with the package
      dalil read report.txt              read a report and print its records
      dalil read folder --format json    one JSON object per report
    """


cli.add_command(read)
cli.add_command(demo)
cli.add_command(uncoded)
cli.add_command(codebook_group, "codebook")
cli.add_command(bench)


def main() -> None:
    """Run the command line; an error of Dalil's becomes one line on stderr and exit status 1."""
    try:
        cli()
    except DalilError as error:
        click.echo(f"dalil: {error}", err=True)
        sys.exit(1)
