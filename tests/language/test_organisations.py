"""The list of organisations: its spellings, and what it does to names."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pycountry
import pytest

from dalil.language.organisations import Organisations, known_pairs, organisations
from tests.language.written import analysis_of

CYRILLIC = re.compile(r"[\u0400-\u04ff]")
ARABIC = re.compile(r"[\u0600-\u06ff]")


def things(text: str) -> dict[str, list[str]]:
    return {one.name: [span.exact for span in one.mentions] for one in analysis_of(text).clusters}


@pytest.fixture
def no_list(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("dalil.language.organisations.load", lambda *_: Organisations(organisations=()))
    organisations.cache_clear()
    yield
    organisations.cache_clear()


def test_every_entry_stands_once_in_a_country_that_exists_and_its_names_in_their_scripts() -> None:
    listed = organisations().organisations
    assert len({one.name for one in listed}) == len(listed) > 250
    for one in listed:
        assert one.country in {None, "XK"} or pycountry.countries.get(alpha_2=one.country), one.name
        assert all(CYRILLIC.search(form) for form in one.cyrillic), one.name
        assert all(ARABIC.search(form) and not CYRILLIC.search(form) for form in one.arabic), one.name
        assert not any(CYRILLIC.search(form) or ARABIC.search(form) for form in one.aliases), one.name


def test_no_certain_name_is_that_of_two_entries() -> None:
    known = organisations()
    certain = [(form, one.name) for one in known.organisations for form in (*one.spelt(), *one.short)]
    twice = [(form, name) for form, name in certain if len({n for f, n in certain if f == form}) > 1]
    assert twice == []


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (
            "ISIS claimed it. Fighters of Daesh (ИГИЛ) left. The Islamic State was silent.",
            "Islamic State",
            ["ISIS", "Daesh", "ИГИЛ", "Islamic State"],
        ),
        (
            "The KNB held two men. The National Security Committee did not say why.",
            "National Security Committee",
            ["KNB", "National Security Committee"],
        ),
        (
            "JI trained them in Poso. Jemaah Islamiyah was older than that.",
            "Jemaah Islamiyah",
            ["JI", "Jemaah Islamiyah"],
        ),
        (
            "Hay'at Tahrir al-Sham, which had been the Nusra Front, met. HTS left.",
            "Hay'at Tahrir al-Sham",
            ["Hay'at Tahrir al-Sham", "Nusra Front", "HTS"],
        ),
    ],
)
def test_the_names_of_one_entry_are_one_thing_without_introduction(text: str, name: str, expected: list[str]) -> None:
    assert things(text)[name] == expected


def test_different_entries_stay_apart_though_one_name_holds_the_other() -> None:
    found = things("Al-Qaeda in the Arabian Peninsula fought al-Qaeda in Aden. The Taliban met the Pakistani Taliban.")
    assert {"Al-Qaeda in the Arabian Peninsula", "al-Qaeda", "Taliban", "Pakistani Taliban"} <= set(found)


def test_an_unsure_abbreviation_names_nothing_without_support() -> None:
    kinds = {one.name: one.type for one in analysis_of("ETA was noon, the pilot said. Ji Lee met him in Eta.").clusters}
    assert "organisation" not in kinds.values()


def test_an_abbreviation_of_a_group_and_of_an_agency_joins_neither_by_the_list() -> None:
    found = things("Fighters of the RSF shelled Nyala, Reporters Without Borders said.")
    assert found["Reporters Without Borders"] == ["Reporters Without Borders"]


def test_hyphens_accents_and_case_make_no_difference_but_abbreviations_keep_their_case() -> None:
    known = organisations()
    assert known.entries("HIZB-UT-TAHRIR") == known.entries("Hizb ut Tahrir") == known.entries("the Hizb ut-Tahrir")
    assert known.is_known("MEND")
    assert not known.is_known("mend")
    assert known.is_body("UNICEF")
    assert not known.is_body("Taliban")


def test_a_name_with_several_entries_joins_the_only_one_that_the_report_names() -> None:
    assert set(known_pairs(["Interior Ministry of Kazakhstan", "MVD"])) == {(0, 0), (0, 1)}
    both = ["Interior Ministry of Kazakhstan", "Interior Ministry of Kyrgyzstan", "MVD"]
    assert all(one == other for one, other in known_pairs(both))


@pytest.mark.usefixtures("no_list")
def test_without_the_list_names_that_the_text_introduces_are_still_found() -> None:
    found = things("The National Security Committee (KNB) held two men. ISIS was silent.")
    assert found["National Security Committee"] == ["National Security Committee", "KNB"]
