"""Which spellings a library attests."""

from __future__ import annotations

import sys

import pytest

from dalil.errors import SettingsError
from dalil.resolving.names.attest import attested, rigour_symbols
from dalil.resolving.names.words import GivenNames, given_names, listed_names

LISTED = GivenNames(
    names={"karim": frozenset({"Karim", "Kareem"}), "kerem": frozenset({"Kerem"})}, exchanges=(("i", "e"), ("k", "q"))
)
BORNE = {"karim": {"Q1"}, "kareem": {"Q1", "Q2"}, "kerem": {"Q3"}, "karem": {"Q1"}, "qarem": {"Q2"}, "qarim": {"Q1"}}


def symbols(word: str) -> frozenset[str]:
    return frozenset(BORNE.get(word.lower(), ()))


def test_a_spelling_is_attested_by_the_name_that_most_forms_bear() -> None:
    assert attested(LISTED, symbols) == {"karim": ["karem"]}


def test_a_spelling_of_two_listed_names_is_attested_for_neither() -> None:
    both = {**BORNE, "karem": {"Q1", "Q3"}}
    assert attested(LISTED, lambda word: frozenset(both.get(word.lower(), ()))) == {}


def test_without_rigour_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rigour.names", None)
    with pytest.raises(SettingsError, match="rigour"):
        rigour_symbols()


def test_what_is_shipped_belongs_to_the_listed_names() -> None:
    assert set(given_names().names) == set(listed_names().names)
    assert all(given_names().names[name] >= forms for name, forms in listed_names().names.items())


def test_every_form_spells_its_own_name_and_no_other() -> None:
    names = given_names()
    assert [(form, name) for name, forms in names.names.items() for form in forms if names.name_of(form) != name] == []
