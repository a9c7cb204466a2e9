"""Events: one telling of something that happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dalil.records.spans import Span
from dalil.records.values import Method, Place, Quantity, When

Status = Literal["asserted", "alleged", "denied", "planned", "hypothetical", "general"]


Responsibility = Literal[
    "fact", "suspected", "accused", "accused_by_authorities", "claimed", "denied", "possible", "acquitted"
]


@dataclass(frozen=True, slots=True)
class Participant:
    """Who takes part in a role: a known entity (by id) or the words (``text``), with a count where one is given.

    ``responsibility`` is how the report views the part of those who commit violence or a crime; None for others.
    """

    role: str
    entity: str | None
    text: str | None
    count: Quantity | None
    span: Span
    responsibility: Responsibility | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A codebook type, its trigger, participants, time, places and status. ``chain``: statements, outermost first."""

    id: str
    type: str
    status: Status
    trigger: Span
    when: When | None
    places: tuple[Place, ...]
    participants: tuple[Participant, ...]
    chain: tuple[str, ...]
    confidence: float
    method: Method
    evidence: tuple[Span, ...]
