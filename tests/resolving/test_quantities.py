from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.resolving.quantities import national_currency, parse_quantity


@pytest.mark.parametrize(
    ("words", "value", "low", "high", "qualifier", "unit"),
    [
        ("16", 16, 16, 16, "exact", None),
        ("4,967", 4967, 4967, 4967, "exact", None),
        ("4 967", 4967, 4967, 4967, "exact", None),
        ("twenty-five", 25, 25, 25, "exact", None),
        ("one hundred and twenty", 120, 120, 120, "exact", None),
        ("two hundred thousand", 200_000, 200_000, 200_000, "exact", None),
        ("half a million", 500_000, 500_000, 500_000, "exact", None),
        ("one and a half times", 1.5, 1.5, 1.5, "exact", "ratio"),
        ("four-and-a-half years", 4.5, 4.5, 4.5, "exact", "years"),
        ("a dozen", 12, 12, 12, "exact", None),
        ("more than 30", None, 30, None, "more_than", None),
        ("at least 1,100", None, 1100, None, "at_least", None),
        ("20 or more", None, 20, None, "at_least", None),
        ("up to 5 kg", None, None, 5, "at_most", "kg"),
        ("fewer than 10", None, None, 10, "less_than", None),
        ("about 200", 200, None, None, "approximate", None),
        ("about half", 0.5, None, None, "approximate", "ratio"),
        ("dozens", None, 24, None, "unspecified", None),
        ("hundreds of thousands", None, 200_000, None, "unspecified", None),
        ("several hundred", None, 200, None, "unspecified", None),
        ("10-15", None, 10, 15, "range", None),
        ("between 30 and 40", None, 30, 40, "range", None),
        ("five to seven years", None, 5, 7, "range", "years"),
        ("2-3 million", None, 2_000_000, 3_000_000, "range", None),
        ("40 percent", 40, 40, 40, "exact", "percent"),
        ("over 40 per cent", None, 40, None, "more_than", "percent"),
        ("3 percentage points", 3, 3, 3, "exact", "percentage points"),
        ("more than 1.5-fold", None, 1.5, None, "more_than", "ratio"),
        ("1.5 times", 1.5, 1.5, 1.5, "exact", "ratio"),
        ("twice", 2, 2, 2, "exact", "ratio"),
        ("tripled", 3, 3, 3, "exact", "ratio"),
        ("one in five", 0.2, 0.2, 0.2, "exact", "ratio"),
        ("two thirds", 2 / 3, 2 / 3, 2 / 3, "exact", "ratio"),
        ("$2 million", 2_000_000, 2_000_000, 2_000_000, "exact", "USD"),
        ("30,000 tenge", 30_000, 30_000, 30_000, "exact", "KZT"),
        ("around €500,000", 500_000, None, None, "approximate", "EUR"),
    ],
)
def test_quantities_have_values_or_bounds(  # noqa: PLR0917
    words: str, value: float | None, low: float | None, high: float | None, qualifier: str, unit: str | None
) -> None:
    found = parse_quantity(words)
    assert found is not None
    assert (found.value, found.min, found.max, found.qualifier, found.unit) == (value, low, high, qualifier, unit)


@pytest.mark.parametrize("words", ["people", "", "one of the men", "Article 5", "in 2016"])
def test_other_words_are_no_quantity(words: str) -> None:
    assert parse_quantity(words) is None


@given(st.integers(0, 999_999_999))
def test_a_written_number_is_read_back(number: int) -> None:
    for written in (str(number), f"{number:,}"):
        found = parse_quantity(written)
        assert found is not None
        assert found.value == found.min == found.max == number


@given(st.integers(1, 10_000), st.sampled_from(["more than", "at least", "fewer than", "at most", "about"]))
def test_a_bound_never_gives_an_exact_value(number: int, qualifier: str) -> None:
    found = parse_quantity(f"{qualifier} {number}")
    assert found is not None
    assert found.qualifier != "exact"
    assert found.min is None or found.max is None


@pytest.mark.parametrize(
    ("words", "countries", "currency"),
    [
        ("Rs 4 lakh", ["IN"], "INR"),
        ("Rs 4 lakh", ["PK", "IN"], "PKR"),
        ("1.6 million soms", ["KG"], "KGS"),
        ("6.2 million dinars", ["TN"], "TND"),
        ("6.2 million dinars", ["KZ"], None),
        ("$1.9 million", ["CA", "US"], "CAD"),
        ("$1.9 million", ["KZ", "CA"], None),
        ("US$1.9 million", ["CA"], None),
        ("300 US dollars", ["CA"], None),
        ("300 dollars", ["AU"], "AUD"),
        ("65 million CFA francs", ["TD"], "XAF"),
    ],
)
def test_a_currency_of_several_countries_is_that_of_the_report(
    words: str, countries: list[str], currency: str | None
) -> None:
    assert national_currency(words, countries) == currency
