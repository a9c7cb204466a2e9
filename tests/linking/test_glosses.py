"""Names in brackets, with invented organisations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.linking.glosses import glosses_of
from dalil.linking.identities import identities
from dalil.linking.profiles import named_of
from dalil.records import CodedReport, Entity, EntityType, Span
from tests.linking.building import report_of


def coded(text: str, *named: tuple[str, EntityType], number: int = 1) -> CodedReport:
    entities = tuple(
        Entity(f"n{at}", kind, name, (), (Span.of(text, text.index(name), text.index(name) + len(name)),))
        for at, (name, kind) in enumerate(named, 1)
    )
    return CodedReport(report_of(number, "2019-05-02", text=text), entities, (), (), (), (), ())


@pytest.mark.parametrize(
    ("text", "name", "others"),
    [
        ("A court banned Chirogi Safed (Lantern of the Hills).", "Chirogi Safed", {"Lantern of the Hills"}),
        ('It banned "Chirogi Safed" ("Lantern of the Hills") too.', "Chirogi Safed", {"Lantern of the Hills"}),
        ("It banned Chirogi Safed (also called Lantern of the Hills).", "Chirogi Safed", {"Lantern of the Hills"}),
        ("The Lantern of the Hills (Tajik: Chirogi Safed; Kyrgyz: Ak Chyrak) met.", "Chirogi Safed",
         {"Lantern of the Hills", "The Lantern of the Hills", "Ak Chyrak"}),
        ("They joined Lashkar al-Wadi (Jaysh al-Wadi).", "Lashkar al-Wadi", {"Jaysh al-Wadi"}),
    ],
)  # fmt: skip
def test_a_name_in_brackets_is_another_name_of_the_organisation(text: str, name: str, others: set[str]) -> None:
    found = glosses_of(coded(text, (name, "organisation")))["n1"]
    assert found
    assert found <= others


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They joined Chirogi Safed (Tajikistan).", "Chirogi Safed"),
        ("They joined Chirogi Safed (banned in Tajikistan).", "Chirogi Safed"),
        ("They joined Chirogi Safed (Outlet 1).", "Chirogi Safed"),
        ("They joined Chirogi Safed (founded in 1998).", "Chirogi Safed"),
        ("The Interior Ministry (Border Service) spoke.", "Interior Ministry"),
        ("The Chirogi Safed Centre (Interior Ministry) spoke.", "Chirogi Safed Centre"),
        ("They joined al-Qaeda (Taliban).", "al-Qaeda"),
        ("They joined the Chirogi Guard (Reformation).", "Chirogi Guard"),
    ],
)
def test_places_outlets_remarks_and_other_bodies_in_brackets_are_no_names(text: str, name: str) -> None:
    assert not glosses_of(coded(text, (name, "organisation")))


def test_persons_in_brackets_are_no_names_of_the_organisation() -> None:
    text = "They joined Chirogi Safed (Dina Saparova)."
    assert not glosses_of(coded(text, ("Chirogi Safed", "organisation"), ("Dina Saparova", "person")))


def test_words_before_a_known_name_are_no_part_of_it() -> None:
    text = "Officers of the Chirogi Safed (Lantern of the Hills) came."
    assert glosses_of(coded(text, ("Chirogi Safed", "organisation"))) == {"n1": {"Lantern of the Hills"}}


def test_a_shared_gloss_joins_what_is_spelt_differently() -> None:
    first = coded('They banned "Chirogi Safed" (Lantern of the Hills).', ("Chirogi Safed", "organisation"))
    second = coded("They banned Ak Chyrak (Lantern of the Hills).", ("Ak Chyrak", "organisation"), number=2)
    (one,) = identities(named for report in (first, second) for named in named_of(report))
    assert {told.value for told in one.names} == {"Chirogi Safed", "Ak Chyrak", "Lantern of the Hills"}


@given(st.text(alphabet="Ab (),;:\"“”'’-.е", max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    report = coded(text) if text else coded("x")
    assert glosses_of(report) == {}
