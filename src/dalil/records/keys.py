"""Keys: how reports, and what they hold, are named across reports."""

from __future__ import annotations

SHORT = 12
"""Hexadecimal digits of a report's hash with which the keys of its records begin."""

NAMED = "named:"
"""How a report's id begins that a base has shortened itself, to more digits where two begin alike."""


def key_of(report: str, local: str) -> str:
    """Name a record or an entity of a report (by its id, ``sha256:…``) across reports: ``3f2a9c1b77d0.v1``."""
    return f"{short(report)}.{local}"


def short(report: str) -> str:
    """Shorten a report's id for keys that people read."""
    name = report.partition(":")[2]
    return name if report.startswith(NAMED) else name[:SHORT]
