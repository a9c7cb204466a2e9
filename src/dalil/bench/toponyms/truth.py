"""Where a gold toponym lies: its point, country and first-level area, as far as the corpus and the gazetteer know."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from dalil.bench.corpora.documents import GoldToponym
from dalil.resolving.distances import kilometres
from dalil.resolving.gazetteer import GAZETTEER, KINDS, SCALE, Entry, entry_of
from dalil.resolving.places import country_of

_NEIGHBOURHOOD = 50.0
"""A settlement farther away than so many kilometres tells nothing of a point's area."""
_WIDE = ("CONT", "RGN", "RGNE", "OCN", "SEA", "GULF", "MTS", "PEN", "ISLS", "STM", "AREA", "ZN")
"""Feature codes of what may lie in several areas or countries."""
_STATE = "PCL"
_SETTLEMENTS = "SELECT lat, lon, country, code FROM place LEFT JOIN area ON area.id = area WHERE kind = ?"


@dataclass(frozen=True, slots=True)
class Truth:
    """A gold toponym: point in degrees, ISO 3166-1 country, ISO 3166-2 area; None where unknown or not one."""

    geonames: int | None
    listed: bool
    lat: float | None
    lon: float | None
    country: str | None
    area: str | None


def truth_of(toponym: GoldToponym, words: str) -> Truth:
    """Give what is known of a gold toponym; ``words`` is what the text calls it.

    Country and area are those of the gazetteer's entry with its id, else the country that the corpus names and the
    nearest settlement's within 50 km. States have no area; what may lie in several areas has neither.
    """
    entry = entry_of(toponym.geonames) if toponym.geonames else None
    lat = toponym.lat if toponym.lat is not None or entry is None else entry.lat
    lon = toponym.lon if toponym.lon is not None or entry is None else entry.lon
    country, area = _whereabouts(toponym, words, entry, lat, lon)
    return Truth(toponym.geonames, entry is not None, lat, lon, country, area)


def _whereabouts(
    toponym: GoldToponym, words: str, entry: Entry | None, lat: float | None, lon: float | None
) -> tuple[str | None, str | None]:
    if entry is not None:
        return entry.country, entry.area
    if toponym.feature in _WIDE or lat is None or lon is None:
        return None, None
    nearest = _nearest(lat, lon)
    named = country_of(toponym.country) if toponym.country else None
    if (toponym.feature or "").startswith(_STATE) or (toponym.feature is None and country_of(words)):
        return named or country_of(words) or (nearest[0] if nearest else None), None
    if nearest is None or (named is not None and nearest[0] != named):
        return named, None
    return nearest


def _nearest(lat: float, lon: float) -> tuple[str, str | None] | None:
    """Find the country and area of the settlement nearest to a point."""
    cells = _grid()
    around = (
        place
        for row in range(round(lat) - 1, round(lat) + 2)
        for column in range(round(lon) - 1, round(lon) + 2)
        for place in cells.get((row, column), ())
    )
    best = min(around, key=lambda p: kilometres(lat, lon, p[0], p[1]), default=None)
    if best is None or kilometres(lat, lon, best[0], best[1]) > _NEIGHBOURHOOD:
        return None
    return best[2], best[3]


@cache
def _grid() -> dict[tuple[int, int], list[tuple[float, float, str, str | None]]]:
    """Sort all settlements of the gazetteer into cells of one degree."""
    cells: dict[tuple[int, int], list[tuple[float, float, str, str | None]]] = defaultdict(list)
    base = sqlite3.connect(f"file:{GAZETTEER}?mode=ro&immutable=1", uri=True)
    for lat, lon, country, area in base.execute(_SETTLEMENTS, (KINDS.index("settlement"),)):
        if lat is not None and lon is not None:
            cells[round(lat / SCALE), round(lon / SCALE)].append((lat / SCALE, lon / SCALE, country, area))
    base.close()
    return dict(cells)
