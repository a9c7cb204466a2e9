"""Working through sources one by one: a bad one is named on stderr and the others go on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence

import click
from rich.console import Console
from rich.progress import Progress

from dalil.errors import SourceError
from dalil.reading import Source, find_sources

SHOW_PROGRESS_FROM = 3


class Failures:
    """Counts the sources that could not be read."""

    def __init__(self) -> None:
        self.count = 0

    def say(self, error: SourceError) -> None:
        """Name a bad source in one line on stderr."""
        self.count += 1
        click.echo(f"dalil: {error}", err=True)


def each_source(arguments: Sequence[str], failures: Failures) -> Iterator[Source]:
    """Give the readable sources among the arguments, with progress on stderr for long work."""
    found = list(find_sources(arguments, sys.stdin.buffer))
    console = Console(stderr=True)
    with Progress(
        console=console, transient=True, disable=len(found) < SHOW_PROGRESS_FROM or not console.is_terminal
    ) as bar:
        for source in bar.track(found, description="reading"):
            if isinstance(source, SourceError):
                failures.say(source)
            else:
                yield source


def for_each(arguments: Sequence[str], work: Callable[[Source], None]) -> None:
    """Do ``work`` on each source; exits with status 1 at the end where any could not be read."""
    failures = Failures()
    for source in each_source(arguments, failures):
        try:
            work(source)
        except SourceError as error:
            failures.say(error)
    if failures.count:
        raise SystemExit(1)
