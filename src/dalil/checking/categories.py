"""Categories of people: which of them exclude one another, and which leave nobody out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, product

from dalil.checking.comparisons import comparisons
from dalil.checking.figures import Figure, are_nested

Cell = tuple[int, ...]


def are_exclusive(parts: Sequence[Figure]) -> bool:
    """Tell parts that nobody can be counted in twice: each pair stands apart on an axis, or by place."""
    return all(_apart(a, b) for a, b in combinations(parts, 2))


def are_of_one_kind(parts: Sequence[Figure]) -> bool:
    """Tell parts that are set apart by one thing: "women and foreigners" may be the same people."""
    placed = [_groups(part) for part in parts]
    return all(bool(a.keys() & b.keys()) or not (a or b) for a, b in combinations(placed, 2))


def are_complete(parts: Sequence[Figure]) -> bool:
    """Tell parts that leave nobody out: together they fill all axes that they use ("women", "men" and "children").

    A part with another restriction ("women who returned") leaves some out.
    """
    words = frozenset(word for axis in comparisons().axes if axis.complete for group in axis.groups for word in group)
    if len(parts) < 2 or any(not part.categories or not part.categories <= words for part in parts):
        return False
    axes = comparisons().axes
    placed = [_groups(part) for part in parts]
    used = [axis for axis in range(len(axes)) if any(axis in groups for groups in placed)]
    told_apart = [axis for axis in used if len({frozenset(g[axis]) for g in placed if axis in g}) > 1]
    # The axes stand from the most to the least telling: "men and women" are people of any age, "men and boys" are not
    # people of any sex.
    if not told_apart or used[0] != told_apart[0] or not all(axes[axis].complete for axis in told_apart):
        return False
    cells = set(product(*(range(len(axes[axis].groups)) for axis in told_apart)))
    filled = {
        cell for cell in cells for groups in placed
        if all(cell[i] in groups.get(axis, {cell[i]}) for i, axis in enumerate(told_apart))
    }  # fmt: skip
    return filled == cells


def _apart(one: Figure, other: Figure) -> bool:
    a, b = _groups(one), _groups(other)
    if any(not a[axis] & b[axis] for axis in a.keys() & b.keys()):
        return True
    if one.kind != other.kind:
        return any({one.kind, other.kind} <= outcomes for outcomes in comparisons().outcomes)
    return _elsewhere(one, other) or _at_other_time(one, other)


def _at_other_time(one: Figure, other: Figure) -> bool:
    a, b = one.days, other.days
    return a is not None and b is not None and (a[1] < b[0] or b[1] < a[0])


def _elsewhere(one: Figure, other: Figure) -> bool:
    """Tell two places of which neither lies in the other, as far as that is known."""
    if one.named is None or other.named is None or one.named.name == other.named.name:
        return False
    if one.is_of_country or other.is_of_country:
        return one.is_of_country and other.is_of_country and one.scope[0] != other.scope[0]
    return one.scope != other.scope and not are_nested(one.scope, other.scope)


def _groups(figure: Figure) -> dict[int, set[int]]:
    """Give for each axis that the words of a figure tell of the groups that they name."""
    found: dict[int, set[int]] = {}
    for number, axis in enumerate(comparisons().axes):
        groups = {place for place, words in enumerate(axis.groups) if figure.categories & words}
        if groups:
            found[number] = groups
    return found
