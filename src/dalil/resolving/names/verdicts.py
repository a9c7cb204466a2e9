"""What a comparison says: the same, maybe the same, or different, with its reasons in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["same", "maybe", "different"]


@dataclass(frozen=True, slots=True)
class NameComparison:
    """How two names (or two things under their names) compare.

    ``score`` from 0 to 1 says how alike the names are spelt; it orders what is doubtful and decides nothing.
    """

    verdict: Verdict
    score: float
    reasons: tuple[str, ...]


def same(reason: str, *reasons: str, score: float = 1.0) -> NameComparison:
    """Make the verdict that two are one."""
    return NameComparison("same", score, (reason, *reasons))


def maybe(reason: str, *reasons: str, score: float = 0.5) -> NameComparison:
    """Make the verdict that two may be one."""
    return NameComparison("maybe", score, (reason, *reasons))


def different(reason: str, *reasons: str, score: float = 0.0) -> NameComparison:
    """Make the verdict that two are not one, as far as anything shows."""
    return NameComparison("different", score, (reason, *reasons))
