"""Where results go: standard output or a file, always UTF-8."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import click
from rich.console import Console

from dalil.errors import SettingsError

_REMEDY = "name a file in a folder that exists and that you may write to"


@contextmanager
def open_output(path: Path | None, sources: Sequence[str] = ()) -> Iterator[IO[str]]:
    """Open a file, or standard output for None.

    Raises SettingsError where the file cannot be written, or is one of the sources.
    """
    for source in sources:
        if path is not None and path.is_file() and Path(source).is_file() and path.samefile(source):
            raise SettingsError("--output", f"{path} is one of the sources", "name another file")
    try:
        opened = click.open_file(str(path or "-"), "w", encoding="utf-8", errors="replace")
    except OSError as error:
        raise SettingsError(
            "--output", f"{path}: {(error.strerror or 'cannot be written').lower()}", _REMEDY
        ) from error
    with opened as stream:
        yield stream


def console(stream: IO[str]) -> Console:
    """Give a console that writes to the stream: coloured on terminals, plain elsewhere."""
    return Console(file=stream, highlight=False, soft_wrap=False)
