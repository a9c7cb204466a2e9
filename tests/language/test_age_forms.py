from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.language.quantity_expressions import find_ages, find_life_terms
from dalil.resolving.ages import parse_age


@given(
    st.integers(1, 99), st.integers(1, 99), st.sampled_from(["aged {} to {}", "aged between {} and {}", "ages {}-{}"])
)
def test_a_range_of_ages_is_read_back_in_order(one: int, other: int, form: str) -> None:
    text = f"Men {form.format(one, other)} came."
    (found,) = find_ages(text, 0, len(text))
    age = parse_age(found.exact)
    assert age is not None
    assert (age.min, age.max, age.unit) == (min(one, other), max(one, other), "years")


@given(st.text(alphabet="aged in his 0123456789-,minors thirties", max_size=60))
def test_spans_of_ages_are_exact_whatever_the_text(text: str) -> None:
    for found in (*find_ages(text, 0, len(text)), *find_life_terms(text, 0, len(text))):
        assert text[found.start : found.end] == found.exact


def test_an_age_far_into_a_long_text_is_found() -> None:
    text = "They met. " * 40 + "A boy of 16 years of age spoke. " + "They met. " * 40 + "Men aged 20 to 30 left."
    assert [s.exact for s in find_ages(text, 0, len(text))] == ["16 years of age", "aged 20 to 30"]


@pytest.mark.parametrize("words", ["the group", "in 2016", ""])
def test_other_words_are_no_age(words: str) -> None:
    assert parse_age(words) is None
