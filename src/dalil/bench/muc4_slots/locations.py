"""The location of an incident: a country and, from the largest to the smallest, the places that its sentences name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dalil.bench.muc4_slots.scenes import Reading, Scene
from dalil.bench.muc4_slots.vocabulary import places, vocabulary

_MOST = 3
"""How many places a location names at most, beside the country."""
_REACH = 40
"""How many characters may lie between the names of a place and of what holds it."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A place that the text names: where, and what it can be, as (country, type)."""

    name: str
    start: int
    end: int
    senses: tuple[tuple[str, str], ...]


def location_of(scene: Scene) -> str | None:
    """Give the location in MUC-4's form; None where not even the country can be told."""
    countries = _countries(scene.reading)
    if not countries:
        return None
    for at in scene.told:
        named = _places_in(scene.reading.text, *scene.reading.sentences[at])
        if named:
            return _written(named, countries)
    return countries[0]


def _written(named: list[_Named], countries: list[str]) -> str:
    country = _country_of(named, countries)
    own = [(place, kind) for place in named if (kind := _kind(place, country))]
    chosen: dict[str, tuple[str, int]] = {}
    last_end = None
    for place, kind in own:
        if last_end is None or place.start - last_end <= _REACH:
            chosen.setdefault(place.name, (kind, place.start))
            last_end = place.end
    levels = sorted(list(chosen.items())[:_MOST], key=lambda level: _rank(level[1][0]))
    return ": ".join([country, *(f"{name.upper()} ({kind})" for name, (kind, _) in levels)])


def _kind(place: _Named, country: str) -> str | None:
    kinds = [kind for where, kind in place.senses if where == country and kind]
    return kinds[0] if kinds else None


def _country_of(named: Iterable[_Named], countries: list[str]) -> str:
    """Choose the country of the first place that a known one has, else the place's own."""
    for place in named:
        own = [country for country, _ in place.senses]
        known = [country for country in countries if country in own]
        if known:
            return known[0]
    return next((place.senses[0][0] for place in named), countries[0])


def _rank(kind: str) -> int:
    order = vocabulary().place_order
    return order.index(kind) if kind in order else order.index("MUNICIPALITY")


def _countries(reading: Reading) -> list[str]:
    """List the countries that a message speaks of, the most likely scene first."""
    counts: defaultdict[str, float] = defaultdict(float)
    header = reading.message.header.lower()
    for place in _places_in(header, 0, len(header)):
        counts[place.senses[0][0]] += 2
    for place in _places_in(reading.text, 0, len(reading.text)):
        for country in {country for country, _ in place.senses}:
            counts[country] += 1 / len({country for country, _ in place.senses})
    return [country for country, _ in sorted(counts.items(), key=lambda found: (-found[1], found[0]))]


def _places_in(text: str, start: int, end: int) -> list[_Named]:
    found = []
    for match in _pattern().finditer(text, start, end):
        name = vocabulary().place_synonyms.get(match.group(), match.group())
        senses = _fitting(places()[name], text[match.end() : match.end() + 16])
        found.append(_Named(name, match.start(), match.end(), senses))
    return found


def _fitting(senses: tuple[tuple[str, str], ...], after: str) -> tuple[tuple[str, str], ...]:
    """Keep the senses that the noun behind the name allows ("san miguel department"), else cities before others."""
    said = re.match(r"\s+([a-z]+)", after)
    fitting = tuple(sense for sense in senses if said and sense[1] == said[1].upper())
    return fitting or tuple(sorted(senses, key=lambda sense: sense[1] not in {"CITY", "TOWN", ""}))


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted({*places(), *vocabulary().place_synonyms}, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])")
