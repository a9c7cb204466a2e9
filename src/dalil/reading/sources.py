"""Sources: what a user names on the command line, as bytes."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from dalil.errors import SourceError

LARGEST = 50 * 1024 * 1024
"""Bytes; a news page is a thousand times smaller."""

MEDIA_TYPES = {
    ".txt": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".md": "text/markdown",
    ".pdf": "application/pdf",
    ".eml": "message/rfc822",
}
_URL = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes with the name that the user gave and a media type guessed from it."""

    name: str
    data: bytes
    media_type: str


def find_sources(arguments: Sequence[str], stdin: BinaryIO | None) -> Iterator[Source | SourceError]:
    """Give the sources that files, folders and ``-`` name, in order; what cannot be read comes as its error."""
    for argument in arguments:
        if argument == "-":
            yield _from_stdin(stdin)
        elif argument.lower().startswith(_URL):
            yield SourceError(argument, "addresses cannot be fetched yet", "save the page and give the file")
        elif Path(argument).is_dir():
            yield from _from_folder(Path(argument))
        else:
            yield _from_file(Path(argument))


def _from_stdin(stdin: BinaryIO | None) -> Source | SourceError:
    if stdin is None:
        return SourceError("-", "there is no standard input", "pipe a report in, or name a file")
    return Source("-", stdin.read(LARGEST + 1), "text/plain")


def _from_folder(folder: Path) -> Iterator[Source | SourceError]:
    refused: list[SourceError] = []

    def refuse(error: OSError) -> None:
        refused.append(SourceError(str(error.filename), _cause(error), "check the folder's permissions"))

    paths = sorted(
        Path(base, name)
        for base, _, names in os.walk(folder, onerror=refuse)
        for name in names
        if Path(name).suffix.lower() in MEDIA_TYPES and not name.startswith(".")
    )
    yield from sorted(refused, key=lambda error: error.subject)
    if not paths and not refused:
        yield SourceError(
            str(folder), "the folder holds no report", "give one with " + " ".join(MEDIA_TYPES) + " files"
        )
    for path in paths:
        yield _from_file(path)


def _from_file(path: Path) -> Source | SourceError:
    media_type = MEDIA_TYPES.get(path.suffix.lower(), "text/plain")
    try:
        with path.open("rb") as file:
            return Source(_shown(path), file.read(LARGEST + 1), media_type)
    except OSError as error:
        return SourceError(str(path), _cause(error), "check the name and the permissions")


def _shown(path: Path) -> str:
    """Give a path as text; what is no UTF-8 in it becomes U+FFFD, since it could be written nowhere."""
    return os.fsencode(path).decode("utf-8", errors="replace")


def _cause(error: OSError) -> str:
    return (error.strerror or "cannot be read").lower()
