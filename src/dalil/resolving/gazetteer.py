"""The shipped gazetteer: places by name, read-only, opened at the first look-up."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

GAZETTEER = files("dalil.resolving").joinpath("data", "gazetteer.sqlite")
KINDS = ("country", "admin1", "admin2", "settlement")
AREAS_FROM = -1000
"""An area's place id is this less its own id, so that it is found without an index."""
SCALE = 10_000
"""Coordinates are kept as whole ten-thousandths of a degree, some ten metres."""

_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ə": "a", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer; ``area`` is its ISO 3166-2 code, ``alternate`` true for a name other than its first."""

    id: int
    kind: str
    country: str
    area: str | None
    area_name: str | None
    lat: float | None
    lon: float | None
    population: int
    alternate: bool

    @property
    def geonames(self) -> int | None:
        """Give the GeoNames id where the entry has one."""
        return self.id if self.id > 0 else None


def place_name(name: str) -> str:
    """Give the form under which a name is looked up: lower case, no marks above letters, no punctuation."""
    folded = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    bare = "".join(c for c in folded if not unicodedata.combining(c))
    return " ".join(re.sub(r"[-–—./,()]", " ", re.sub(r"['’‘ʼʻ`´ʹ\"]", "", bare)).split())


def find_entries(name: str) -> tuple[Entry, ...]:
    """Find all places of a name, in whatever spelling of its marks and hyphens, in a fixed order."""
    return _find(place_name(name))


def entry_of(geonames: int) -> Entry | None:
    """Find a settlement by its GeoNames id."""
    rows = _base().execute(f"{_SELECT} 0 FROM place {_JOIN} WHERE place.id = ?", (geonames,)).fetchall()
    return _entry(rows[0]) if rows else None


def area_of(code: str) -> Entry | None:
    """Find a first-level area by its ISO 3166-2 code."""
    query = f"{_SELECT} 0 FROM area JOIN place ON place.id = {AREAS_FROM} - area.id WHERE area.code = ?"
    rows = _base().execute(query, (code,)).fetchall()
    return _entry(rows[0]) if rows else None


_SELECT = "SELECT place.id, kind, country, area.code, area.name, lat, lon, population,"
_JOIN = "LEFT JOIN area ON area.id = place.area"


@cache
def _find(name: str) -> tuple[Entry, ...]:
    named = "FROM name JOIN place ON place.id = name.place"
    query = f"{_SELECT} alternate {named} {_JOIN} WHERE name.name = ? ORDER BY place.id"
    return tuple(_entry(row) for row in _base().execute(query, (name,)))


def _entry(row: tuple[int, int, str, str | None, str | None, int | None, int | None, int | None, int]) -> Entry:
    number, kind, country, code, area_name, lat, lon, population, alternate = row
    return Entry(
        number, KINDS[kind], country, code, area_name, None if lat is None else lat / SCALE,
        None if lon is None else lon / SCALE, population or 0, bool(alternate),
    )  # fmt: skip


@cache
def _base() -> sqlite3.Connection:
    return sqlite3.connect(f"file:{GAZETTEER}?mode=ro&immutable=1", uri=True, check_same_thread=False)
