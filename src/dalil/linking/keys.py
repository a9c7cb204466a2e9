"""Keys: how records, entities and reports are named across reports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

SHORT = 12
"""Hexadecimal digits of a report's hash with which the keys of its records begin."""

NAMED = "named:"
"""How a report's id begins that a base has shortened itself, to more digits where two begin alike."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Blocking keys: those that one ``held`` for others to find it, and those by which it ``sought`` others.

    Whatever two there are, either both find each other or none does.
    """

    held: frozenset[str]
    sought: frozenset[str]

    @classmethod
    def of(cls, keys: Iterable[str]) -> Keys:
        """Hold and seek the same."""
        both = frozenset(keys)
        return cls(both, both)


def key_of(report: str, local: str) -> str:
    """Name a record or an entity of a report (by its id, ``sha256:…``) across reports: ``3f2a9c1b77d0.v1``."""
    return f"{short(report)}.{local}"


def short(report: str) -> str:
    """Shorten a report's id for keys that people read."""
    name = report.partition(":")[2]
    return name if report.startswith(NAMED) else name[:SHORT]
