"""Claims that something grew or fell, against the two values that they compare."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations

from dalil.checking.claims import SCALES, claims_of, direction_of, met_by
from dalil.checking.figures import Figure, ids
from dalil.checking.forms import leads_to_earlier
from dalil.checking.found import Found
from dalil.checking.intervals import Interval
from dalil.checking.partitions import frame, have_one_teller
from dalil.checking.wording import earlier_value, growth
from dalil.records.edtf import bounds, full_date, is_valid

_AROUND = 350
"""A claim may be about values that stand within so many characters of it."""
_NEARBY = 150
"""A claim that names no year compares figures that stand within so many characters."""
_EARLIER = re.compile(r"\b(?:than|from|compared|against)\b(?!.*(?<![\d,])(?!(?:19|20)\d\d\b)\d)")
"""Words that lead to an earlier time, with no number after them but years."""
_ONE = Interval.of(1)


def check_growth(figures: tuple[Figure, ...]) -> Iterator[Found]:
    """Check each claim that a measure grew or fell by a ratio or percentage, where both values are given."""
    wholes = _wholes(figures)
    for claim in claims_of(figures):
        direction = direction_of(claim)
        if not direction:
            continue
        own = [f for f in wholes if f.telling.report == claim.telling.report]
        pair = _told_as_pair(claim, own) or _compared(claim, own)
        chosen = pair or _beside(claim, own)
        if chosen is None:
            implied = _earlier_value(claim, direction, own)
            if implied is not None:
                yield implied
            continue
        found = _checked(claim, direction, *chosen)
        same = pair is not None and claim.measure == pair[0].measure
        sure = have_one_teller(chosen) and (same or _is_tied(claim, chosen) or _is_told_with(claim, chosen))
        # A claim that does not say what grew can be borne out by the figures, never contradicted; nor by a time that
        # was not over when the report appeared.
        if found.verdict == "consistent" or (sure and not _is_unfinished(chosen[0])):
            yield found


def _wholes(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Give counts; left out is what is a part of another figure of its measure: a claim is about the total."""
    known = {(figure.telling.report, figure.id): figure.kind for figure in figures}
    return tuple(
        f for f in figures
        if f.is_count and f.value and known.get((f.telling.report, f.part_of or "")) != f.kind
    )  # fmt: skip


def _told_as_pair(claim: Figure, counts: list[Figure]) -> tuple[Figure, Figure] | None:
    """Find the only two values in the sentence of a claim, where one is told as the earlier ("from 310")."""
    own = [f for f in counts if f.sentence == claim.sentence]
    earlier = [f for f in own if leads_to_earlier(f)]
    if len(own) != 2 or len(earlier) != 1 or len({f.unit for f in own} - {None}) > 1:
        return None
    later = own[0] if own[1] is earlier[0] else own[1]
    return (later, earlier[0]) if later.kind == earlier[0].kind and _same_people(later, earlier[0]) else None


def _beside(claim: Figure, counts: list[Figure]) -> tuple[Figure, Figure] | None:
    """Find the only two values of one measure around a claim that are of different times, the later first."""
    near = [f for f in counts if f.is_beside(claim, _AROUND) and f.kind != "other"]
    pairs = [
        (later, earlier)
        for later, earlier in permutations(near, 2)
        if frame(later) == frame(earlier) and _same_people(later, earlier) and _is_after(later, earlier)
    ]
    return pairs[0] if len({(later.value, earlier.value) for later, earlier in pairs}) == 1 else None


def _same_people(one: Figure, other: Figure) -> bool:
    return one.categories == other.categories or not (one.categories and other.categories)


def _is_after(later: Figure, earlier: Figure) -> bool:
    first, second = (bounds(f.period)[0] if f.period and is_valid(f.period) else None for f in (later, earlier))
    return first is not None and second is not None and first > second


def _is_tied(claim: Figure, pair: tuple[Figure, Figure]) -> bool:
    """Tell whether a claim follows its two values at once ("402, up from 268. That is …")."""
    return all(0 < claim.position - figure.position <= _NEARBY for figure in pair)


def _is_told_with(claim: Figure, pair: tuple[Figure, Figure]) -> bool:
    """Tell whether a claim and both its values stand in one sentence that names no other year than theirs."""
    if any(figure.sentence != claim.sentence for figure in pair):
        return False
    named = {int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", claim.sentence.exact)}
    if pair == _told_as_pair(claim, list(pair)):
        return len(named) <= 2
    same_place = claim.named is None or all(f.named is None or f.scope == claim.scope for f in pair)
    return same_place and named <= {year for figure in pair for year in _years_of(figure)}


def _years_of(figure: Figure) -> set[int]:
    return {figure.days[0].year, figure.days[1].year} if figure.days else set()


def _is_unfinished(figure: Figure) -> bool:
    """Tell a count of a time that was not over when the report appeared; sums of money may be planned ahead."""
    if not figure.is_tally:
        return False
    published = full_date(figure.telling.published)
    return published is not None and figure.days is not None and figure.days[1] >= published


def _earlier_value(claim: Figure, direction: int, counts: list[Figure]) -> Found | None:
    """Work out the value before a growth or fall in percent that is told with the value after it alone."""
    if claim.unit != "percent" or not _EARLIER.search(_following(claim)):
        return None
    told = [f for f in counts if f.sentence == claim.sentence and f.position < claim.position]
    if len(told) != 1 or not told[0].days or _is_unfinished(told[0]):
        return None
    named = {int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", _following(claim))}
    if claim.days != told[0].days and not (claim.days and _years_of(claim) == named != _years_of(told[0])):
        return None
    if any(_is_after(told[0], f) and f.kind == told[0].kind for f in counts):
        return None
    factor = _ONE + claim.rounded * Interval.of(direction) / Interval.of(SCALES["percent"])
    value = told[0].rounded / factor
    words = earlier_value(claim, told[0], value, direction)
    return Found("implied", "implied", ids((told[0], claim)), words, value)


def _following(claim: Figure) -> str:
    start = claim.position - claim.sentence.start + (len(claim.quantity.span) if claim.quantity.span else 0)
    return claim.sentence.exact[start : start + _NEARBY // 2]


def _compared(claim: Figure, counts: list[Figure]) -> tuple[Figure, Figure] | None:
    """Find the later and the earlier value: of the claim's measure, else of the only measure given for both years."""
    years = _years(claim, counts)
    if years is None:
        return None
    alike = [f for f in counts if _same_place(f, claim) and f.categories == claim.categories]
    measures = dict.fromkeys(f.measure for f in alike)
    pairs = {m: pair for m in measures if (pair := _pair([f for f in alike if f.measure == m], years))}
    if claim.measure in measures or len(pairs) != 1:
        return pairs.get(claim.measure)
    return next(iter(pairs.values()))


def _pair(figures: list[Figure], years: tuple[int, int]) -> tuple[Figure, Figure] | None:
    """Find the values of two years; None unless each is given once for its year, in one unit."""
    values = []
    for year in years:
        given = [f for f in figures if f.years == (year,)]
        if len({f.stated for f in given}) != 1:
            return None
        values.append(given[0])
    later, earlier = values
    return (later, earlier) if later.unit == earlier.unit else None


def _same_place(figure: Figure, claim: Figure) -> bool:
    return figure.scope == claim.scope or (claim.named is None and not figure.is_part_of_country)


def _years(claim: Figure, counts: list[Figure]) -> tuple[int, int] | None:
    """Give the later and the earlier year: named in the words, the period and the year before, or of figures nearby."""
    words = " ".join(span.exact for span in (*claim.evidence, *claim.compared))
    named = sorted({int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", words)} | set(claim.years))
    if len(named) == 2:
        return named[1], named[0]
    if len(named) == 1 and len(claim.years) == 1:
        return named[0], named[0] - 1
    if named:
        return None
    nearby = sorted({f.years[0] for f in counts if len(f.years) == 1 and f.near(claim, _NEARBY)})
    return (nearby[1], nearby[0]) if len(nearby) == 2 else None


def _checked(claim: Figure, direction: int, later: Figure, earlier: Figure) -> Found:
    """Work out how much the later value is of the earlier, as the claim puts it."""
    new, old = later.stated, earlier.stated
    inverse = direction < 0 and claim.unit == "ratio" and _is_above_one(claim)
    value = old / new if inverse else new / old
    if claim.unit == "percent" or _is_by(claim):
        value = (value - _ONE) * Interval.of(SCALES[claim.unit or ""] * direction)
    verdict = met_by(claim, value)
    if verdict == "inconsistent" and claim.unit == "ratio" and direction > 0:
        # "Increased three times" may mean three times as many, or three times as many more.
        verdict = "inconsistent" if met_by(claim, value - _ONE) == "inconsistent" else "cannot_tell"
    return Found(
        "ratio",
        verdict,
        ids((claim, later, earlier)),
        growth(claim, (later, earlier), value, direction, verdict),
        value,
    )


def _is_by(claim: Figure) -> bool:
    """Tell a ratio below one that is a change and no level ("fell by two thirds")."""
    before = claim.sentence.exact[: claim.position - claim.sentence.start].lower().split()
    return claim.unit == "ratio" and not _is_above_one(claim) and before[-1:] == ["by"]


def _is_above_one(claim: Figure) -> bool:
    bound = next((end for end in (claim.value, claim.stated.low, claim.stated.high) if end is not None), None)
    return bound is not None and bound > 1
