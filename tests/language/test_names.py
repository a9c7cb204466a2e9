"""Names and what they name, by rules alone, in reports of many places and styles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dalil.language.analyse import analyse
from dalil.language.analysis import Cluster
from dalil.records import BlockKind
from tests.language.written import analysis_of, report_of


def things(text: str, *kinds: str) -> list[tuple[str, tuple[str, ...]]]:
    found = analysis_of(text).clusters
    return [(one.name, one.aliases) for one in found if not kinds or one.type in kinds]


def person(text: str, name: str) -> Cluster:
    return next(one for one in analysis_of(text).clusters if one.type == "person" and name in one.name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Raids were led by the State Committee for National Security (SCNS).",
            ("State Committee for National Security", ("SCNS",)),
        ),
        (
            "The KTX (Committee for the Study and Prevention of Violence) met.",
            ("Committee for the Study and Prevention of Violence", ("KTX",)),
        ),
        ('They joined the "Front of Dawn and the Sword" (FDS) abroad.', ("Front of Dawn and the Sword", ("FDS",))),
        ("Six members of the outlawed Katiba al-Fajr extremist organisation fled.", ("Katiba al-Fajr", ())),
        (
            "He led the militant group Wadi Lions, also known as Jund al-Wadi, for years.",
            ("Jund al-Wadi", ("Wadi Lions",)),
        ),
        (
            "The Ministry of Labour and Social Protection and Interpol met.",
            ("Ministry of Labour and Social Protection", ()),
        ),
        ("The National Crime Agency, or NCA, said so.", ("National Crime Agency", ("NCA",))),
        ("The People's Guard Battalion surrendered.", ("People's Guard Battalion", ())),
        (
            "Staff of the Centre for Inter-Faith Dialogue and Peace spoke.",
            ("Centre for Inter-Faith Dialogue and Peace", ()),
        ),
    ],
)
def test_organisations_are_named_in_full_with_their_abbreviations(
    text: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    assert expected in things(text, "organisation")


@pytest.mark.parametrize(
    ("text", "name", "role", "private"),
    [
        ("Timur Asanov, a lawyer from Osh, told us.", "Timur Asanov", "lawyer from Osh", False),
        ("Aida Orozova, head of the Naryn-based Fund, agreed.", "Aida Orozova", "head of the Naryn-based Fund", False),
        ("So said Omar Diallo, the prosecutor of Kati District, Koulikoro Region.", "Omar Diallo",
         "prosecutor of Kati District, Koulikoro Region", False),
        ("Theologian Aziz Rahimi from Herat spoke.", "Aziz Rahimi", "Theologian", False),
        ("The ministry's spokesman, Juan Cortez, denied it.", "Juan Cortez", "ministry's spokesman", False),
        ("Colonel Ibrahim Sissoko told reporters.", "Ibrahim Sissoko", "Colonel", False),
        ("Former Minister for South Asia Clara Hobbs left.", "Clara Hobbs", "Former Minister for South Asia", False),
        ("One detainee, Ruslan, spoke on television.", "Ruslan", "detainee", True),
        ("A baker from Gao, Musa, said he saw the men.", "Musa", "baker from Gao", True),
        ("Janet Reed, the wife of the governor, wept.", "Janet Reed", "wife of the governor", True),
        ("Two aides met Karim Nazarov, 34, in Khujand.", "Karim Nazarov", None, True),
    ],
)  # fmt: skip
def test_a_person_has_the_role_that_the_words_beside_the_name_give(
    text: str, name: str, role: str | None, private: bool
) -> None:
    found = person(text, name)
    assert (found.name, found.role, found.private) == (name, role, private)


def test_a_subject_after_a_comma_is_no_role_of_the_name_before_it() -> None:
    text = "He had been a commander of Ansar al-Sahra, prosecutors said."
    assert things(text) == [("Ansar al-Sahra", ())]


def test_sentence_openings_months_and_common_words_are_no_names() -> None:
    text = "Recruiters know how to persuade. In December the Internet failed. Few understood it. When asked, God knows."
    assert things(text) == []


def test_a_headline_with_capitals_on_every_word_names_only_what_the_report_names() -> None:
    text = "Court Jails Nine Over Plot By Katiba al-Fajr\n\nThe court jailed nine members of Katiba al-Fajr on Monday."
    kinds = {0: BlockKind.HEADLINE}
    found = analysis_of(text, kinds).clusters
    assert [(one.name, len(one.mentions)) for one in found] == [("Katiba al-Fajr", 2)]


def test_places_are_known_by_their_nouns_their_prepositions_and_the_gazetteer() -> None:
    text = "Troops reached Kati District, and clashes broke out near Zarbulak. Two men fled to Mali through Osh region."
    assert [name for name, _ in things(text, "place")] == ["Kati District", "Zarbulak", "Mali", "Osh region"]


def test_places_that_share_an_area_stay_apart_from_the_town() -> None:
    text = "Police searched homes in Osh and Naryn regions, and in Osh city. Osh region is large."
    found = {one.name: len(one.mentions) for one in analysis_of(text).clusters if one.type == "place"}
    assert found == {"Osh region": 2, "Naryn": 1, "Osh city": 1}


def test_nationalities_are_mentions_and_no_things() -> None:
    analysis = analysis_of("Afghan and Tajik officers met. The Kazakh police joined.")
    assert [mention.span.exact for mention in analysis.mentions if mention.type == "norp"] == [
        "Afghan",
        "Tajik",
        "Kazakh",
    ]
    assert analysis.clusters == ()


def test_the_outlet_is_an_organisation() -> None:
    report = replace(report_of("A teacher told Steppe Herald Online that it was late."), outlet="Steppe Herald Online")
    assert [(one.type, one.name) for one in analyse(report, None).clusters] == [
        ("organisation", "Steppe Herald Online")
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Troops fought the Shepherds of the High Plain near Gao on Monday.", "Shepherds of the High Plain"),
        ("He was said to lead the Katiba of the Oued in the hills.", "Katiba of the Oued"),
        ("They are two men of the Brothers of Zubayr Gate who had fled.", "Brothers of Zubayr Gate"),
        ("Members of Lashkar-e-Badr fled.", "Lashkar-e-Badr"),
        ("Nobody knew Sang du Lac, the neo-pagan youth movement, before.", "Sang du Lac"),
    ],
)
def test_groups_are_named_after_other_things(text: str, name: str) -> None:
    assert [found for found, _ in things(text, "organisation")] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "It was the coldest night in the South of Yemen.",
        "He met the Bishop of Durham in the morning.",
        "They met Ann Lee of Manchester in the morning.",
        "The ships passed the Gulf of Aden at night.",
        "He spoke of the Battle of Mosul at length.",
    ],
)
def test_areas_roles_and_persons_before_of_are_no_groups(text: str) -> None:
    assert things(text, "organisation") == []


def test_a_group_s_first_word_is_its_short_name() -> None:
    text = "Troops fought the Katiba of the Oued on Monday. Two men of the Katiba were killed."
    assert things(text, "organisation") == [("Katiba of the Oued", ("Katiba",))]


def test_what_a_title_is_in_charge_of_is_no_name_of_a_person() -> None:
    text = "The Director of Army Public Relations, Brigadier General Yakub Omurov, announced it."
    assert [name for name, _ in things(text, "person")] == ["Yakub Omurov"]
