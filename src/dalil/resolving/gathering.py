"""Gathers the place names of a report: each with the name that holds it, mentions of one name together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from dalil.records import Place, Report, Span
from dalil.resolving.candidates import candidates_of, respelled
from dalil.resolving.countries import country_of
from dalil.resolving.evidence import country_names_in, dateline_place, outlet_country, outlet_places
from dalil.resolving.holders import holder_after, holder_before, links, listed_with
from dalil.resolving.ranking import Group
from dalil.resolving.toponym_names import ToponymName, parse_name

Key: TypeAlias = tuple[int, int, str]
"""Where a place stands and what it is called; -1, -1 where it has no span."""

_FOLLOWING = re.compile(r"\s+([a-z]+)")


@dataclass(frozen=True, slots=True)
class Gathered:
    """The names of a report as groups; ``group_of`` and ``holder_of`` give each place's group and that of its holder.

    ``named`` are the countries that the text names, one a mention; ``outlet`` is the country of the outlet's domain.
    """

    groups: tuple[Group, ...]
    group_of: Mapping[Key, int]
    holder_of: Mapping[Key, int]
    named: tuple[str, ...]
    outlet: str | None


def gather(report: Report, places: Sequence[Place]) -> Gathered:
    """Gather the names of unresolved places, and those that only help: holders, dateline, outlet, countries told."""
    countries = list(country_names_in(report))
    named = tuple(code for span in countries if (code := country_of(span.exact)))
    names = [*_with_holders(report, places), *(_Named(parse_name(part), None, home=True) for part in _home(report))]
    names += [_Named(parse_name(span.exact), None) for span in _outside(countries, places)]
    groups, group_of = _grouped(names, frozenset(named))
    told = [(key_of(one.place), number) for number, one in enumerate(names) if one.place is not None]
    holders = ((key, names[number].holder) for key, number in told)
    return Gathered(
        tuple(groups),
        {key: group_of[number] for key, number in told},
        {key: group_of[holder] for key, holder in holders if holder is not None},
        named,
        outlet_country(report),
    )


def key_of(place: Place) -> Key:
    """Give the key of a place."""
    return (place.span.start, place.span.end, place.name) if place.span else (-1, -1, place.name)


@dataclass(frozen=True, slots=True)
class _Named:
    """A name of a place, or one that only helps (``place`` None); ``holder`` numbers the name that holds it."""

    name: ToponymName
    place: Place | None
    holder: int | None = None
    home: bool = False


def _with_holders(report: Report, places: Sequence[Place]) -> list[_Named]:
    """Read the names, each with the place that the text says it lies in; such places join the names."""
    ordered = sorted({key_of(place): place for place in places}.values(), key=key_of)
    names = [_Named(_parsed(report.text, place), place) for place in ordered]
    for number in reversed(range(len(ordered))):
        span = ordered[number].span
        if span is not None:
            names[number] = replace(names[number], holder=_holder(report.text, span, number, names))
    return names


def _outside(spans: Sequence[Span], places: Sequence[Place]) -> Iterator[Span]:
    """Give the spans that share no character with a place."""
    taken = {at for place in places if place.span for at in range(place.span.start, place.span.end)}
    return (span for span in spans if span.start not in taken and span.end - 1 not in taken)


def _home(report: Report) -> Iterator[str]:
    yield from (part.strip() for part in (dateline_place(report) or "").split(",") if part.strip())
    yield from outlet_places(report)


def _parsed(text: str, place: Place) -> ToponymName:
    if place.span is None or place.span.exact != place.name:
        return parse_name(place.name)
    word = _FOLLOWING.match(text, place.span.end)
    return parse_name(place.name, word.group(1) if word else "")


def _holder(text: str, span: Span, number: int, names: list[_Named]) -> int | None:
    """Find the number of the name that holds the one at ``span``; a country or area that is no name yet joins them."""
    following = [n for n in range(number + 1, len(names)) if (s := _span(names[n])) and s.start >= span.end][:1]
    for follower in following:
        start = names[follower].place.span.start  # type: ignore[union-attr]
        if links(text, span.end, start):
            return follower
        if listed_with(text, span.end, start):
            return names[follower].holder
    beside = holder_after(text, span.end) or holder_before(text, span.start)
    if beside is None:
        return None
    listed = next((n for n, named in enumerate(names) if (s := _span(named)) and s.start == beside.start), None)
    if listed is None:
        names.append(_Named(parse_name(beside.exact), None))
    return len(names) - 1 if listed is None else listed


def _span(named: _Named) -> Span | None:
    return named.place.span if named.place is not None else None


def _grouped(names: Sequence[_Named], countries: frozenset[str]) -> tuple[list[Group], list[int]]:
    """Join mentions of one name; give the groups and the number of each mention's group."""
    keys = list(dict.fromkeys(named.name.key for named in names))
    at = {key: number for number, key in enumerate(keys)}
    group_of = [at[named.name.key] for named in names]
    counts = Counter(group_of)
    holders: dict[int, dict[int, None]] = {}
    for number, named in enumerate(names):
        if named.holder is not None and group_of[named.holder] != group_of[number]:
            holders.setdefault(group_of[number], {})[group_of[named.holder]] = None
    home = {group_of[number] for number, named in enumerate(names) if named.home}
    first = {group: names[number].name for number, group in reversed(list(enumerate(group_of)))}
    groups = [
        Group(
            candidates_of(first[g]) or respelled(first[g], countries), counts[g], tuple(holders.get(g, ())), g in home
        )
        for g in range(len(keys))
    ]
    return groups, group_of
