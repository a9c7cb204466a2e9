"""Entities: persons, organisations, places and other things that the words of a report name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dalil.records.spans import Span
from dalil.records.values import When

EntityType = Literal[
    "person", "organisation", "place", "group", "publication", "law", "weapon", "facility", "vehicle", "event"
]


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A role that the report gives an entity, with the body that it is held in (an entity's id) and its words.

    ``former`` is true where the words say that it is over ("former mufti"); ``when`` is the time that they tell.
    """

    role: str
    organisation: str | None
    former: bool
    when: When | None
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing under all the names that a report gives it.

    ``group`` is people without a name ("the detainees"). ``role`` is the function in the text's own words
    ("prosecutor of Ile District, Almaty Province"). ``private`` is true for persons who do not act in a public
    role, and in doubt. ``affiliations`` are its roles one by one. ``maybe_same`` are the ids of entities that may be
    this one under another name, where neither the names nor the words around them decide.
    """

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...]
    mentions: tuple[Span, ...]
    country: str | None = None
    role: str | None = None
    private: bool = False
    affiliations: tuple[Affiliation, ...] = ()
    maybe_same: tuple[str, ...] = ()
