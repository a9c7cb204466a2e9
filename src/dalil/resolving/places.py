"""Names of places to countries, areas, GeoNames ids and coordinates; doubt stays unresolved."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from math import log10
from typing import Literal

import pycountry

from dalil.records import Place, Precision
from dalil.resolving.gazetteer import Entry, area_of, entry_of, find_entries, place_name
from dalil.resolving.place_words import place_words

Level = Literal["admin1", "admin2", "settlement"]

CONTEXT_WEIGHT = 3.0
"""A country that the report is about outweighs a thousand times the population (3 on a scale of log10)."""

_LEVEL_WEIGHT = 2.0
_CONTAINER_WEIGHT = 4.0
_LEAST_KNOWN = 15_000
"""A settlement smaller than this is taken only where the context speaks for its country."""
_LEAST_ELSEWHERE = 200_000
"""The same for a settlement in a country that the report does not speak of, though it speaks of others."""
_LEAST_MARGIN = 0.7
"""Without context, the best candidate must have about five times the population of the next country's."""


@dataclass(frozen=True)
class PlaceContext:
    """What a report says about where it plays: how often each country is named, and the areas that it names."""

    countries: tuple[tuple[str, float], ...] = ()
    areas: frozenset[str] = frozenset()

    @classmethod
    def of(cls, named: Iterable[str], areas: Iterable[str] = ()) -> PlaceContext:
        """Weigh countries (ISO 3166-1, one a mention) by how often they are named, the most frequent as 1."""
        counts = Counter(named)
        most = max(counts.values(), default=1)
        weights = tuple(sorted((country, 0.4 + 0.6 * count / most) for country, count in counts.items()))
        return cls(weights, frozenset(areas))

    def weight(self, country: str) -> float:
        """Give the weight of a country, 0 to 1."""
        return dict(self.countries).get(country, 0.0)


NO_CONTEXT = PlaceContext()


def resolve_place(name: str, context: PlaceContext = NO_CONTEXT, within: Place | None = None) -> Place:
    """Find what a name stands for; a Place with the name alone where that is not certain enough.

    Countries also by adjective ("Kazakhstani"), areas by their head noun ("Aktobe Province"), settlements by
    population, country context and ``within``, the place that holds this one ("Ile District, Almaty Province").
    """
    whole = " ".join(name.split())
    if "," in whole:
        inner, _, outer = whole.partition(",")
        holder = resolve_place(outer.strip(), context, within)
        found = resolve_place(inner.strip(), context, holder)
        return replace(found if found.country else _held(holder), name=whole)
    core, level = _parsed(whole)
    for look in (_country, _former, _area, _entry, _region, _respelled):
        found_place = look(whole, core, level, context, within)
        if found_place is not None:
            return found_place
    return _held(within, whole) if within is not None and level == "admin2" else Place(whole, None)


def country_of(name: str) -> str | None:
    """Give the ISO 3166-1 alpha-2 code of a country's name, former name or adjective."""
    bare = re.sub(r"['’]s?$", "", name)
    if len(bare) <= 3 and not bare.isupper() and not _is_adjective(bare):
        return None
    return _countries().get(place_name(bare))


def adjective_country(word: str) -> str | None:
    """Give the country of a national adjective or a word for its people ("Tajik", "Nigeriens"); None otherwise."""
    return _adjectives().get(place_name(word))


def _is_adjective(word: str) -> bool:
    return place_name(word) in _adjectives()


def body_of(name: str) -> str | None:
    """Give the short name of an international body that designates (UN, EU)."""
    return _bodies().get(place_name(name))


def country_name(code: str) -> str:
    """Give the English name of a country in common use."""
    country = pycountry.countries.get(alpha_2=code)
    return str(getattr(country, "common_name", country.name)) if country else code


def _held(holder: Place | None, name: str | None = None) -> Place:
    """Give a place of which only the holder is known: its country and area, without a point of its own."""
    if holder is None or holder.country is None:
        return Place(name or "", None)
    return replace(holder, name=name or holder.name, geonames=None)


def _parsed(name: str) -> tuple[str, Level | None]:
    """Split the head noun from a name: "Aktobe Province", "the city of Osh", "Republic of Dagestan"."""
    words = name.split()
    nouns = _nouns()
    while len(words) > 1 and words[0].lower() == "the":
        words = words[1:]
    if len(words) > 2 and words[1].lower() == "of" and words[0].lower() in nouns:
        return " ".join(words[2:]), nouns[words[0].lower()]
    for length in (3, 2, 1):
        tail = " ".join(words[-length:]).lower()
        if len(words) > length and tail in nouns:
            return re.sub(r"['’]s?$", "", " ".join(words[:-length])), nouns[tail]
    return re.sub(r"['’]s$", "", " ".join(words)), None


def _country(whole: str, core: str, level: Level | None, context: PlaceContext, _: Place | None) -> Place | None:
    code = country_of(whole) or (country_of(core) if level is None else None)
    if code is None or (not adjective_country(whole) and _means_area(core, code, context)):
        return None
    entry = next((e for e in find_entries(code) if e.kind == "country"), None)
    shown = country_name(code) if adjective_country(whole) else whole
    return Place(shown, None, code, None, None, entry.lat if entry else None, entry.lon if entry else None, "country")


def _means_area(name: str, country: str, context: PlaceContext) -> bool:
    """Tell whether a country's name stands for another country's area in this report ("Georgia" in the US)."""
    owners = {e.country for e in find_entries(name) if e.kind == "admin1" and e.country != country}
    return any(context.weight(owner) > context.weight(country) + 0.5 for owner in owners)


def _former(whole: str, core: str, level: Level | None, context: PlaceContext, _: Place | None) -> Place | None:
    """Look up renamed areas and settlements; an area's former name counts with its head noun or on its own."""
    if level != "settlement":
        code, was = _former_areas().get(place_name(core), (None, None))
        entry = area_of(code) if code else None
        if entry and (level == "admin1" or (level is None and not _settlement_names().get(place_name(core)))):
            return _place(entry, whole, was)
    for town in _settlement_names().get(place_name(core), ()) if level in (None, "settlement") else ():
        entry = entry_of(town[0])
        if entry and (not context.countries or context.weight(entry.country) > 0 or town[1] is None):
            return _place(entry, whole, town[1])
    return None


def _area(whole: str, core: str, level: Level | None, context: PlaceContext, within: Place | None) -> Place | None:
    """Look up a first-level area that the name's head noun asks for."""
    if level != "admin1":
        return None
    found = [e for form in (core, whole) for e in find_entries(form) if e.kind == "admin1"]
    best = _best(found, level, context, within)
    return _place(best, whole) if best else None


def _entry(whole: str, core: str, level: Level | None, context: PlaceContext, within: Place | None) -> Place | None:
    entries = [e for e in find_entries(core) if e.kind != "country"]
    if core != whole:
        entries += [e for e in find_entries(whole) if e.kind != "country" and e not in entries]
    if level is None and place_name(whole) in _regions():
        return None
    if level == "admin2":
        entries = [e for e in entries if e.kind in ("admin2", "admin1")] or entries
    best = _best(entries, level, context, within)
    if best is None:
        return None
    if level == "admin2" and best.kind == "settlement":
        return replace(_place(best, whole), geonames=None, precision="admin2")
    return _place(best, whole)


def _region(whole: str, core: str, *_: object) -> Place | None:
    for name in (whole, core):
        if place_name(name) in _regions():
            return Place(whole, None, _regions()[place_name(name)], precision="region")
    return None


def _respelled(whole: str, core: str, level: Level | None, context: PlaceContext, within: Place | None) -> Place | None:
    """Try the name in other romanisations, for places of the report's countries alone."""
    name = place_name(core)
    countries = {within.country} if within is not None and within.country else dict(context.countries).keys()
    spellings = sorted({name.replace(a, b) for a, b in place_words().transliterations if a in name} - {name})
    entries = [e for s in spellings for e in find_entries(s) if e.country in countries and e.kind != "country"]
    best = _best(entries, level, context, within)
    return _place(best, whole) if best else None


def _best(entries: list[Entry], level: Level | None, context: PlaceContext, within: Place | None) -> Entry | None:
    """Choose the candidate that stands out; None where none does."""
    if within is not None and within.country:
        entries = [e for e in entries if e.country == within.country]
    scored = sorted(((_score(e, level, context, within), e) for e in entries), key=lambda s: (-s[0], s[1].id))
    if not scored:
        return None
    score, best = scored[0]
    if context.weight(best.country) > 0 or (within is not None and within.country):
        return best
    rivals = [s for s, e in scored[1:] if e.country != best.country]
    if rivals and score - rivals[0] < _LEAST_MARGIN:
        return None
    least = _LEAST_ELSEWHERE if context.countries else _LEAST_KNOWN
    return best if best.kind == "admin1" or best.population >= least else None


def _score(entry: Entry, level: Level | None, context: PlaceContext, within: Place | None) -> float:
    score = log10(entry.population + 100) if entry.kind == "settlement" else _AREA_SCORES[entry.kind]
    score += CONTEXT_WEIGHT * context.weight(entry.country)
    if level is not None:
        score += _LEVEL_WEIGHT if entry.kind == level else 0.0
    if entry.area is not None:
        score += 0.3 if entry.area in context.areas else 0.0
        score += _CONTAINER_WEIGHT if within is not None and within.admin1 == entry.area else 0.0
    return score - (0.5 if entry.alternate else 0.0)


# An area without a head noun counts like a town of some 50,000, a district like one of 2,000.
_AREA_SCORES = {"country": 7.0, "admin1": 4.7, "admin2": 3.3, "region": 3.0, "point": 2.5}


def _place(entry: Entry, name: str, was: str | None = None) -> Place:
    precision: dict[str, Precision] = {
        "country": "country", "admin1": "admin1", "admin2": "admin2", "settlement": "settlement", "region": "region",
        "point": "point",
    }  # fmt: skip
    return Place(
        name, None, entry.country, entry.area, entry.geonames, entry.lat, entry.lon, precision[entry.kind], was
    )


@cache
def _nouns() -> dict[str, Level]:
    nouns = place_words().nouns
    levels: tuple[tuple[Level, list[str]], ...] = (
        ("admin1", nouns.admin1), ("admin2", nouns.admin2), ("settlement", nouns.settlement),
    )  # fmt: skip
    return {noun: level for level, alike in levels for noun in alike}


@cache
def _adjectives() -> dict[str, str]:
    return {place_name(a): code for code, words in place_words().countries.items() for a in words.adjectives}


@cache
def _countries() -> dict[str, str]:
    listed: dict[str, str] = {}
    for country in pycountry.countries:
        for key in ("name", "common_name", "official_name"):
            if getattr(country, key, None):
                listed[place_name(getattr(country, key))] = country.alpha_2
    for code, words in place_words().countries.items():
        listed |= {place_name(name): code for name in (*words.names, *words.former)}
    with_article = {f"the {name}": code for name, code in listed.items() if not name.startswith("the ")}
    return with_article | listed | _adjectives()


@cache
def _bodies() -> dict[str, str]:
    listed = {place_name(n): body for body, names in place_words().areas.bodies.items() for n in names}
    return listed | {f"the {name}": body for name, body in listed.items()}


@cache
def _former_areas() -> dict[str, tuple[str, str]]:
    return {place_name(area.name): (area.code, area.was) for area in place_words().areas.former}


@cache
def _settlement_names() -> dict[str, tuple[tuple[int, str | None], ...]]:
    names: dict[str, tuple[tuple[int, str | None], ...]] = {}
    for town in place_words().areas.settlements:
        key = place_name(town.name)
        names[key] = (*names.get(key, ()), (town.geonames, town.was))
    return names


@cache
def _regions() -> dict[str, str | None]:
    listed = {place_name(r.name): r.country for r in place_words().areas.regions}
    return listed | {f"the {name}": country for name, country in listed.items()}
