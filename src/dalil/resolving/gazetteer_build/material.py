"""All that the public packages hold, read once, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dalil.resolving.gazetteer_build import sources
from dalil.resolving.gazetteer_build.crosswalk import Coded, Key, coded_areas, crosswalk
from dalil.resolving.gazetteer_build.holders import Holders
from dalil.resolving.gazetteer_build.sources import District, IsoArea, Known
from dalil.resolving.place_words import source_words


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

    def of_kind(self, kind: str) -> list[Known]:
        """List what GeoNames has of a kind."""
        return [place for place in self.known if place.kind == kind]

    def area_id(self, country: str, lat: float, lon: float) -> int | None:
        """Give the id of the ISO area in which a point of a country lies, where it can be told."""
        area = self.holders.area(country, lat, lon)
        return area.id if area else None
