"""GeoNames' dump files (https://download.geonames.org/export/dump/readme.txt), line by line, zipped or not."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from dalil.errors import SourceError

Progress = Callable[[Path, int, int], None]
"""Is told a file, the bytes of it read so far, and all its bytes."""

_PLACE_COLUMNS, _NAME_COLUMNS = 19, 10
_GREATEST_ID = 1 << 28
_OTHER_MEMBERS = ("readme", "iso-languagecodes")
_STEP = 20_000
"""Lines between two reports of progress."""
_GET = "download allCountries.zip and alternateNamesV2.zip from https://download.geonames.org/export/dump/"


@dataclass(frozen=True, slots=True)
class DumpPlace:
    """A line of allCountries.txt: degrees are WGS 84, ``area`` is GeoNames' code of the first-level area."""

    geonames: int
    name: str
    ascii: str
    others: str
    lat: float
    lon: float
    feature: str
    country: str
    area: str
    population: int


@dataclass(frozen=True, slots=True)
class DumpName:
    """A line of alternateNamesV2.txt; ``historic`` also where its use has an end."""

    geonames: int
    language: str
    name: str
    historic: bool


def read_places(path: Path, progress: Progress) -> Iterator[DumpPlace]:
    """Read places of allCountries.zip or one country's file; raises SourceError naming the line at fault."""
    for number, line in _rows(path, _PLACE_COLUMNS, progress):
        try:
            yield DumpPlace(
                _id(line[0]), line[1], line[2], line[3], float(line[4]), float(line[5]), line[7], line[8], line[10],
                int(line[14] or 0),
            )  # fmt: skip
        except ValueError as error:
            raise _fault(path, f"line {number} is no place of GeoNames ({error})") from error


def read_names(path: Path, progress: Progress) -> Iterator[DumpName]:
    """Read names of alternateNamesV2.zip; raises SourceError naming the line at fault."""
    for number, line in _rows(path, _NAME_COLUMNS, progress):
        try:
            yield DumpName(_id(line[1]), line[2], line[3], line[7] == "1" or bool(line[9]))
        except ValueError as error:
            raise _fault(path, f"line {number} is no name of GeoNames ({error})") from error


def _rows(path: Path, columns: int, progress: Progress) -> Iterator[tuple[int, list[str]]]:
    """Split the lines of a file, the last columns filled up where they are empty and their tabs are missing."""
    try:
        with _opened(path) as (stream, size):
            read = 0
            for number, raw in enumerate(stream, 1):
                read += len(raw)
                line = raw.decode("utf-8").rstrip("\r\n").split("\t")
                if not columns - 2 <= len(line) <= columns:
                    raise _fault(path, f"line {number} has {len(line)} columns instead of {columns}")
                yield number, line + [""] * (columns - len(line))
                if number % _STEP == 0:
                    progress(path, read, size)
            progress(path, size, size)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise _fault(path, f"is no whole zip file ({error})") from error
    except UnicodeDecodeError as error:
        raise _fault(path, "is not UTF-8 text") from error
    except OSError as error:
        raise _fault(path, (error.strerror or str(error)).lower()) from error


@contextmanager
def _opened(path: Path) -> Iterator[tuple[IO[bytes], int]]:
    if path.suffix.lower() != ".zip":
        with path.open("rb") as stream:
            yield stream, path.stat().st_size
        return
    with zipfile.ZipFile(path) as archive:
        texts = [m for m in archive.infolist() if m.filename.endswith(".txt") and not _is_other(m.filename)]
        if len(texts) != 1:
            raise _fault(path, f"holds {len(texts)} tables instead of one")
        with archive.open(texts[0]) as stream:
            yield stream, texts[0].file_size


def _is_other(name: str) -> bool:
    return name.lower().startswith(_OTHER_MEMBERS)


def _id(words: str) -> int:
    number = int(words)
    if not 0 < number < _GREATEST_ID:
        raise ValueError(f"id {words}")
    return number


def _fault(path: Path, cause: str) -> SourceError:
    return SourceError(str(path), cause, _GET)
