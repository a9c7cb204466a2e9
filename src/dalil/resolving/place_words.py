"""Words of places that no public list gives in the form that news uses, read from their data files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

Kind = TypeVar("Kind")
_NO_COUNTRY = "-"


class CountryWords(BaseModel):
    """Adjectives and names of one country."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    adjectives: list[str]
    names: list[str] = []
    former: list[str] = []


class FormerArea(BaseModel):
    """A former name of an area: today's code, and what it was."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str
    code: str
    was: str


@dataclass(frozen=True)
class NamedSettlement:
    """A settlement under a name that the gazetteer's sources lack; ``was`` is that name where it is a former one."""

    name: str
    country: str
    geonames: int
    was: str | None = None


@dataclass(frozen=True)
class Region:
    """A named stretch of land without a code; with a position where GeoNames' packages have none of that name."""

    name: str
    country: str | None = None
    names: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None


class AreaWords(BaseModel):
    """The contents of ``areas.yaml``: settlements by country and GeoNames id, regions by country."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    former: list[FormerArea]
    former_settlements: dict[str, dict[int, list[str]]]
    other_settlements: dict[str, dict[int, list[str]]]
    by_country: dict[str, dict[str, list[float]]] = Field(alias="regions")
    region_names: dict[str, list[str]]
    bodies: dict[str, list[str]]

    @cached_property
    def settlements(self) -> tuple[NamedSettlement, ...]:
        """Give settlements under former and other names."""
        return (
            *_settlements(self.former_settlements, former=True),
            *_settlements(self.other_settlements, former=False),
        )

    @cached_property
    def regions(self) -> tuple[Region, ...]:
        """Give the regions."""
        return tuple(
            Region(name, None if country == _NO_COUNTRY else country, tuple(self.region_names.get(name, ())), *position)
            for country, named in self.by_country.items()
            for name, position in named.items()
        )


class SourceWords(BaseModel):
    """The contents of ``gazetteer_areas.yaml``, by ISO 3166-2 code and, in the crosswalk, by country."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    names: dict[str, list[str]]
    abbreviations: dict[str, list[str]]
    crosswalk: dict[str, dict[str, str | None]]
    geonames: dict[str, int]


class NounWords(BaseModel):
    """The contents of ``place_nouns.yaml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    admin1: list[str]
    admin2: list[str]
    settlement: list[str]
    leading: list[str]
    generic: list[str]
    abbreviated: dict[str, str]


@dataclass(frozen=True)
class PlaceWords:
    """All words of places."""

    countries: dict[str, CountryWords]
    areas: AreaWords
    nouns: NounWords
    transliterations: list[tuple[str, str]]


@cache
def place_words() -> PlaceWords:
    """Read the words of places."""
    return PlaceWords(
        _read("countries.yaml", TypeAdapter(dict[str, CountryWords])),
        _read("areas.yaml", TypeAdapter(AreaWords)),
        _read("place_nouns.yaml", TypeAdapter(NounWords)),
        _read("transliterations.yaml", TypeAdapter(list[tuple[str, str]])),
    )


@cache
def source_words() -> SourceWords:
    """Read what only the building of a gazetteer needs."""
    return _read("gazetteer_areas.yaml", TypeAdapter(SourceWords))


@cache
def generic_words() -> frozenset[str]:
    """Give the words that say what kind of area a name is for, in several languages."""
    nouns = place_words().nouns
    return frozenset((*nouns.admin1, *nouns.admin2, *nouns.generic))


@cache
def abbreviated_words() -> dict[str, str]:
    """Map words that are written short within names ("st") to what they stand for."""
    return place_words().nouns.abbreviated


def _settlements(listed: dict[str, dict[int, list[str]]], *, former: bool) -> Iterator[NamedSettlement]:
    for country, by_id in listed.items():
        for number, names in by_id.items():
            yield from (NamedSettlement(name, country, number, name if former else None) for name in names)


def _read(name: str, adapter: TypeAdapter[Kind]) -> Kind:
    text = files("dalil.resolving").joinpath("data", name).read_text(encoding="utf-8")
    return adapter.validate_python(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))  # noqa: S506
