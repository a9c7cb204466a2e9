from __future__ import annotations

import pytest

from dalil.reading.datelines import find_dateline


@pytest.mark.parametrize(
    ("text", "words", "place", "agency", "published"),
    [
        ("OSH -- Police held two men.", "OSH --", "OSH", None, None),
        ("OSH, Kyrgyzstan (AP) — Police held", "OSH, Kyrgyzstan (AP) —", "OSH, Kyrgyzstan", "AP", None),
        ("OSH, March 3 (Reuters) - A court", "OSH, March 3 (Reuters) -", "OSH", "Reuters", "XXXX-03-03"),
        ("Bishkek, 3 March, 24.kg – A court", "Bishkek, 3 March, 24.kg –", "Bishkek", "24.kg", "XXXX-03-03"),
        ("4 May 2018. TARAZ. KAZINFORM A court", "4 May 2018. TARAZ. KAZINFORM", "TARAZ", "KAZINFORM", "2018-05-04"),
        ("MOSCOW, June 4. /TASS/. A court", "MOSCOW, June 4. /TASS/.", "MOSCOW", "TASS", "XXXX-06-04"),
        ("Tashkent. Interfax - A court", "Tashkent. Interfax -", "Tashkent", "Interfax", None),
        ("(Berlin) – The court", "(Berlin) –", "Berlin", None, None),
        ("QUETTA: The court", "QUETTA:", "QUETTA", None, None),
        ("ERBIL, Kurdistan Region – The court", "ERBIL, Kurdistan Region –", "ERBIL, Kurdistan Region", None, None),
        ("LIMA, 7 JUL 89 (EFE) -- [TEXT] A COURT", "LIMA, 7 JUL 89 (EFE) -- [TEXT]", "LIMA", "EFE", "1989-07-07"),
        ("(AFP) - The court", "(AFP) -", None, "AFP", None),
    ],
)
def test_datelines_of_many_outlets(
    text: str, words: str, place: str | None, agency: str | None, published: str | None
) -> None:
    found = find_dateline(text, first=True)
    assert found is not None
    assert (found.words, found.place, found.agency, found.published) == (words, place, agency, published)


@pytest.mark.parametrize(
    "text",
    [
        "BREAKING: The court ruled",
        "Kazakhstan – a country of steppes – has changed its law.",
        "National Security Committee (KNB) – the body that runs the case",
        '"No" -- he said',
        "He said that Osh -- his home -- was quiet.",
        "THE COLONEL SAID: WE ARE READY.",
    ],
)
def test_other_openings_are_no_datelines(text: str) -> None:
    assert find_dateline(text, first=True) is None


def test_a_place_in_mixed_case_counts_at_the_top_only() -> None:
    assert find_dateline("Osh – Police held two men.", first=True) is not None
    assert find_dateline("Osh – Police held two men.", first=False) is None


def test_an_agency_that_nobody_knows_stands_after_a_date() -> None:
    found = find_dateline("GRAZ, 25 April, Alpen-Press – Police have foiled a plot.", first=True)
    assert found is not None
    assert (found.place, found.agency, found.published) == ("GRAZ", "Alpen-Press", "XXXX-04-25")


def test_an_unknown_agency_in_brackets_counts_where_a_date_stands_before_it() -> None:
    found = find_dateline("Imphal, Feb 2 (LEN): The government extended the ban.", first=True)
    assert found is not None
    assert (found.place, found.agency) == ("Imphal", "LEN")
