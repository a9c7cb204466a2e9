"""Which area a point lies in: that of the settlements nearest to it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from dalil.resolving.distances import kilometres
from dalil.resolving.gazetteer_build.sources import IsoArea

_VOTERS = 5


class Holders:
    """Finds the ISO area of a point by the settlements around it whose area is known."""

    def __init__(self, towns: Sequence[dict[str, Any]], walk: Mapping[tuple[str, str], IsoArea]) -> None:
        self._cells: dict[tuple[str, int, int], list[tuple[float, float, IsoArea]]] = defaultdict(list)
        for town in towns:
            area = walk.get((town["countrycode"], town["admin1code"]))
            if area is not None:
                lat, lon = town["latitude"], town["longitude"]
                self._cells[town["countrycode"], round(lat), round(lon)].append((lat, lon, area))

    def area(self, country: str, lat: float, lon: float) -> IsoArea | None:
        """Give the area in which most of the nearest settlements lie; None where none is within some 150 km."""
        around = [
            spot
            for row in range(round(lat) - 1, round(lat) + 2)
            for column in range(round(lon) - 1, round(lon) + 2)
            for spot in self._cells.get((country, row, column), ())
        ]
        around.sort(key=lambda spot: (kilometres(lat, lon, spot[0], spot[1]), spot[2].code))
        votes = Counter(spot[2].id for spot in around[:_VOTERS])
        return next((spot[2] for spot in around if spot[2].id == votes.most_common(1)[0][0]), None)
