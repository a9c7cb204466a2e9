"""Identities: organisations, places and public figures as several reports name them.

Private persons, and people without names, are never taken in. Entities that reports tell alike make one **profile**,
and profiles are what is compared, so that a body named by thousands of reports costs no more than its different
tellings. Comparing is the business of ``dalil.resolving.names``; here pairs become groups.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product

from dalil.linking.groups import UNDECIDED, Decided, Link, by_pairs, grouped
from dalil.linking.profiles import Named, Profile
from dalil.resolving.names import NameComparison, compare_names, same_entity

JOINING = 0.5
"""The least score of a link that joins; weaker ones say that two may be one."""
_SURE, _DOUBT = 0.95, 0.45
_HARD = frozenset({
    "other countries", "other numbers", "other abbreviations", "other bodies on the list of organisations",
    "ages do not fit",
})  # fmt: skip
"""Reasons for which two profiles can be in no identity, whatever others link them."""


@dataclass(frozen=True, slots=True)
class Told:
    """A value with the keys of the entities whose reports tell it, sorted."""

    value: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """A role with the body that it is held in (the key of an entity), told as of the dates of the reports (EDTF)."""

    role: str
    organisation: str | None
    former: bool
    dates: tuple[str, ...]
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """One organisation, place or public figure; ``key`` is ``e-`` and its smallest member, a report's entity.

    ``name`` is the one that most reports use; ``country`` ISO 3166-1, None where reports tell none or several.
    ``links`` say why the members are one.
    """

    key: str
    type: str
    name: str
    names: tuple[Told, ...]
    country: str | None
    roles: tuple[Role, ...]
    members: tuple[str, ...]
    links: tuple[Link, ...]


Lookup = Callable[[Named], Iterable[Named]]
"""Gives all entities that share a blocking key with one, and those with which a person has joined it."""


def keys(entity: Named) -> frozenset[str]:
    """Give the blocking keys of an entity: two that may be one share one of them; none for what is never linked."""
    return entity.profile.keys


def identities(entities: Iterable[Named], decided: Decided = UNDECIDED) -> tuple[Identity, ...]:
    """Group entities of any number of reports; the same whatever their order, each entity is in one identity.

    ``decided`` holds pairs of keys of entities.
    """
    nodes = _nodes(entities, decided)
    links = [link for link in _links(nodes) if link.score >= JOINING]
    groups = grouped(nodes, links, by_pairs(_clash_of(nodes)), decided=_on_nodes(decided, nodes))
    by_node = {node: number for number, group in enumerate(groups) for node in group}
    inside: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        if by_node[link.one] == by_node[link.other]:
            inside[by_node[link.one]].append(link)
    found = [_identity(group, nodes, inside[number]) for number, group in enumerate(groups)]
    return tuple(sorted(found, key=lambda identity: identity.key))


def joining(one: Profile, other: Profile) -> tuple[float, Mapping[str, float]] | None:
    """Give score and reasons by which two profiles are of one thing; None where nothing joins them."""
    found = _link(one, other)
    return found if found and found[0] >= JOINING and not _exclude(one, other) else None


def doubts(entities: Iterable[Named], decided: Decided = UNDECIDED) -> tuple[Link, ...]:
    """Give the links between entities that may be one and that nothing joins; each profile by its smallest key."""
    nodes = _nodes(entities, decided)
    apart = _on_nodes(decided, nodes).apart
    links = (link for link in _links(nodes) if link.score < JOINING and link.pair not in apart)
    return tuple(sorted((_between_entities(link, nodes) for link in links), key=lambda link: link.pair))


def touched(new: Iterable[Named], lookup: Lookup, decided: Decided = UNDECIDED) -> tuple[Named, ...]:
    """Give the entities whose identities new ones bear on, the new ones with them; sorted by key.

    Links are followed from profile to profile through ``lookup``; what is not given back keeps its identity.
    """
    found = {entity.key: entity for entity in new}
    together = _partners(decided.together)
    waiting, seen = list(found.values()), set[Profile]()
    while waiting:
        entity = waiting.pop()
        alike = entity.profile in seen
        seen.add(entity.profile)
        for other in () if alike and entity.key not in together else lookup(entity):
            joined = other.key in together.get(entity.key, ()) or _joins(entity, other)
            if other.key not in found and joined:
                found[other.key] = other
                waiting.append(other)
    return tuple(found[key] for key in sorted(found))


def _joins(one: Named, other: Named) -> bool:
    link = _link(one.profile, other.profile)
    return link is not None and link[0] >= JOINING


def _partners(pairs: Iterable[tuple[str, str]]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
        found[other].add(one)
    return found


_Nodes = Mapping[str, tuple[Named, ...]]
"""Entities by what is compared: a profile, or one entity alone where its profile does not make it one with others."""


def _nodes(entities: Iterable[Named], decided: Decided) -> _Nodes:
    """Put entities of one profile together, but for those that a person parted and those that only share a name."""
    found: dict[str, list[Named]] = defaultdict(list)
    profiles = {entity.key: entity for entity in entities}
    parted = {
        key for pair in decided.apart for key in pair
        if all(each in profiles for each in pair) and profiles[pair[0]].profile == profiles[pair[1]].profile
    }  # fmt: skip
    for key in sorted(profiles):
        entity = profiles[key]
        alone = key in parted or not _is_itself(entity.profile)
        found[f"{entity.profile.key}/{key}" if alone else entity.profile.key].append(entity)
    return {node: tuple(found[node]) for node in sorted(found)}


@lru_cache(maxsize=50_000)
def _is_itself(profile: Profile) -> bool:
    """Tell whether entities told alike are one: "the minister Askar Omarov", not everybody of one name."""
    return bool(profile.keys) and same_entity(profile.known, profile.known, across=True).verdict == "same"


def _links(nodes: _Nodes) -> Iterator[Link]:
    holders: dict[str, list[str]] = defaultdict(list)
    for node, entities in nodes.items():
        for key in entities[0].profile.keys:
            holders[key].append(node)
    pairs = {pair for held in holders.values() for pair in combinations(held, 2)}
    for one, other in sorted(pairs):
        found = _link(nodes[one][0].profile, nodes[other][0].profile)
        if found is not None:
            yield Link.of(one, other, *found)


def _link(one: Profile, other: Profile) -> tuple[float, Mapping[str, float]] | None:
    """Give the score of two profiles with its reasons; None where they are not one thing."""
    if one.key > other.key:
        one, other = other, one
    if one == other and _is_itself(one):
        return 1.0, {"told alike": 1.0}
    if one.geonames and other.geonames:
        return (_SURE, {"one place of the gazetteer": 1.0}) if one.geonames == other.geonames else None
    found = _judged(one, other)
    if found.verdict == "different":
        return None
    reasons = dict.fromkeys(found.reasons, round(found.score, 3))
    if found.verdict == "maybe":
        return round(_DOUBT * found.score, 3), reasons
    return round(JOINING + (_SURE - JOINING) * found.score, 3), reasons


@lru_cache(maxsize=200_000)
def _judged(one: Profile, other: Profile) -> NameComparison:
    found = same_entity(one.known, other.known, across=True)
    if found.verdict == "same" and _share_only_letters(one, other):
        return NameComparison("maybe", found.score, (*found.reasons, "written out they differ"))
    return found


def _share_only_letters(one: Profile, other: Profile) -> bool:
    """Tell organisations that have an abbreviation in common and other names written out, in no country together."""
    if set(one.countries) & set(other.countries) or not one.abbreviations & other.abbreviations:
        return False
    pairs = list(product(one.written_out, other.written_out))
    return bool(pairs) and all(compare_names(a, b, "organisation").verdict == "different" for a, b in pairs)


def _clash_of(nodes: _Nodes) -> Callable[[str, str], bool]:
    def clash(one: str, other: str) -> bool:
        return _exclude(nodes[one][0].profile, nodes[other][0].profile)

    return clash


def _exclude(one: Profile, other: Profile) -> bool:
    """Tell whether two profiles cannot be of one thing, whatever links them."""
    if one.geonames and other.geonames and one.geonames != other.geonames:
        return True
    found = _judged(one, other)
    hard = found.verdict == "different" and not _HARD.isdisjoint(found.reasons)
    return hard or _share_only_letters(one, other)


def _on_nodes(decided: Decided, nodes: _Nodes) -> Decided:
    """Give decisions about entities as decisions about what is compared; both of a pair must be known."""
    at = {entity.key: node for node, entities in nodes.items() for entity in entities}

    def moved(pairs: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
        known = ((at[one], at[other]) for one, other in pairs if one in at and other in at)
        return frozenset((min(pair), max(pair)) for pair in known if pair[0] != pair[1])

    return Decided(moved(decided.together), moved(decided.apart))


def _between_entities(link: Link, nodes: _Nodes) -> Link:
    return Link.of(nodes[link.one][0].key, nodes[link.other][0].key, link.score, link.reasons)


def _identity(group: Iterable[str], nodes: _Nodes, links: Iterable[Link]) -> Identity:
    members = sorted((entity for node in group for entity in nodes[node]), key=lambda entity: entity.key)
    names = _told((name, entity.key) for entity in members for name in (entity.profile.name, *entity.profile.aliases))
    first = _told((entity.entity.name, entity.key) for entity in members)
    countries = {entity.entity.country for entity in members if entity.entity.country}
    return Identity(
        f"e-{members[0].key}", members[0].entity.type, first[0].value, names,
        next(iter(countries)) if len(countries) == 1 else None, _roles(members),
        tuple(entity.key for entity in members),
        tuple(sorted((_between_entities(link, nodes) for link in links), key=lambda link: link.pair)),
    )  # fmt: skip


def _told(values: Iterable[tuple[str, str]]) -> tuple[Told, ...]:
    """Give values with those who tell them, the most told first, then the longest, then by the alphabet."""
    by: dict[str, set[str]] = defaultdict(set)
    for value, key in values:
        by[value].add(key)
    told = (Told(value, tuple(sorted(keys))) for value, keys in by.items())
    return tuple(sorted(told, key=lambda each: (-len(each.by), -len(each.value), each.value)))


def _roles(members: Iterable[Named]) -> tuple[Role, ...]:
    """Give the roles, by the dates at which reports tell them."""
    found: dict[tuple[str, str | None, bool], list[tuple[str, str]]] = defaultdict(list)
    for entity in members:
        for told in entity.entity.affiliations:
            body = entity.bodies.get(told.organisation or "")
            dated = (told.when.edtf if told.when else None) or entity.published or ""
            found[told.role, body, told.former].append((dated, entity.key))
    roles = [
        Role(*key, tuple(sorted({date for date, _ in told if date})), tuple(sorted({by for _, by in told})))
        for key, told in found.items()
    ]
    return tuple(sorted(roles, key=lambda role: (role.dates, role.role, role.organisation or "", role.former)))
