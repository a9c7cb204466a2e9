"""Groups of tellings that are of one thing: the same whatever the order in which the tellings came.

Links join keys into components; inside a component the best links join first, as in agglomerative clustering, unless
two of their members clash or too few of the pairs are linked. Nothing outside a component bears on its groups, so a
new telling concerns only the components that its links touch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from heapq import nsmallest
from itertools import product


@dataclass(frozen=True, slots=True)
class Link:
    """Two tellings that may be of one thing; ``one`` sorts before ``other``, ``reasons`` say what speaks for it."""

    one: str
    other: str
    score: float
    reasons: Mapping[str, float]

    @classmethod
    def of(cls, key: str, other: str, score: float, reasons: Mapping[str, float]) -> Link:
        """Make a link of two keys in either order."""
        first, second = sorted((key, other))
        return cls(first, second, score, reasons)

    @property
    def pair(self) -> tuple[str, str]:
        """Give the two keys."""
        return self.one, self.other


@dataclass(frozen=True, slots=True)
class Decided:
    """What people have decided for good: pairs that are one, and pairs that are not; each sorted inside."""

    together: frozenset[tuple[str, str]] = frozenset()
    apart: frozenset[tuple[str, str]] = frozenset()


UNDECIDED = Decided()

_COMPARED = 5
"""Members of a group, the smallest keys, that stand for all where strengths are compared: a large one costs no more."""

Group = frozenset[str]

Clash = Callable[[Group, Group], bool]
"""Tells whether two groups cannot be of one thing, whatever links them."""

Strength = Callable[[str, str], float]
"""Tells how likely two keys that no link binds are of one thing, 0 to 1; the first sorts before the second."""


def grouped(  # noqa: PLR0913 - all that bears on groups
    keys: Iterable[str],
    links: Iterable[Link],
    clash: Clash,
    *,
    cohesion: float = 0.0,
    strength: Strength | None = None,
    decided: Decided = UNDECIDED,
) -> tuple[tuple[str, ...], ...]:
    """Group keys; each key is in one group, groups and their keys are sorted.

    ``cohesion`` is the least mean strength of pairs between two groups for them to join (average linkage, Sokal &
    Michener 1958; of large groups a few members stand for all); without ``strength`` a pair counts 1 where it is linked
    and 0 where it is not, with it a link counts its score. What people decided comes first and is not undone.
    """
    kept = {link.pair: link for link in links if link.pair not in decided.apart}
    groups = {key: frozenset({key}) for key in keys}
    for one, other in sorted(decided.together):
        if one in groups and other in groups:
            _join(groups, one, other)
    apart = by_pairs(lambda one, other: (one, other) in decided.apart)

    def strong(one: str, other: str) -> float:
        found = kept.get((one, other))
        if strength is None:
            return float(found is not None)
        return strength(one, other) if found is None else found.score

    @cache
    def some(group: Group) -> list[str]:
        return nsmallest(_COMPARED, group)

    @cache
    def may_join(one: Group, other: Group) -> bool:  # large groups are tried again and again
        if (decided.apart and apart(one, other)) or clash(one, other):
            return False
        pairs = list(_pairs(some(one), some(other))) if cohesion else []
        return sum(strong(*pair) for pair in sorted(pairs)) >= cohesion * len(pairs)

    for link in sorted(kept.values(), key=lambda link: (-link.score, link.pair)):
        left, right = groups[link.one], groups[link.other]
        if left is not right and may_join(left, right):
            _join(groups, link.one, link.other)
    return tuple(sorted(tuple(sorted(group)) for group in set(groups.values())))


def by_pairs(clash: Callable[[str, str], bool]) -> Clash:
    """Let groups clash of which any two keys, in their order, clash."""
    return lambda one, other: any(clash(*pair) for pair in _pairs(one, other))


def components(keys: Iterable[str], pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Give the connected components of keys, sorted."""
    groups = {key: frozenset({key}) for key in keys}
    for one, other in pairs:
        _join(groups, one, other)
    return tuple(sorted(tuple(sorted(group)) for group in set(groups.values())))


def _pairs(one: Iterable[str], other: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((a, b) if a < b else (b, a) for a, b in product(one, other))


def _join(groups: dict[str, frozenset[str]], one: str, other: str) -> None:
    union = groups[one] | groups[other]
    for key in union:
        groups[key] = union
