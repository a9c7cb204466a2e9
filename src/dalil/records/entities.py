"""Entities: persons, organisations, places and other things that the words of a report name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dalil.records.spans import Span

EntityType = Literal[
    "person", "organisation", "place", "group", "publication", "law", "weapon", "facility", "vehicle", "event"
]


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing under all the names that a report gives it.

    ``group`` is people without a name ("the detainees"). ``role`` is the function in the text's own words
    ("prosecutor of Ile District, Almaty Province"). ``private`` is true for persons who do not act in a public
    role, and in doubt.
    """

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...]
    mentions: tuple[Span, ...]
    country: str | None = None
    role: str | None = None
    private: bool = False
