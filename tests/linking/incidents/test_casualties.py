from __future__ import annotations

import pytest

from dalil.linking.incidents.casualties import casualties_beside
from dalil.records import Event
from tests.linking.incidents.telling import Page, Told, tellings


def counted(sentence: str, trigger: str, kind: str) -> list[tuple[float | None, bool]]:
    (telling,) = tellings([Page(1, (Told(sentence, trigger, kind),))])
    assert isinstance(telling.record, Event)
    return [(each.bounds[0], each.hurt) for each in casualties_beside(telling.record, telling.report)]


@pytest.mark.parametrize(("sentence", "trigger", "kind", "found"), [
    ("Twelve men in two lorries were detained.", "detained", "detention", [(12, False)]),
    ("Officers detained 14 men at the border.", "detained", "detention", [(14, False)]),
    ("The killing of eight teachers in May went unpunished.", "killing", "killing", [(8, False)]),
    ("A bombing in which 16 recruits lost their lives was recalled.", "bombing", "bombing", [(16, False)]),
    ("The blast left nine people dead and 14 others wounded.", "blast", "bombing", [(9, False), (14, True)]),
    ("The blast killed nine people, wounding at least 30 others.", "blast", "bombing", [(9, False), (30, True)]),
    ("Nineteen people are now known to have died in the blast.", "blast", "bombing", [(19, False)]),
    ("Nineteen people have since been killed in the blast.", "blast", "bombing", [(19, False)]),
    ("Officials confirmed the deaths of 12 people in the blast.", "blast", "bombing", [(12, False)]),
    ("Thirty-four fighters and 52 members of their families surrendered.", "surrendered", "surrender", [(34, False)]),
])  # fmt: skip
def test_numbers_of_those_who_suffer_stand_beside_an_event(
    sentence: str, trigger: str, kind: str, found: list[tuple[float, bool]]
) -> None:
    assert counted(sentence, trigger, kind) == found


@pytest.mark.parametrize(("sentence", "trigger", "kind"), [
    ("Three gunmen killed a teacher.", "killed", "killing"),
    ("Two of the nine men were detained.", "detained", "detention"),
    ("Police detained the four men.", "detained", "detention"),
    ("The raid came 12 days after four lorries were stopped.", "raid", "raid"),
    ("Five witnesses said that a man was detained.", "detained", "detention"),
    ("Four more people were detained.", "detained", "detention"),
])  # fmt: skip
def test_other_numbers_are_none_of_those_who_suffer(sentence: str, trigger: str, kind: str) -> None:
    assert counted(sentence, trigger, kind) == []
