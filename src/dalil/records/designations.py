"""Designations: organisation by jurisdiction, banned, listed or de-listed by a named authority."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dalil.records.spans import Span
from dalil.records.values import Method, Place, When

DesignationStatus = Literal["banned", "listed", "delisted"]


@dataclass(frozen=True, slots=True)
class Designation:
    """An act of an authority as reported; ``organisation`` and ``authority`` are entity ids.

    ``jurisdiction`` is ISO 3166-1 alpha-2, or the name of a body such as ``UN`` or ``EU``; ``territory`` holds the
    words that name it. ``grounds`` are the words that give the reason.
    """

    id: str
    organisation: str
    jurisdiction: str | None
    territory: Place | None
    status: DesignationStatus
    category: str | None
    authority: str | None
    when: When | None
    grounds: Span | None
    chain: tuple[str, ...]
    confidence: float
    method: Method
    evidence: tuple[Span, ...]
