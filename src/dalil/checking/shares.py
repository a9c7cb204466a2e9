"""Shares and changes that the text tells beside their two figures: "815 of 1,260, which is about 65 per cent"."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import permutations

from dalil.checking.claims import SCALES, claims_of, direction_of, met_by
from dalil.checking.figures import Figure, ids
from dalil.checking.found import Found
from dalil.checking.intervals import Interval
from dalil.checking.wording import growth, share

_AROUND = 260
"""The two figures stand within so many characters of the claim."""
_NEAREST = 4
"""Among more figures than these a share is met by chance."""
_ONE = Interval.of(1)


def check_shares(figures: tuple[Figure, ...], known: Collection[str] = ()) -> Iterator[Found]:
    """Bear out shares by the one pair of figures beside them that gives them; what no pair gives is left alone.

    A share is of the smaller figure in the larger; where the text tells of growth or fall, it is of the change in the
    earlier of the two. ``known`` are the ids of claims that are checked already.
    """
    for claim in claims_of(figures):
        if claim.id in known:
            continue
        direction = direction_of(claim)
        fitting = [
            (one, other, value)
            for one, other in permutations(_beside(claim, figures), 2)
            if _alike(one, other)
            and (value := _share(one, other, direction, claim)) is not None
            and met_by(claim, value) == "consistent"
        ]
        if len({(one.value, other.value) for one, other, _ in fitting}) == 1:
            one, other, value = fitting[0]
            words = growth(claim, (one, other), value, direction, "consistent") if direction else share(
                claim, one, other, value
            )  # fmt: skip
            yield Found("ratio", "consistent", ids((claim, one, other)), words, value)


def _beside(claim: Figure, figures: tuple[Figure, ...]) -> list[Figure]:
    counts = [f for f in figures if f.is_count and f.value and f.is_beside(claim, _AROUND)]
    return sorted(counts, key=lambda f: (abs(f.position - claim.position), f.position))[:_NEAREST]


def _alike(one: Figure, other: Figure) -> bool:
    """Tell two amounts of one kind: sums of money to sums of money, people to people."""
    return one.is_tally == other.is_tally and one.value != other.value and one.id != other.id


def _share(one: Figure, other: Figure, direction: int, claim: Figure) -> Interval | None:
    """Give what ``one`` is of ``other`` or, where growth or fall is told, by how much it is more or less."""
    if one.value is None or not other.value:
        return None
    ratio = Interval.of(one.value / other.value)
    if direction:
        ratio = (ratio - _ONE) * Interval.of(direction)
    return ratio * Interval.of(SCALES[claim.unit or ""])
