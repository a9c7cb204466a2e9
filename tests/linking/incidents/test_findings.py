from __future__ import annotations

from dataclasses import replace
from typing import Any

from dalil.linking.incidents import findings_of
from dalil.linking.tellings import Telling
from dalil.resolving.origins import Origin
from tests.linking.incidents.telling import KHUJAND, OSH, Page, Told, tellings

SPOKESMAN = Origin("person:a", "A. Bekov", "person")
LAWYER = Origin("person:b", "S. Asanova", "person")


def said(number: int, count: int, day: str, origin: Origin, **more: Any) -> Telling:
    words = f"{count} people were detained in Osh."
    told = Told(words, "detained", count=count, who=f"{count} people", **{"places": (OSH,), **more})
    (found,) = tellings([Page(number, (told,), day, f"Outlet {number}")])
    return replace(found, origin=origin)


def test_a_later_count_of_one_origin_replaces_the_earlier_one_and_both_stay() -> None:
    found = findings_of([said(2, 11, "2019-03-12", SPOKESMAN), said(1, 7, "2019-03-11", SPOKESMAN)])
    (revision,) = found.revisions
    assert (revision.earlier.shown, revision.later.shown) == ("7", "11")
    assert [value.shown for value in found.values if value.field == "count"] == ["11", "7"]
    assert not [each for each in found.contradictions if each.field == "count"]


def test_counts_of_two_origins_contradict_each_other_and_none_replaces_the_other() -> None:
    found = findings_of([said(1, 7, "2019-03-11", SPOKESMAN), said(2, 9, "2019-03-12", LAWYER)])
    (contradiction,) = found.contradictions
    assert contradiction.field == "count"
    assert [side.shown for side in contradiction.sides] == ["7", "9"]
    assert not found.revisions


def test_the_value_with_most_origins_stands_first_with_its_support() -> None:
    found = findings_of([
        said(1, 7, "2019-03-11", SPOKESMAN), said(2, 7, "2019-03-11", SPOKESMAN),
        said(3, 9, "2019-03-11", SPOKESMAN), said(4, 7, "2019-03-12", LAWYER),
    ])  # fmt: skip
    agreed = found.agreed("count")
    assert agreed is not None
    assert (agreed.shown, len(agreed.reports), len(agreed.outlets), len(agreed.origins)) == ("7", 3, 3, 2)


def test_a_part_of_those_concerned_contradicts_nothing() -> None:
    part = Told(
        "Two of the seven were released on bail after being detained.", "detained", count=2, who="Two of the seven"
    )
    (told,) = tellings([Page(2, (part,), "2019-03-12")])
    assert not findings_of([said(1, 7, "2019-03-11", SPOKESMAN), replace(told, origin=LAWYER)]).contradictions


def test_dates_and_places_that_cannot_both_hold_contradict_each_other() -> None:
    one = said(1, 7, "2019-03-14", SPOKESMAN, when="2019-03-11", places=(OSH,))
    other = said(2, 7, "2019-03-14", LAWYER, when="2019-03-14", places=(KHUJAND,))
    assert {each.field for each in findings_of([one, other]).contradictions} == {"when", "place"}


def test_a_night_between_two_dates_is_no_contradiction() -> None:
    one = said(1, 7, "2019-03-14", SPOKESMAN, when="2019-03-11")
    other = said(2, 7, "2019-03-14", LAWYER, when="2019-03-12")
    assert not findings_of([one, other]).contradictions


def test_what_one_denies_and_another_asserts_is_disputed() -> None:
    found = findings_of([said(1, 7, "2019-03-11", LAWYER), said(2, 7, "2019-03-11", SPOKESMAN, status="denied")])
    assert [each.field for each in found.contradictions] == ["occurrence"]


def test_a_later_state_of_a_page_revises_what_it_said() -> None:
    first, later = said(1, 3, "2019-03-11T08:00", SPOKESMAN), said(2, 1, "2019-03-11T14:00", LAWYER)
    first, later = (replace(each, report=replace(each.report, url="https://example.org/1")) for each in (first, later))
    (revision,) = findings_of([first, later]).revisions
    assert (revision.earlier.shown, revision.later.shown) == ("3", "1")


def test_findings_do_not_depend_on_the_order_of_tellings() -> None:
    told = [said(1, 7, "2019-03-11", SPOKESMAN), said(2, 11, "2019-03-12", SPOKESMAN), said(3, 9, "2019-03-12", LAWYER)]
    assert findings_of(told) == findings_of(told[::-1])
