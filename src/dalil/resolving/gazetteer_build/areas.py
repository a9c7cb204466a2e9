"""Countries, areas and districts of the shipped gazetteer, under GeoNames' ids wherever these can be told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dalil.resolving.distances import kilometres
from dalil.resolving.gazetteer import ALTERNATE, FORMER, MAIN, place_name
from dalil.resolving.gazetteer_build import sources
from dalil.resolving.gazetteer_build.crosswalk import best_pairs, core, name_likeness
from dalil.resolving.gazetteer_build.material import Material
from dalil.resolving.gazetteer_build.scripts import is_name
from dalil.resolving.gazetteer_build.sources import District, IsoArea, Known
from dalil.resolving.gazetteer_build.writing import Writer, main_and_others
from dalil.resolving.place_words import FormerArea, place_words, source_words

_AREAS_FROM, _DISTRICTS_FROM = -1_000, -100_000
"""Ids of what has none of GeoNames: countries count down from 0, the others from these."""
_LENDS_NAMES_FROM = 15_000
_SAME_AREA, _SAME_DISTRICT = 85, 90
_SAME_SPOT = 100.0


def write_countries(writing: Writer, material: Material) -> int:
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


def write_areas(writing: Writer, material: Material) -> set[int]:
    """Write the ISO areas under their GeoNames ids where these are known, and give the ids."""
    own, lent = _own_entries(material), _lent_by_towns(material)
    cities = {area.id for area in (*material.cities.values(), *material.walk.values()) if area.is_city}
    former: dict[str, list[FormerArea]] = defaultdict(list)
    for renamed in place_words().areas.former:
        former[renamed.code].append(renamed)
    for area in material.areas:
        place = own.get(area.code)
        area.place = place.geonames if place else _AREAS_FROM - area.id
        writing.area(area.id, area.code, area.name, area.place)
        for renamed in former[area.code]:
            for form in _with_cores((renamed.name,)):
                writing.former(area.place, form, renamed.was)
        # A city that is an area of its own is found as a settlement, so that "Almaty Province" is not the city.
        names = {} if area.id in cities else _area_names(area, place, lent[area.id], former[area.code])
        lat, lon, people = (place.lat, place.lon, place.population) if place else (area.lat, area.lon, None)
        writing.place(area.place, "admin1", area.code[:2], area.id, lat, lon, people, names)
    return {place.geonames for place in own.values()}


def _area_names(area: IsoArea, place: Known | None, lent: set[str], former: Sequence[FormerArea]) -> dict[str, int]:
    others = {*lent, *(place.names if place else ()), *source_words().abbreviations.get(area.code, ())}
    main = {*area.names, *({place.name} if place else ())}
    return {
        form: kind
        for names, kind in ((others, ALTERNATE), ({renamed.name for renamed in former}, FORMER), (main, MAIN))
        for form in _with_cores(sorted(names))
    }


def _own_entries(material: Material) -> dict[str, Known]:
    """Map ISO codes to the GeoNames entry of the same area, of its first level or, below that, of its second."""
    by_id = {place.geonames: place for place in material.known}
    stated = {code: by_id[number] for code, number in source_words().geonames.items()}
    own: dict[str, Known] = dict(stated)
    for area in material.coded:
        iso = material.walk.get(area.key)
        if (iso and iso.code in stated) or area.known in stated.values():
            continue
        fit = _fits(iso, area.known) if iso and area.known else 0.0
        if iso and area.known and fit >= _SAME_AREA and (iso.code not in own or fit > _fits(iso, own[iso.code])):
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
    near = 2 * _SAME_SPOT if place.kind == "admin2" else 20 * _SAME_SPOT
    likeness = _fits(area, place) if away < near else 0.0
    return likeness - away / 50 if likeness >= _SAME_DISTRICT else None


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


def write_other_areas(writing: Writer, material: Material, used: set[int]) -> int:
    """Write GeoNames' first-level areas that ISO does not list (today)."""
    left = [place for place in material.of_kind("admin1") if place.geonames not in used]
    for place in left:
        write_known(writing, material, place)
    return len(left)


def write_districts(writing: Writer, material: Material, used: set[int]) -> int:
    """Write districts: those that GeoNames has whole, and those that its settlements name, each at their middle."""
    whole = [place for place in material.of_kind("admin2") if place.geonames not in used]
    there: dict[tuple[str, str], list[Known]] = defaultdict(list)
    for place in whole:
        write_known(writing, material, place)
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
            names, area = {name: MAIN, core(name): MAIN}, material.area_id(country, lat, lon)
            writing.place(_DISTRICTS_FROM - number, "admin2", country, area, lat, lon, None, names)
    return len(whole) + number


def write_known(writing: Writer, material: Material, place: Known) -> None:
    """Write a place as GeoNames has it, also under its names without the words for its kind."""
    area = material.area_id(place.country, place.lat, place.lon)
    names = main_and_others(place.name, _with_cores(sorted(place.names)), ALTERNATE) | {core(place.name): MAIN}
    writing.place(place.geonames, place.kind, place.country, area, place.lat, place.lon, place.population, names)
