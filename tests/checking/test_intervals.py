"""The laws of interval arithmetic, on arbitrary intervals and numbers inside them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.checking.intervals import Interval, added

NUMBERS = st.fractions(-50, 50, max_denominator=6)


@st.composite
def held(draw: st.DrawFn) -> tuple[Interval, Fraction]:
    """Draw an interval with a number that it holds."""
    value = draw(NUMBERS)
    low, high = value - draw(st.fractions(0, 9, max_denominator=4)), value + draw(st.fractions(0, 9, max_denominator=4))
    above, below = low < value and draw(st.booleans()), high > value and draw(st.booleans())
    return (
        Interval(None if draw(st.booleans()) else low, None if draw(st.booleans()) else high, above, below),
        value,
    )


@given(held(), held())
def test_every_operation_holds_the_results_for_the_numbers_inside(
    one: tuple[Interval, Fraction], other: tuple[Interval, Fraction]
) -> None:
    (a, x), (b, y) = one, other
    assert x in a
    assert x + y in a + b
    assert x - y in a - b
    assert x * y in a * b
    if y:
        assert x / y in a / b


@given(held(), held())
def test_what_is_certain_or_ruled_out_holds_for_the_numbers_inside(
    one: tuple[Interval, Fraction], other: tuple[Interval, Fraction]
) -> None:
    (a, x), (b, y) = one, other
    told = {"certainly": {True}, "never": {False}, "possibly": {True, False}}
    assert (x <= y) in told[a.at_most(b)]
    assert (x < y) in told[a.less_than(b)]
    assert (x == y) in told[a.equals(b)]


@given(held(), held(), held())
def test_sums_commute_and_associate(
    one: tuple[Interval, Fraction], other: tuple[Interval, Fraction], third: tuple[Interval, Fraction]
) -> None:
    a, b, c = one[0], other[0], third[0]
    assert a + b == b + a
    assert (a + b) + c == a + (b + c)
    assert a * b == b * a
    nothing = Interval.of(0)
    assert nothing - (nothing - a) == a
    assert a + nothing == a
    assert a * Interval.of(1) == a


@given(held(), held())
def test_a_wider_interval_gives_wider_results(one: tuple[Interval, Fraction], other: tuple[Interval, Fraction]) -> None:
    (a, x), (b, y) = one, other
    wide = Interval()
    assert x + y in wide + b
    assert a.at_most(wide) == "possibly" or a.at_most(wide) == "certainly"
    assert a.equals(wide) != "never"


@given(NUMBERS, NUMBERS)
def test_single_numbers_compute_as_numbers_do(x: Fraction, y: Fraction) -> None:
    a, b = Interval.of(x), Interval.of(y)
    assert (a + b).point == x + y
    assert (a * b).point == x * y
    assert (a - b).point == x - y
    assert not y or (a / b).point == x / y


def test_strict_ends_decide_what_meets_them() -> None:
    more_than_30 = Interval(Fraction(30), None, above_low=True)
    assert Interval.of(30).equals(more_than_30) == "never"
    assert Interval.of(30).less_than(more_than_30) == "certainly"
    assert Interval.of(30).equals(Interval(Fraction(30))) == "possibly"
    assert (more_than_30 + Interval.of(5)).above_low


def test_a_divisor_that_may_be_zero_leaves_everything_open() -> None:
    assert Interval.of(3) / Interval(Fraction(0), Fraction(9)) == Interval()
    assert added(()) == Interval.of(0)


def test_an_interval_without_a_number_is_refused() -> None:
    with pytest.raises(ValueError, match="no number"):
        Interval(Fraction(3), Fraction(2))
    with pytest.raises(ValueError, match="no number"):
        Interval(Fraction(3), Fraction(3), above_low=True)
