"""Statistics: reported quantities."""

from __future__ import annotations

from dataclasses import dataclass

from dalil.records.spans import Span
from dalil.records.values import Method, Place, Quantity, When


@dataclass(frozen=True, slots=True)
class Statistic:
    """A reported quantity: measure, value or bounds, population, place, period.

    ``wording`` is the source's own wording of the measure. ``of`` and ``to`` name what a ratio or percentage
    compares. ``part_of`` is the statistic that the text gives as the total of this one.
    """

    id: str
    measure: str
    wording: Span | None
    quantity: Quantity
    population: str | None
    place: Place | None
    period: When | None
    of: Span | None
    to: Span | None
    part_of: str | None
    chain: tuple[str, ...]
    confidence: float
    method: Method
    evidence: tuple[Span, ...]
