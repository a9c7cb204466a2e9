"""The model's mentions beside the rules': a stand-in reader says what a model would."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import pytest

from dalil.language.analyse import analyse
from dalil.language.analysis import Analysis, Mention, MentionType
from dalil.language.findings import Findings
from dalil.language.reading_model import ReadingModel
from dalil.records import Span
from tests.language.written import report_of


class Reader:
    """Finds the given words, each where it first stands."""

    def __init__(self, **mentions: tuple[str, ...]) -> None:
        self._mentions = mentions

    def read(self, text: str, tokens: Sequence[tuple[int, int]], _: object) -> Findings:
        found = []
        for kind, names in self._mentions.items():
            for name in names:
                span = Span.of(text, text.index(name), text.index(name) + len(name))
                found.append(Mention(cast(MentionType, kind), span, 0.9, "model"))
        return Findings(("NOUN",) * len(tokens), tuple(found), (), (), ())


def read(text: str, **mentions: tuple[str, ...]) -> Analysis:
    return analyse(report_of(text), cast(ReadingModel, Reader(**mentions)))


def things(text: str, **mentions: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(one.type, one.name) for one in read(text, **mentions).clusters]


def test_a_name_that_no_rule_can_place_is_taken_from_the_model() -> None:
    text = "They bought Zarbulak and Orr Kemal."
    assert things(text) == []
    assert things(text, place=("Zarbulak",), person=("Orr Kemal",)) == [("place", "Zarbulak"), ("person", "Orr Kemal")]


def test_a_rule_that_is_certain_wins_over_the_model() -> None:
    text = "The Ministry of Justice spoke."
    assert things(text, person=("Ministry of Justice",)) == [("organisation", "Ministry of Justice")]


def test_the_extent_of_a_name_is_the_rules_and_its_evidence_is_exact() -> None:
    analysis = read("It was signed by Colonel Omar Sissoko of Kati.", person=("Colonel Omar Sissoko of Kati",))
    assert [m.exact for c in analysis.clusters for m in c.mentions if c.type == "person"] == ["Omar Sissoko"]


def test_abbreviations_are_no_persons_whatever_the_model_says() -> None:
    assert things("He told the ZTK so.", person=("ZTK",)) == [("organisation", "ZTK")]


@pytest.mark.parametrize(
    ("text", "mentions", "expected"),
    [
        (
            "MEN OF THE ZARBULAK LIBERATION ARMY FLED.",
            {"organisation": ("THE ZARBULAK LIBERATION ARMY",)},
            [("organisation", "ZARBULAK LIBERATION ARMY")],
        ),
        (
            "PRESIDENT OMAR SISSOKO SAID NO. SISSOKO LEFT.",
            {"person": ("PRESIDENT OMAR SISSOKO",)},
            [("person", "OMAR SISSOKO")],
        ),
        (
            "A SMALL GROUP OF ARMED MEN FLED THE CITY.",
            {"organisation": ("A SMALL GROUP",), "person": ("ARMED MEN",)},
            [],
        ),
        (
            "PERU'S RED DAWN BAND STRUCK AGAIN.",
            {"organisation": ("PERU'S RED DAWN BAND",)},
            [("organisation", "RED DAWN BAND")],
        ),
    ],
)
def test_in_capitals_throughout_the_model_alone_tells_names_from_nouns(
    text: str, mentions: dict[str, tuple[str, ...]], expected: list[tuple[str, str]]
) -> None:
    found = things(text, **mentions)
    assert [one for one in found if one[0] != "place"] == expected


def test_in_capitals_throughout_a_family_name_is_known_again() -> None:
    analysis = read("COL OMAR SISSOKO SAID NO. TWO MEN SAW SISSOKO LEAVE.", person=("COL OMAR SISSOKO",))
    assert [m.exact for c in analysis.clusters for m in c.mentions] == ["OMAR SISSOKO", "SISSOKO"]


def test_what_is_no_name_stays_a_mention() -> None:
    analysis = read("They hid a rifle.", weapon=("rifle",))
    assert [(m.type, m.span.exact) for m in analysis.mentions if m.type == "weapon"] == [("weapon", "rifle")]
    assert analysis.clusters == ()
