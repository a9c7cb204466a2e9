"""Origins as the rows of groups hold them, and as a person reads them."""

from dataclasses import replace

from dalil.base.kinds.standing import copies_of, lineage_of, origins_of
from dalil.cli.grouping import origin_in_words
from dalil.linking.tellings import Telling, tellings_of
from dalil.records import CodedReport, Event, Report, Span
from tests.linking.copies.printing import DISPATCH, printed
from tests.linking.origins.telling import Said, Who, coded, events

MEN = "Four men were stopped at the river on Tuesday night"
WATCHED = ("police_present",)
DETAINED = (Who("Askar Asanov", private=True), Who("Nurlan Bekov", private=True))
OMUROV = Who("Taalai Omurov", role="spokesman", body="State Border Service")


def test_two_detainees_on_one_watched_broadcast_are_two_speakers_on_one_channel() -> None:
    said = [Said(MEN, who.name, via="in a broadcast", conditions=WATCHED) for who in DETAINED]
    rows = origins_of(events(coded("Osh Herald", "2020-03-04", *said, who=DETAINED)))
    assert [origin_in_words(row) for row in rows] == ["a private person (through broadcast; police present)"] * 2


def test_an_origin_is_shown_with_the_body_behind_it() -> None:
    who = (OMUROV, Who("State Border Service", "organisation"))
    (row,) = origins_of(events(coded("Osh Herald", "2020-03-04", Said(MEN, "Taalai Omurov"), who=who)))
    assert origin_in_words(row) == "Taalai Omurov (State Border Service)"


def test_an_origin_in_two_states_of_a_page_is_in_one_report() -> None:
    states = [coded("Osh Herald", day, Said(MEN)) for day in ("2020-03-04", "2020-03-05")]
    told = events(*(replace(each, report=replace(each.report, url="https://osh.example/a")) for each in states))
    (row,) = origins_of(told)
    assert row["reports"] == [states[1].report.id]


def test_an_incidents_row_says_who_printed_whom_and_what_was_changed() -> None:
    wire = printed(*DISPATCH, outlet="Issyk Wire", published="2019-04-02")
    daily = printed("Press in the cellar", *DISPATCH[1:4], "Issyk Wire", outlet="Tyup Daily", published="2019-04-03")
    members = [_member(report) for report in (wire, daily)]
    (copy,) = copies_of(lineage_of(members), members)
    assert (copy["outlet"], copy["from"], copy["credit"]) == ("Tyup Daily", "Issyk Wire", "Issyk Wire")
    assert copy["share"] > 0.9
    assert {"headline", "cut"} <= set(copy["changes"])
    assert copies_of(lineage_of(members[:1]), members[:1]) == []


def _member(report: Report) -> Telling:
    start = report.text.index("detained")
    event = Event(
        "v1", "detention", "asserted", Span.of(report.text, start, start + 8), None, (), (), (), 0.9, "model",
        (Span.of(report.text, start, start + 8),),
    )  # fmt: skip
    return next(tellings_of(CodedReport(report, (), (), (event,), (), (), ())))
