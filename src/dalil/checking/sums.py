"""Sums that the text tells as such: "the total has reached 524"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from dalil.checking.comparisons import comparisons
from dalil.checking.figures import Figure, ids, shown
from dalil.records import Check

_REACH = 700
"""How many characters before a told sum its terms may stand."""
_LEAST = 20
"""Smaller sums meet by chance."""
_TERMS = 3


def check_sums(figures: tuple[Figure, ...]) -> Iterator[Check]:
    """Find the terms of each sum that the text tells; only terms that make it up exactly are given."""
    counts = sorted((f for f in figures if f.is_tally and f.exact is not None), key=lambda f: f.position)
    for total in counts:
        if total.exact is not None and total.exact >= _LEAST and _is_told_as_sum(total):
            terms = _terms(total, counts)
            if terms is not None:
                working = " + ".join(shown(t.exact) for t in terms if t.exact is not None)
                explanation = f"{working} = {shown(total.exact)}, which is the total told"
                yield Check("", "part_whole", "consistent", ids((*terms, total)), explanation)


def _is_told_as_sum(figure: Figure) -> bool:
    evidence = figure.statistic.evidence[0]
    before = evidence.exact[: max(0, figure.position - evidence.start)].lower()
    return bool(set(re.findall(r"[a-z]+", before)) & comparisons().sums)


def _terms(total: Figure, counts: list[Figure]) -> tuple[Figure, ...] | None:
    """Find the only earlier figures of the same unit, parts of nothing, that add up to a total."""
    unit = total.statistic.quantity.unit
    before = [
        f for f in counts
        if 0 < total.position - f.position < _REACH and f.statistic.part_of is None
        and (unit is None or f.statistic.quantity.unit == unit)
    ]  # fmt: skip
    found = [
        terms
        for size in range(2, _TERMS + 1)
        for terms in combinations(before, size)
        if len({t.statistic.quantity.unit for t in terms}) == 1
        and sum((t.exact for t in terms if t.exact is not None), Fraction(0)) == total.exact
    ]
    return found[0] if len(found) == 1 else None
