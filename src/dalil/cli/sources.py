"""Working through sources, several at a time: a bad one is named on stderr and the others go on."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from dalil.cli.failing import FAILED, one_line, unforeseen
from dalil.errors import DalilError, SourceError
from dalil.pipeline import READ_LANGUAGES
from dalil.reading import Source, find_sources
from dalil.records import Report

Result = TypeVar("Result")


class Reader:
    """Reads sources, says on stderr what went wrong with any, and remembers that something did."""

    def __init__(self, *, quiet: bool, at_once: int) -> None:
        """Read ``at_once`` sources at a time.

        Progress is shown on stderr where it is a terminal, unless ``quiet`` (the results themselves go there).
        """
        self._at_once = at_once
        self._console = Console(stderr=True)
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.completed} read, now {task.description}"),
            TimeElapsedColumn(),
            console=self._console,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
            disable=quiet or not self._console.is_terminal,
        )
        self._failed = False

    def each(self, arguments: Sequence[str], read: Callable[[Source], Result]) -> Iterator[Result]:
        """Give what ``read`` makes of each source that the arguments name, in order; leaves out what it fails on."""
        with self._progress:
            task = self._progress.add_task("", total=None)
            for name, outcome in self._outcomes(arguments, read):
                self._progress.update(task, description=name)
                try:
                    result = outcome.result()
                except DalilError as error:
                    self.fail(error)
                except Exception as error:
                    self.fail(unforeseen(name, error))
                else:
                    yield result
                self._progress.advance(task)

    def _outcomes(
        self, arguments: Sequence[str], read: Callable[[Source], Result]
    ) -> Iterator[tuple[str, Future[Result]]]:
        """Give the sources' names and what comes of them, in order; reads ahead by as many as are read at once."""

        def attempt(found: Source | SourceError) -> Result:
            if isinstance(found, SourceError):
                raise found
            return read(found)

        ahead: deque[tuple[str, Future[Result]]] = deque()
        pool = ThreadPoolExecutor(self._at_once)
        try:
            for found in find_sources(arguments, sys.stdin.buffer if sys.stdin else None):
                name = found.subject if isinstance(found, SourceError) else found.name
                ahead.append((name, pool.submit(attempt, found)))
                if len(ahead) > self._at_once:
                    yield ahead.popleft()
            yield from ahead
        finally:
            pool.shutdown(cancel_futures=True)

    def fail(self, error: DalilError) -> None:
        """Name what went wrong in one line."""
        self._failed = True
        self._say(one_line(error))

    def note_language(self, report: Report) -> None:
        """Say so where a report gives no record for being in another language than English."""
        if report.language not in READ_LANGUAGES:
            cause = f"it is in another language ({report.language}) and Dalil reads English only, so it has no record"
            self._say(one_line(DalilError(report.source, cause, "give an English version")))

    def finish(self) -> None:
        """End the command with status 1 where any source failed."""
        if self._failed:
            raise click.exceptions.Exit(FAILED)

    def _say(self, line: str) -> None:
        if self._progress.live.is_started:
            self._console.print(line, markup=False, highlight=False, soft_wrap=True)
        else:
            click.echo(line, err=True)
