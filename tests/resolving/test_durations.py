from __future__ import annotations

import pytest

from dalil.language.date_expressions import find_times
from dalil.resolving.durations import length_of, period_of


@pytest.mark.parametrize(
    ("words", "length"),
    [
        ("three days", "P3D"),
        ("a two-year truce", "P2Y"),
        ("twenty-one months", "P21M"),
        ("a couple of weeks", "P2W"),
        ("a few hours", "PTXH"),
        ("two and a half years", "P2.5Y"),
        ("half a century", "P50Y"),
        ("over a decade", "P10Y"),
        ("two full days", "P2D"),
        ("nineteen years old", "P19Y"),
        ("for months", "PXM"),
        ("a year and a half", "P1.5Y"),
    ],
)
def test_lengths(words: str, length: str) -> None:
    (time,) = find_times(words, 0, len(words))
    assert time.kind == "duration"
    assert length_of(time.match) == length


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("daily", "P1D"),
        ("every week", "P1W"),
        ("three times a month", "P1M"),
        ("per year", "P1Y"),
        ("every two years", "P2Y"),
        ("every Friday", "P1W"),
        ("on Fridays", "P1W"),
        ("every morning", "P1D"),
    ],
)
def test_sets_come_round(words: str, period: str) -> None:
    (time,) = find_times(words, 0, len(words))
    assert time.kind == "set"
    assert period_of(time.match) == period
