"""Which words of a report name one thing."""

from __future__ import annotations

import pytest

from tests.language.written import analysis_of


def mentions(text: str) -> dict[str, list[str]]:
    return {one.name: [span.exact for span in one.mentions] for one in analysis_of(text).clusters}


def test_a_later_surname_is_the_person_named_in_full() -> None:
    text = 'Timur Asanov, a judge, spoke. Asanov said it was late. "Go," Mr. Asanov said.'
    assert mentions(text)["Timur Asanov"] == ["Timur Asanov", "Asanov", "Asanov"]


def test_another_transliteration_of_one_part_is_the_same_person() -> None:
    text = "Erlan haji Zhumagaly Sarbasov, a former mufti, spoke. According to Jumagaly, it was late."
    assert mentions(text) == {"Erlan haji Zhumagaly Sarbasov": ["Erlan haji Zhumagaly Sarbasov", "Jumagaly"]}


def test_two_full_names_that_differ_are_two_persons() -> None:
    text = "Timur Asanov, a judge, and Bakyt Asanov, a lawyer, spoke. Asanov said no."
    found = mentions(text)
    assert {"Timur Asanov", "Bakyt Asanov", "Asanov"} <= set(found)


def test_a_relative_named_later_does_not_take_the_surname_over() -> None:
    text = "Judge Ann Reed spoke. Reed said no. Reed's son, Paul Reed, wept. Reed left."
    assert mentions(text)["Ann Reed"] == ["Ann Reed", "Reed", "Reed", "Reed"]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (
            "The Interior Ministry (MVD) spoke. The ministry said little. The Ministry of the Interior left.",
            "Ministry of the Interior",
            ["Interior Ministry", "MVD", "The ministry", "Ministry of the Interior"],
        ),
        (
            "Members of the Katiba al-Fajr group fled. Interpol helped. The group denied it. The organisation is old.",
            "Katiba al-Fajr",
            ["Katiba al-Fajr", "The group", "The organisation"],
        ),
        (
            "The Kazakh Supreme Court ruled. The Supreme Court was clear. The court rose.",
            "Kazakh Supreme Court",
            ["Kazakh Supreme Court", "Supreme Court", "The court"],
        ),
        (
            "The Spiritual Administration of Muslims of Tuva (DUMT) met. The [national] Muftiate agreed.",
            "Spiritual Administration of Muslims of Tuva",
            ["Spiritual Administration of Muslims of Tuva", "DUMT", "Muftiate"],
        ),
        (
            "Fighters of the Sword Brigade fled. The group, also known as Saif al-Din (SAD), is banned.",
            "Sword Brigade",
            ["Sword Brigade", "The group", "Saif al-Din", "SAD"],
        ),
    ],
)
def test_nouns_and_abbreviations_take_up_the_organisation(text: str, name: str, expected: list[str]) -> None:
    assert mentions(text)[name] == expected


def test_a_name_that_is_nearly_alike_is_another_name() -> None:
    text = "Askar Abenov, a judge, spoke. Askar Abdenov, a lawyer, left. Abdenov was late."
    found = mentions(text)
    assert found["Askar Abenov"] == ["Askar Abenov"]
    assert found["Askar Abdenov"] == ["Askar Abdenov", "Abdenov"]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (
            "Fighters of the Crimson Lantern fled. Members of the Lantern denied it.",
            "Crimson Lantern",
            ["Crimson Lantern", "Lantern"],
        ),
        (
            "Members of Bait al-Nahr, or House of the Rivers, were arrested.",
            "House of the Rivers",
            ["Bait al-Nahr", "House of the Rivers"],
        ),
        ("The High Court ruled. The HC was clear.", "High Court", ["High Court", "HC"]),
    ],
)
def test_a_report_may_shorten_or_translate_the_name_of_a_group(text: str, name: str, expected: list[str]) -> None:
    assert mentions(text)[name] == expected


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        (
            "Members of the Islamic State fled. The Islamic State Khorasan Province movement denied it.",
            {"Islamic State", "Islamic State Khorasan Province"},
        ),
        (
            "The European Court of Human Rights ruled. The Court of Cassation disagreed. The Court was late.",
            {"European Court of Human Rights", "Court of Cassation"},
        ),
    ],
)
def test_names_that_stand_for_themselves_stay_apart(text: str, apart: set[str]) -> None:
    assert apart <= set(mentions(text))


def test_a_noun_that_goes_on_takes_up_nothing() -> None:
    text = "The Committee for Peace met. The committee of elders disagreed. The group of men left."
    assert mentions(text)["Committee for Peace"] == ["Committee for Peace"]


def test_a_role_takes_up_the_one_person_who_has_it() -> None:
    text = "Timur Asanov, the prosecutor of Osh, spoke. The prosecutor said no. The mayor left."
    assert mentions(text)["Timur Asanov"] == ["Timur Asanov", "The prosecutor"]


def test_speakers_pronouns_go_to_the_last_speaker() -> None:
    text = (
        'Aida Orozova, a judge, spoke. "No," she said.\n\n'
        '"Never," said Timur Asanov, a lawyer. "Go," he added. She saw him.\n\n'
        '"Well," she told reporters.'
    )
    found = mentions(text)
    assert found["Aida Orozova"] == ["Aida Orozova", "she", "she"]
    assert found["Timur Asanov"] == ["Timur Asanov", "he"]


def test_a_pronoun_after_an_unnamed_speaker_goes_to_nobody_named() -> None:
    text = 'Timur Asanov, a lawyer, left.\n\nAn officer in the south told Reuters that it was late. "Go," he said.'
    assert mentions(text)["Timur Asanov"] == ["Timur Asanov"]


def test_persons_inside_quotations_are_no_speakers() -> None:
    text = 'Timur Asanov, a lawyer, said: "My client Bek Orr was beaten by the guards." He said it was late.'
    assert "He" in mentions(text)["Timur Asanov"]
