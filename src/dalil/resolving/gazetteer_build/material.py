"""All that the public packages hold, read once, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dalil.resolving.distances import kilometres
from dalil.resolving.gazetteer import place_name
from dalil.resolving.gazetteer_build import sources
from dalil.resolving.gazetteer_build.crosswalk import Coded, Key, coded_areas, core, crosswalk
from dalil.resolving.gazetteer_build.holders import Holders
from dalil.resolving.gazetteer_build.sources import District, IsoArea, Known
from dalil.resolving.place_words import source_words

_WITHIN_CITY = 30.0


@dataclass(frozen=True)
class Material:
    """All that the packages hold."""

    towns: list[dict[str, Any]]
    known: list[Known]
    areas: list[IsoArea]
    districts: list[District]

    @classmethod
    def read(cls) -> Material:
        """Read the packages."""
        return cls(sources.towns(), sources.known_places(), sources.iso_areas(), sources.districts())

    @cached_property
    def coded(self) -> list[Coded]:
        """List GeoNames' codes of areas."""
        return coded_areas(self.towns, self.districts, self.known)

    @cached_property
    def walk(self) -> Mapping[Key, IsoArea]:
        """Map GeoNames' codes of areas to ISO areas."""
        return crosswalk(self.areas, self.coded, source_words().crosswalk)

    @cached_property
    def walked(self) -> frozenset[int]:
        """Give the ids of the ISO areas that GeoNames has a code for."""
        return frozenset(area.id for area in self.walk.values())

    @cached_property
    def holders(self) -> Holders:
        """Find areas of points."""
        return Holders(self.towns, self.walk)

    @cached_property
    def cities(self) -> Mapping[int, IsoArea]:
        """Map settlements (by GeoNames id) to the ISO area that they are themselves, where GeoNames has no code."""
        left = [area for area in self.areas if area.is_city and not area.parent and area.id not in self.walked]
        return {int(town["geonameid"]): area for area in left for town in self._greatest_named(area)}

    def _greatest_named(self, area: IsoArea) -> list[dict[str, Any]]:
        cores = {core(name) for name in area.names}
        near = (
            town
            for town in self.towns
            if town["countrycode"] == area.code[:2]
            and kilometres(area.lat, area.lon, town["latitude"], town["longitude"]) < _WITHIN_CITY
            and place_name(town["name"]) in cores
        )
        return sorted(near, key=lambda town: (-town["population"], town["geonameid"]))[:1]

    def area_of_town(self, town: dict[str, Any]) -> int | None:
        """Give the id of the ISO area of a settlement, where it can be told."""
        area = self.cities.get(int(town["geonameid"])) or self.walk.get((town["countrycode"], town["admin1code"]))
        return area.id if area else None

    def of_kind(self, kind: str) -> list[Known]:
        """List what GeoNames has of a kind."""
        return [place for place in self.known if place.kind == kind]

    def area_id(self, country: str, lat: float, lon: float) -> int | None:
        """Give the id of the ISO area in which a point of a country lies, where it can be told."""
        area = self.holders.area(country, lat, lon)
        return area.id if area else None
