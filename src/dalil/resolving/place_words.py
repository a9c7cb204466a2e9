"""Words of places that no public list gives in the form that news uses, read from their data files."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

Kind = TypeVar("Kind")


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


class NamedSettlement(BaseModel):
    """A settlement under a name that the gazetteer lacks."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str
    country: str
    geonames: int
    was: str | None = None


class Region(BaseModel):
    """A named stretch of land without a code; with a position where GeoNames' packages have none of that name."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str
    country: str | None = None
    names: list[str] = []
    lat: float | None = None
    lon: float | None = None


class AreaWords(BaseModel):
    """The contents of ``areas.yaml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    names: dict[str, list[str]]
    abbreviations: dict[str, list[str]]
    former: list[FormerArea]
    settlements: list[NamedSettlement]
    regions: list[Region]
    bodies: dict[str, list[str]]
    crosswalk: dict[str, dict[str, str]]


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
    """All words of places; keys of ``area_names`` are ISO 3166-2 codes."""

    countries: dict[str, CountryWords]
    areas: AreaWords
    nouns: NounWords
    transliterations: list[tuple[str, str]]

    @property
    def area_names(self) -> dict[str, list[str]]:
        """Give the spellings of areas by ISO 3166-2 code."""
        return self.areas.names


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
def generic_words() -> frozenset[str]:
    """Give the words that say what kind of area a name is for, in several languages."""
    nouns = place_words().nouns
    return frozenset((*nouns.admin1, *nouns.admin2, *nouns.generic))


@cache
def abbreviated_words() -> dict[str, str]:
    """Map words that are written short within names ("st") to what they stand for."""
    return place_words().nouns.abbreviated


def _read(name: str, adapter: TypeAdapter[Kind]) -> Kind:
    text = files("dalil.resolving").joinpath("data", name).read_text(encoding="utf-8")
    return adapter.validate_python(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))  # noqa: S506
