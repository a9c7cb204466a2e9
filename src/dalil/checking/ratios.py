"""Ratio and growth claims against the two values that they compare."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import permutations

from dalil.checking.comparisons import comparisons
from dalil.checking.figures import Figure, ids, shown, told
from dalil.records import Check, Verdict
from dalil.records.edtf import bounds, is_valid

_AROUND = 350
"""A claim may be about values that stand within so many characters of it."""
_NEARBY = 150
"""A claim that names no year compares figures that stand within so many characters."""
_NEAR = Fraction(1, 10)
"""An exact claim less than a tenth off may be rounded; one further off contradicts the figures."""


def check_ratios(figures: tuple[Figure, ...]) -> Iterator[Check]:
    """Check each claim that a measure grew or fell by a ratio or percentage, where the two years' values are given."""
    wholes = _wholes(figures)
    for claim in figures:
        if claim.statistic.quantity.unit not in ("ratio", "percent"):
            continue
        direction = direction_of(claim)
        pair = _compared(claim, wholes)
        beside = _beside(claim, wholes) if pair is None else None
        if direction and (pair or beside):
            found = _checked(claim, direction, *(pair or beside or ()))
            # A claim that does not say what grew can be borne out by the figures, never contradicted.
            same = pair is not None and claim.measure == pair[0].measure
            if found.verdict == "consistent" or same or (beside is not None and _is_tied(claim, beside)):
                yield found


def _wholes(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Leave out what is a part of another figure of its measure: a claim is about the total."""
    known = {figure.id: figure.statistic.measure for figure in figures}
    return tuple(f for f in figures if known.get(f.statistic.part_of or "") != f.statistic.measure)


def _beside(claim: Figure, figures: tuple[Figure, ...]) -> tuple[Figure, Figure] | None:
    """Find the only two values of one measure around a claim that are of different times, the later first."""
    near = [
        f for f in figures
        if f.is_count and f.exact and abs(f.position - claim.position) <= _AROUND and f.statistic.measure != "other"
    ]  # fmt: skip
    pairs = [
        (later, earlier)
        for later, earlier in permutations(near, 2)
        if later.measure == earlier.measure
        and later.statistic.quantity.unit == earlier.statistic.quantity.unit
        and _same_people(later, earlier)
        and _is_after(later, earlier)
    ]
    return pairs[0] if len({(later.exact, earlier.exact) for later, earlier in pairs}) == 1 else None


def _same_people(one: Figure, other: Figure) -> bool:
    return one.categories == other.categories or not (one.categories and other.categories)


def _is_after(later: Figure, earlier: Figure) -> bool:
    first, second = (bounds(f.period) if f.period and is_valid(f.period) else (None, None) for f in (later, earlier))
    return first[0] is not None and second[0] is not None and first[0] > second[0]


def _is_tied(claim: Figure, pair: tuple[Figure, Figure]) -> bool:
    """Tell whether a claim follows its two values at once ("402, up from 268. That is …")."""
    return all(0 < claim.position - figure.position <= _NEARBY for figure in pair)


def direction_of(claim: Figure) -> int:
    """Tell growth (1) from fall (-1) by the words around the claim; 0 where neither or both are said."""
    words = set(re.findall(r"[a-z]+", " ".join(span.exact for span in claim.statistic.evidence).lower()))
    quantity = claim.statistic.quantity.span
    words |= set(re.findall(r"[a-z]+", quantity.exact.lower())) if quantity else set()
    words |= set(re.findall(r"[a-z]+", claim.statistic.wording.exact.lower())) if claim.statistic.wording else set()
    grows, falls = bool(words & comparisons().growth), bool(words & comparisons().fall)
    grows = grows or (not falls and bool(words & {"times", "twice", "fold"}))
    return 0 if grows == falls else (1 if grows else -1)


def _compared(claim: Figure, figures: tuple[Figure, ...]) -> tuple[Figure, Figure] | None:
    """Find the later and the earlier value: of the claim's measure, else of the only measure given for both years."""
    years = _years(claim, figures)
    if years is None:
        return None
    counts = [
        f for f in figures if f.is_count and f.exact and _same_place(f, claim) and f.categories == claim.categories
    ]
    measures = dict.fromkeys(f.measure for f in counts)
    pairs = {m: pair for m in measures if (pair := _pair([f for f in counts if f.measure == m], years))}
    if claim.measure in measures or len(pairs) != 1:
        return pairs.get(claim.measure)
    return next(iter(pairs.values()))


def _pair(figures: list[Figure], years: tuple[int, int]) -> tuple[Figure, Figure] | None:
    """Find the values of two years; None unless each is given once for its year, in one unit."""
    values = []
    for year in years:
        given = [f for f in figures if f.years == (year,)]
        if len({f.exact for f in given}) != 1:
            return None
        values.append(given[0])
    later, earlier = values
    return (later, earlier) if later.statistic.quantity.unit == earlier.statistic.quantity.unit else None


def _same_place(figure: Figure, claim: Figure) -> bool:
    return figure.scope == claim.scope or (claim.statistic.place is None and not figure.is_part_of_country)


def _years(claim: Figure, figures: tuple[Figure, ...]) -> tuple[int, int] | None:
    """Give the later and the earlier year: named in the words, the period and the year before, or of figures nearby."""
    compared = (claim.statistic.of, claim.statistic.to)
    words = " ".join(span.exact for span in (*claim.statistic.evidence, *compared) if span is not None)
    named = sorted({int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", words)} | set(claim.years))
    if len(named) == 2:
        return named[1], named[0]
    if len(named) == 1 and len(claim.years) == 1:
        return named[0], named[0] - 1
    if named:
        return None
    nearby = sorted({f.years[0] for f in figures if f.is_count and len(f.years) == 1 and f.near(claim, _NEARBY)})
    return (nearby[1], nearby[0]) if len(nearby) == 2 else None


def _checked(claim: Figure, direction: int, later: Figure, earlier: Figure) -> Check:
    new, old = later.exact or Fraction(0), earlier.exact or Fraction(1)
    if claim.statistic.quantity.unit == "percent":
        value = (new - old) * 100 / old * direction
        more, less = (new, old) if direction > 0 else (old, new)
        working = f"({shown(more)} − {shown(less)}) / {shown(old)} = {shown(value, 1)} percent"
    elif direction < 0 and (claim.low or claim.high or Fraction(0)) > 1:
        value, working = old / new, f"{shown(old)} / {shown(new)} = {shown(old / new)}"
    else:
        value, working = new / old, f"{shown(new)} / {shown(old)} = {shown(new / old)}"
    verdict = _verdict(value, claim)
    says = {"consistent": "which is", "inconsistent": "which is not", "cannot_tell": "while the text says"}[verdict]
    return Check("", "ratio", verdict, ids((claim, later, earlier)), f"{working}, {says} {told(claim)}")


def _verdict(value: Fraction, claim: Figure) -> Verdict:
    qualifier = claim.statistic.quantity.qualifier
    if qualifier in ("approximate", "unspecified"):
        said = Fraction(str(claim.statistic.quantity.value or 0))
        return "consistent" if said and abs(value - said) <= said * 3 * _NEAR / 2 else "cannot_tell"
    if qualifier == "exact" and claim.low is not None:
        step = Fraction(1, 10 ** (len(str(claim.statistic.quantity.value).partition(".")[2].rstrip("0"))))
        if abs(value - claim.low) <= step / 2:
            return "consistent"
        return "cannot_tell" if abs(value - claim.low) <= claim.low * _NEAR else "inconsistent"
    above = claim.low is None or value > claim.low or (value == claim.low and qualifier != "more_than")
    below = claim.high is None or value < claim.high or (value == claim.high and qualifier != "less_than")
    return "consistent" if above and below else "inconsistent"
