"""The gazetteer: places by name, read-only, opened at the first look-up.

Which file is read: ``$DALIL_GAZETTEER`` (a path, or ``shipped``), else the one that ``dalil gazetteer import`` wrote
into the user's data folder, else the shipped one. What a report gives depends on the file, so ``dalil gazetteer show``
names it.
"""

from __future__ import annotations

import os
import re
import sqlite3
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import Any

from platformdirs import user_data_path

from dalil.errors import SettingsError
from dalil.language.variants import unmarked
from dalil.resolving.place_words import abbreviated_words

GAZETTEER = files("dalil.resolving").joinpath("data", "gazetteer.sqlite")
VARIABLE = "DALIL_GAZETTEER"
SHIPPED = "shipped"
FORMAT = "dalil/gazetteer/2"
KINDS = ("country", "admin1", "admin2", "settlement", "region", "point")
MAIN, ALTERNATE, FORMER = 0, 1, 2
"""What a name is to its place, in the column ``alternate``."""
SCALE = 10_000
"""Coordinates are kept as whole ten-thousandths of a degree, some ten metres."""

_MAPPED = 1 << 30
"""Of the file, so many bytes at most are mapped into memory; pages that nobody reads take none."""
_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ə": "a", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
    | {"ی": "ي", "ى": "ي", "ک": "ك", "ة": "ه", "ھ": "ه", "ٱ": "ا", "ـ": "", "\u200c": " "}
)
_APOSTROPHES = re.compile(r"['’‘ʼʻ`´ʹʺˈ\"”“]")
_MARKS = re.compile(r"[-–—‐./,;()،]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer; ``area`` is its ISO 3166-2 code, ``alternate`` true for a name other than its first.

    ``was`` is what the place was called or coded at the time, where the name by which it was found is a former one.
    """

    id: int
    kind: str
    country: str
    area: str | None
    area_name: str | None
    lat: float | None
    lon: float | None
    population: int
    alternate: bool
    was: str | None = None

    @property
    def geonames(self) -> int | None:
        """Give the GeoNames id where the entry has one."""
        return self.id if self.id > 0 else None


class Gazetteer:
    """One gazetteer file, read by any number of threads; raises SettingsError where the file is none."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = Lock()
        try:
            self._base = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self._base.execute(f"PRAGMA mmap_size = {_MAPPED}")
            self.about: dict[str, str] = dict(self._base.execute("SELECT key, value FROM about"))
        except sqlite3.Error as error:
            raise SettingsError(str(path), f"is no gazetteer ({error})", _REMEDY) from error
        if self.about.get("format") != FORMAT:
            raise SettingsError(str(path), "is a gazetteer of another version of Dalil", _REMEDY)

    def find(self, name: str) -> tuple[Entry, ...]:
        """Find all places of a name in its looked-up form, ordered by id."""
        named = "FROM name JOIN place ON place.id = name.place"
        was = f"LEFT JOIN former ON alternate = {FORMER} AND former.name = name.name AND former.place = name.place"
        query = f"{_SELECT} alternate, was {named} {_JOIN} {was} WHERE name.name = ? ORDER BY place.id"
        return self._entries(query, name)

    def entry(self, number: int) -> Entry | None:
        """Find a place by its id."""
        return next(iter(self._entries(f"{_SELECT} 0, NULL FROM place {_JOIN} WHERE place.id = ?", number)), None)

    def area(self, code: str) -> Entry | None:
        """Find a first-level area by its ISO 3166-2 code."""
        query = f"{_SELECT} 0, NULL FROM area JOIN place ON place.id = area.place WHERE area.code = ?"
        return next(iter(self._entries(query, code)), None)

    def rows(self, query: str, *values: str | int) -> list[tuple[str | int | None, ...]]:
        """Give the rows of a query; the tables are those of ``gazetteer_build.writing``."""
        with self._lock:
            return self._base.execute(query, values).fetchall()

    def _entries(self, query: str, *values: str | int) -> tuple[Entry, ...]:
        with self._lock:
            rows = self._base.execute(query, values).fetchall()
        return tuple(_entry(row) for row in rows)


_REMEDY = f"build it anew with `dalil gazetteer import`, or set {VARIABLE} to {SHIPPED}"
_SELECT = "SELECT place.id, kind, country, area.code, area.name, lat, lon, population,"
_JOIN = "LEFT JOIN area ON area.id = place.area"


def place_name(name: str) -> str:
    """Give the form under which a name is looked up: lower case, no marks above letters, no punctuation.

    "St.", "Ste.", "Mt." and "Ft." before another word are written out; Persian and Arabic letters of one sound are one.
    """
    bare = unmarked(name.casefold().translate(_LETTERS)).translate(_LETTERS)
    words = _MARKS.sub(" ", _APOSTROPHES.sub("", bare)).split()
    whole = abbreviated_words()
    return " ".join([*(whole.get(word, word) for word in words[:-1]), *words[-1:]])


def find_entries(name: str) -> tuple[Entry, ...]:
    """Find all places of a name, in whatever spelling of its marks and hyphens, in a fixed order."""
    return _find(place_name(name))


def entry_of(geonames: int) -> Entry | None:
    """Find a place by its GeoNames id."""
    return gazetteer().entry(geonames)


def area_of(code: str) -> Entry | None:
    """Find a first-level area by its ISO 3166-2 code."""
    return gazetteer().area(code)


def own_gazetteer() -> Path:
    """Give the file in the user's data folder that is read instead of the shipped one where it exists."""
    return user_data_path("dalil", appauthor=False) / "gazetteer.sqlite"


def gazetteer_path() -> Path:
    """Give the file that is read; raises SettingsError where the environment names one that does not exist."""
    named = os.environ.get(VARIABLE)
    if named and named != SHIPPED:
        if not Path(named).is_file():
            raise SettingsError(f"{VARIABLE}={named}", "there is no such file", "name a gazetteer file, or unset it")
        return Path(named)
    return own_gazetteer() if not named and own_gazetteer().is_file() else Path(str(GAZETTEER))


@cache
def gazetteer() -> Gazetteer:
    """Open the gazetteer, once a process."""
    return Gazetteer(gazetteer_path())


@lru_cache(maxsize=20_000)
def _find(name: str) -> tuple[Entry, ...]:
    return gazetteer().find(name)


def _entry(row: tuple[Any, ...]) -> Entry:
    number, kind, country, code, area_name, lat, lon, population, alternate, was = row
    return Entry(
        number, KINDS[kind], country, code, area_name, None if lat is None else lat / SCALE,
        None if lon is None else lon / SCALE, population or 0, alternate != MAIN, was,
    )  # fmt: skip
