"""The location of an incident: a country and, from the largest to the smallest, the places that its sentences name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from dalil.bench.muc4_slots.counts import nation_of_word
from dalil.bench.muc4_slots.scenes import Reading, Scene
from dalil.bench.muc4_slots.vocabulary import places, vocabulary, words_pattern
from dalil.resolving import PlaceContext, country_of, resolve_place

_MOST = 3
"""How many places a location names at most, beside the country."""
_NOUN_BEFORE = re.compile(r"([a-z]+?)s? of\s+$")
_NOUN_AFTER = re.compile(r"\s+([a-z]+)")
_TYPES = {"settlement": "CITY", "admin1": "DEPARTMENT"}
_HEADER_WEIGHT = 2.0
_ELSEWHERE = 0.25
"""What the mention of a country weighs that the task is not about."""


@dataclass(frozen=True, slots=True)
class Named:
    """A place that the text names: where, and what it can be, as (country, type)."""

    name: str
    start: int
    end: int
    senses: tuple[tuple[str, str], ...]

    def kind(self, country: str) -> str | None:
        """Give the type of the place in a country; None where it is not there, or is the country."""
        kinds = [kind for where, kind in self.senses if where == country]
        return next(iter(kinds), None) if "" not in kinds else None


def location_of(scene: Scene) -> str | None:
    """Give the location in MUC-4's form; None where not even the country can be told."""
    countries = _countries(scene.reading)
    named = [found for at in scene.told if (found := places_in(scene.reading, at))]
    written = [_written(scene.reading.text, found, countries) for found in named]
    country = next(iter(written or countries), None)
    if country is None:
        return None
    here = _here(scene, country.partition(":")[0])
    capital = f"{country}: {here.upper()} (CITY)" if here else None
    return next((place for place in written if ":" in place), capital or country)


def places_in(reading: Reading, sentence: int) -> list[Named]:
    """Give the places of a sentence where something can have happened; the first follows "in", "near" and the like."""
    text = reading.text
    start, end = reading.sentences[sentence]
    named = _places_in(text, start, end)
    named = sorted([*named, *_unlisted(reading, sentence, named)], key=lambda place: place.start)
    first = next((at for at, place in enumerate(named) if _is_opened(text[start : place.start])), None)
    return named[first:] if first is not None else []


def _unlisted(reading: Reading, sentence: int, listed: Sequence[Named]) -> Iterator[Named]:
    """Give the settlements and areas that are not on the list but that Dalil's gazetteer knows in the task's countries.

    Such a name stands alone behind "in", "near" and the like.
    """
    text, (start, end) = reading.text, reading.sentences[sentence]
    tokens = [token for token in reading.analysis.tokens if start <= token.start < end]
    for at, token in enumerate(tokens):
        run = list(takewhile(lambda one: one.pos == "PROPN", tokens[at:]))
        if not run or (at and tokens[at - 1].pos == "PROPN") or not _is_opened(text[start : token.start]):
            continue
        first, last = run[0].start, run[-1].end
        if not any(place.start < last and first < place.end for place in listed):
            found = _in_gazetteer(text[first:last])
            if found is not None:
                yield Named(text[first:last], first, last, (found,))


@cache
def _in_gazetteer(name: str) -> tuple[str, str] | None:
    """Look a name up as a place of one of the task's countries; gives country and type, in MUC-4's words."""
    ours = {code: nation for nation in vocabulary().capitals if (code := country_of(nation.title()))}
    place = resolve_place(name.title(), PlaceContext.of(list(ours)))
    if place.country not in ours or place.precision not in _TYPES:
        return None
    return ours[place.country], _TYPES[place.precision]


def _is_opened(before: str) -> bool:
    words = before.rstrip(' ("').split()[-4:]
    while words and words[-1] in {"the", "city", "town", "department", "province", "village", "neighborhood", "of"}:
        if words[-1] == "of" and (len(words) == 1 or words[-2] not in {"city", "town", "department", "province"}):
            break
        words.pop()
    return bool(words) and words[-1] in vocabulary().place_openers


def _written(text: str, named: Sequence[Named], countries: list[str]) -> str:
    country = _country_of(named, countries)
    chosen: list[tuple[str, str]] = []
    last: Named | None = None
    for place in named:
        kind = place.kind(country)
        if last is not None and not _is_linked(text[last.end : place.start]):
            break
        if kind and kind not in {known for _, known in chosen}:
            chosen.append((place.name, kind))
        last = place
    levels = sorted(_within_city(country, chosen[:_MOST]), key=lambda level: _rank(level[1]))
    return ": ".join([country, *(f"{name.upper()} ({kind})" for name, kind in levels)])


def _within_city(country: str, chosen: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Add the city that holds a neighborhood or a university."""
    words = vocabulary()
    inner = next((name for name, kind in chosen if kind in words.inner_places), None)
    if inner is None or any(kind in {"CITY", "TOWN", "MUNICIPALITY"} for _, kind in chosen):
        return chosen
    cities = words.within_cities.get(country, {})
    city = next((city for city, names in cities.items() if inner in names), words.capitals.get(country))
    return [(city, "CITY"), *chosen] if city else chosen


def _is_linked(between: str) -> bool:
    return " ".join(between.split()) in vocabulary().place_links


def _country_of(named: Iterable[Named], countries: list[str]) -> str:
    """Choose the country of the first place that a known one has, else the place's own."""
    listed = list(named)
    for place in listed:
        own = [country for country, _ in place.senses]
        known = [country for country in countries if country in own]
        if known:
            return known[0]
    return listed[0].senses[0][0]


def _rank(kind: str) -> int:
    order = vocabulary().place_order
    return order.index(kind) if kind in order else order.index("MUNICIPALITY")


def _here(scene: Scene, country: str) -> str | None:
    """Give the capital where an incident's sentences place it in "this capital"."""
    told = words_pattern(vocabulary().here).search(scene.words)
    return vocabulary().capitals.get(country) if told else None


def _countries(reading: Reading) -> list[str]:
    """List the countries that a message speaks of, the most likely scene first; the task's own weigh more."""
    weights: defaultdict[str, float] = defaultdict(float)
    header = reading.message.header.lower()
    for place in _places_in(header, 0, len(header)):
        weights[place.senses[0][0]] += _HEADER_WEIGHT
    for place in _places_in(reading.text, 0, len(reading.text)):
        own = {country for country, _ in place.senses}
        for country in own:
            weights[country] += 1 / len(own)
    for word in re.findall(r"[a-z.]+", reading.text):
        nation = nation_of_word(word)
        if nation is not None:
            weights[nation] += 1
    ours = vocabulary().capitals
    ranked = {country: weight * (1 if country in ours else _ELSEWHERE) for country, weight in weights.items()}
    return sorted(ranked, key=lambda country: (-ranked[country], country))


def _places_in(text: str, start: int, end: int) -> list[Named]:
    found = []
    for match in _pattern().finditer(text, start, end):
        if match.group() in vocabulary().no_places:
            continue
        name = vocabulary().place_synonyms.get(match.group(), match.group())
        senses = _fitting(places()[name], text[max(0, match.start() - 16) : match.start()], text[match.end() :][:16])
        found.append(Named(name, match.start(), match.end(), senses))
    return found


def _fitting(senses: tuple[tuple[str, str], ...], before: str, after: str) -> tuple[tuple[str, str], ...]:
    """Keep the senses that a noun beside the name allows ("san miguel department"), else order by what is likely."""
    said = {found[1].upper() for found in (_NOUN_BEFORE.search(before), _NOUN_AFTER.match(after)) if found}
    fitting = tuple(sense for sense in senses if sense[1] in said)
    likely = vocabulary().likely_places
    return fitting or tuple(sorted(senses, key=lambda s: likely.index(s[1]) if s[1] in likely else len(likely)))


@cache
def _pattern() -> re.Pattern[str]:
    words = vocabulary()
    names = sorted({*places(), *words.place_synonyms, *words.no_places}, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])")
