from __future__ import annotations

import pytest

from dalil.reading.bylines import (
    Byline,
    find_byline,
    find_closing,
    find_dated_byline,
    find_place_byline,
    is_name,
    parted_closing,
)


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Aibek Toktorov", Byline(("Aibek Toktorov",))),
        ("BY ANNA KAREN AND PAT QUILL", Byline(("ANNA KAREN", "PAT QUILL"))),
        ("By Aibek Toktorov for Caravanserai", Byline(("Aibek Toktorov",), outlet="Caravanserai")),
        ("By Pat Quill, Reuters", Byline(("Pat Quill",), agency="Reuters")),
        ("By Pat Quill, staff writer", Byline(("Pat Quill",))),
        ("Author: Daulet al-Hakim", Byline(("Daulet al-Hakim",))),
        ("By AFP", Byline(agency="AFP")),
        ("Compiled from wire reports", Byline()),
        ("By Pat Quill | Published 4 January 2017", Byline(("Pat Quill",), published="2017-01-04")),
    ],
)
def test_bylines_name_authors_without_by(line: str, byline: Byline) -> None:
    assert find_byline(line) == byline


@pytest.mark.parametrize("line", ["By Tuesday the police had left", "From the beginning", "By bus to Osh?", "Bylaws"])
def test_other_lines_are_no_bylines(line: str) -> None:
    assert find_byline(line) is None


def test_names_beside_places_and_dates() -> None:
    assert find_place_byline("Pat Quill in Bishkek") == Byline(("Pat Quill",))
    assert find_place_byline("Anger in Bishkek") is None
    assert find_dated_byline("Pat Quill Sep 12, 2017") == Byline(("Pat Quill",), published="2017-09-12")
    line = "14:20, 27 November 2018, Bishkek - 24.kg, Aida Sadykova"
    assert find_dated_byline(line) == Byline(("Aida Sadykova",), outlet="24.kg", published="2018-11-27")


def test_closing_notes_are_parted_from_their_paragraph() -> None:
    text = "The trial goes on. (Reporting by Pat Quill; Editing by Anna Karen)"
    assert parted_closing(text) == "The trial goes on."
    assert parted_closing("The trial goes on (in a closed court).") is None
    assert find_closing("With reporting by AFP") == Byline(agency="AFP")


@pytest.mark.parametrize(("words", "name"), [("Yusuf bin Omar", True), ("the police", False), ("Osh", False)])
def test_names_have_two_capitalised_words(words: str, name: bool) -> None:
    assert is_name(words) is name
