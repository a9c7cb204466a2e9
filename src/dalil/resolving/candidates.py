"""What a place name may stand for: every entry of the gazetteer that bears it, and what the word lists add."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from dalil.resolving.countries import adjective_country, body_of, country_name, country_of
from dalil.resolving.gazetteer import Entry, area_of, entry_of, find_entries, place_name
from dalil.resolving.place_words import place_words
from dalil.resolving.toponym_names import ToponymName, area_abbreviated

_FALLBACK: dict[str, tuple[str, ...]] = {
    "admin1": ("admin1", "admin2"),
    "admin2": ("admin2", "admin1", "settlement"),
    "settlement": ("settlement", "admin2"),
}
"""Which kinds a head noun allows, where the gazetteer has none of the kind that it asks for."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that a name may stand for; ``kind`` is that of the gazetteer, ``area`` an ISO 3166-2 code.

    ``asked`` tells whether it is of the level that the name's head noun asks for, None without such a noun.
    ``respelled`` marks one found under another romanisation, ``former`` what it was called or coded at the time.
    """

    kind: str
    country: str | None
    area: str | None = None
    geonames: int | None = None
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    alternate: bool = False
    asked: bool | None = None
    respelled: bool = False
    former: str | None = None
    shown: str | None = None


@lru_cache(maxsize=20_000)
def candidates_of(name: ToponymName) -> tuple[Candidate, ...]:
    """List what a name may stand for, in a fixed order; empty where nothing is known by it, and for bodies ("EU")."""
    if body_of(name.whole) is not None:
        return ()
    for form in dict.fromkeys((name.core, name.bare)):
        found = tuple(_listed(name, form))
        if found:
            return found
    return ()


def respelled(name: ToponymName, countries: Iterable[str]) -> tuple[Candidate, ...]:
    """List what a name may stand for in other romanisations, in some countries alone (ISO 3166-1)."""
    form, allowed = place_name(name.core), set(countries)
    spellings = sorted({form.replace(a, b) for a, b in place_words().transliterations if a in form} - {form})
    entries = (e for s in spellings for e in find_entries(s) if e.country in allowed and e.kind != "country")
    return tuple(_of_entry(entry, name, respelled=True) for entry in dict.fromkeys(entries))


def _listed(name: ToponymName, form: str) -> Iterator[Candidate]:
    code = area_abbreviated(name.whole)
    area = area_of(code) if code else None
    if area is not None:
        yield _of_entry(area, name)
        return
    whole = name.whole if form == name.core else form
    country = country_of(whole) or country_of(form)
    if country is not None and not (name.level == "settlement" or (name.level and country_of(whole) is None)):
        yield _of_country(country, whole)
        if adjective_country(whole) is not None:
            return
    former = tuple(_former(name, form))
    yield from former
    known = {candidate.geonames for candidate in former if candidate.geonames}
    yield from (_of_entry(e, name) for e in _entries(name, form) if e.geonames is None or e.geonames not in known)
    region = _regions().get(place_name(whole)) or _regions().get(place_name(form))
    if region is not None and country is None:
        yield Candidate("region", region[0])


def _entries(name: ToponymName, form: str) -> tuple[Entry, ...]:
    """List the entries of a name, of the level that its head noun asks for if there are any."""
    entries = [e for e in find_entries(form) if e.kind != "country"]
    if form == name.core and name.core != name.whole:
        entries += [e for e in find_entries(name.whole) if e.kind != "country" and e not in entries]
    for kind in _FALLBACK.get(name.level or "", ()):
        of_kind = tuple(e for e in entries if e.kind == kind)
        if of_kind:
            return of_kind
    return tuple(entries)


def _of_entry(entry: Entry, name: ToponymName, *, respelled: bool = False) -> Candidate:
    asked = None if name.level is None else entry.kind == name.level
    return Candidate(
        entry.kind, entry.country or None, entry.area, entry.geonames, entry.lat, entry.lon, entry.population,
        entry.alternate and not respelled, asked, respelled,
    )  # fmt: skip


def _of_country(code: str, name: str) -> Candidate:
    entry = _country_entry(code)
    shown = country_name(code) if adjective_country(name) else None
    if entry is None:
        return Candidate("country", code, shown=shown)
    return Candidate("country", code, None, entry.geonames, entry.lat, entry.lon, entry.population, shown=shown)


@cache
def _country_entry(code: str) -> Entry | None:
    return next((e for e in find_entries(code) if e.kind == "country" and e.country == code), None)


def _former(name: ToponymName, form: str) -> Iterator[Candidate]:
    """List renamed areas and settlements; an area's former name counts with its head noun or on its own."""
    key = place_name(form)
    if name.level != "settlement" and key in _former_areas():
        code, was = _former_areas()[key]
        entry = area_of(code)
        if entry is not None:
            yield Candidate(entry.kind, entry.country, code, entry.geonames, entry.lat, entry.lon, former=was)
    for geonames, was_town in _named_settlements().get(key, ()) if name.level in (None, "settlement") else ():
        town = entry_of(geonames)
        if town is not None:
            yield Candidate(
                town.kind, town.country, town.area, town.geonames, town.lat, town.lon, town.population, former=was_town
            )


@cache
def _former_areas() -> dict[str, tuple[str, str]]:
    return {place_name(area.name): (area.code, area.was) for area in place_words().areas.former}


@cache
def _named_settlements() -> dict[str, tuple[tuple[int, str | None], ...]]:
    names: dict[str, tuple[tuple[int, str | None], ...]] = {}
    for town in place_words().areas.settlements:
        key = place_name(town.name)
        names[key] = (*names.get(key, ()), (town.geonames, town.was))
    return names


@cache
def _regions() -> dict[str, tuple[str | None]]:
    listed = {place_name(r.name): (r.country,) for r in place_words().areas.regions}
    return listed | {f"the {name}": country for name, country in listed.items()}
