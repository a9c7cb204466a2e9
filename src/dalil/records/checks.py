"""Checks: arithmetic over records, with its working in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

CheckKind = Literal[
    "ratio",
    "part_whole",
    "rank",
    "implied",
    "origin",
    "date_order",
    "cumulative",
    "same_figure",
    "same_date",
    "revision",
]
Verdict = Literal["consistent", "inconsistent", "implied", "cannot_tell"]


@dataclass(frozen=True, slots=True)
class Check:
    """A verdict on figures, dates or chains, never on people; ``records`` are the ids that it compares.

    ``low`` and ``high`` bound what was worked out (a sum, a rest, a ratio), both None where nothing was; one of them
    is None where that side stays open.
    """

    id: str
    kind: CheckKind
    verdict: Verdict
    records: tuple[str, ...]
    explanation: str
    low: float | None = None
    high: float | None = None
