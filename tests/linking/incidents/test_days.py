from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.linking.incidents.days import Days

DAY = date(2019, 3, 11).toordinal()
stretches = st.tuples(st.integers(700_000, 740_000), st.integers(0, 900)).map(lambda each: Days(each[0], sum(each)))


@pytest.mark.parametrize(
    ("edtf", "length"), [("2019-03-11", 1), ("2019-03", 31), ("2019", 365), ("2019-03-09/2019-03-12", 4)]
)
def test_a_date_is_as_long_as_it_is_vague(edtf: str, length: int) -> None:
    found = Days.of(edtf)
    assert found is not None
    assert found.length == length


@pytest.mark.parametrize("edtf", [None, "", "XXXX-12-21", "yesterday"])
def test_what_has_no_year_is_no_stretch_of_days(edtf: str | None) -> None:
    assert Days.of(edtf) is None


def test_an_open_end_reaches_to_the_day_of_the_report() -> None:
    assert Days.of("2019-03-11/..", DAY + 5) == Days(DAY, DAY + 5)


def test_a_date_after_the_report_stays_as_it_is() -> None:
    assert Days.of("2019-03-11", DAY - 5) == Days(DAY, DAY)


@given(stretches, stretches)
def test_gaps_are_the_same_from_both_sides_and_none_where_stretches_meet(one: Days, other: Days) -> None:
    assert one.gap(other) == other.gap(one) >= 0
    assert (one.gap(other) == 0) == (one.first <= other.last and other.first <= one.last)
