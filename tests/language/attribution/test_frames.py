"""Frames: sources far from their cues, contents that end in mid-sentence, accusations."""

from __future__ import annotations

import pytest

from tests.language.written import all_told

SOURCES = [
    ('"They fled," said a 51-year-old woman from Khorog.', "a 51-year-old woman from Khorog"),
    ("A 44-year-old man told the Courier that he had paid.", "A 44-year-old man"),
    (
        "Nine will be sent home, the sources, who asked not to be named due to limits on talking, said.",
        "the sources, who asked not to be named due to limits on talking",
    ),
    (
        "Two men are in hospital, says the lawyer Aigul Asanova, who represents them.",
        "the lawyer Aigul Asanova, who represents them",
    ),
    (
        'A spokesman, in an e-mail sent to papers, termed it "a show with hired boys" and claimed that all had fled.',
        "A spokesman",
    ),
]


@pytest.mark.parametrize(("sentence", "source"), SOURCES)
def test_the_whole_source_is_found(sentence: str, source: str) -> None:
    assert {found for found, _, _ in all_told(sentence)} == {source}


CONTENTS = [
    ("A man who says he was robbed by the group was let go.", "he was robbed by the group"),
    ("The men who said they had been beaten were freed.", "they had been beaten"),
    ("Kofi Mensah, who said he drove a lorry, was pardoned in June.", "he drove a lorry"),
    ("A man who said that he was ill and that he had debts was let go.", "that he was ill and that he had debts"),
    ("NARVA: The men were let go, police said.", "The men were let go"),
    ("The prosecution accused all nine of financing a gang.", "all nine of financing a gang"),
    ("A guard said, on condition that he not be named, that two men had fled.", "that two men had fled"),
    ("The mayor told the men who had fled that the camp is empty.", "that the camp is empty"),
    ("Two men fled: one was wounded, police said.", "one was wounded"),
    ("The men were let go, a guard said; the judge has left.", "The men were let go"),
    ("According to the guard, who spoke by telephone, the men were let go.", "the men were let go"),
    ('He was, in the words of the doctor, "as thin as a reed".', '"as thin as a reed"'),
    ("The mayor regretted, however, that no parish had come.", "that no parish had come"),
]


def test_cue_and_source_may_be_inserted_without_a_clause_before() -> None:
    told = all_told("Of the nine men, said the judge, the eldest are free.")
    assert told == [("the judge", "said", ["Of the nine men", "the eldest are free"])]


def test_a_subject_of_number_is_a_source() -> None:
    told = all_told("The men said they were well, but three said that they had been beaten.")
    assert [(source, content) for source, _, content in told] == [
        ("The men", ["they were well"]),
        ("three", ["that they had been beaten"]),
    ]


@pytest.mark.parametrize(("sentence", "content"), CONTENTS)
def test_content_ends_where_the_narrator_goes_on(sentence: str, content: str) -> None:
    assert [content] in [found for _, _, found in all_told(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nobody said that the men had fled.",
        "The woman accused of theft has fled.",
        "He was accused of theft by nobody.",
        "The fire is to blame for the loss.",
    ],
)
def test_what_nobody_says_is_not_said(sentence: str) -> None:
    assert all_told(sentence) == []
