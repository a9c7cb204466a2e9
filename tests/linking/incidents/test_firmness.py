from __future__ import annotations

from dataclasses import replace

import pytest

from dalil.linking.incidents.firmness import states_place
from dalil.records import Event, Place, Report, Span
from tests.linking.incidents.telling import OSH, Page, Told, tellings


def placed(sentence: str) -> tuple[Place, Report]:
    (telling,) = tellings([Page(1, (Told(sentence, "attack", "attack", places=(OSH,)),))])
    assert isinstance(telling.record, Event)
    at = sentence.index("Osh")
    return replace(OSH, span=Span.of(sentence, at, at + 3)), telling.report


@pytest.mark.parametrize("sentence", ["The attack in Osh failed.", "The attack on the town of Osh failed."])
def test_a_site_is_told_as_that_of_an_event(sentence: str) -> None:
    assert states_place(*placed(sentence))


@pytest.mark.parametrize("sentence", [
    "The attack outside Osh failed.", "The attack north of Osh failed.", "The attack on the road to Osh failed.",
])  # fmt: skip
def test_somewhere_about_a_site_is_not_there(sentence: str) -> None:
    assert not states_place(*placed(sentence))


def test_a_country_is_no_site() -> None:
    place, report = placed("The attack in Osh failed.")
    assert not states_place(replace(place, precision="country"), report)
