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
    before = re.findall(r"[a-z]+", sentence.exact[:start].lower())[-2:]
    after = re.findall(r"[a-z]+", sentence.exact[end:].lower())[:1]
    if not _is_multiple(claim) and (after == ["of"] or not comparisons().levels.isdisjoint(before[-1:])):
        return 0
    beside = [comparisons().comparatives[word] for word in (*after, *before) if word in comparisons().comparatives]
    if beside:
        return beside[0]
    words = [
        (max(match.start() - end, start - match.end(), 0), 1 if word in comparisons().growth else -1)
        for match in re.finditer(r"[a-z]+", sentence.exact.lower())
        if (word := match.group()) in comparisons().growth or word in comparisons().fall
    ]
    if words:
        return min(words)[1]
    own = set(re.findall(r"[a-z]+", sentence.exact[start:end].lower()))
    return 1 if claim.unit == "ratio" and own & comparisons().multiples else 0


def _is_multiple(claim: Figure) -> bool:
    """Tell "twice" and "1.5-fold" from shares such as "half"."""
    bound = next((b for b in (claim.value, claim.stated.low, claim.stated.high) if b is not None), None)
    return claim.unit == "ratio" and bound is not None and bound > 1


def met_by(claim: Figure, worked_out: Interval) -> Verdict:
    """Tell whether what is worked out from other figures is what a claim says, as far as both are rounded."""
    if worked_out.equals(claim.widest) == "never":
        return "inconsistent"
    return "consistent" if worked_out.lies_in(claim.stated) else "cannot_tell"
