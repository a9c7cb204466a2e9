from __future__ import annotations

import pytest

from dalil.linking.incidents.restated import is_former, replaced_beside, tallies_of
from dalil.records import Event, Report
from tests.linking.incidents.telling import Page, Told, tellings


def told(sentence: str, trigger: str, kind: str = "killing") -> tuple[Event, Report]:
    (telling,) = tellings([Page(1, (Told(sentence, trigger, kind),))])
    assert isinstance(telling.record, Event)
    return telling.record, telling.report


@pytest.mark.parametrize(("sentence", "trigger", "kind", "standing", "former"), [
    ("The death toll from the car bomb in Herat has risen to 14.", "car bomb", "bombing", 14, None),
    ("The number of people killed in the raid rose to 23, up from 17.", "killed", "killing", 23, 17),
    ("The ministry revised the number of people killed in the blast to 80 from 61.", "blast", "bombing", 80, 61),
    ("The number of villagers killed rose from nine to 12.", "killed", "killing", 12, 9),
    ("Two more died, bringing the number of dead to nine.", "died", "killing", 9, None),
    ("The number of those arrested now stands at 35.", "arrested", "detention", 35, None),
    ("The number of soldiers killed was at least 40.", "killed", "killing", 40, None),
    ("Police cut the death toll of the blast from 23 to 19.", "blast", "bombing", 19, 23),
    ("Officials revised the number of dead of the blast downwards, from 23 to 19.", "blast", "bombing", 19, 23),
    ("The death toll of the blast, first given as 16, is 19.", "blast", "bombing", 19, 16),
    ("The number of men arrested was 14, rather than nine as stated on Friday.", "arrested", "detention", 14, 9),
    ("They arrested five more men, bringing the total to 14.", "arrested", "detention", 14, None),
    ("The toll of the blast stood at 19, against 16 on Friday.", "blast", "bombing", 19, 16),
])  # fmt: skip
def test_a_tally_tells_a_count_and_the_one_that_it_replaces(
    sentence: str, trigger: str, kind: str, standing: int, former: int | None
) -> None:
    found = list(tallies_of(*told(sentence, trigger, kind)))
    assert [each.bounds[0] for each in found if not each.former] == [standing]
    assert next((each.bounds[0] for each in found if each.former), None) == former


@pytest.mark.parametrize(("sentence", "trigger", "kind"), [
    ("The number of people killed in the raid at 5 am is not known.", "killed", "killing"),
    ("The number of guests at the wedding was 200, and two men were killed there.", "killed", "killing"),
    ("After the bombings police brought the number of those arrested to 40.", "bombings", "bombing"),
])  # fmt: skip
def test_a_tally_of_something_else_is_none_of_the_event(sentence: str, trigger: str, kind: str) -> None:
    assert not list(tallies_of(*told(sentence, trigger, kind)))


def test_a_toll_of_the_wounded_is_told_apart_from_that_of_the_dead() -> None:
    (found,) = tallies_of(*told("The number of those injured in the blast climbed to 60.", "blast", "bombing"))
    assert found.hurt


@pytest.mark.parametrize(("sentence", "old"), [
    ("Twelve men were detained, up from nine.", 9),
    ("Twelve men, not 15 as first announced, were detained.", 15),
    ("Twelve men were detained, the office said, correcting its earlier figure of 18.", 18),
    ("Twelve men were detained, the office said. An initial count of 20 had included visitors.", 20),
    ("Twelve men were detained, the office said. A previous statement spoke of nine.", 9),
    ("The office withdrew its figure of 18 and said that twelve men were detained.", 18),
    ("Contrary to earlier reports, twelve men were detained, not 15.", 15),
    ("Twelve men were detained, and not 15 as the office had said on Friday.", 15),
    ("Twelve men were detained, compared with nine on Friday.", 9),
])  # fmt: skip
def test_a_number_may_be_told_to_replace_another(sentence: str, old: int) -> None:
    assert [each.bounds[0] for each in replaced_beside(*told(sentence, "detained", "detention"))] == [old]


@pytest.mark.parametrize("sentence", [
    "Twelve men, not 15, were detained, their lawyer said.",
    "Twelve men were detained, and not 15 as reported by the press.",
    "Twelve men were detained, compared with nine in 2019.",
])  # fmt: skip
def test_a_number_that_is_only_denied_or_of_another_time_replaces_none(sentence: str) -> None:
    assert not list(replaced_beside(*told(sentence, "detained", "detention")))


def test_an_account_is_told_as_an_earlier_one() -> None:
    assert is_former(*told("The committee had earlier said that seven men were detained.", "detained"))
    assert not is_former(*told("The men were first seen in May and detained in June.", "detained"))
