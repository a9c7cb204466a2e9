"""What a check finds, before it has its id."""

from __future__ import annotations

from dataclasses import dataclass

from dalil.checking.intervals import Interval
from dalil.records import CheckKind, Verdict


@dataclass(frozen=True, slots=True)
class Found:
    """A verdict on records, told in words; ``value`` is what was worked out (a sum, a rest, a ratio)."""

    kind: CheckKind
    verdict: Verdict
    records: tuple[str, ...]
    explanation: str
    value: Interval | None = None
