"""What the words of a quantity may mean, as intervals; the rules of tolerance stand here and nowhere else.

======================  ========================  ==========================  =======================================
words                   taken as                  by rounding                 contradicted only outside
======================  ========================  ==========================  =======================================
"940"                   940                       940                         940
"1.2 million"           1,200,000                 1,150,000 to 1,250,000      the same
"about 400"             400                       350 to 450                  a quarter more or less
"more than 30" people   at least 31               at least 31                 the same
"dozens"                at least 24               at least 24                 at least half of it
"65 percent" (claim)    64.5 to 66 (rounded, cut) 64.5 to 65.5                one in the last digit more or less
"tripled" (claim)       2.95 to 3.05              2.95 to 3.05                a tenth more or less
"about half" (claim)    a tenth more or less      a tenth more or less        a quarter more or less
"more than 1.5-fold"    more than 1.5             more than 1.5               more than 1.45
======================  ========================  ==========================  =======================================

A claim is a ratio or a percentage, which is always reckoned from other figures and rounded to its last digit. It is
taken without its sign: whether it tells of a fall is said by its words.
"About" rounds to the last digit that is no zero.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from dalil.checking.intervals import Interval
from dalil.records import Quantity

CLAIM_UNITS = frozenset({"ratio", "percent", "percentage points"})
_TENTH, _QUARTER, _HALF = Fraction(1, 10), Fraction(1, 4), Fraction(1, 2)
_WORDED = {"percent": Fraction(2), "percentage points": Fraction(2)}
"""Claims in words ("a third", "doubled") are rounded to two points, or to a tenth of a ratio above one."""
_DIGITS = re.compile(r"\d[\d,\u00a0]*(?:\.(\d+))?")
_LEAST_MAGNITUDE = 1000


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a quantity is taken as, what it may be by rounding, and the numbers outside of which it is contradicted."""

    stated: Interval
    rounded: Interval
    widest: Interval


def meaning(quantity: Quantity) -> Meaning:
    """Give what a quantity means; everything where it sets no bound."""
    value, low = fraction(quantity.value), fraction(quantity.min)
    claim = quantity.unit in CLAIM_UNITS
    if value is not None and quantity.qualifier in ("approximate", "unspecified"):
        return _about_share(value) if claim else _about(value)
    if value is not None and quantity.qualifier == "exact":
        return _claimed(value, quantity) if claim else _counted(value, quantity)
    stated = _bounds(quantity)
    if quantity.qualifier == "unspecified" and low is not None:
        return Meaning(stated, stated, Interval(low / 2))
    written = quantity.span is None or _DIGITS.search(quantity.span.exact) is not None
    return Meaning(stated, stated, _widened(stated, last_digit(quantity) * _HALF if claim and written else Fraction(0)))


def fraction(value: float | None) -> Fraction | None:
    """Give the exact value of a figure as it was written (a third is a third, 1.1 is eleven tenths)."""
    if value is None:
        return None
    return Fraction(value).limit_denominator(10_000) if abs(value) < 10**9 else Fraction(round(value))


def last_digit(quantity: Quantity) -> Fraction:
    """Give what one more in the last digit given would be ("1.5-fold": 0.1; "1.2 million": 100,000; "940": 1)."""
    digits = _DIGITS.search(quantity.span.exact) if quantity.span else None
    bound = next((v for v in (quantity.value, quantity.min, quantity.max) if v is not None), None)
    known = fraction(bound)
    if quantity.unit in CLAIM_UNITS:
        if digits is None and quantity.span is not None:
            return _WORDED.get(quantity.unit or "", _TENTH if abs(known or Fraction(0)) > 1 else Fraction(1, 25))
        decimals = len((digits[1] or "") if digits else str(bound).partition(".")[2].rstrip("0"))
        return Fraction(1, 10**decimals)
    written = Fraction(re.sub(r"[,\u00a0]", "", digits[0])) if digits else None
    magnitude: Fraction = abs(known / written) if known and written else Fraction(1)
    if digits is None or magnitude < _LEAST_MAGNITUDE:
        return Fraction(1)
    return magnitude / Fraction(10 ** len(digits[1] or ""))


def _counted(value: Fraction, quantity: Quantity) -> Meaning:
    point, step = Interval.of(value), last_digit(quantity)
    rounded = point if step == 1 else Interval.around(value, step * _HALF)
    return Meaning(point, rounded, rounded)


def _about(value: Fraction) -> Meaning:
    size, step = abs(value), Fraction(1)
    while size and (size / (step * 10)).denominator == 1:
        step *= 10
    reach = step * _HALF
    return Meaning(
        Interval.of(value), Interval.around(value, reach), Interval.around(value, max(size * _QUARTER, reach))
    )


def _about_share(value: Fraction) -> Meaning:
    stated = Interval.around(value, abs(value) * _TENTH)
    return Meaning(stated, stated, Interval.around(value, abs(value) * _QUARTER))


def _claimed(value: Fraction, quantity: Quantity) -> Meaning:
    step, size = last_digit(quantity), abs(value)
    rounded = Interval.around(size, step * _HALF)
    cut = Interval(rounded.low, size + step, below_high=True)
    written = quantity.span is None or _DIGITS.search(quantity.span.exact) is not None
    widest = Interval.around(size, step if written else max(size * _TENTH, step))
    return Meaning(rounded if not written else cut, rounded, widest)


def _bounds(quantity: Quantity) -> Interval:
    """Give the bounds; what is counted comes in whole numbers, so that more than 30 people are at least 31."""
    low, high = fraction(quantity.min), fraction(quantity.max)
    above, below = quantity.qualifier == "more_than", quantity.qualifier == "less_than"
    if quantity.unit in CLAIM_UNITS or is_money(quantity.unit):
        return Interval(low, high, above, below)
    if above and low is not None and low.denominator == 1:
        low, above = low + 1, False
    if below and high is not None and high.denominator == 1:
        high, below = high - 1, False
    return Interval(low, high, above, below)


def is_money(unit: str | None) -> bool:
    """Tell a currency (ISO 4217)."""
    return re.fullmatch(r"[A-Z]{3}", unit or "") is not None


def _widened(interval: Interval, reach: Fraction) -> Interval:
    if not reach:
        return interval
    low = None if interval.low is None else interval.low - reach
    high = None if interval.high is None else interval.high + reach
    return Interval(low, high)
