"""Numbers written in words or digits, with qualifiers, and read back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dalil.language.expression_words import quantity_words
from dalil.language.quantity_expressions import find_quantities
from dalil.resolving.quantities import parse_quantity

ONES = {int(value): alike[0] for value, alike in quantity_words().numbers.items()}
QUALIFIERS = {
    "more than": "more_than", "at least": "at_least", "no fewer than": "at_least", "up to": "at_most",
    "as many as": "at_most", "fewer than": "less_than", "about": "approximate", "nearly": "approximate",
    "just over": "more_than",
}  # fmt: skip


def in_words(number: int) -> str:
    """Write a number below a million in words."""
    if number in ONES:
        return ONES[number]
    if number < 100:
        return f"{ONES[number // 10 * 10]}-{ONES[number % 10]}"
    if number < 1000:
        rest = f" and {in_words(number % 100)}" if number % 100 else ""
        return f"{ONES[number // 100]} hundred{rest}"
    between = " and " if 0 < number % 1000 < 100 else " "
    return f"{in_words(number // 1000)} thousand" + (between + in_words(number % 1000) if number % 1000 else "")


@given(st.integers(2, 999_999))
def test_a_number_in_words_is_read_back(number: int) -> None:
    found = parse_quantity(in_words(number))
    assert found is not None
    assert found.value == found.min == found.max == number


@given(st.integers(2, 999_999), st.sampled_from(sorted(QUALIFIERS)), st.booleans())
def test_a_qualified_number_is_found_whole_and_bounds_the_figure(number: int, said: str, spelled: bool) -> None:
    words = f"{said} {in_words(number) if spelled else f'{number:,}'}"
    text = f"They counted {words} houses."
    (span,) = find_quantities(text, 0, len(text))
    assert span.exact == words
    found = parse_quantity(span.exact)
    assert found is not None
    assert found.qualifier == QUALIFIERS[said]
    assert {found.value, found.min, found.max} == {number, None}


@given(st.integers(1, 10_000), st.integers(1, 10_000), st.sampled_from(["between {} and {}", "{} to {}", "{} or {}"]))
def test_the_bounds_of_a_range_are_in_order(one: int, other: int, form: str) -> None:
    found = parse_quantity(form.format(one, other))
    assert found is not None
    assert (found.min, found.max, found.qualifier) == (min(one, other), max(one, other), "range")


@given(st.integers(1, 9_999), st.integers(1, 9_999), st.sampled_from(["", "more than ", "up to ", "about "]))
def test_a_greater_number_never_has_a_smaller_bound(one: int, other: int, said: str) -> None:
    low, high = sorted((one, other))
    first, last = parse_quantity(f"{said}{low}"), parse_quantity(f"{said}{high}")
    assert first is not None
    assert last is not None
    for a, b in zip((first.value, first.min, first.max), (last.value, last.min, last.max), strict=True):
        assert (a is None) == (b is None)
        assert a is None or b is None or a <= b


@given(st.integers(1, 40), st.integers(1, 11))
def test_years_and_months_are_one_term(years: int, months: int) -> None:
    found = parse_quantity(f"{years} years and {months} months")
    assert found is not None
    assert found.unit == "years"
    assert found.value is not None
    assert round(found.value * 12) == years * 12 + months
