"""Parts that the text itself ties to a total: "of whom …", "of those released …", announced lists."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from dalil.checking.comparisons import comparisons
from dalil.checking.figures import Figure, ids, shown, told
from dalil.records import Check

_NEAR = Fraction(1, 20)
_LIST = 160
"""Parts of one list stand within so many characters of one another."""


def check_breakdowns(figures: tuple[Figure, ...]) -> Iterator[Check]:
    """Add up the parts of each list against their total.

    Parts that may overlap neither contradict the total nor leave a rest; then only a sum that meets it is told.
    """
    known = {figure.id: figure for figure in figures}
    for parts in _lists(figures):
        total = known.get(parts[0].statistic.part_of or "")
        if total is not None and total.is_count and len(parts) > 1:
            yield from _checked(parts, total)


def _lists(figures: tuple[Figure, ...]) -> Iterator[tuple[Figure, ...]]:
    """Group the parts of a total by the words that open their list; one with an inexact part cannot be added up."""
    run: list[Figure] = []
    for figure in sorted((f for f in figures if f.statistic.part_of and f.is_tally), key=lambda f: f.position):
        if run and not _goes_on(run[-1], figure):
            yield from _exact(run)
            run = []
        run.append(figure)
    yield from _exact(run)


def _exact(run: list[Figure]) -> Iterator[tuple[Figure, ...]]:
    if run and all(f.exact is not None for f in run):
        yield tuple(run)


def _goes_on(last: Figure, figure: Figure) -> bool:
    """Tell whether a part stands in the list of the one before: the words that open it stand before both."""
    same = last.statistic.part_of == figure.statistic.part_of
    opened_before = figure.statistic.evidence[0].start <= last.position
    return same and opened_before and figure.position - last.position <= _LIST


def _checked(parts: tuple[Figure, ...], total: Figure) -> Iterator[Check]:
    added = sum((p.exact for p in parts if p.exact is not None), Fraction(0))
    whole = total.exact if total.exact is not None else total.stated
    working = " + ".join(told(p) for p in parts) + f" = {shown(added)}"
    records = ids((*parts, total))
    if whole is not None and added == whole:
        yield Check("", "part_whole", "consistent", records, f"{working}, which is the whole of {told(total)}")
    elif total.exact is None or not (_exclusive(parts) or _is_near(added, total.exact, parts)):
        return
    elif added > total.exact:
        yield Check("", "part_whole", "inconsistent", records, f"{working}, more than the total of {told(total)}")
    else:
        rest = shown(total.exact - added)
        yield Check("", "part_whole", "consistent", records, f"{working}, within {told(total)}; {rest} are left")


def _is_near(added: Fraction, whole: Fraction, parts: tuple[Figure, ...]) -> bool:
    """Tell a sum that is a little more than its total: so near, the list was meant to make it up."""
    return len(parts) > 2 and whole < added <= whole * (1 + _NEAR)


def _exclusive(parts: tuple[Figure, ...]) -> bool:
    """Tell parts that nobody can be counted in twice: of one measure, each of another place or class."""
    if len({p.statistic.measure for p in parts}) > 1:
        return False
    places = {p.statistic.place.name for p in parts if p.statistic.place is not None and not p.categories}
    if len(places) == len(parts) and not any(p.place is not None and p.place.precision == "country" for p in parts):
        return True
    classes = [part.categories for part in parts]
    return all(classes) and any(all(c <= group for c in classes) for group in comparisons().exclusive)
