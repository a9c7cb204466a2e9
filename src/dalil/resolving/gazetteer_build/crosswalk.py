"""GeoNames' first-level areas to those of ISO 3166-2: by name, by position, by the settlements in them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from rapidfuzz import fuzz, process

from dalil.resolving.distances import kilometres
from dalil.resolving.gazetteer import place_name
from dalil.resolving.gazetteer_build.sources import District, IsoArea, Known
from dalil.resolving.place_words import generic_words

Key = tuple[str, str]
"""A country and GeoNames' code of an area in it."""
Left = TypeVar("Left")
Right = TypeVar("Right")
_SAME_NAME, _FAR = 80, 2000
_LIKE_NAME, _NEAR = 60, 100
_AT_ONE_SPOT = 40


@dataclass
class Coded:
    """An area of GeoNames by its code: the middle of its settlements, their number of people, and its names."""

    key: Key
    lat: float
    lon: float
    population: int
    name: str
    names: set[str] = field(default_factory=set)
    known: Known | None = None


def coded_areas(towns: Sequence[dict[str, Any]], districts: Iterable[District], known: Iterable[Known]) -> list[Coded]:
    """List GeoNames' area codes, each with its English name and, where it can be told, its own GeoNames entry."""
    spots: dict[Key, list[dict[str, Any]]] = defaultdict(list)
    for town in towns:
        if town["admin1code"] not in ("", "00"):
            spots[town["countrycode"], town["admin1code"]].append(town)
    english = _english_names(spots, districts)
    coded = [_coded(key, inside, english.get(key, "")) for key, inside in sorted(spots.items())]
    _find_own_entries(coded, [place for place in known if place.kind == "admin1"])
    return coded


def _coded(key: Key, inside: Sequence[dict[str, Any]], name: str) -> Coded:
    lat, lon = _mean(town["latitude"] for town in inside), _mean(town["longitude"] for town in inside)
    return Coded(key, lat, lon, sum(town["population"] for town in inside), name, {name} - {""})


def crosswalk(
    areas: Sequence[IsoArea], coded: Sequence[Coded], stated: Mapping[str, Mapping[str, str | None]]
) -> dict[Key, IsoArea]:
    """Match GeoNames' codes to ISO areas, best pairs first; ``stated`` (by country and code) comes before all."""
    by_code = {area.code: area for area in areas}
    found = {(c, g): by_code[iso] for c, codes in stated.items() for g, iso in codes.items() if iso}
    left = [area for area in coded if area.key[1] not in stated.get(area.key[0], {})]
    countries = _by_country(left).items()
    pairs = [pair for country, mine in countries for pair in _country_pairs(country, mine, areas, coded)]
    pairs.sort(key=lambda pair: (-pair[0], pair[1].key, pair[2].code))
    taken = {area.code for area in found.values()}
    for _, area, iso in pairs:
        if area.key not in found and iso.code not in taken:
            found[area.key] = iso
            taken.add(iso.code)
    for _, area, iso in pairs:  # one area of ISO may be several of GeoNames
        found.setdefault(area.key, iso)
    return found


def best_pairs(
    left: Iterable[Left], right: Sequence[Right], alike: Callable[[Left, Right], float | None]
) -> list[tuple[Left, Right]]:
    """Pair each with at most one other, the most alike first; ``alike`` gives None for those that cannot be one."""
    order = list(left)
    scored = ((alike(a, b), at, to) for at, a in enumerate(order) for to, b in enumerate(right))
    found, used = {}, set()
    for _, at, to in sorted((-score, at, to) for score, at, to in scored if score is not None):
        if at not in found and to not in used:
            found[at] = to
            used.add(to)
    return [(order[at], right[to]) for at, to in sorted(found.items())]


def core(name: str) -> str:
    """Give a name in its looked-up form without the words that say what kind of area it is."""
    words = place_name(name).split()
    kept = [word for word in words if word not in generic_words()]
    return " ".join(kept or words)


def name_likeness(names: Iterable[str], others: Iterable[str]) -> float:
    """Give the likeness (0 to 100) of the two most alike names of two areas."""
    mine, theirs = sorted({core(name) for name in names}), sorted({core(name) for name in others})
    if not mine or not theirs:
        return 0.0
    return float(process.cdist(mine, theirs, scorer=fuzz.ratio).max())


def _english_names(spots: Mapping[Key, list[dict[str, Any]]], districts: Iterable[District]) -> dict[Key, str]:
    """Map codes to English names, by the settlements that both sources place at one spot."""
    at = {(d.country, round(d.lat, 2), round(d.lon, 2)): d.area for d in districts}
    names = {}
    for key, inside in spots.items():
        found = (at.get((key[0], round(t["latitude"], 2), round(t["longitude"], 2)), "") for t in inside)
        votes = Counter(name for name in found if name).most_common(1)
        if votes:
            names[key] = votes[0][0]
    return names


def _find_own_entries(coded: Sequence[Coded], known: Sequence[Known]) -> None:
    by_country = defaultdict(list)
    for place in known:
        by_country[place.country].append(place)
    for country, mine in _by_country(coded).items():
        for area, place in best_pairs(mine, by_country[country], _own_entry):
            area.known = place
            area.names |= {place.name, *place.names}


def _own_entry(area: Coded, place: Known) -> float | None:
    if area.key[1] == str(place.geonames):
        return 1000.0
    away = kilometres(area.lat, area.lon, place.lat, place.lon)
    if away > _FAR:
        return None
    likeness = name_likeness(area.names, {place.name, *place.names})
    return likeness - away / 50 if likeness >= 95 or (likeness >= 85 and away < 400) else None


def _country_pairs(
    country: str, mine: Sequence[Coded], areas: Sequence[IsoArea], coded: Sequence[Coded]
) -> list[tuple[float, Coded, IsoArea]]:
    level = _level([a for a in areas if a.code[:2] == country], sum(1 for c in coded if c.key[0] == country))
    scored = ((_alike(area, iso, level), area, iso) for area in mine for iso in level)
    return [(score, area, iso) for score, area, iso in scored if score is not None]


def _level(mine: Sequence[IsoArea], wanted: int) -> list[IsoArea]:
    """Choose between a country's upper areas and its lowest ones, whichever are about as many as GeoNames has."""
    parents = {area.parent for area in mine}
    upper = [area for area in mine if not area.parent]
    lowest = [area for area in mine if area.code not in parents]
    return min(upper, lowest, key=lambda level: abs(len(level) - wanted))


def _alike(area: Coded, iso: IsoArea, level: Sequence[IsoArea]) -> float | None:
    away = kilometres(iso.lat, iso.lon, area.lat, area.lon)
    likeness = name_likeness(area.names, iso.names)
    if iso.code == f"{area.key[0]}-{area.key[1]}" and not area.key[1].isdigit():
        likeness = 100.0
    if (likeness >= _SAME_NAME and away < _FAR) or (likeness >= _LIKE_NAME and away < _NEAR):
        return likeness / 100 - away / 500
    next_away = min((kilometres(o.lat, o.lon, area.lat, area.lon) for o in level if o is not iso), default=_FAR)
    return likeness / 100 - away / 500 if away < min(_AT_ONE_SPOT, next_away / 2) else None


def _by_country(coded: Iterable[Coded]) -> dict[str, list[Coded]]:
    found: dict[str, list[Coded]] = defaultdict(list)
    for area in coded:
        found[area.key[0]].append(area)
    return dict(found)


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed)
