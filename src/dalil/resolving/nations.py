"""The country of an entity, where its name, its role or the adjective before it makes it certain."""

from __future__ import annotations

import re
from dataclasses import replace

from dalil.records import Entity, Report
from dalil.resolving.places import PlaceContext, adjective_country, country_of, resolve_place

_CAPITALISED = r"(?:the\s+)?(?:[A-Z][\w’'.-]*)(?:\s+(?:of\s+(?:the\s+)?)?[A-Z][\w’'.-]*){0,3}"
_OF = re.compile(r"\b(?:of|for)\s+")
_NO_NATION = frozenset({"place", "law", "publication", "weapon", "vehicle", "event"})


def with_country(entity: Entity, report: Report, context: PlaceContext) -> Entity:
    """Give the entity with its country; one that has a country, or whose country is not certain, is unchanged."""
    if entity.country is not None or entity.type in _NO_NATION:
        return entity
    country = (
        _of_name(entity.name)
        or next((c for alias in entity.aliases if (c := _of_name(alias))), None)
        or (_of_role(entity.role, context) if entity.role else None)
        or _of_adjective(entity, report)
    )
    return replace(entity, country=country) if country else entity


def _of_name(name: str) -> str | None:
    """Read "… of Kazakhstan", "Kazakhstan's …", "Afghan …" at the ends of a name."""
    countries = {c for part in _OF.split(name)[1:] if (c := country_of(part))}
    if countries:
        return countries.pop() if len(countries) == 1 else None
    words = name.split()
    for length in (3, 2, 1):
        if len(words) > length and (country := country_of(" ".join(words[:length]))):
            return country
    return None


def _of_role(role: str, context: PlaceContext) -> str | None:
    """Read the country of a function ("former mufti of Kazakhstan", "prosecutor of Ile District, Almaty Province")."""
    words = role.split()
    if words and (country := adjective_country(words[0])):
        return country
    for match in re.finditer(rf"\b(?:of|for|in)\s+({_CAPITALISED}(?:,\s+{_CAPITALISED})?)", role):
        place = resolve_place(match.group(1), context)
        if place.country and place.precision in ("country", "admin1", "admin2"):
            return place.country
    return None


def _of_adjective(entity: Entity, report: Report) -> str | None:
    """Read a national adjective right before a mention ("Kazakhstani authorities") or at its beginning."""
    found = set()
    for mention in entity.mentions:
        before = re.search(r"([A-Z][\w-]+)\s+$", report.text[max(0, mention.start - 30) : mention.start])
        country = adjective_country(before.group(1)) if before else None
        country = country or adjective_country(mention.exact.split()[0])
        if country:
            found.add(country)
    return found.pop() if len(found) == 1 else None
