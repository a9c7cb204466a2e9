"""Linking: which entities of one report may be one thing, kept apart for doubt and linked to each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dalil.language.variants import folded
from dalil.records import CodedReport, Entity
from dalil.resolving.names.identity import same_entity
from dalil.resolving.names.known import Known, known_of
from dalil.resolving.names.organisations import organisation_name
from dalil.resolving.names.persons import person_name
from dalil.resolving.names.settlements import place_name_of

_LINKED = frozenset({"person", "organisation", "place"})
_VOWELS = frozenset("aeiou")
_GUTTURALS = frozenset("gh")


def with_maybe_same(coded: CodedReport) -> CodedReport:
    """Give the report with ``maybe_same`` of its entities filled: ids, sorted, each link on both sides.

    Nothing is merged here: what is one for sure has been one cluster since the language layer.
    """
    links: dict[str, set[str]] = defaultdict(set)
    known = known_of(coded)
    for one, other in candidates(known):
        if same_entity(one, other, across=False).verdict != "different":
            links[one.entity.id].add(other.entity.id)
            links[other.entity.id].add(one.entity.id)
    if not links:
        return coded
    order = {entity.id: at for at, entity in enumerate(coded.entities)}
    linked = (_linked(entity, sorted(links[entity.id], key=order.__getitem__)) for entity in coded.entities)
    return replace(coded, entities=tuple(linked))


def _linked(entity: Entity, others: Sequence[str]) -> Entity:
    return replace(entity, maybe_same=tuple(others)) if others else entity


def candidates(known: Sequence[Known]) -> Iterator[tuple[Known, Known]]:
    """Give the pairs worth a comparison, each once: of one type, with a key in common."""
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, one in enumerate(known):
        if one.entity.type in _LINKED:
            for key in sorted(keys_of(one.entity)):
                holders[one.entity.type, key].append(at)
    pairs = {(a, b) for held in holders.values() for i, a in enumerate(held) for b in held[i + 1 :]}
    for a, b in sorted(pairs):
        yield known[a], known[b]


def keys_of(entity: Entity) -> frozenset[str]:
    """Give the keys under which an entity is looked for: two that may be one thing have a key in common."""
    if entity.type == "person":
        name = person_name(entity.name)
        parts = (*name.plain, *filter(None, (name.kunya, name.father)))
        return frozenset(_opening(part) for part in parts or name.order)
    if entity.type == "organisation":
        return frozenset(key for name in (entity.name, *entity.aliases) for key in _organisation_keys(name))
    return frozenset(_opening("".join(place_name_of(name).words)) for name in (entity.name, *entity.aliases))


def _organisation_keys(name: str) -> Iterator[str]:
    found = organisation_name(name)
    yield from found.concepts
    yield from (_opening(word) for word in found.own)
    yield from found.initials
    if found.abbreviation:
        yield found.abbreviation


def _opening(word: str) -> str:
    """Give the first letter of a word; letters that languages exchange count as one."""
    first = folded(word)[:1]
    if first in _VOWELS:
        return "a"
    return "g" if first in _GUTTURALS else first
