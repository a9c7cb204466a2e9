"""Series, with invented figures."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dalil.linking.groups import Decided
from dalil.linking.series import Series, reported_of, series
from dalil.records import CodedReport, Place
from tests.linking.building import KG, OSH_CITY, OSH_REGION, WORDS, Count, tellings, told


def made(*reports: CodedReport) -> tuple[Series, ...]:
    return series(tellings(reports))


def only(*reports: CodedReport) -> Series:
    (one,) = made(*reports)
    return one


def test_a_value_told_by_two_reports_is_one_value_with_both() -> None:
    one = only(told(1, Count(41, "2018", KG, "detainees")), told(2, Count(41, "2018~", KG, "people")))
    (point,) = one.points
    assert [str(value.support) for value in point.values] == ["2 reports, 2 outlets, 2 origins"]
    assert (one.key, one.measure, one.unit) == ("s-000000000001.q1", "detained", "people")


@pytest.mark.parametrize(
    "other",
    [
        Count(41, "2018", OSH_REGION),
        Count(41, "2018", OSH_CITY),
        Count(41, "2018", KG, "women"),
        Count(41, "2018", KG, measure="released"),
        Count(41, "2018", KG, unit="percent"),
        Count(41, "2018", replace(KG, name="Tajikistan", country="TJ", geonames=1220409)),
        Count(41, "2018", Place("Osh", WORDS, "KG", precision="country")),
        Count(41, "2018", None),
    ],
)
def test_what_may_differ_is_another_series(other: Count) -> None:
    assert len(made(told(1, Count(41, "2018", KG)), told(2, other))) == 2


def test_a_city_is_not_its_province() -> None:
    assert len(made(told(1, Count(41, "2018", OSH_CITY)), told(2, Count(41, "2018", OSH_REGION)))) == 2


def test_years_without_a_value_are_gaps() -> None:
    one = only(
        told(1, Count(4, "2014", KG), Count(7, "2018", KG)), told(2, Count(5, "2016", KG), Count(60, "2010/2020", KG))
    )
    assert one.gaps == (2015, 2017)
    assert [point.period for point in one.points] == ["2010/2020", "2014", "2016", "2018"]


def test_a_later_value_of_one_origin_revises_and_both_stay() -> None:
    one = only(
        told(1, Count(143, "2018", KG, speaker="Valley Office"), published="2019-02-01"),
        told(2, Count(134, "2018", KG, speaker="Valley Office"), published="2019-03-01"),
    )
    (point,) = one.points
    (revision,) = point.revisions
    assert (revision.earlier.quantity.value, revision.later.quantity.value) == (143, 134)
    assert [value.quantity.value for value in point.values] == [143, 134]
    assert [value.quantity.value for value in point.standing] == [134]
    assert point.contradictions == ()


def test_values_of_two_origins_contradict_each_other() -> None:
    (point,) = only(
        told(1, Count(560, "2014/2018", KG, speaker="Valley Office"), published="2019-02-01"),
        told(2, Count(583, "2014/2018", KG, speaker="Hill Ministry"), published="2019-03-01"),
    ).points
    (found,) = point.contradictions
    assert (found.one.quantity.value, found.other.quantity.value) == (560, 583)
    assert point.revisions == ()


def test_a_value_that_its_origin_replaced_contradicts_nothing() -> None:
    (point,) = only(
        told(1, Count(143, "2018", KG, speaker="Valley Office"), published="2019-02-01"),
        told(2, Count(134, "2018", KG, speaker="Valley Office"), published="2019-03-01"),
        told(3, Count(134, "2018", KG, speaker="Hill Ministry"), published="2019-04-01"),
    ).points
    assert point.contradictions == ()


def test_about_and_at_least_contradict_only_what_lies_outside() -> None:
    (point,) = only(
        told(1, Count(700, "2018", KG, qualifier="approximate")),
        told(2, Count(712, "2018", KG)),
        told(3, Count(None, "2018", KG, least=600, qualifier="at_least")),
    ).points
    assert point.contradictions == ()


def test_what_was_counted_before_a_year_was_over_is_neither_revised_nor_contradicted() -> None:
    (point,) = only(
        told(1, Count(40, "2019", KG, speaker="Valley Office"), published="2019-05-01"),
        told(2, Count(90, "2019", KG, speaker="Valley Office"), published="2020-02-01"),
        told(3, Count(90, "2019", KG, speaker="Hill Ministry"), published="2020-02-01"),
    ).points
    assert point.values[0].so_far
    assert (point.revisions, point.contradictions) == ((), ())


def test_totals_that_run_on_are_of_other_periods() -> None:
    one = only(
        told(1, Count(40, "2014/..", KG), published="2018-05-01"),
        told(2, Count(90, "2014/..", KG), published="2019-05-01"),
    )
    assert [point.period for point in one.points] == ["2014/2018-05-01", "2014/2019-05-01"]


def test_two_values_of_one_day_may_be_two_events() -> None:
    (point,) = only(told(1, Count(3, "2019-03-01", OSH_CITY)), told(2, Count(5, "2019-03-01", OSH_CITY))).points
    assert (len(point.values), point.contradictions) == (2, ())


def test_a_yearly_figure_without_a_place_is_of_the_only_area_of_its_report() -> None:
    (first, second) = reported_of(tellings([told(1, Count(118, "2018", OSH_REGION), Count(96, "2017"))]))
    assert second.presumed
    assert second.key == first.key
    (_, of_a_day) = reported_of(tellings([told(1, Count(118, "2018", OSH_REGION), Count(3, "2018-03-01"))]))
    assert not of_a_day.presumed


def test_ratios_differences_and_figures_of_no_measure_are_in_no_series() -> None:
    assert not made(
        told(1, Count(5, "2018", KG, measure="other"), Count(8, "2018", KG, measure="prison_term", unit="years")),
        told(2, Count(25, "2018", KG, "more"), Count(1.5, "2018", KG, measure="change", unit="ratio")),
    )


def test_sums_of_money_are_of_one_series_only_where_both_say_what_for() -> None:
    bare = Count(9000, "2018", KG, measure="money", unit="USD")
    assert len(made(told(1, bare), told(2, bare))) == 2
    meant = replace(bare, population="mosque repairs")
    assert len(made(told(1, meant), told(2, meant))) == 1


def test_yearly_values_are_checked_against_a_total_from_another_report() -> None:
    years = [
        told(n, Count(100 + n, f"{2013 + n}", KG, speaker="Valley Office"), published=f"{2014 + n}-02-01")
        for n in (1, 2, 3)
    ]
    total = told(4, Count(300, "2014/2016", KG, speaker="Valley Office"), published="2017-05-01")
    one = only(*years, total)
    (check,) = [check for check in one.checks if check.kind == "part_whole"]
    assert check.verdict == "inconsistent"
    assert "306" in check.explanation
    assert set(check.records) == {f"{n:012x}.q1" for n in (1, 2, 3, 4)}


def test_a_total_of_one_office_is_borne_out_by_the_years_of_another() -> None:
    def against(total: int) -> tuple[str, str]:
        one = only(
            told(1, Count(100, "2017", KG, speaker="Valley Office"), Count(50, "2018", KG, speaker="Valley Office")),
            told(2, Count(total, "2017/2018", KG, speaker="Hill Ministry")),
        )
        (check,) = one.checks
        return check.verdict, check.explanation

    assert against(150) == ("consistent", "100 + 50 = 150, which is the total that another origin gives for 2017/2018")
    assert against(140) == (
        "cannot_tell",
        "100 + 50 = 150, more than the 140 that another origin gives for 2017/2018; they may count differently",
    )


def test_people_join_and_part_series_for_good() -> None:
    reports = [told(1, Count(41, "2018", KG)), told(2, Count(42, "2018", KG)), told(3, Count(5, "2018", OSH_REGION))]
    pair, joined = ("000000000001.q1", "000000000002.q1"), ("000000000001.q1", "000000000003.q1")
    assert len(made(*reports)) == 2
    assert len(series(tellings(reports), Decided(apart=frozenset({pair})))) == 3
    assert len(series(tellings(reports), Decided(together=frozenset({joined})))) == 1


_COUNTS = st.builds(
    Count,
    value=st.sampled_from([40, 41, 96, 560]),
    period=st.sampled_from([None, "2017", "2018", "2018~", "2014/2018", "2018-03-01", "2014/..", "XXXX-12-21"]),
    place=st.sampled_from([None, KG, OSH_CITY, OSH_REGION]),
    population=st.sampled_from([None, "people", "detainees", "women"]),
    measure=st.sampled_from(["detained", "killed", "other"]),
    speaker=st.sampled_from([None, "Valley Office"]),
)
_REPORTS = st.lists(
    st.tuples(st.lists(_COUNTS, min_size=1, max_size=3), st.sampled_from(["2018-02-01", "2020-01-05", "2020", None])),
    min_size=1, max_size=6,
).map(lambda drawn: [told(n, *counts, published=day) for n, (counts, day) in enumerate(drawn, 1)])  # fmt: skip


def bare(found: tuple[Series, ...] | list[Series]) -> list[Series]:
    return sorted((replace(one, checks=()) for one in found), key=lambda one: one.key)


@settings(max_examples=80, deadline=None)
@given(_REPORTS, st.randoms(use_true_random=False))
def test_the_order_of_reports_is_nothing_and_every_figure_is_in_one_series(reports: list[CodedReport], random) -> None:  # type: ignore[no-untyped-def]
    found = made(*reports)
    shuffled = list(reports)
    random.shuffle(shuffled)
    assert made(*shuffled) == found
    kept = [telling.key for one in found for telling in one.tellings]
    assert sorted(kept) == sorted(each.telling.key for each in reported_of(tellings(reports)))
    for one in found:
        assert sorted(t.key for p in one.points for v in p.values for t in v.tellings) == sorted(
            t.key for t in one.tellings
        )


@settings(max_examples=80, deadline=None)
@given(_REPORTS)
def test_only_the_series_of_a_new_report_are_made_again(reports: list[CodedReport]) -> None:
    kept: list[Series] = []
    for size in range(1, len(reports) + 1):
        new = {each.key for each in reported_of(tellings(reports[size - 1 : size]))}
        concerned = {each.telling.report.id for each in reported_of(tellings(reports[:size])) if each.key in new}
        again = series(tellings(coded for coded in reports[:size] if coded.report.id in concerned))
        fresh = [one for one in again if not new.isdisjoint(one.shared)]
        moved = {telling.key for one in fresh for telling in one.tellings}
        kept = [one for one in kept if moved.isdisjoint(telling.key for telling in one.tellings)] + fresh
    assert bare(kept) == bare(made(*reports))


def test_a_figure_without_a_period_is_of_the_year_with_which_its_report_begins() -> None:
    def periods(first: str | None) -> list[str | None]:
        report = told(1, Count(212, first, OSH_REGION), Count(118, None, OSH_REGION, measure="killed"))
        return [each.period for each in reported_of(tellings([report]))]

    assert periods("2018") == ["2018", "2018"]
    assert periods("2018-03-01") == ["2018-03-01", None]
    assert periods(None) == [None, None]


def test_a_figure_of_a_town_has_no_presumed_period() -> None:
    report = told(1, Count(212, "2018", OSH_REGION), Count(9, None, OSH_CITY, measure="killed"))
    assert [each.period for each in reported_of(tellings([report]))] == ["2018", None]


def test_a_presumed_value_contradicts_nothing() -> None:
    (_, killed) = made(
        told(1, Count(212, "2018", KG), Count(118, None, KG, measure="killed")),
        told(2, Count(121, "2018", KG, measure="killed")),
    )
    assert not any(point.contradictions for point in killed.points)


@pytest.mark.parametrize(("published", "period"), [
    ("2016-02-03", "2013/2015"), ("2016-12-20", "2014/2016"), ("2016-07-01", "2013/2016"),
])  # fmt: skip
def test_years_past_are_those_of_the_calendar_where_a_report_comes_at_the_turn_of_a_year(
    published: str, period: str
) -> None:
    coded = told(1, Count(41, "2013~/2016", KG), published=published)
    (counted,) = coded.statistics
    when = replace(counted.period, duration="P3Y") if counted.period else None
    (point,) = only(replace(coded, statistics=(replace(counted, period=when),))).points
    assert point.period == period


def test_the_first_figure_gives_its_months_to_those_without_a_time() -> None:
    first, second = made(told(1, Count(87, "2022-40", KG, measure="attacks"), Count(12, None, KG)))
    assert {point.period for one in (first, second) for point in one.points} == {"2022-40"}


def test_a_value_that_an_origin_only_recalls_of_another_revises_nothing() -> None:
    one = only(
        told(1, Count(212, "2022", KG, speaker="Police"), published="2022-12-31"),
        told(2, Count(247, "2022", KG), published="2023-02-01", outlet="Centre"),
        told(3, Count(212, "2022", KG), published="2023-03-01", outlet="Centre"),
    )
    assert not any(revision.origin == "outlet:centre" for point in one.points for revision in point.revisions)
