"""Acts of speech without a clause, and passives in which nobody is named."""

from __future__ import annotations

import pytest

from dalil.records import BlockKind
from tests.language.written import all_told

ACTS = [
    ("The Salt Front denied any part in the raid.", ("The Salt Front", "denied", ["any part in the raid"])),
    ("The guard denied having been there.", ("The guard", "denied", ["having been there"])),
    ("The Salt Front claimed the attack.", ("The Salt Front", "claimed", ["the attack"])),
    (
        "The Salt Front claimed responsibility for the blast.",
        ("The Salt Front", "claimed responsibility", ["for the blast"]),
    ),
    ("The mayor vowed to rebuild the school.", ("The mayor", "vowed", ["to rebuild the school"])),
    (
        "The imam urged the young men to go home, and left.",
        ("The imam", "urged", ["the young men to go home"]),
    ),
    ("The ministry rejected the allegations.", ("The ministry", "rejected", ["the allegations"])),
    ("The attack was claimed by the Salt Front.", ("the Salt Front", "claimed", ["The attack"])),
]


@pytest.mark.parametrize(("sentence", "told"), ACTS)
def test_what_is_denied_demanded_or_vowed_is_said(sentence: str, told: tuple[str, str, list[str]]) -> None:
    assert all_told(sentence) == [told]


@pytest.mark.parametrize(
    "sentence",
    [
        "The court rejected the appeal.",
        "The tribunal denies amnesty to two men.",
        "The storm claimed twelve lives.",
        "An account opened this month, threatened teachers.",
    ],
)
def test_what_is_done_is_not_said(sentence: str) -> None:
    assert all_told(sentence) == []


NOBODY = [
    ("The emir is believed to have fled to the hills.", "believed", ["to have fled to the hills"]),
    ("It was said that the camp is empty.", "said", ["that the camp is empty"]),
    ("The camp has been empty since May, it was said.", "said", ["The camp has been empty since May"]),
    ("The band has been blamed for two raids.", "blamed", ["for two raids"]),
]


@pytest.mark.parametrize(("sentence", "cue", "content"), NOBODY)
def test_a_passive_may_name_nobody(sentence: str, cue: str, content: list[str]) -> None:
    assert all_told(sentence) == [(None, cue, content)]


def test_a_figure_is_put_at_a_number() -> None:
    assert all_told("The mayor puts the number of the missing at 14.") == [
        ("The mayor", "puts", ["the number of the missing at 14"])
    ]
    assert all_told("The mayor puts his hat on the table.") == []


def test_what_is_so_by_somebodys_count_is_said() -> None:
    assert all_told("By the ministry's count, two men have fled.") == [
        ("the ministry's count", "By", ["two men have fled"])
    ]


def test_a_headline_may_quote_without_naming_anybody() -> None:
    text = '"We had no bread there": nine come home'
    assert all_told(text, {0: BlockKind.HEADLINE}) == [(None, None, ['"We had no bread there"'])]
    assert all_told('Leaving "Light of the Valley": nine come home', {0: BlockKind.HEADLINE}) == []


def test_whoever_counts_says_how_many() -> None:
    assert all_told("The monitors counted 41 raids in May; nobody was hurt.") == [
        ("The monitors", "counted", ["41 raids in May"])
    ]
    assert all_told("The monitors counted on their friends.") == []
