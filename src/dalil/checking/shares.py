"""Shares and changes that the text tells beside their two figures: "815 of 1,260, which is about 65 per cent"."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from fractions import Fraction
from itertools import permutations

from dalil.checking.claims import SCALES, claims_of, direction_of, met_by
from dalil.checking.figures import Figure, ids
from dalil.checking.forms import is_apposed, is_base_of, is_of_others, is_restated, is_said_of, makes_up
from dalil.checking.found import Found
from dalil.checking.intervals import Interval
from dalil.checking.wording import base_of, growth, share

_AROUND = 260
"""The two figures stand within so many characters of the claim."""
_NEAREST = 4
"""Among more figures than these a share is met by chance."""
_ONE = Interval.of(1)


def check_shares(figures: tuple[Figure, ...], known: Collection[str] = ()) -> Iterator[Found]:
    """Check shares against the part and the whole that the text ties to them, else against what stands beside them.

    Only what is tied can contradict a share; of what stands beside it, the one pair that gives it bears it out. Where
    the text tells of growth or fall, a share is of the change in the earlier figure. ``known`` are the ids of claims
    that are checked already.
    """
    for claim in claims_of(figures):
        if claim.id in known:
            continue
        direction = direction_of(claim)
        tied = None if direction else _tied(claim, figures)
        found = _of_tied(claim, *tied) if tied else _of_fitting(claim, direction, figures)
        if found is None and not direction:
            found = _base(claim, figures)
        if found is not None:
            yield found


def _tied(claim: Figure, figures: tuple[Figure, ...]) -> tuple[Figure, Figure] | None:
    """Find the part and the whole that a share is of: told right before it and as its base, in one sentence."""
    own = [f for f in figures if f.is_count and f.id != claim.id and f.sentence == claim.sentence]
    own = [f for f in own if f.telling.report == claim.telling.report]
    bases = [f for f in own if f.id == claim.part_of or is_said_of(f, claim)]
    restated = [f for f in own if is_restated(f, claim)]
    if not bases and is_of_others(claim):
        return None
    if not bases and restated and restated[0].part_of:
        bases = [f for f in figures if f.id == restated[0].part_of and f.telling.report == claim.telling.report]
    if not bases and restated:
        bases = [f for f in own if is_base_of(f, restated[0])]
    if not bases:
        return None
    following = [f for f in own if f.position > bases[0].position and f.id != bases[0].id]
    parts = restated or [f for f in following if f.part_of == bases[0].id]
    if not parts and len(following) == 1 and is_apposed(following[0]) and following[0].is_tally == bases[0].is_tally:
        parts = following
    return (parts[0], bases[0]) if len(parts) == 1 and parts[0].id != bases[0].id else None


def _of_tied(claim: Figure, part: Figure, base: Figure) -> Found | None:
    if base.stated.low is None or base.stated.low <= 0:
        return None
    scale = Interval.of(SCALES[claim.unit or ""])
    value = part.stated / base.stated * scale
    # A fraction of people may miss by less than one person.
    slack = Interval(Fraction(-1), Fraction(1), above_low=True, below_high=True) / base.stated * scale
    verdict = met_by(claim, value)
    if verdict != "consistent" and part.is_tally and (value + slack).equals(claim.rounded) != "never":
        verdict = "consistent" if claim.quantity.qualifier == "exact" else "cannot_tell"
    return Found("ratio", verdict, ids((claim, part, base)), share(claim, (part, base), value, verdict), value)


def _base(claim: Figure, figures: tuple[Figure, ...]) -> Found | None:
    """Work out the whole that a text does not number: "the 45 women made up 30 percent of the returnees"."""
    own = [f for f in figures if f.is_count and f.telling.report == claim.telling.report]
    own = [f for f in own if f.sentence == claim.sentence]
    share_of = claim.rounded / Interval.of(SCALES[claim.unit or ""])
    if len(own) != 1 or claim.part_of or own[0].part_of or not is_of_others(claim) or share_of.low is None:
        return None
    if share_of.low <= 0 or not (is_restated(own[0], claim) or makes_up(own[0], claim)):
        return None
    value = own[0].rounded / share_of
    return Found("implied", "implied", ids((own[0], claim)), base_of(claim, own[0], value), value)


def _of_fitting(claim: Figure, direction: int, figures: tuple[Figure, ...]) -> Found | None:
    """Find the only pair of figures beside a claim that gives it; what is only bounded would be met by chance."""
    if claim.value is None:
        return None
    fitting = [
        (one, other, value)
        for one, other in permutations(_beside(claim, figures), 2)
        if _alike(one, other)
        and (direction or (one.value or 0) < (other.value or 0))
        and (value := _share(one, other, direction, claim)) is not None
        and met_by(claim, value) == "consistent"
    ]
    if len({(one.value, other.value) for one, other, _ in fitting}) != 1:
        return None
    one, other, value = fitting[0]
    words = (
        growth(claim, (one, other), value, direction, "consistent")
        if direction
        else share(claim, (one, other), value, "consistent")
    )
    return Found("ratio", "consistent", ids((claim, one, other)), words, value)


def _beside(claim: Figure, figures: tuple[Figure, ...]) -> list[Figure]:
    counts = [f for f in figures if f.is_count and f.value and f.is_beside(claim, _AROUND)]
    return sorted(counts, key=lambda f: (abs(f.position - claim.position), f.position))[:_NEAREST]


def _alike(one: Figure, other: Figure) -> bool:
    """Tell two amounts of one kind: sums of money to sums of money, people to people."""
    if one.event is not None and other.event is not None:
        return False
    return one.is_tally == other.is_tally and one.value != other.value and one.id != other.id


def _share(one: Figure, other: Figure, direction: int, claim: Figure) -> Interval | None:
    """Give what ``one`` is of ``other`` or, where growth or fall is told, by how much it is more or less."""
    if one.value is None or not other.value:
        return None
    ratio = Interval.of(one.value / other.value)
    if direction:
        ratio = (ratio - _ONE) * Interval.of(direction)
    return ratio * Interval.of(SCALES[claim.unit or ""])
