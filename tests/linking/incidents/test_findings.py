from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dalil.linking.incidents import findings_of
from dalil.linking.tellings import Telling
from dalil.records import Event, Place, Span
from dalil.resolving.origins import Origin
from tests.linking.incidents.telling import KHUJAND, OSH, UZGEN, Page, Told, tellings

SPOKESMAN = Origin("person:a", "A. Bekov", "person")
LAWYER = Origin("person:b", "S. Asanova", "person")


def said(number: int, count: int, day: str, origin: Origin, **more: Any) -> Telling:
    words = f"{count} people were detained in Osh."
    told = Told(words, "detained", count=count, who=f"{count} people", **{"places": (OSH,), **more})
    return telling(number, told, day, origin)


def telling(number: int, told: Told, day: str, origin: Origin) -> Telling:
    (found,) = tellings([Page(number, (told,), day, f"Outlet {number}")])
    return replace(found, origin=origin)


def dated(telling: Telling, words: str) -> Telling:
    """Give a telling the words of its date, written after its text."""
    event, text = telling.record, f"{telling.report.text} {words}"
    assert isinstance(event, Event)
    assert event.when is not None
    when = replace(event.when, span=Span.of(text, len(text) - len(words), len(text)))
    return replace(telling, record=replace(event, when=when), report=replace(telling.report, text=text))


def bounded(telling: Telling, low: float, high: float | None) -> Telling:
    """Give those who suffer other bounds."""
    event = telling.record
    assert isinstance(event, Event)
    assert event.participants[0].count is not None
    count = replace(event.participants[0].count, min=low, max=high)
    part = replace(event.participants[0], count=count)
    return replace(telling, record=replace(event, participants=(part, *event.participants[1:])))


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
    one = dated(said(1, 7, "2019-03-14", SPOKESMAN, when="2019-03-11", places=(OSH,)), "11 March")
    other = dated(said(2, 7, "2019-03-14", LAWYER, when="2019-03-14", places=(KHUJAND,)), "14 March")
    assert {each.field for each in findings_of([one, other]).contradictions} == {"when", "place"}


def test_a_date_that_is_reckoned_from_what_is_told_elsewhere_contradicts_nothing() -> None:
    one = dated(said(1, 7, "2019-03-14", SPOKESMAN, when="2019-03-11"), "11 March")
    other = dated(said(2, 7, "2019-03-14", LAWYER, when="2019-03-14"), "three days later")
    assert not findings_of([one, other]).contradictions


def test_a_later_date_and_a_later_place_of_one_origin_replace_the_earlier_ones() -> None:
    one = dated(said(1, 7, "2020-03-14", SPOKESMAN, when="2018-05", places=(OSH,)), "May 2018")
    other = dated(said(2, 7, "2020-03-15", SPOKESMAN, when="2019-05", places=(KHUJAND,)), "May 2019")
    found = findings_of([one, other])
    assert [each.later.shown for each in found.revisions] == ["Khujand", "2019-05"]
    assert not found.contradictions


def test_a_night_between_two_dates_is_no_contradiction() -> None:
    one = dated(said(1, 7, "2019-03-14", SPOKESMAN, when="2019-03-11"), "11 March")
    other = dated(said(2, 7, "2019-03-14", LAWYER, when="2019-03-12"), "12 March")
    assert not findings_of([one, other]).contradictions


def test_an_exact_count_replaces_a_lower_bound_of_its_origin_and_a_rounded_one_replaces_none() -> None:
    least = bounded(said(1, 9, "2019-03-11", SPOKESMAN), 9, None)
    (revision,) = findings_of([least, said(2, 12, "2019-03-12", SPOKESMAN)]).revisions
    assert (revision.earlier.shown, revision.later.shown) == ("9..", "12")
    about = bounded(said(1, 40, "2019-03-11", SPOKESMAN), 36, 44)
    assert not findings_of([about, said(2, 41, "2019-03-12", SPOKESMAN)]).revisions


def test_what_a_page_withdraws_is_replaced_wherever_its_origin_says_it() -> None:
    first, later = said(1, 3, "2019-03-11T08:00", LAWYER), said(3, 1, "2019-03-11T14:00", SPOKESMAN)
    first, later = (replace(each, report=replace(each.report, url="https://example.org/1")) for each in (first, later))
    found = findings_of([first, said(2, 3, "2019-03-11T10:00", LAWYER), later])
    assert len(found.revisions[0].earlier.reports) == 2
    assert not found.contradictions


@pytest.mark.parametrize(("words", "trigger", "before", "after"), [
    ("The number of people detained in Osh rose to 23, up from 17.", "detained", "17", "23"),
    ("Police, who had earlier spoken of seven, put the number of those detained at 12.", "detained", "7", "12"),
])  # fmt: skip
def test_one_report_tells_a_count_and_the_one_that_it_replaces(
    words: str, trigger: str, before: str, after: str
) -> None:
    found = findings_of([telling(1, Told(words, trigger), "2019-03-12", SPOKESMAN)])
    assert [(each.earlier.shown, each.later.shown) for each in found.revisions] == [(before, after)]
    assert not found.contradictions


def test_an_origin_that_denies_what_it_said_revises_it() -> None:
    later = said(2, 7, "2019-03-13", SPOKESMAN, status="denied")
    found = findings_of([said(1, 7, "2019-03-11", SPOKESMAN), later])
    assert [(each.earlier.shown, each.later.shown) for each in found.revisions] == [("asserted", "denied")]
    assert not found.contradictions


def test_what_an_outlet_tells_as_replaced_is_replaced_wherever_it_was_said() -> None:
    outlet = Origin("outlet:c", "Courier", "outlet")
    words = "The ministry revised the number of people detained in Osh to 9 from 7."
    retold = telling(2, Told(words, "detained"), "2019-03-12", outlet)
    found = findings_of([said(1, 7, "2019-03-11", SPOKESMAN), retold])
    assert [(each.earlier.shown, each.later.shown) for each in found.revisions] == [("7", "9")]
    assert not found.contradictions


def test_the_number_of_those_who_are_to_be_in_it_contradicts_nothing() -> None:
    planned = said(2, 9, "2019-03-12", LAWYER, status="planned")
    assert not findings_of([said(1, 7, "2019-03-11", SPOKESMAN), planned]).contradictions


NEARBY = replace(UZGEN, name="Kara-Suu", geonames=1528121, lat=40.70, lon=72.87)


def test_a_place_that_is_denied_is_disputed_however_near_it_is() -> None:
    words = "They were not arrested in Osh but in Kara-Suu."
    denied = telling(2, Told(words, "arrested", places=(NEARBY,)), "2019-03-12", LAWYER)
    (found,) = findings_of([said(1, 7, "2019-03-11", SPOKESMAN), denied]).contradictions
    assert (found.field, [side.shown for side in found.sides]) == ("place", ["Osh", "Kara-Suu"])
    near = telling(2, Told("They were arrested in Kara-Suu.", "arrested", places=(NEARBY,)), "2019-03-12", LAWYER)
    assert not findings_of([said(1, 7, "2019-03-11", SPOKESMAN), near]).contradictions


def test_an_origin_that_says_it_was_not_there_revises_the_place() -> None:
    elsewhere = Place("Tuz", None, None, None, None, None, None, None)
    words = "Seven people were detained in Tuz and not in Osh."
    later = telling(2, Told(words, "detained", places=(elsewhere, OSH)), "2019-03-12", SPOKESMAN)
    (revision,) = findings_of([said(1, 7, "2019-03-11", SPOKESMAN), later]).revisions
    assert (revision.earlier.shown, revision.later.shown) == ("Osh", "Tuz")


def test_what_the_next_sentence_calls_wrong_is_a_former_account() -> None:
    words = "It was reported that three people were killed in Osh. This was wrong: one man was killed."
    former = Told(words, "killed", "killing", count=3, who="three people")
    found = findings_of([said(1, 1, "2019-03-11", LAWYER), telling(2, former, "2019-03-12", SPOKESMAN)])
    assert not [each for each in found.contradictions if each.field == "count"]


def test_two_places_of_one_name_are_no_contradiction() -> None:
    one, other = said(1, 7, "2019-03-14", SPOKESMAN), said(2, 7, "2019-03-14", LAWYER)
    event = other.record
    assert isinstance(event, Event)
    elsewhere = replace(OSH, country="UZ", admin1=None, geonames=1)
    assert not findings_of([one, replace(other, record=replace(event, places=(elsewhere,)))]).contradictions


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


@pytest.mark.parametrize("sentence", [
    "The committee denied any role in the raid.",
    "The committee said that no other persons were in custody.",
    "According to her, they were not arrested in Osh but in Uzgen.",
])  # fmt: skip
def test_who_denies_a_part_of_it_disputes_not_that_it_was(sentence: str) -> None:
    trigger = next(word for word in ("raid", "custody", "arrested") if word in sentence)
    denied = telling(2, Told(sentence, trigger, status="denied"), "2019-03-12", SPOKESMAN)
    assert not findings_of([said(1, 7, "2019-03-11", LAWYER), denied]).contradictions
