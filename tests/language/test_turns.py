"""Turns of speech without quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.language.turns import find_turns
from tests.language.written import all_told, report_of


def turns(text: str) -> list[str]:
    report = report_of(text)
    return [turn.exact for turn in find_turns(report, report.blocks)]


@pytest.mark.parametrize(
    ("line", "turn"),
    [
        ("– We fear for the small towns, says Birgitta Ekvall.", "– We fear for the small towns"),
        ("— They came at night. We hid, the baker said.", "— They came at night. We hid"),
        ("― Nobody asked us! — shouted Pavel Horak.", "― Nobody asked us!"),
        ("- The hall is shut, she told the Aros Courier.", "- The hall is shut"),
    ],
)
def test_a_dash_opens_a_turn_that_its_verb_of_saying_ends(line: str, turn: str) -> None:
    assert turns(line) == [turn]


def test_a_second_dash_opens_a_second_turn() -> None:
    text = "– We will shut the hall, said Ekvall. – It was never safe, she added."
    assert turns(text) == ["– We will shut the hall", "– It was never safe"]


def test_a_dash_behind_a_told_turn_goes_on_with_it() -> None:
    text = "— I was never a member, claims Ozols. — I only drove the van."
    assert all_told(text) == [("Ozols", "claims", ["— I was never a member", "— I only drove the van."])]


def test_a_line_without_a_verb_of_saying_is_a_turn_beside_others_only() -> None:
    alone = "– It was never safe in that old hall."
    assert turns(alone) == []
    assert turns(f"– We will shut the hall, said Ekvall.\n\n{alone}") == ["– We will shut the hall", alone]


@pytest.mark.parametrize(
    "text",
    [
        "Seized:\n\n– two rifles\n\n– 40 leaflets and a flag",
        "OSH -- Two men fled, police said.",
        "The hall – the largest in town – is shut, says Ekvall.",
        "NARVA: Two men were held.\n\nTARTU: A barn burned.\n\nRIGA: Nothing happened.",
        "Note: Names were changed.\n\nPhoto: Steppe Agency.",
    ],
)
def test_lists_datelines_insertions_and_heads_are_no_turns(text: str) -> None:
    assert turns(text) == []


def test_labels_that_come_back_are_speakers() -> None:
    text = (
        "ANNA TAMM: How many came back?\n\n"
        "ILDAR SAFIN: Eleven families. Two have left again.\n\n"
        "ANNA TAMM: Are they watched?\n\n"
        "ILDAR SAFIN: We visit them."
    )
    assert all_told(text)[1] == ("ILDAR SAFIN", ":", ["Eleven families. Two have left again."])
    assert [source for source, _, _ in all_told(text)] == ["ANNA TAMM", "ILDAR SAFIN", "ANNA TAMM", "ILDAR SAFIN"]


def test_quotation_marks_inside_a_turn_are_one_level_deeper() -> None:
    told = all_told('– The judge told me, "Go home", says Marten Falk.')
    assert ("Marten Falk", "says", ['– The judge told me, "Go home"']) in told
    assert ("The judge", "told", ['"Go home"']) in told


@given(st.text(alphabet='–—-:., \nAabSsaidy!?"', max_size=80))
def test_turns_are_cut_from_the_text(text: str) -> None:
    report = report_of(text)
    for turn in find_turns(report, report.blocks):
        assert report.text[turn.start : turn.end] == turn.exact
