"""Checks of a series across reports, with invented figures."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dalil.linking.series import Series, series
from dalil.linking.tellings import tellings_of
from dalil.records import Check, CodedReport
from tests.checking.test_check import coded, statistic
from tests.linking.building import KG, Count, tellings, told

OFFICE, MINISTRY = "Valley Office", "Hill Ministry"


def checks(*reports: CodedReport) -> list[Check]:
    return [check for one in series(tellings(reports)) for check in one.checks]


def only(*reports: CodedReport) -> tuple[str, str, str]:
    (check,) = checks(*reports)
    return check.kind, check.verdict, check.explanation


def count(value: float, period: str, speaker: str | None = OFFICE, qualifier: str = "exact") -> Count:
    return Count(value, period, KG, speaker=speaker, qualifier=qualifier)


def years(values: dict[int, int], speaker: str | None = OFFICE, start: int = 1) -> list[CodedReport]:
    return [
        told(start + at, count(value, str(year), speaker), published=f"{year + 1}-02-01")
        for at, (year, value) in enumerate(values.items())
    ]


def test_years_of_one_origin_that_do_not_make_up_its_total_are_inconsistent() -> None:
    found = only(*years({2014: 101, 2015: 102}), told(9, count(200, "2014/2015")))
    assert found == (
        "part_whole", "inconsistent", "101 + 102 = 203, more than the 200 given for 2014/2015"
    )  # fmt: skip


def test_two_origins_may_count_differently() -> None:
    found = only(*years({2014: 101, 2015: 102}), told(9, count(200, "2014/2015", MINISTRY)))
    assert found == (
        "part_whole", "cannot_tell",
        "101 + 102 = 203, more than the 200 that another origin gives for 2014/2015; they may count differently",
    )  # fmt: skip


def test_a_total_with_a_bound_is_fitted() -> None:
    total = Count(None, "2014/2015", KG, speaker=OFFICE, least=200, qualifier="at_least")
    found = only(
        *years({2014: 101, 2015: 102}),
        told(9, total),
    )
    assert found == ("part_whole", "consistent", "101 + 102 = 203, which fits the total given for 2014/2015")


def test_what_a_total_leaves_for_the_years_that_nobody_tells_is_worked_out() -> None:
    found = only(*years({2014: 101, 2017: 90}), told(9, count(400, "2014/2017")))
    assert found == ("implied", "implied", "400 − 101 − 90 = 209 for 2015/2016")


def test_some_years_of_one_origin_that_exceed_its_total_are_inconsistent() -> None:
    found = only(*years({2014: 101, 2017: 90}), told(9, count(150, "2014/2017")))
    assert found[:2] == ("part_whole", "inconsistent")


def test_some_years_of_another_origin_say_nothing_of_a_total_that_holds_them() -> None:
    assert not checks(*years({2014: 101, 2017: 90}), told(9, count(400, "2014/2017", MINISTRY)))


def test_months_and_quarters_that_fill_a_year_are_added_up() -> None:
    quarters = ("2018-01/2018-03", "2018-04/2018-06", "2018-07/2018-09", "2018-10/2018-12")
    parts = [told(at, count(10, period)) for at, period in enumerate(quarters, 1)]
    assert only(*parts, told(9, count(40, "2018")))[1:] == (
        "consistent", "10 + 10 + 10 + 10 = 40, which is the total given for 2018"
    )  # fmt: skip
    assert not checks(*parts[1:], told(9, count(40, "2018")))


def test_a_year_that_was_not_over_is_no_part_and_no_total() -> None:
    assert not checks(
        told(1, count(101, "2014"), published="2015-02-01"),
        told(2, count(30, "2015"), published="2015-06-01"),
        told(9, count(200, "2014/2015"), published="2016-02-01"),
    )


def test_a_part_that_was_revised_after_the_total_contradicts_nothing() -> None:
    found = checks(
        told(1, count(110, "2014"), published="2015-02-01"),
        told(2, count(102, "2015"), published="2016-02-01"),
        told(3, count(212, "2014/2015"), published="2016-03-01"),
        told(4, count(101, "2014"), published="2017-02-01"),
    )
    assert [(check.kind, check.verdict) for check in found] == [
        ("part_whole", "cannot_tell"),
        ("revision", "consistent"),
    ]
    assert found[1].explanation == "101 (2017-02-01) replaces 110 (2015-02-01) for 2014"


def test_a_report_may_recall_the_value_that_it_replaces() -> None:
    found = checks(
        told(1, count(143, "2018"), published="2019-02-01"),
        told(2, count(143, "2018"), count(134, "2018"), published="2019-05-01"),
    )
    assert ("revision", "consistent") in [(check.kind, check.verdict) for check in found]


def test_one_origin_in_several_reports_is_told_once_and_several_origins_bear_a_value_out() -> None:
    reports = [told(1, count(118, "2018")), told(2, count(118, "2018"))]
    assert only(*reports) == ("origin", "consistent", "118 is given by 2 reports and has one origin")
    assert only(*reports, told(3, count(118, "2018", MINISTRY))) == (
        "same_figure", "consistent", "118 is given for 2018 by 2 origins in 3 reports",
    )  # fmt: skip


def test_values_of_two_origins_are_told_beside_each_other() -> None:
    assert only(told(1, count(560, "2018")), told(2, count(583, "2018", MINISTRY))) == (
        "same_figure", "cannot_tell", "560 and 583 are given for 2018 by several origins; they may count differently",
    )  # fmt: skip


def test_two_values_of_one_origin_at_one_time_cannot_both_hold() -> None:
    assert only(told(1, count(118, "2018")), told(2, count(181, "2018"))) == (
        "same_figure", "inconsistent", "118 and 181 are given for 2018 by one origin",
    )  # fmt: skip


def test_a_total_that_runs_on_may_not_fall_unless_it_is_of_a_stock() -> None:
    def falling(measure: str) -> list[Check]:
        return checks(
            told(1, Count(90, "2014/..", KG, measure=measure, speaker=OFFICE), published="2018-05-01"),
            told(2, Count(40, "2014/..", KG, measure=measure, speaker=OFFICE), published="2019-05-01"),
        )

    (check,) = falling("detained")
    assert (check.kind, check.verdict) == ("cumulative", "inconsistent")
    assert check.explanation.startswith("40 (2019-05-01) is less than 90 (2018-05-01)")
    assert not falling("displaced")


def ranked(text: str, value: str) -> list[Check]:
    """Check a claim of 2018 against the values of two other years in another report."""
    claim = coded(statistic(text, value, place="Kyrgyzstan", period="2018"), report="sha256:" + "a" * 16)
    other = "In 2015 there were 96 in Kyrgyzstan, in 2016 the office counted 150."
    values = coded(
        statistic(other, "96", number=1, place="Kyrgyzstan", period="2015"),
        statistic(other, "150", number=2, place="Kyrgyzstan", period="2016"),
        report="sha256:" + "b" * 16,
    )
    reports = (replace(each, report=replace(each.report, outlet=each.report.id)) for each in (claim, values))
    (one,) = series(telling for report in reports for telling in tellings_of(report))
    return list(one.checks)


@pytest.mark.parametrize(
    ("value", "text", "explanation"),
    [
        (143, "{}, the highest since 2015", "143 for 2018 is not the highest since 2015: 150 is given for 2016"),
        (
            143,
            "{}, the most in the last three years",
            "143 for 2018 is not the highest since 2016: 150 is given for 2016",
        ),
        (160, "{}, the highest number since 2015", "160 for 2018 is the highest of the three given"),
        (160, "a record {}", "160 for 2018 is the highest of the three given"),
        (90, "{}, the lowest for a decade", "90 for 2018 is the lowest of the three given"),
        (143, "{}, the highest in two years", None),
        (143, "{}, one of the highest since 2015", None),
        (143, "{}, the highest of all regions", None),
        (143, "{} after 340 talks, the most since 2015", None),
    ],
)
def test_a_superlative_is_held_against_what_others_tell(value: int, text: str, explanation: str | None) -> None:
    found = ranked(f"In 2018 it was {text.format(value)} in Kyrgyzstan.", str(value))
    beside = " by another origin, which may count differently" if "is not" in (explanation or "") else ""
    assert [check.explanation for check in found] == ([f"{explanation}{beside}"] if explanation else [])
    assert all(check.verdict == ("cannot_tell" if beside else "consistent") for check in found)


_COUNTS = st.builds(
    Count,
    value=st.sampled_from([40, 41, 81, 96]),
    period=st.sampled_from(
        ["2017", "2018", "2017/2018", "2018-03-01", "2014/..", "2018-01/2018-06", "2018-07/2018-12"]
    ),
    place=st.just(KG),
    speaker=st.sampled_from([None, OFFICE, MINISTRY]),
)
_REPORTS = st.lists(
    st.tuples(st.lists(_COUNTS, min_size=1, max_size=3), st.sampled_from(["2018-02-01", "2020-01-05", "2021-01-05"])),
    min_size=1, max_size=7,
).map(lambda drawn: [told(n, *counts, published=day) for n, (counts, day) in enumerate(drawn, 1)])  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(_REPORTS)
def test_checks_are_of_several_reports_and_only_one_origin_is_inconsistent(
    reports: list[CodedReport],
) -> None:
    by_key = {telling.key: telling for telling in tellings(reports)}
    for one in series(by_key.values()):
        for check in one.checks:
            compared = [by_key[key] for key in check.records]
            assert len({telling.report.id for telling in compared}) > 1
            if check.verdict == "inconsistent":
                assert set.intersection(*(origins(one, telling.key) for telling in compared))


def origins(one: Series, key: str) -> set[str]:
    """Give the origins of the value in which a telling stands."""
    return {
        origin for point in one.points for value in point.values for origin in value.support.origins
        if key in {telling.key for telling in value.tellings}
    }  # fmt: skip


def test_parts_of_one_other_origin_are_added_up_where_several_origins_tell_them() -> None:
    by_ministry = years({2014: 101, 2015: 110}, MINISTRY, start=5)
    found = checks(*years({2014: 101, 2015: 102}), *by_ministry, told(9, count(203, "2014/2015", "Third Office")))
    (total,) = [check for check in found if check.kind == "part_whole"]
    assert (total.verdict, "101 + 102 = 203" in total.explanation) == ("consistent", True)


def test_what_is_presumed_makes_nothing_inconsistent() -> None:
    bare = replace(count(102, "2015"), place=None)
    parts = told(1, count(101, "2014"), bare, published="2016-02-01")
    found = only(parts, told(9, count(200, "2014/2015")))
    assert found[:2] == ("part_whole", "cannot_tell")
