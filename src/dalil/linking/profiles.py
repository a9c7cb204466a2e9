"""Profiles: what a report tells of an entity as far as its identity across reports depends on it."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from hashlib import sha256

from dalil.linking.entity_keys import is_short_for, keys_of
from dalil.linking.glosses import glosses_of
from dalil.records import Affiliation, CodedReport, Entity, EntityType, Place
from dalil.records.keys import key_of
from dalil.resolving.names import Known, known_of
from dalil.resolving.names.identity import ACROSS_REPORTS
from dalil.resolving.names.organisations import organisation_name

_DIGITS = 16
_MOST = 2 / 3
"""The least share of a report's mentions of places that lie in the country that it is about."""


@dataclass(frozen=True)
class Profile:
    """Type, names, ISO 3166-1 countries, bodies, roles, ages as of a date (EDTF), and the GeoNames ids of places."""

    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    ages: tuple[int, ...] = ()
    as_of: str | None = None
    geonames: tuple[int, ...] = ()

    @cached_property
    def key(self) -> str:
        """Give a name made of the contents alone."""
        return sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()[:_DIGITS]

    @cached_property
    def known(self) -> Known:
        """Give it as what names are compared with."""
        roles = tuple(Affiliation(role, None, False, None, ()) for role in self.roles)
        entity = Entity(self.key, self.type, self.name, self.aliases, (), affiliations=roles)
        bodies, countries = frozenset(self.organisations), frozenset(self.countries)
        return Known(entity, bodies, countries, frozenset(self.ages), self.as_of)

    @cached_property
    def keys(self) -> frozenset[str]:
        """Give the blocking keys; none for what is never linked: a bare noun ("Court"), a lone name of a person."""
        return keys_of(self.known.entity, self.countries, self.geonames)

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """Give the abbreviations among the names of an organisation; none for others."""
        names = (self.name, *self.aliases) if self.type == "organisation" else ()
        return frozenset(filter(None, (organisation_name(name).abbreviation for name in names)))

    @cached_property
    def written_out(self) -> tuple[str, ...]:
        """Give the names of an organisation that are no abbreviations; none for others."""
        names = (self.name, *self.aliases) if self.type == "organisation" else ()
        return tuple(name for name in names if not organisation_name(name).abbreviation)


@dataclass(frozen=True, slots=True)
class Named:
    """An entity of one report; ``key`` names it across reports, ``bodies`` gives keys for ids of its affiliations."""

    key: str
    entity: Entity
    profile: Profile
    published: str | None
    bodies: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)


def named_of(coded: CodedReport) -> tuple[Named, ...]:
    """Give the entities of a report that may be linked across reports: organisations, places and public figures."""
    located, country, glosses = _located(coded), _country_of_most(coded), glosses_of(coded)
    return tuple(
        Named(
            key_of(coded.report.id, known.entity.id), known.entity,
            _profile(_renamed(known, glosses), located[known.entity.id], country), coded.report.published,
            _bodies(known.entity, coded),
        )
        for known in known_of(coded)
        if known.entity.type in ACROSS_REPORTS and not known.entity.private
    )  # fmt: skip


def _renamed(known: Known, glosses: Mapping[str, frozenset[str]]) -> Known:
    """Give an organisation with its names in brackets, and without short forms that only its own report understands."""
    entity = known.entity
    if entity.type != "organisation":
        return known
    names = tuple(dict.fromkeys((entity.name, *entity.aliases, *sorted(glosses.get(entity.id, ())))))
    kept = tuple(name for name in names if not any(is_short_for(name, other) for other in names))
    name = entity.name if entity.name in kept else max(kept, key=lambda name: (len(name), name))
    return replace(known, entity=replace(entity, name=name, aliases=kept))


def _profile(known: Known, geonames: frozenset[int], country: str | None) -> Profile:
    """Give the profile of what a report tells of an entity; ``country`` is the one that the report is about.

    A ministry or an official of no country that is told is taken to be of that one; a group is not, which may act in
    several.
    """
    entity = known.entity
    person = entity.type == "person"
    presumed = country is not None and not known.countries and (person or _is_generic(entity))
    return Profile(
        entity.type, entity.name, tuple(sorted(set(entity.aliases) - {entity.name})),
        (country,) if presumed and country else tuple(sorted(known.countries)),
        tuple(sorted(known.organisations)), known.roles if person else (), tuple(sorted(known.ages)),
        known.as_of if known.ages else None, tuple(sorted(geonames)) if len(geonames) == 1 else (),
    )  # fmt: skip


def _is_generic(entity: Entity) -> bool:
    """Tell a body that has namesakes in other countries, unless its name says its country."""
    found = organisation_name(entity.name)
    return entity.type == "organisation" and found.is_generic and not found.countries


def _country_of_most(coded: CodedReport) -> str | None:
    """Give the country in which most of the places that a report mentions lie."""
    mentions = Counter[str]()
    for entity in coded.entities:
        if entity.type == "place" and entity.country:
            mentions[entity.country] += len(entity.mentions)
    top = mentions.most_common(1)
    return top[0][0] if top and top[0][1] >= _MOST * mentions.total() else None


def _bodies(entity: Entity, coded: CodedReport) -> dict[str, str]:
    ids = {affiliation.organisation for affiliation in entity.affiliations if affiliation.organisation}
    return {local: key_of(coded.report.id, local) for local in sorted(ids)}


def _located(coded: CodedReport) -> Mapping[str, frozenset[int]]:
    """Give the GeoNames ids that a report's records have for the mentions of each place."""
    starts: dict[tuple[int, int], int] = {}
    for place in _places(coded):
        if place.span is not None and place.geonames is not None:
            starts[place.span.start, place.span.end] = place.geonames
    found: dict[str, frozenset[int]] = defaultdict(frozenset)
    for entity in coded.entities:
        if entity.type == "place":
            spans = ((mention.start, mention.end) for mention in entity.mentions)
            found[entity.id] = frozenset(starts[span] for span in spans if span in starts)
    return found


def _places(coded: CodedReport) -> Iterator[Place]:
    for event in coded.events:
        yield from event.places
    yield from (statistic.place for statistic in coded.statistics if statistic.place)
    yield from (designation.territory for designation in coded.designations if designation.territory)
