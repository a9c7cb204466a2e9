from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.reading.normalisation import normalise, normalise_table, source_offset


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)
    assert normalise_table(normalise_table(text)) == normalise_table(text)


@given(st.text())
def test_normal_form_is_nfc_without_runs_of_white_space(text: str) -> None:
    normal = normalise(text)
    assert unicodedata.is_normalized("NFC", normal)
    assert normal.split() == [] or normal == " ".join(normal.split())


@given(st.text(), st.text())
def test_parts_normalise_as_the_whole_does(left: str, right: str) -> None:
    assert normalise(f"{left} {right}") == f"{normalise(left)} {normalise(right)}".strip()


@pytest.mark.parametrize(
    ("raw", "normal"),
    [
        ("Қара\u00adбала", "Қарабала"),
        ("e\u0301\u200b tranger", "é tranger"),
        ("16\u00a0men\r\nwere  held", "16 men were held"),
        ("\ufeffOsh\u202e", "Osh"),
        ("می\u200cروم", "می\u200cروم"),
        ("ne\u200cws", "news"),
    ],
)
def test_invisible_characters_go_unless_a_script_needs_them(raw: str, normal: str) -> None:
    assert normalise(raw) == normal


def test_a_cut_is_found_where_the_source_has_other_white_space() -> None:
    raw = "OSH,\u00a0 March 3\n--  Police said"
    cut = source_offset(raw, "OSH, March 3 --")
    assert cut is not None
    assert normalise(raw[:cut]) == "OSH, March 3 --"
    assert source_offset(raw, "OSH, Mar") is None
