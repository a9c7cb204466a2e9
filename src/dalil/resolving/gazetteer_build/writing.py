"""The gazetteer file while it is written: the same bytes for the same places, and whole or not there at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from dalil.resolving.gazetteer import FORMAT, FORMER, KINDS, MAIN, SCALE, place_name

# The file is thrown away where the writing stops short; what is sorted goes to disk, not to memory.
_PRAGMAS = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = FILE; PRAGMA cache_size = -65536;
"""
SCHEMA = """
CREATE TABLE place (
  id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, country TEXT NOT NULL, area INTEGER, lat INTEGER, lon INTEGER,
  population INTEGER);
CREATE TABLE area (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL, place INTEGER NOT NULL);
CREATE TABLE name (name TEXT NOT NULL, place INTEGER NOT NULL, alternate INTEGER NOT NULL, PRIMARY KEY (name, place))
  WITHOUT ROWID;
CREATE TABLE former (name TEXT NOT NULL, place INTEGER NOT NULL, was TEXT NOT NULL, PRIMARY KEY (name, place))
  WITHOUT ROWID;
CREATE TABLE crosswalk (country TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, area INTEGER,
  population INTEGER NOT NULL, PRIMARY KEY (country, code)) WITHOUT ROWID;
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE written (name TEXT NOT NULL, place INTEGER NOT NULL, alternate INTEGER NOT NULL);
"""
# Names come in the order of places; to sort them once, on disk, is far quicker than to insert each in its place.
_FINISH = """
INSERT INTO name SELECT name, place, iif(min(alternate), max(alternate), 0) FROM written GROUP BY name, place
  ORDER BY name, place;
DROP TABLE written;
"""


class Writer:
    """Takes places, areas and names for a gazetteer file."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base

    def place(  # noqa: PLR0913, PLR0917
        self, number: int, kind: str, country: str, area: int | None, lat: float | None, lon: float | None,
        population: int | None, names: Mapping[str, int],
    ) -> None:  # fmt: skip
        """Add a place (degrees, WGS 84) and its names, each with what it is to the place; the last of an id counts."""
        scaled = [round(value * SCALE) if value is not None else None for value in (lat, lon)]
        self._base.execute(
            "INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?, ?, ?, ?)",
            (number, KINDS.index(kind), country, area, *scaled, population),
        )
        self.names((name, number, alternate) for name, alternate in names.items())

    def names(self, rows: Iterable[tuple[str, int, int]]) -> None:
        """Add names (name, place id, what it is to the place)."""
        folded = [(place_name(name), number, alternate, name) for name, number, alternate in rows]
        self._base.executemany("INSERT INTO written VALUES (?, ?, ?)", (row[:3] for row in folded if row[0]))
        for _, number, _, name in (row for row in folded if row[2] == FORMER):
            self.former(number, name, name)

    def former(self, number: int, name: str, was: str) -> None:
        """Say what a place was called or coded under a former name; what was said first counts."""
        self._base.execute("INSERT OR IGNORE INTO former VALUES (?, ?, ?)", (place_name(name), number, was))

    def area(self, number: int, code: str, name: str, place: int) -> None:
        """Add a first-level area by its ISO 3166-2 code."""
        self._base.execute("INSERT INTO area VALUES (?, ?, ?, ?)", (number, code, name, place))

    def crosswalk(self, country: str, code: str, name: str, area: int | None, population: int) -> None:
        """Add GeoNames' code of an area and the ISO area (None: unknown) in which it lies."""
        self._base.execute("INSERT INTO crosswalk VALUES (?, ?, ?, ?, ?)", (country, code, name, area, population))

    def about(self, facts: Mapping[str, str]) -> None:
        """Add what the file says about itself."""
        self._base.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", sorted(facts.items()))

    def take_over(self, other: Path, queries: Iterable[str]) -> None:
        """Run queries that copy from another gazetteer, attached as ``other``."""
        self._base.commit()
        self._base.execute("ATTACH DATABASE ? AS other", (f"{other.absolute().as_uri()}?mode=ro&immutable=1",))
        for query in queries:
            self._base.execute(query)
        self._base.commit()
        self._base.execute("DETACH DATABASE other")


@contextmanager
def writer(out: Path) -> Iterator[Writer]:
    """Open a new gazetteer file for writing; it stands at ``out`` only once all is written."""
    out.parent.mkdir(parents=True, exist_ok=True)
    partial = out.with_name(f"{out.name}.partial")
    partial.unlink(missing_ok=True)
    base = sqlite3.connect(partial.absolute().as_uri(), uri=True)
    try:
        base.executescript(_PRAGMAS + SCHEMA)
        writing = Writer(base)
        writing.about({"format": FORMAT})
        yield writing
        base.commit()
        base.executescript(_FINISH)
        base.execute("VACUUM")
        base.close()
        partial.replace(out)
    finally:
        base.close()
        partial.unlink(missing_ok=True)


def main_and_others(main: str, others: Iterable[str], other: int) -> dict[str, int]:
    """Give the names of a place for ``Writer.place``: its main one, and the others as what they are."""
    return dict.fromkeys(others, other) | {main: MAIN}
