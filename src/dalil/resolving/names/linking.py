"""Linking: which entities of one report may be one thing, kept apart for doubt and linked to each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from dalil.language.organisations import organisations
from dalil.language.variants import folded
from dalil.records import CodedReport, Entity
from dalil.resolving.names.identity import ACROSS_REPORTS, same_entity
from dalil.resolving.names.known import Known, known_of
from dalil.resolving.names.organisations import organisation_name
from dalil.resolving.names.persons import person_name
from dalil.resolving.names.settlements import place_name_of
from dalil.resolving.names.spelling import bare

_LINKED = frozenset({"person", "organisation", "place"})
_VOWELS = frozenset("aeiou")
_GUTTURALS = frozenset("gh")
_MOST_CONSONANTS = 4


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
    """Give the pairs of a report's entities worth a comparison, each once: of one type, with a key in common."""
    yield from _pairs_by([(one.entity.type, near_keys(one.entity)) for one in known], known)


def candidates_across(known: Sequence[Known]) -> Iterator[tuple[Known, Known]]:
    """Give the pairs of entities of different reports that are worth a comparison, each once.

    Private persons and what is never linked across reports are in no pair. Keys are closer than within a report, so
    that the pairs grow with the names that reports share and not with the square of the entities.
    """
    linkable = [one for one in known if one.entity.type in ACROSS_REPORTS and not one.entity.private]
    pairs = _pairs_by([(one.entity.type, close_keys(one.entity)) for one in linkable], linkable)
    yield from ((one, other) for one, other in pairs if one.report is None or one.report != other.report)


def _pairs_by(keyed: Sequence[tuple[str, Set[str]]], known: Sequence[Known]) -> Iterator[tuple[Known, Known]]:
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, (kind, keys) in enumerate(keyed):
        for key in keys if kind in _LINKED else ():
            holders[kind, key].append(at)
    pairs = {(a, b) for held in holders.values() for i, a in enumerate(held) for b in held[i + 1 :]}
    for a, b in sorted(pairs):
        yield known[a], known[b]


def near_keys(entity: Entity) -> frozenset[str]:
    """Give the keys of which two entities of one report that may be one share one: how the words of names begin."""
    if entity.type == "organisation":
        return frozenset(key for name in _names(entity) for key in _organisation_keys(name))
    words = _person_words(entity.name) if entity.type == "person" else (_joined(name) for name in _names(entity))
    return frozenset(map(_opening, words))


def close_keys(entity: Entity) -> frozenset[str]:
    """Give the keys of which two entities of two reports that may be one share one: the consonants of whole words."""
    if entity.type == "organisation":
        return frozenset(key for name in _names(entity) for key in _whole_keys(name))
    words = _person_words(entity.name) if entity.type == "person" else (_joined(name) for name in _names(entity))
    return frozenset(map(consonants, words))


def _names(entity: Entity) -> tuple[str, ...]:
    return (entity.name, *entity.aliases)


def _person_words(name: str) -> tuple[str, ...]:
    found = person_name(name)
    return (*found.plain, *filter(None, (found.kunya, found.father))) or found.order


def _joined(name: str) -> str:
    return "".join(place_name_of(name).words)


def _organisation_keys(name: str) -> Iterator[str]:
    found = organisation_name(name)
    yield from found.concepts
    yield from (_opening(word) for word in found.own)
    yield from found.initials
    if found.abbreviation:
        yield found.abbreviation


def _whole_keys(name: str) -> Iterator[str]:
    """Give a name's entry on the list of organisations, its own words, and all its concepts as one key."""
    found = organisation_name(name)
    yield from (f"#{entry}" for entry in organisations().entries(name))
    yield from (consonants(word) for word in found.own)
    yield from found.initials
    yield found.abbreviation or "+".join(sorted(found.concepts))


def _opening(word: str) -> str:
    """Give the first letter of a word; letters that languages exchange count as one."""
    first = folded(word)[:1]
    if first in _VOWELS:
        return "a"
    return "g" if first in _GUTTURALS else first


def consonants(word: str) -> str:
    """Give the first consonants of a word; those that languages exchange count as one ("Gadzhiev", "Hajiyev")."""
    letters = "".join(letter for letter in folded(bare(word)) if letter not in _VOWELS)
    return letters.replace("h", "g")[:_MOST_CONSONANTS] or word[:1].lower()
