from __future__ import annotations

from datetime import date, timedelta

import edtf as independent
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.records.edtf import bounds, is_valid
from dalil.resolving.dates import resolve_date

ANCHOR = "2017-01-04"  # a Wednesday


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("December 21", "2016-12-21"),
        ("on December 21", "2016-12-21"),
        ("January 4", "2017-01-04"),
        ("January 5", "2016-01-05"),
        ("21 December 2016", "2016-12-21"),
        ("Wednesday, December 21", "2016-12-21"),
        ("Dec. 25", "2016-12-25"),
        ("3 JAN 90", "1990-01-03"),
        ("12/21/2016", "2016-12-21"),
        ("21.12.2016", "2016-12-21"),
        ("5/6/2016", "[2016-05-06,2016-06-05]"),
        ("Wednesday", "2017-01-04"),
        ("last Wednesday", "2016-12-28"),
        ("Friday night", "2016-12-30"),
        ("next Friday", "2017-01-06"),
        ("yesterday", "2017-01-03"),
        ("the night of 3-4 May", "2016-05-03/2016-05-04"),
        ("Dec 30 to Jan 2", "2016-12-30/2017-01-02"),
        ("December", "2016-12"),
        ("January", "2017-01"),
        ("last January", "2016-01"),
        ("last December", "2016-12"),
        ("this March", "2017-03"),
        ("next January", "2017-01"),
        ("early January", "2017-01-01/2017-01-10~"),
        ("last week", "2016-12-26/2017-01-01"),
        ("last month", "2016-12"),
        ("earlier this month", "2017-01-01/2017-01-04"),
        ("this year", "2017"),
        ("last year", "2016"),
        ("late 2017", "2017-09~/2017-12"),
        ("mid-2016", "2016-05~/2016-08~"),
        ("the 1960s", "196X"),
        ("the '90s", "199X"),
        ("the late 1990s", "1997~/1999"),
        ("the 19th century", "18XX"),
        ("between 2013-2017", "2013/2017"),
        ("from 2013 to 2017", "2013/2017"),
        ("2016/17", "2016/2017"),
        ("2010-11", "2010/2011"),
        ("2016-11", "2016-11"),
        ("from December 2015 to March 2016", "2015-12/2016-03"),
        ("since 2015", "2015/.."),
        ("until January 2019", "../2019-01"),
        ("the summer of 2016", "2016-22"),
        ("last summer", "2016-22"),
        ("the first quarter of 2017", "2017-33"),
        ("the second half of last year", "2016-41"),
        ("the first nine months of 2016", "2016-01/2016-09"),
        ("two years ago", "2015~"),
        ("two days ago", "2017-01-02"),
        ("in the past five years", "2012~/2017"),
        ("in June last year", "2016-06"),
        ("overnight", "2017-01-03/2017-01-04"),
        ("the early hours of Monday", "2017-01-02"),
        ("Christmas Day", "2016-12-25"),
        ("New Year's Eve 2015", "2015-12-31"),
        ("year-end", "2017-11~/2017-12"),
        ("11/22/16", "2016-11-22"),
        ("2016/11/22", "2016-11-22"),
        ("on Fridays", None),
        ("21 March of this year", "2017-03-21"),
        ("since the beginning of July", "2016-07-01/.."),
        ("since mid-2014", "2014-05~/.."),
        ("december 2015", "2015-12"),
        ("on monday", "2017-01-02"),
        ("Monday last week", "2016-12-26"),
        ("so far this year", "2017-01-01/2017-01-04"),
        ("a year ago", "2016-01~"),
        ("last quarter", "2016-36"),
        ("Q3 2016", "2016-35"),
        ("the first seven months of the year", "2017-01/2017-07"),
        ("the spring", "2016-21"),
        ("winter 2014", "2014-24"),
        ("on May 4 and 5", "{2016-05-04,2016-05-05}"),
        ("480 BC", "-0479"),
        ("August 480 BC", "-0479-08"),
        ("the twentieth century", "19XX"),
        ("the 70s", "197X"),
        ("recently", None),
        ("the same day", None),
        ("no date at all", None),
        ("December 2016 and March 2017 or July 2018", None),
        ("February 30", None),
    ],
)
def test_dates_are_reckoned_from_the_publication(words: str, value: str | None) -> None:
    assert resolve_date(words, ANCHOR) == value
    if value:
        assert is_valid(value)
        assert independent.parse_edtf(value)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("December 21", "XXXX-12-21"),
        ("December", "XXXX-12"),
        ("2014", "2014"),
        ("the 1960s", "196X"),
        ("Wednesday", None),
        ("this year", None),
        ("last week", None),
        ("early January", "XXXX-01"),
    ],
)
def test_without_an_anchor_the_unknown_stays_unknown(words: str, value: str | None) -> None:
    assert resolve_date(words, None) == value
    assert resolve_date(words, "not a date") == value


@pytest.mark.parametrize("value", ["2016-12-21", "2016", "196X", "2013/2017", "2015/..", "../2019-01", "2018~"])
def test_what_is_edtf_already_gives_itself(value: str) -> None:
    assert resolve_date(value, ANCHOR) == value
    assert resolve_date(value, None) == value


def test_the_year_told_before_may_be_meant() -> None:
    assert resolve_date("July 25 of that year", ANCHOR, told="1861-02") == "1861-07-25"
    assert resolve_date("the following month", ANCHOR, told="1861-12") == "1862-01"


def test_what_is_to_come_lies_after_the_anchor() -> None:
    assert resolve_date("December 21", ANCHOR, future=True) == "2017-12-21"
    assert resolve_date("Friday", ANCHOR, future=True) == "2017-01-06"
    assert resolve_date("March", ANCHOR, future=True) == "2017-03"


def test_an_anchor_that_is_only_a_year_gives_only_years() -> None:
    assert resolve_date("this year", "2017") == "2017"
    assert resolve_date("December 21", "2017") == "XXXX-12-21"


WORDS = st.sampled_from(
    ["yesterday", "two days ago", "last week", "this week", "today", "Friday", "last Monday", "December 21"]
)
DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@given(WORDS, DAYS, st.integers(0, 700))
def test_dates_do_not_move_back_when_the_anchor_moves_on(words: str, day: date, later: int) -> None:
    first = resolve_date(words, day.isoformat())
    second = resolve_date(words, (day + timedelta(days=later)).isoformat())
    assert first
    assert second
    assert bounds(first)[0] <= bounds(second)[0]  # type: ignore[operator]


@given(st.integers(1, 12), st.integers(1, 28), DAYS)
def test_a_day_of_the_year_is_the_last_one_before_the_anchor(month: int, day: int, anchor: date) -> None:
    words = date(2000, month, day).strftime("%d %B").lstrip("0")
    found = date.fromisoformat(resolve_date(words, anchor.isoformat()) or "")
    assert (found.month, found.day) == (month, day)
    assert anchor - timedelta(days=366) <= found <= anchor


@given(DAYS)
def test_a_written_date_is_read_back(day: date) -> None:
    for form in ("%d %B %Y", "%B %d, %Y", "%A, %d %B %Y", "%Y-%m-%d", "%d.%m.%Y"):
        assert resolve_date(day.strftime(form), None) == day.isoformat()
