"""Shares and changes that the text tells beside their two figures: "815 of 1,260, which is about 65 per cent"."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from fractions import Fraction
from itertools import permutations

from dalil.checking.figures import Figure, ids, shown, told
from dalil.checking.ratios import direction_of
from dalil.records import Check

_AROUND = 260
"""The two figures stand within so many characters of the claim."""
_NEAREST = 4
"""Among more figures than these a share is met by chance."""
_HALF = Fraction(1, 2)
_LOOSE = Fraction(3, 2)
_UNITS = {"percent": 100, "ratio": 1}


def check_shares(figures: tuple[Figure, ...], known: Collection[str] = ()) -> Iterator[Check]:
    """Bear out shares by the one pair of figures beside them that gives them; what no pair gives is left alone.

    A share is of the smaller figure in the larger; where the text tells of growth or fall, it is of the change in the
    earlier of the two. ``known`` are the ids of claims that are checked already.
    """
    for claim in figures:
        scale = _UNITS.get(claim.statistic.quantity.unit or "")
        if scale is None or claim.stated is None or claim.id in known:
            continue
        near = _beside(claim, figures)
        direction = direction_of(claim)
        fitting = [
            (one, other)
            for one, other in permutations(near, 2)
            if _alike(one, other) and _fits(_share(one, other, direction) * scale, claim)
        ]
        if len({(one.exact, other.exact) for one, other in fitting}) == 1:
            yield _checked(claim, *fitting[0], direction, scale)


def _beside(claim: Figure, figures: tuple[Figure, ...]) -> list[Figure]:
    counts = [f for f in figures if f.is_count and f.exact and abs(f.position - claim.position) <= _AROUND]
    return sorted(counts, key=lambda f: abs(f.position - claim.position))[:_NEAREST]


def _alike(one: Figure, other: Figure) -> bool:
    """Tell two amounts of one kind: sums of money to sums of money, people to people."""
    return one.is_tally == other.is_tally and one.exact != other.exact and one.id != other.id


def _share(one: Figure, other: Figure, direction: int) -> Fraction:
    """Give what ``one`` is of ``other`` or, where growth or fall is told, by how much it is more or less."""
    new, old = one.exact or Fraction(0), other.exact or Fraction(1)
    return (new - old) * direction / old if direction else new / old


def _fits(value: Fraction, claim: Figure) -> bool:
    """Tell whether a share is the one claimed, as far as the claim is rounded."""
    said = claim.stated or Fraction(0)
    step = Fraction(1, 10 ** len(str(claim.statistic.quantity.value).partition(".")[2].rstrip("0")))
    if claim.statistic.quantity.unit == "ratio":
        step = Fraction(1, 50)
    reach = {"exact": _HALF, "approximate": _LOOSE}.get(claim.statistic.quantity.qualifier, Fraction(1))
    below = claim.low is None or value >= claim.low - step * _HALF
    above = claim.high is None or value <= claim.high + step * _HALF
    if claim.statistic.quantity.qualifier == "approximate":
        below = above = True
    return value > 0 and abs(value - said) <= step * reach and below and above


def _checked(claim: Figure, one: Figure, other: Figure, direction: int, scale: int) -> Check:
    new, old = one.exact or Fraction(0), other.exact or Fraction(1)
    value = _share(one, other, direction) * scale
    unit = " percent" if scale > 1 else ""
    if direction:
        more, less = (new, old) if new > old else (old, new)
        working = f"({shown(more)} − {shown(less)}) / {shown(old)} = {shown(value)}{unit}"
    else:
        working = f"{shown(new)} / {shown(old)} = {shown(value)}{unit}"
    return Check("", "ratio", "consistent", ids((claim, one, other)), f"{working}, which is {told(claim)}")
