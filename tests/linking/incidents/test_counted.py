from __future__ import annotations

from dataclasses import replace

import pytest

from dalil.linking.incidents.counted import count_of, restricts, sufferers
from dalil.linking.tellings import Telling
from dalil.records import Event, Participant, Quantity, Span
from tests.linking.incidents.telling import Page, Told, tellings


def counted(sentence: str, trigger: str, who: str, number: int | None) -> tuple[Participant, Event, Telling]:
    (telling,) = tellings([Page(1, (Told(sentence, trigger),))])
    event = telling.record
    assert isinstance(event, Event)
    start = sentence.index(who)
    quantity = Quantity(number, number, number, "exact", "people", None) if number else None
    part = Participant("target", None, who, quantity, Span.of(sentence, start, start + len(who)))
    return part, replace(event, participants=(part,)), telling


@pytest.mark.parametrize(("sentence", "trigger", "who", "number", "role"), [
    ("Seven were detained.", "detained", "Seven", 7, "suffering"),
    ("Thirty-four fighters of the group were held.", "held", "Thirty-four fighters of the group", 34, "suffering"),
    ("Officers searched four homes.", "searched", "four homes", 4, "target: home"),
    ("Officers seized 160 books, three laptops and a gun.", "seized", "160 books, three laptops", 160, "target: book"),
    ("Two soldiers were wounded.", "wounded", "Two soldiers", 2, "hurt"),
    ("A young man was shot.", "shot", "A young man", None, "suffering"),
])  # fmt: skip
def test_people_in_one_role_and_things_of_one_noun_are_counted_together(
    sentence: str, trigger: str, who: str, number: int | None, role: str
) -> None:
    found = count_of(*counted(sentence, trigger, who, number))
    assert found == (role, (float(number or 1), float(number or 1)))


@pytest.mark.parametrize(("sentence", "who", "number"), [
    ("A number of insurgents were detained.", "A number of insurgents", None),
    ("A mosque was searched when they were detained.", "A mosque", None),
    ("Four more men were detained.", "Four more men", 4),
    ("Seven of the nine passengers were detained.", "Seven", 7),
    ("Two of whom were later detained.", "Two of whom", 2),
])  # fmt: skip
def test_a_part_and_what_only_an_article_counts_are_no_number_of_the_whole(
    sentence: str, who: str, number: int | None
) -> None:
    assert count_of(*counted(sentence, "detained", who, number)) is None


def test_an_event_that_only_says_who_is_meant_may_be_of_more() -> None:
    sentence = "Two men who had been detained were heard."
    part, event, telling = counted(sentence, "detained", "Two men", 2)
    assert restricts(event, part, telling.report.text)


@pytest.mark.parametrize(("sentence", "number", "role"), [
    ("Two attackers were killed.", "Two attackers", "attackers"),
    ("Six people died, two assailants among them.", "Six people", "with attackers"),
    ("Seven people died, including the suicide bomber.", "Seven people", "with attackers"),
    ("Seven people died, including two children.", "Seven people", "suffering"),
    ("Six people died when attackers stormed a hotel.", "Six people", "suffering"),
])  # fmt: skip
def test_attackers_are_counted_apart_from_those_who_suffer(sentence: str, number: str, role: str) -> None:
    at = sentence.index(number)
    assert sufferers(sentence, Span.of(sentence, at, at + len(number)), (0, len(sentence))) == role


def test_who_loses_his_life_suffers_whatever_his_role() -> None:
    part, event, telling = counted("Six of its members lost their lives.", "lost", "Six of its members", 6)
    event = replace(event, type="attack", participants=(replace(part, role="attacker"),))
    assert count_of(event.participants[0], event, telling) == ("suffering", (6.0, 6.0))
