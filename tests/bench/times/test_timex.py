from __future__ import annotations

import pytest

from dalil.bench.times.scoring import Timex
from dalil.bench.times.timex import from_edtf, is_unmapped, timexes, value_of
from dalil.records import Span
from dalil.resolving.times import TimeValue

TEXT = "between May 2016 and June 2017"
WHOLE = Span.of(TEXT, 0, 30)


@pytest.mark.parametrize(
    ("edtf", "value"),
    [
        ("2016-12-21", "2016-12-21"),
        ("2016-12~", "2016-12"),
        ("XXXX-12-21", "XXXX-12-21"),
        ("196X", "196"),
        ("18XX", "18"),
        ("-0479", "BC0480"),
        ("-0479-08", "BC0480-08"),
        ("2016-22", "2016-SU"),
        ("2017-33", "2017-Q1"),
        ("2017-41", "2017-H2"),
        ("2016-12-21T18:00Z", "2016-12-21T18:00Z"),
        ("2016-12-26/2017-01-01", "2016-W52"),
        ("2016-12-24/2016-12-25", "2016-W51-WE"),
        ("2017-09~/2017-12", "2017"),
        ("2017-01-01/2017-01-10~", "2017-01"),
        ("1997~/1999", "199"),
        ("[2016-05-06,2016-06-05]", None),
        ("2015/..", None),
        ("2012-03/2015-04", None),
    ],
)
def test_edtf_as_timex(edtf: str, value: str | None) -> None:
    assert from_edtf(edtf) == value


def test_the_ends_of_an_interval_are_expressions_of_their_own() -> None:
    ends = tuple(
        TimeValue(Span.of(TEXT, *place), "date", edtf) for place, edtf in (((8, 16), "2016-05"), ((21, 30), "2017-06"))
    )
    time = TimeValue(WHOLE, "date", "2016-05/2017-06", ends=ends)
    assert list(timexes(time, "TIMEX3")) == [Timex(8, 16, "2016-05"), Timex(21, 30, "2017-06")]
    assert not is_unmapped(time, "TIMEX3")


def test_lengths_sets_references_and_parts_of_the_day_have_their_own_values() -> None:
    assert value_of(TimeValue(WHOLE, "duration", duration="P3D"), "TIMEX2") == "P3D"
    assert value_of(TimeValue(WHOLE, "date", "2012~/2017", duration="P5Y"), "TIMEX3") == "P5Y"
    assert value_of(TimeValue(WHOLE, "set", duration="P1W"), "TIMEX2") == "XXXX-WXX"
    assert value_of(TimeValue(WHOLE, "set", duration="P1W"), "TIMEX3") == "P1W"
    assert value_of(TimeValue(WHOLE, "reference", direction="past"), "TIMEX3") == "PAST_REF"
    assert value_of(TimeValue(WHOLE, "date", "2016-05-03", part="NI"), "TIMEX3") == "2016-05-03TNI"
    assert value_of(TimeValue(WHOLE, "date"), "TIMEX3") is None


def test_a_value_that_timex_lacks_is_unmapped() -> None:
    assert is_unmapped(TimeValue(WHOLE, "date", "[2016-05-06,2016-06-05]"), "TIMEX3")
    assert not is_unmapped(TimeValue(WHOLE, "date"), "TIMEX3")
