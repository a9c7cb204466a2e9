from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.records import When
from dalil.records.edtf import bounds, is_valid
from dalil.resolving.periods import begun, counted_until


@pytest.mark.parametrize(
    ("edtf", "published", "closed"),
    [
        ("2012/..", "2020-10-21", "2012/2020"),
        ("2020-03/..", "2020-10-21", "2020-03/2020-10"),
        ("2020-03-09/..", "2020-10-21", "2020-03-09/2020-10-21"),
        ("2012~/..", "2020-10-21", "2012~/2020"),
        ("2012", "2020-10-21", "2012"),
        ("2012/..", None, "2012/.."),
        ("2021/..", "2020-10-21", "2021/.."),
    ],
)
def test_what_is_counted_since_a_date_is_counted_up_to_the_report(
    edtf: str, published: str | None, closed: str
) -> None:
    period = counted_until(When(edtf, None), published)
    assert period is not None
    assert period.edtf == closed


def test_no_period_stays_none() -> None:
    assert counted_until(None, "2020-10-21") is None


@given(st.dates(), st.dates(), st.sampled_from([4, 7, 10]))
def test_a_closed_period_is_valid_and_holds_its_beginning(first: object, published: object, exactness: int) -> None:
    begin = str(first)[:exactness]
    period = counted_until(When(f"{begin}/..", None), str(published))
    assert period is not None
    assert period.edtf is not None
    assert is_valid(period.edtf)
    assert bounds(period.edtf)[0] == bounds(begin)[0]


@pytest.mark.parametrize(("edtf", "beginning"), [("2012/..", "2012"), ("2012/2014", "2012/2014"), ("2012", "2012")])
def test_an_act_that_holds_since_a_time_was_done_then(edtf: str, beginning: str) -> None:
    assert begun(When(edtf, None)) == When(beginning, None)
    assert begun(None) is None
