"""Interval arithmetic over exact fractions: what is certain, possible or ruled out when figures are only bounded.

Ends are Fractions, None where a side is open to infinity; an end may be strict ("more than 30" excludes 30). Every
operation gives the narrowest interval that holds all results (Moore 1966, Interval Analysis, chapter 2).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import inf
from typing import Literal

Truth = Literal["certainly", "possibly", "never"]
_End = Fraction | float
"""An end with its infinities written out."""


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from ``low`` to ``high``, without the ends that are strict.

    Raises ValueError where that is no number at all.
    """

    low: Fraction | None = None
    high: Fraction | None = None
    above_low: bool = False
    below_high: bool = False

    def __post_init__(self) -> None:
        if self.low is None or self.high is None:
            return
        if self.low > self.high or (self.low == self.high and (self.above_low or self.below_high)):
            raise ValueError(f"no number lies between {self.low} and {self.high}")

    @classmethod
    def of(cls, value: Fraction | int) -> Interval:
        """Give the interval of one number."""
        return cls(Fraction(value), Fraction(value))

    @classmethod
    def around(cls, value: Fraction, reach: Fraction) -> Interval:
        """Give the numbers that lie no further than ``reach`` from a value."""
        return cls(value - reach, value + reach)

    @property
    def point(self) -> Fraction | None:
        """Give the number where there is only one."""
        return self.low if self.low is not None and self.low == self.high else None

    def __contains__(self, value: Fraction) -> bool:
        return Interval.of(value).equals(self) != "never"

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            None if self.low is None or other.low is None else self.low + other.low,
            None if self.high is None or other.high is None else self.high + other.high,
            self.above_low or other.above_low,
            self.below_high or other.below_high,
        )

    def __neg__(self) -> Interval:
        return Interval(
            None if self.high is None else -self.high,
            None if self.low is None else -self.low,
            self.below_high,
            self.above_low,
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        corners = [_times(a, b) for a in self._ends() for b in other._ends()]
        low, high = min(value for value, _ in corners), max(value for value, _ in corners)
        return Interval(
            _finite(low),
            _finite(high),
            all(strict for value, strict in corners if value == low),
            all(strict for value, strict in corners if value == high),
        )

    def __truediv__(self, other: Interval) -> Interval:
        """Divide; a divisor that may be zero leaves everything open."""
        low, high = other._ends()
        if low[0] <= 0 <= high[0]:
            return Interval()
        below, above = _inverse(*high), _inverse(*low)
        return self * Interval(_finite(below[0]), _finite(above[0]), below[1], above[1])

    def at_most(self, other: Interval) -> Truth:
        """Tell whether a number here is no more than a number there."""
        if self.high is not None and other.low is not None and self.high <= other.low:
            return "certainly"
        return "never" if other.less_than(self) == "certainly" else "possibly"

    def less_than(self, other: Interval) -> Truth:
        """Tell whether a number here is less than a number there."""
        if self.high is not None and other.low is not None:
            strict = self.below_high or other.above_low
            if self.high < other.low or (self.high == other.low and strict):
                return "certainly"
        if self.low is not None and other.high is not None and self.low >= other.high:
            return "never"
        return "possibly"

    def equals(self, other: Interval) -> Truth:
        """Tell whether a number here is the same as a number there."""
        if "certainly" in (self.less_than(other), other.less_than(self)):
            return "never"
        return "certainly" if self.point is not None and self.point == other.point else "possibly"

    def lies_in(self, other: Interval) -> bool:
        """Tell whether every number here is also there."""
        low = other.low is None or (
            self.low is not None
            and (self.low > other.low or (self.low == other.low and other.above_low <= self.above_low))
        )
        high = other.high is None or (
            self.high is not None
            and (self.high < other.high or (self.high == other.high and other.below_high <= self.below_high))
        )
        return low and high

    def _ends(self) -> tuple[tuple[_End, bool], tuple[_End, bool]]:
        low: _End = -inf if self.low is None else self.low
        high: _End = inf if self.high is None else self.high
        return (low, self.above_low), (high, self.below_high)


def added(intervals: Iterable[Interval]) -> Interval:
    """Add intervals up; 0 where there is none."""
    return sum(intervals, Interval.of(0))


def _times(one: tuple[_End, bool], other: tuple[_End, bool]) -> tuple[_End, bool]:
    """Multiply two ends; the product is strict unless both are reached, or one of them is a zero that is."""
    (a, strict_a), (b, strict_b) = one, other
    if a == 0 or b == 0:
        return Fraction(0), not ((a == 0 and not strict_a) or (b == 0 and not strict_b))
    return a * b, strict_a or strict_b


def _inverse(end: _End, strict: bool) -> tuple[_End, bool]:
    return (Fraction(0), True) if end in (inf, -inf) else (1 / end, strict)


def _finite(end: _End) -> Fraction | None:
    return end if isinstance(end, Fraction) else None
