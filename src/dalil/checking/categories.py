"""Categories of one list: against a total beside them, or the total that they imply."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from dalil.checking.comparisons import comparisons
from dalil.checking.figures import Figure, ids, shown
from dalil.checking.parts import compare
from dalil.language.quantity_expressions import find_quantities
from dalil.records import Check

_ADDED = frozenset({"people", "organisations"})
_ITEM = 80
"""Items of one list stand within so many characters of the next."""
_LEAST_IMPLIED = 10
_LEAST = 20
"""Smaller sums meet by chance."""
_SENTENCE = 250
"""Figures of one list stand within so many characters of one another."""


def check_categories(figures: tuple[Figure, ...]) -> Iterator[Check]:
    """Add up the categories of each list ("21 religious, 2 occult and 17 …"), with or without a total beside them."""
    counts = sorted(
        (f for f in figures if f.is_tally and f.exact is not None and f.statistic.part_of is None),
        key=lambda f: f.position,
    )
    told = [parts for total in counts if (parts := _breakdown(total, counts))]
    yield from (check for parts in told for check in _against(parts[1:], parts[0]))
    broken_down = {figure.id for parts in told for figure in parts}
    for parts in _lists([f for f in counts if f.id not in broken_down]):
        totals = [f for f in counts if not f.categories and _together(f, parts[0]) and _may_hold(f, parts)]
        if len({f.exact for f in totals}) == 1:
            yield from _against(parts, totals[0])
        elif not totals and _may_be_added(parts) and _is_whole_list(parts):
            yield _implied(parts)


def _breakdown(total: Figure, counts: list[Figure]) -> tuple[Figure, ...] | None:
    """Find the categories that follow a total and add up to it exactly; the sum itself shows that they belong to it.

    The total comes first in what is given. Measure, place and period may be said of the total alone.
    """
    if total.exact is None or total.exact < _LEAST:
        return None
    following = [f for f in counts if 0 < f.position - total.position < _SENTENCE]
    parts: list[Figure] = []
    for figure in following:
        last = parts[-1] if parts else total
        same = figure.statistic.quantity.unit == total.statistic.quantity.unit
        if not same or not figure.categories or any(figure.categories == p.categories for p in parts):
            return None
        if parts and figure.position - last.position > _ITEM:
            return None
        parts.append(figure)
        added = sum((p.exact for p in parts if p.exact is not None), Fraction(0))
        if added >= total.exact:
            return (total, *parts) if added == total.exact and len(parts) > 1 else None
    return None


def _lists(counts: list[Figure]) -> Iterator[tuple[Figure, ...]]:
    """Find runs of figures of one measure, place and period, each of another category, close together."""
    run: list[Figure] = []
    for figure in counts:
        if not figure.categories:
            continue
        if run and not (_together(figure, run[-1]) and all(figure.categories != f.categories for f in run)):
            if len(run) > 1:
                yield tuple(run)
            run = []
        run.append(figure)
    if len(run) > 1:
        yield tuple(run)


def _may_hold(total: Figure, parts: tuple[Figure, ...]) -> bool:
    """Tell whether a figure that stands right before a list may be its total: no part is greater."""
    largest = max(p.exact for p in parts if p.exact is not None)
    return total.exact is not None and total.exact >= largest and 0 < parts[0].position - total.position <= 2 * _ITEM


def _may_be_added(parts: tuple[Figure, ...]) -> bool:
    """Tell figures of one list of people or organisations, which a reader would add up, from unlike things."""
    unspecific = parts[0].statistic.measure in comparisons().unspecific
    if sum((p.exact for p in parts if p.exact is not None), Fraction(0)) < _LEAST_IMPLIED:
        return False
    gaps = [b.position - a.position for a, b in pairwise(parts)]
    return not unspecific and parts[0].statistic.quantity.unit in _ADDED and max(gaps) <= _ITEM


def _is_whole_list(parts: tuple[Figure, ...]) -> bool:
    """Tell whether the words around the parts hold no other number, as of a category that was not counted."""
    known = {part.statistic.quantity.span for part in parts}
    for evidence in {part.statistic.evidence[0] for part in parts}:
        for span in find_quantities(evidence.exact, 0, len(evidence)):
            start = evidence.start + span.start
            if not any(k is not None and k.start <= start < k.end for k in known):
                return False
    return True


def _together(one: Figure, other: Figure) -> bool:
    a, b = one.statistic, other.statistic
    same = one.measure == other.measure and a.quantity.unit == b.quantity.unit and a.chain == b.chain
    return (
        same
        and one.scope == other.scope
        and one.period == other.period
        and abs(one.position - other.position) < _SENTENCE
    )


def _against(parts: tuple[Figure, ...], total: Figure) -> Iterator[Check]:
    """Compare with the total; categories that may overlap never contradict it."""
    added = sum((p.exact for p in parts if p.exact is not None), Fraction(0))
    whole = total.exact or Fraction(0)
    verdict = compare(added, added, total)
    working = " + ".join(shown(p.exact) for p in parts if p.exact is not None) + f" = {shown(added)}"
    if verdict == "inconsistent" and not _exclusive(parts):
        verdict, words = "cannot_tell", f"more than {shown(whole)}, unless some are counted twice"
    elif verdict == "inconsistent":
        words = f"more than the total of {shown(whole)}"
    elif added == whole:
        words = f"which is the whole of {shown(whole)}"
    else:
        words = f"within {shown(whole)}; {shown(whole - added)} are in no category given"
    yield Check("", "part_whole", verdict, ids((*parts, total)), f"{working}, {words}")


def _exclusive(parts: tuple[Figure, ...]) -> bool:
    categories = [part.categories for part in parts]
    return any(all(c <= group for c in categories) for group in comparisons().exclusive)


def _implied(parts: tuple[Figure, ...]) -> Check:
    added = sum((p.exact for p in parts if p.exact is not None), Fraction(0))
    working = " + ".join(shown(p.exact) for p in parts if p.exact is not None)
    return Check("", "implied", "implied", ids(parts), f"{working} = {shown(added)}, if none is counted twice")
