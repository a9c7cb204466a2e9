from __future__ import annotations

from dataclasses import replace

import pytest

from dalil.linking.incidents import findings_of, spoken_figures
from dalil.linking.incidents.spoken import figure_of
from dalil.linking.tellings import Telling
from dalil.records import Event, Span, Statement
from dalil.resolving.origins import Origin
from tests.linking.incidents.telling import Page, Told, tellings

WITNESS = Origin("person:a", "A. Bekov", "person")
MINISTRY = Origin("body:ministry", "Interior Ministry", "organisation")


def page(*sentences: Told) -> list[Telling]:
    pages = [Page(1, (told("News from Osh"), *sentences), "2019-03-12")]
    return [replace(each, origin=WITNESS) for each in tellings(pages)]


def said(among: list[Telling], cue: str, content: str, origin: Origin = MINISTRY) -> Telling:
    """Give what the ministry says, in the report of tellings."""
    report = among[0].report
    cue_at, at = report.text.index(cue), report.text.index(content)
    words = Span.of(report.text, at, at + len(content))
    statement = Statement(
        "s1", None, "the ministry", "indirect", None, Span.of(report.text, cue_at, cue_at + len(cue)), (words,), None,
        None, None, (), (), False, (), 0.9, "rules", (words,),
    )  # fmt: skip
    return replace(among[0], key="1.s1", record=statement, chain=(), origin=origin)


KILLED = Told(
    "Fifteen people were killed on the market of Osh.",
    "Fifteen people were killed",
    "killing",
    count=15,
    who="Fifteen people",
)


def told(sentence: str) -> Told:
    return Told(sentence, sentence.split(maxsplit=1)[0], "investigation")


@pytest.mark.parametrize(("sentence", "cue", "content", "role"), [
    ("The ministry puts the number of dead at 13.", "puts", "the number of dead at 13", "suffering"),
    ("Officials still speak of 13.", "speak of", "13", "suffering"),
    ("The mayor spoke of 13 bodies.", "spoke of", "13 bodies", "suffering"),
    ("A doctor said that he had counted 13 dead.", "said", "he had counted 13 dead", "suffering"),
    ("The ministry puts the toll at 13, including the two bombers.", "puts",
     "the toll at 13, including the two bombers", "with attackers"),
])  # fmt: skip
def test_a_statement_of_no_more_than_a_figure_counts_the_event_told_before(
    sentence: str, cue: str, content: str, role: str
) -> None:
    among = page(KILLED, told(sentence))
    events = [each for each in among if isinstance(each.record, Event) and each.record.type == "killing"]
    figure = said(among, cue, content)
    assert spoken_figures(events, [*events, figure]) == (figure,)
    found = figure_of(figure)
    assert found is not None
    assert (found.role, found.count.bounds) == (role, (13.0, 13.0))


@pytest.mark.parametrize(("before", "sentence", "cue", "content"), [
    ("Elders counted 3,000 mourners.", "The police spoke of 900.", "spoke of", "900"),
    ("Nobody was charged.", "The police spoke of 900 mourners.", "spoke of", "900 mourners"),
    ("Nobody was charged.", "Police put the number of fugitives at five.", "put", "the number of fugitives at five"),
    ("Nobody was charged.", "The police spoke of 900 attackers.", "spoke of", "900 attackers"),
    ("Nobody was charged.", "The mayor spoke of 13 demands of the men.", "spoke of", "13 demands of the men"),
    ("Nobody was charged.", "The mayor said 13 people had asked for help.", "said", "13 people had asked for help"),
])  # fmt: skip
def test_a_figure_of_others_or_of_something_else_is_none_of_the_event(
    before: str, sentence: str, cue: str, content: str
) -> None:
    among = page(KILLED, told(before), told(sentence))
    events = [each for each in among if isinstance(each.record, Event) and each.record.type == "killing"]
    assert spoken_figures(events, [*events, said(among, cue, content)]) == ()


def test_a_figure_of_another_speaker_contradicts_the_count() -> None:
    among = page(KILLED, told("The ministry had put the number at 13."))
    events = [each for each in among if isinstance(each.record, Event) and each.record.type == "killing"]
    (contradiction,) = findings_of([*events, said(among, "put", "the number at 13")]).contradictions
    assert sorted(side.shown for side in contradiction.sides) == ["13", "15"]


def test_what_a_speaker_had_said_is_replaced_by_what_he_says() -> None:
    among = page(KILLED, told("He had spoken of 13 on Sunday."))
    events = [each for each in among if isinstance(each.record, Event) and each.record.type == "killing"]
    found = findings_of([*events, said(among, "spoken of", "13", WITNESS)])
    assert [(each.earlier.shown, each.later.shown) for each in found.revisions] == [("13", "15")]
    assert not [each for each in found.contradictions if each.field == "count"]
