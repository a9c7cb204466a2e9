from __future__ import annotations

from datetime import date

import edtf as independent
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.records.edtf import bounds, full_date, interval, is_valid, moved, written_year

VALID = [
    "2016-12-21", "2016-12", "2016", "XXXX-12-21", "196X", "19XX", "2013/2017", "2018~", "2015/..", "../2015",
    "2016-22", "2017-33", "2017-40", "2017-09~/2017-12", "[2016-05-06,2016-06-05]", "2016-12-21?", "2012~/2017",
    "-0479", "-0479-08", "{2016-05-04,2016-05-05}", "-0498/-0492", "2016-12-XX", "2016-12-21T18:00:00Z",
]  # fmt: skip


@pytest.mark.parametrize("value", VALID)
def test_what_is_valid_here_is_valid_to_an_independent_parser(value: str) -> None:
    assert is_valid(value)
    assert independent.parse_edtf(value)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "yesterday",
        "2016-13",
        "2016-02-30",
        "XXXX-02-30",
        "2017/2013",
        "..",
        "../..",
        "21-12-2016",
        "[2016",
        "2016-1",
    ],
)
def test_what_is_no_edtf_is_refused(value: str) -> None:
    assert not is_valid(value)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2016-12-21", date(2016, 12, 21), date(2016, 12, 21)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("196X", date(1960, 1, 1), date(1969, 12, 31)),
        ("2013/2017", date(2013, 1, 1), date(2017, 12, 31)),
        ("2015/..", date(2015, 1, 1), None),
        ("../2015", None, date(2015, 12, 31)),
        ("XXXX-12-21", None, None),
        ("2016-24", date(2016, 12, 1), date(2017, 2, 28)),
        ("2017-33", date(2017, 1, 1), date(2017, 3, 31)),
        ("[2016-05-06,2016-06-05]", date(2016, 5, 6), date(2016, 6, 5)),
        ("{2016-05-04,2016-05-05}", date(2016, 5, 4), date(2016, 5, 5)),
        ("-0479-08", None, None),
    ],
)
def test_bounds(value: str, first: date | None, last: date | None) -> None:
    assert bounds(value) == (first, last)


def test_only_one_known_day_is_a_full_date() -> None:
    assert full_date("2016-12-21~") == date(2016, 12, 21)
    assert full_date("2016-12") is None
    assert full_date(None) is None
    assert full_date("2016-02-31") is None


def test_an_interval_of_one_date_is_that_date() -> None:
    assert interval("2016", "2016") == "2016"
    assert interval("2016", "2017") == "2016/2017"


@given(st.dates(date(1000, 1, 1)), st.dates(date(1000, 1, 1)))
def test_bounds_of_an_interval_are_its_ends(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert bounds(interval(first.isoformat(), last.isoformat())) == (first, last)


def test_years_are_moved_across_our_era() -> None:
    assert moved("-0479-08/-0478", 4800) == "4321-08/4322"
    assert moved(moved("2013-05-07/2014~", -4800), 4800) == "2013-05-07/2014~"
    assert moved("XXXX-05-07", 10) == "XXXX-05-07"


@given(st.integers(-4000, 4000), st.integers(-4000, 4000))
def test_a_written_year_is_valid_and_moves_as_numbers_do(year: int, by: int) -> None:
    assert is_valid(written_year(year))
    assert moved(written_year(year), by) == written_year(year + by)
