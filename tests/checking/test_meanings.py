"""What quantities may mean, by the rules of tolerance."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from dalil.checking.intervals import Interval
from dalil.checking.meanings import meaning
from dalil.records import Quantity, Span
from dalil.resolving import parse_quantity


def quantity(words: str, unit: str | None = None) -> Quantity:
    parsed = parse_quantity(words)
    assert parsed is not None
    return replace(parsed, unit=parsed.unit or unit, span=Span(0, len(words), words))


def between(low: float, high: float) -> Interval:
    return Interval(Fraction(str(low)), Fraction(str(high)))


@pytest.mark.parametrize(
    ("words", "rounded", "widest"),
    [
        ("940", between(940, 940), between(940, 940)),
        ("1.2 million", between(1_150_000, 1_250_000), between(1_150_000, 1_250_000)),
        ("about 400", between(350, 450), between(300, 500)),
        ("more than 30", Interval(Fraction(31)), Interval(Fraction(31))),
        ("fewer than 30", Interval(None, Fraction(29)), Interval(None, Fraction(29))),
        ("20 to 30", between(20, 30), between(20, 30)),
    ],
)
def test_counts(words: str, rounded: Interval, widest: Interval) -> None:
    found = meaning(quantity(words, "people"))
    assert (found.rounded, found.widest) == (rounded, widest)


@pytest.mark.parametrize(
    ("words", "inside", "doubtful", "outside"),
    [
        ("65 percent", "64.5", "64.2", "63.9"),
        ("65 percent", "65.9", "66", "66.1"),
        ("1.8-fold", "1.77", "1.72", "1.69"),
        ("tripled", "3.02", "2.8", "2.6"),
        ("nearly doubled", "1.85", "1.6", "1.4"),
        ("more than half", "0.51", None, "0.49"),
        ("more than 1.5-fold", "1.6", "1.47", "1.4"),
    ],
)
def test_claims_are_rounded(words: str, inside: str, doubtful: str | None, outside: str) -> None:
    found = meaning(quantity(words))
    assert Fraction(inside) in found.stated
    assert doubtful is None or (Fraction(doubtful) not in found.stated and Fraction(doubtful) in found.widest)
    assert Fraction(outside) not in found.widest


@pytest.mark.parametrize("words", ["940", "about 900", "at least 12", "up to 30", "dozens", "65 percent", "a third"])
def test_what_is_stated_lies_within_what_is_possible(words: str) -> None:
    found = meaning(quantity(words, "people"))
    assert found.stated.equals(found.widest) != "never"
    assert found.rounded.equals(found.widest) != "never"
