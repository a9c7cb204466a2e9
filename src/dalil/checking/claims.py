"""Claims: ratios and percentages that a text reckons from other figures, and how well they meet them."""

from __future__ import annotations

import re

from dalil.checking.comparisons import comparisons
from dalil.checking.figures import Figure
from dalil.checking.intervals import Interval
from dalil.records import Verdict

SCALES = {"percent": 100, "ratio": 1}


def claims_of(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Give the figures that are claims about others."""
    return tuple(figure for figure in figures if figure.unit in SCALES)


def direction_of(claim: Figure) -> int:
    """Tell growth (1) from fall (-1) by the word that stands nearest; 0 where none does, or of a share ("60% of")."""
    if claim.value is not None and claim.value < 0:
        return -1
    sentence, start = claim.sentence, claim.position - claim.sentence.start
    end = start + (len(claim.quantity.span) if claim.quantity.span else 0)
    own = sentence.exact[start:end].lower()
    if claim.unit == "percent" and re.match(r"\s+of\b", sentence.exact[end:]):
        return 0
    words = [
        (max(match.start() - end, start - match.end(), 0), 1 if word in comparisons().growth else -1)
        for match in re.finditer(r"[a-z]+", sentence.exact.lower())
        if (word := match.group()) in comparisons().growth or word in comparisons().fall
    ]
    if words:
        return min(words)[1]
    return 1 if claim.unit == "ratio" and set(re.findall(r"[a-z]+", own)) & comparisons().multiples else 0


def met_by(claim: Figure, worked_out: Interval) -> Verdict:
    """Tell whether what is worked out from other figures is what a claim says, as far as both are rounded."""
    if worked_out.equals(_size(claim.widest)) == "never":
        return "inconsistent"
    return "consistent" if worked_out.lies_in(_size(claim.stated)) else "cannot_tell"


def _size(interval: Interval) -> Interval:
    """Take a claim without its sign: the direction is told apart."""
    return -interval if interval.high is not None and interval.high < 0 else interval
