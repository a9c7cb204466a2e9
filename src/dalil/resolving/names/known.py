"""What a report tells of an entity beside its names: roles, bodies, countries, ages, and when it tells them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dalil.language.lexicon import RoleKind, role_words, singular
from dalil.records import CodedReport, Entity, Report

_WORD = re.compile(r"[\w'’-]+")
_SMALL = frozenset({"of", "the", "for", "and", "on", "in", "to", "at", "a", "an", "s", "'s", "’s"})
_AGE_AFTER = re.compile(r"\s*[,(]\s*(?:aged\s+)?(\d{1,2})\s*(?=[,).;]|years?\b)")
_AGE_BEFORE = re.compile(r"\b(\d{1,2})-year-old\s+(?:[\w’'-]+\s+){0,3}$")
_YOUNGEST = 5


@dataclass(frozen=True, slots=True)
class Known:
    """An entity with what its report tells of it: names of bodies, ISO 3166-1 countries, ages as of a date (EDTF).

    ``report`` is the id of the report.
    """

    entity: Entity
    organisations: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    ages: frozenset[int] = frozenset()
    as_of: str | None = None
    report: str | None = None

    @property
    def roles(self) -> tuple[str, ...]:
        """Every role that the report gives the entity, each once."""
        told = (self.entity.role, *(affiliation.role for affiliation in self.entity.affiliations))
        return tuple(dict.fromkeys(filter(None, told)))


def known_of(coded: CodedReport) -> tuple[Known, ...]:
    """Give every entity of a report with what the report tells of it, in the order of the entities."""
    names = {entity.id: entity.name for entity in coded.entities}
    return tuple(_known(entity, names, coded.report) for entity in coded.entities)


def _known(entity: Entity, names: dict[str, str], report: Report) -> Known:
    bodies = frozenset(names[a.organisation] for a in entity.affiliations if a.organisation in names)
    countries = frozenset({entity.country} if entity.country else ())
    ages = frozenset(_ages(entity, report)) if entity.type == "person" else frozenset()
    return Known(entity, bodies, countries, ages, report.published, report.id)


def _ages(entity: Entity, report: Report) -> Iterator[int]:
    """Read the ages told right beside a name ("Askar Omarov, 24," and "24-year-old Askar Omarov")."""
    for mention in entity.mentions:
        after = _AGE_AFTER.match(report.text, mention.end)
        before = _AGE_BEFORE.search(report.text[max(0, mention.start - 60) : mention.start])
        yield from (age for found in (after, before) if found and (age := int(found.group(1))) >= _YOUNGEST)


@dataclass(frozen=True, slots=True)
class Role:
    """A role in parts: its head noun, what kind of role that is, and the other words that carry meaning."""

    head: str
    kind: RoleKind | None
    content: frozenset[str]


@lru_cache(maxsize=5_000)
def role_of(phrase: str) -> Role | None:
    """Take a role apart; None where it has no role noun."""
    words = [word.lower() for word in _WORD.findall(phrase)]
    head = role_words().head(words)
    if head is None:
        return None
    at, kind = head
    noun = singular(words[at])
    telling = (word for i, word in enumerate(words) if i != at and word not in _SMALL | role_words().over)
    rest = frozenset(map(singular, telling))
    return Role(noun, kind, rest)
