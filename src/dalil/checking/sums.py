"""Sums that the text tells as such: "the total has reached 524"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from dalil.checking.comparisons import comparisons
from dalil.checking.figures import Figure
from dalil.checking.forms import is_in_all
from dalil.checking.intervals import added
from dalil.checking.partitions import Partition

_REACH = 700
"""How many characters before a told sum its terms may stand."""
_LEAST = 20
"""Smaller sums meet by chance."""
_TERMS = 3
_NUMBERS = ("two", "three", "four", "five", "six")
_COUNTED = re.compile(
    rf"\b(?:(?:for|in|of|over) (?:the|these|all) ({'|'.join(_NUMBERS)}) [a-z]+|for both|in both)\b", re.IGNORECASE
)
_NEAREST = 12


def told_sums(figures: tuple[Figure, ...]) -> Iterator[Partition]:
    """Find the terms of each sum that the text tells; only terms that make it up exactly are given."""
    counts = [f for f in figures if f.is_tally and f.exact is not None and f.event is None]
    for place, total in enumerate(counts):
        if total.exact is not None and total.exact >= _LEAST and _is_told_as_sum(total):
            terms = _terms(total, counts[:place])
            if terms is not None:
                yield Partition("list", terms, (total,), exclusive=False, complete=True)
            elif named := _named_terms(total, counts[:place]):
                yield Partition("list", named, (total,), exclusive=True, complete=True)


def _named_terms(total: Figure, before: list[Figure]) -> tuple[Figure, ...] | None:
    """Find the terms of a sum that says how many they are ("the total for the two months") or is of a whole list."""
    own = [f for f in before if f.sentence == total.sentence and f.unit == total.unit and f.kind == total.kind]
    own = [f for f in own if f.telling.report == total.telling.report and f.part_of is None]
    named = _COUNTED.search(total.sentence.exact)
    if named is None and not is_in_all(total):
        return None
    number = len(own) if named is None else _NUMBERS.index(named[1].lower()) + 2 if named[1] else 2
    apart = len({(f.scope, f.period, f.categories) for f in own}) == len(own)
    return tuple(own) if len(own) == number > 1 and apart else None


def _is_told_as_sum(figure: Figure) -> bool:
    sentence = figure.sentence
    before = sentence.exact[: figure.position - sentence.start].lower()
    return bool(set(re.findall(r"[a-z]+", before)) & comparisons().sums) or is_in_all(figure)


def _terms(total: Figure, before: list[Figure]) -> tuple[Figure, ...] | None:
    """Find the only earlier figures of the same unit, parts of nothing, that add up to a total."""
    near = [
        f for f in before
        if f.is_beside(total, _REACH) and f.position < total.position and f.part_of is None
        and (total.unit is None or f.unit == total.unit)
    ][-_NEAREST:]  # fmt: skip
    found = [
        terms
        for size in range(2, _TERMS + 1)
        for terms in combinations(near, size)
        if len({term.unit for term in terms}) == 1 and added(term.stated for term in terms).point == total.exact
    ]
    return found[0] if len(found) == 1 else None
