"""Whose word stands behind what reports tell of one incident, from the reports' text to the origins."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from dalil.linking.copies import lineage
from dalil.linking.origins.standing import standing_behind
from dalil.linking.tellings import Telling, tellings_of
from dalil.pipeline import Coder
from dalil.records import BlockKind, Event, Report
from tests.language.written import report_of

Told = tuple[str, str, str]
"""Outlet, text (a first line in capitals is the headline) and the words that tell of the incident."""


def report(outlet: str, text: str) -> Report:
    kinds = {0: BlockKind.HEADLINE} if text.split("\n\n", maxsplit=1)[0].isupper() else {}
    read = report_of(text, kinds)
    sha = hashlib.sha256(f"{outlet}\n{text}".encode()).hexdigest()
    return replace(read, id=f"sha256:{sha}", outlet=outlet, published="2021-03-04")


def origins_of(coder: Coder, *told: Told) -> list[str]:
    """Give the key of the origin behind the words of each report."""
    members: list[Telling] = []
    among: list[Telling] = []
    for outlet, text, words in told:
        read = list(tellings_of(coder.read_report(report(outlet, text))))
        among += read
        members.append(
            next(t for t in read if isinstance(t.record, Event) and text.index(words) == t.record.trigger.start)
        )
    behind = standing_behind(members, lineage({t.report.id: t.report for t in among}.values()), among=among)
    origin = {telling.key: telling.origin for telling in behind}
    return [origin[member.key].key for member in members]


BODY = "Two men were killed near Talas on Monday, the army said in a statement."


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ("Two men were killed near Talas on Monday, the military said.", "killed"),
        ("Two men were killed near Talas on Monday, Kyrgyzstan's army said.", "killed"),
        ("Two men were killed near Talas, said Brigadier General Bakyt Asanov.", "killed"),
        ("Two men were killed near Talas, said Bakyt Asanov, commander of the Northern Task Force.", "killed"),
    ],
)
def test_the_army_is_one_origin_with_its_forces_and_their_commanders(coder: Coder, other: str, words: str) -> None:
    assert len(set(origins_of(coder, ("Talas Post", BODY, "killed"), ("Osh Herald", other, words)))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the federal prosecutor's office", "federal prosecutors"),
        ("the State Police of Borno", "the state police"),
        ("police", "Police Commissioner Yakubu Sani"),
        ("the Regional Court of Talas", "the court"),
    ],
)
def test_a_body_called_by_its_kind_alone_is_the_one_that_another_report_names(
    coder: Coder, one: str, other: str
) -> None:
    told = [
        (outlet, f"Two men were killed near Talas, {who} said.", "killed") for outlet, who in (("A", one), ("B", other))
    ]
    assert len(set(origins_of(coder, *told))) == 1


@pytest.mark.parametrize(
    "other",
    [
        "Two men were killed near Talas on Monday, police said.",
        "Two men were killed near Talas on Monday, a member of the civilian task force said.",
        "Two men were killed near Talas on Monday, a retired soldier of the army said.",
    ],
)
def test_another_force_or_a_man_of_one_is_another_origin(coder: Coder, other: str) -> None:
    assert len(set(origins_of(coder, ("Talas Post", BODY, "killed"), ("Osh Herald", other, "killed")))) == 2


def test_the_indictment_on_one_thing_is_one_document(coder: Coder) -> None:
    one = ("Osh Herald", "Two men were killed near Talas, according to the indictment.", "killed")
    other = ("Talas Post", "Two men were killed near Talas, the indictment says.", "killed")
    assert len(set(origins_of(coder, one, other))) == 1


def test_an_anonymous_channel_is_the_channel_that_another_report_describes(coder: Coder) -> None:
    one = ("Osh Herald", "Two men were killed near Talas, an anonymous channel said.", "killed")
    other = ("Talas Post", "Two men were killed near Talas, a channel close to the Salt Front said.", "killed")
    assert len(set(origins_of(coder, one, other))) == 1


def test_a_ministry_is_one_with_and_without_its_city(coder: Coder) -> None:
    one = ("Ministry of Defence of Kyrgyzstan", "Two men were killed near Talas on Monday.", "killed")
    other = ("Talas Post", "Two men were killed near Talas, the Defence Ministry in Bishkek said.", "killed")
    assert len(set(origins_of(coder, one, other))) == 1


KILLED = "Two men were killed near Talas on Monday"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("two hospital sources told the Talas Post", "the Talas Post reported, citing hospital sources"),
        ("two hospital sources said", "hospital sources told the Talas Post"),
        ("a hospital source said", "according to a hospital source quoted by the Talas Post"),
    ],
)
def test_sources_whom_another_outlet_passes_on_are_those_of_its_own_report(coder: Coder, one: str, other: str) -> None:
    told = [(outlet, f"{KILLED}, {who}.", "killed") for outlet, who in (("Talas Post", one), ("Osh Herald", other))]
    assert len(set(origins_of(coder, *told))) == 1
    assert len(set(origins_of(coder, told[0], ("Osh Herald", f"{KILLED}, a hospital source said.", "killed")))) == 2


def test_the_organisation_is_the_one_that_the_sentence_mentions(coder: Coder) -> None:
    text = "The Alatoo Medical Centre took in two boys who were killed by a mine, the organisation wrote on Twitter."
    assert origins_of(coder, ("Osh Herald", text, "killed")) == ["body:alatoo medical centre"]


RESIDENTS = "Residents of Talas said that a drone came after midnight."


def test_a_sentence_that_goes_on_with_what_was_said_has_its_speaker(coder: Coder) -> None:
    (origin,) = origins_of(coder, ("Osh Herald", f"{RESIDENTS} It killed two boys.", "killed"))
    assert "resident" in origin


def test_a_sentence_of_the_narrators_own_has_not(coder: Coder) -> None:
    (origin,) = origins_of(coder, ("Osh Herald", f"{RESIDENTS} Two boys were killed in May.", "killed"))
    assert origin == "outlet:osh herald"


def test_what_a_lead_was_told_by_nobody_named_is_of_the_officer_who_is_quoted_next(coder: Coder) -> None:
    text = (
        "Two men were killed near Talas, the Osh Herald was told.\n\n"
        '"They had opened fire on our patrol at dawn," police spokesman Bakyt Asanov explained.'
    )
    assert origins_of(coder, ("Osh Herald", text, "killed")) == ["person:bakyt asanov"]


def test_an_officer_beside_one_telling_stands_behind_the_headline(coder: Coder) -> None:
    text = (
        "TWO KILLED NEAR TALAS\n\nTalas is quiet today.\n\n"
        "How the two were killed is clear, police spokesman Bakyt Asanov said yesterday at noon."
    )
    (headline,) = origins_of(coder, ("Osh Herald", text, "KILLED"))
    assert headline == "outlet:osh herald"
    assert origins_of(coder, ("Osh Herald", text, "KILLED"), ("Osh Herald", text, "killed"))[0] == "person:bakyt asanov"


def test_what_a_page_says_of_its_earlier_state_has_the_origin_that_it_had_there(coder: Coder) -> None:
    texts = (
        "THREE KILLED NEAR TALAS\n\nThree men were killed near Talas on Monday, residents said.",
        "[WITHDRAWN] THREE KILLED NEAR TALAS\n\nThis article reported that three men were killed near Talas.",
    )
    pages = [
        replace(report("Osh Herald", text), title=text.partition("\n")[0], url="https://osh.example/1", published=day)
        for text, day in zip(texts, ("2021-03-04", "2021-03-05"), strict=True)
    ]
    among = [telling for page in pages for telling in tellings_of(coder.read_report(page))]
    members = [telling for telling in among if isinstance(telling.record, Event)]
    assert {t.report.id for t in members} == {page.id for page in pages}
    behind = standing_behind(members, lineage(pages), among=among)
    assert {t.origin.kind for t in behind} == {"unnamed"}
    assert len({t.origin.key for t in behind}) == 1
