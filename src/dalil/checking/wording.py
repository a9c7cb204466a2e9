"""The words in which arithmetic is told: all of them stand here, and none of them accuses anybody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Protocol

from dalil.checking.figures import Figure
from dalil.checking.intervals import Interval
from dalil.checking.meanings import fraction
from dalil.records import Quantity, Verdict

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_MET = {"consistent": "which is", "inconsistent": "which is not", "cannot_tell": "while the text says"}
_BOUNDS = {
    "more_than": "more than ", "at_least": "at least ", "less_than": "less than ", "at_most": "at most ",
    "approximate": "about ", "unspecified": "at least ",
}  # fmt: skip


def shown(value: Fraction, decimals: int = 2) -> str:
    """Write a number with thousands separators; a fraction rounded half up to ``decimals``."""
    if value.denominator == 1:
        return f"{value.numerator:,}".replace("-", "−")
    scaled = int(abs(value) * 10**decimals + Fraction(1, 2))
    whole, part = divmod(scaled, 10**decimals)
    digits = f"{part:0{decimals}}".rstrip("0") if decimals else ""
    return ("−" if value < 0 else "") + f"{whole:,}" + (f".{digits}" if digits else "")


class Counted(Protocol):
    """Whatever has a quantity."""

    @property
    def quantity(self) -> Quantity:
        """Give the quantity."""


def told(figure: Counted) -> str:
    """Write a figure with its bound ("more than 30")."""
    quantity = figure.quantity
    if quantity.qualifier == "range" and quantity.min is not None and quantity.max is not None:
        return f"{shown(fraction(quantity.min) or Fraction(0))} to {shown(fraction(quantity.max) or Fraction(0))}"
    value = next((v for v in map(fraction, (quantity.value, quantity.min, quantity.max)) if v is not None), Fraction(0))
    return _BOUNDS.get(quantity.qualifier, "") + shown(value)


def bounded(interval: Interval, decimals: int = 2) -> str:
    """Write what is known of a number ("at least 435")."""
    low, high = interval.low, interval.high
    if low is None and high is None:
        return "unknown"
    if interval.point is not None:
        return shown(interval.point, decimals)
    if high is None:
        return f"{'more than' if interval.above_low else 'at least'} {shown(low or Fraction(0), decimals)}"
    if low is None:
        return f"{'less than' if interval.below_high else 'at most'} {shown(high, decimals)}"
    return f"{shown(low, decimals)} to {shown(high, decimals)}"


def number_word(number: int) -> str:
    """Write a small number as a word."""
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"


def sum_of(parts: Iterable[Figure], result: Interval) -> str:
    """Write a sum with its result ("308 + 127 = 435")."""
    return f"{' + '.join(told(part) for part in parts)} = {bounded(result)}"


def is_whole(total: Figure) -> str:
    """Say that parts make up their total."""
    return f"which is the whole of {told(total)}"


def exceeds(total: Figure) -> str:
    """Say that parts are more than their total."""
    return f"more than the total of {told(total)}"


def exceeds_unless_shared(total: Figure) -> str:
    """Say that parts are more than their total, where some may be counted in two of them."""
    return f"more than {told(total)}, unless some are counted twice"


def is_within(total: Figure, rest: Interval, by: str) -> str:
    """Say that parts are no more than their total, and what is left."""
    if rest.point is None:
        return f"within {told(total)}"
    if by == "place":
        return f"within {told(total)}; if both count the same people, the others hold {shown(rest.point)}"
    return f"within {told(total)}; {shown(rest.point)} are in no part given"


def left_open(total: Figure) -> str:
    """Say that nothing follows for parts and a total."""
    return f"beside {told(total)}: the words leave it open whether the parts belong to it"


def sum_unless_shared(parts: Sequence[Figure], result: Interval) -> str:
    """Write the sum of a list that has no total."""
    return f"{sum_of(parts, result)}, if none is counted twice"


def is_more_than_span(total: Figure) -> str:
    """Say that the values of shorter times are more than that of the longer."""
    return f"more than the {told(total)} of {time_of(total)}"


def is_less_than_span(total: Figure) -> str:
    """Say that the values of shorter times, which fill the longer, are less than its value."""
    return f"less than the {told(total)} of {time_of(total)}"


def rest_of_span(total: Figure, parts: Sequence[Figure], rest: Interval, missing: Sequence[int]) -> str:
    """Write what a longer time leaves beside the shorter ones that are given, a year on average where it is years."""
    working = f"{' − '.join(told(figure) for figure in (total, *parts))} = {bounded(rest)}"
    if not missing:
        return f"{working} for the rest of {time_of(total)}"
    words = f"{working} for {years_of(missing)}"
    latest = parts[0]
    if len(missing) < 2 or rest.point is None or latest.value is None:
        return words
    average = rest.point / len(missing)
    word = "above" if average > latest.value else "below" if average < latest.value else "the same as"
    return f"{words}, that is {shown(average, 0)} a year on average, {word} {latest.period}'s {told(latest)}"


def time_of(figure: Figure) -> str:
    """Write the time that a figure is of."""
    if figure.years:
        return f"{figure.years[0]} to {figure.years[-1]}" if len(figure.years) > 1 else str(figure.years[0])
    return (figure.period or "").replace("/", " to ")


def years_of(years: Sequence[int]) -> str:
    """Write years, as a span where there is no gap."""
    if len(years) == 1:
        return str(years[0])
    if years[-1] - years[0] == len(years) - 1:
        return f"{years[0]}/{years[-1]}"
    return f"{', '.join(map(str, years[:-1]))} and {years[-1]}"


def growth(claim: Figure, pair: tuple[Figure, Figure], value: Interval, direction: int, verdict: Verdict) -> str:
    """Write a growth or fall that was worked out, the later value first, beside the one that is claimed."""
    later, earlier = pair
    scale = 100 if claim.unit == "percent" else 1
    if value == (later.stated / earlier.stated - Interval.of(1)) * Interval.of(scale * direction):
        more, less = (later, earlier) if direction > 0 else (earlier, later)
        unit = " percent" if scale > 1 else ""
        working = f"({told(more)} − {told(less)}) / {told(earlier)} = {bounded(value, 1 if unit else 2)}{unit}"
    else:
        above, below = (later, earlier) if value == later.stated / earlier.stated else (earlier, later)
        working = f"{told(above)} / {told(below)} = {bounded(value)}"
    return f"{working}, {_MET[verdict]} {told(claim)}"


def share(claim: Figure, pair: tuple[Figure, Figure], value: Interval, verdict: Verdict) -> str:
    """Write a share of a part in its base that was worked out, beside the one that is claimed."""
    part, base = pair
    unit = " percent" if claim.unit == "percent" else ""
    return f"{told(part)} / {told(base)} = {bounded(value)}{unit}, {_MET[verdict]} {told(claim)}"


def rank(figure: Figure, number: int, highest: bool, met: bool) -> str:
    """Say whether a figure is the highest or lowest of those given."""
    place = figure.place
    name = place.span.exact if place is not None and place.span is not None else (place.name if place else "")
    whose = f"{name}'s {told(figure)}" if name else f"{told(figure)} ({figure.population})"
    is_first = f"{'is' if met else 'is not'} the {'highest' if highest else 'lowest'}"
    return f"{whose} {is_first} of the {number_word(number)} given"


def one_origin(figures: Sequence[Figure], origin: str) -> str:
    """Say that several tellings of a value have one origin."""
    return f"{told(figures[0])} is given {len(figures)} times and has one origin: {origin}"


def differ(one: Figure, other: Figure) -> str:
    """Say that two tellings give different values for one figure."""
    return f"{told(one)} and {told(other)} are given for the same figure"


def revised(earlier: Figure, later: Figure) -> str:
    """Say that a later telling of one origin replaces an earlier one."""
    if earlier.telling.report == later.telling.report:
        return f"{told(later)} replaces {told(earlier)}, as the text itself says"
    return f"{told(later)} ({later.telling.published}) replaces {told(earlier)} ({earlier.telling.published})"


def falls(earlier: Figure, later: Figure) -> str:
    """Say that a total which is counted on from one beginning is lower at a later time."""
    return (
        f"{told(later)} ({later.telling.published}) is less than {told(earlier)} ({earlier.telling.published}), "
        f"though both count from {later.counts_from} on"
    )


def after_publication(edtf: str, published: str) -> str:
    """Say that an event is dated after the report on it."""
    return f"the event is dated {edtf}, after the publication on {published}"


def out_of_order(earlier: str, first: str, later: str, last: str) -> str:
    """Say that what follows in a case is dated before what it follows."""
    return f"the {later} is dated {last}, before the {earlier} on {first}"


def backwards(words: str) -> str:
    """Say that a period ends before it begins."""
    return f"the period \u201c{words}\u201d ends before it begins"


def earlier_value(claim: Figure, later: Figure, value: Interval, direction: int) -> str:
    """Write the value before a growth or fall that is told with the value after it."""
    share = f"{told(claim)} percent"
    return f"{told(later)} / (1 {'+' if direction > 0 else '−'} {share}) = {bounded(value, 0)} before"


def base_of(claim: Figure, part: Figure, value: Interval) -> str:
    """Write the whole of which a part is told as a share."""
    return f"{told(part)} / {told(claim)}{' percent' if claim.unit == 'percent' else ''} = {bounded(value, 0)} in all"


def rest_of(total: Figure, parts: Sequence[Figure], rest: Interval) -> str:
    """Write what a total leaves beside the parts that are given."""
    return f"{' − '.join(told(figure) for figure in (total, *parts))} = {bounded(rest)} for the others"


def falls_short(total: Figure) -> str:
    """Say that parts which should make up a total are less."""
    return f"less than the total of {told(total)}"


def fits(total: Figure) -> str:
    """Say that the sum of all parts is what a bounded or rounded total may be."""
    return f"which fits {told(total)}"
