"""Speakers: who is meant by a source, in sentences of many newsrooms' kinds."""

from __future__ import annotations

import pytest

from tests.extraction.test_statements import coded, kinds


def speakers(text: str) -> list[str | None]:
    statements, entities = coded(text)
    return [entities[s.speaker].name if s.speaker else s.speaker_text for s in statements]


def test_the_speaker_of_the_paragraph_goes_before_the_main_speaker_of_the_page() -> None:
    text = (
        "Zarina Boboeva, who heads the council, said the campaign would go on. She said it was cheap.\n\n"
        'Recruiters look for lonely people, said psychologist Malika Rahimova. "They sell hope," she said.'
    )
    assert speakers(text)[-1] == "Malika Rahimova"


def test_according_to_her_is_whoever_spoke() -> None:
    text = '"My son wrote from Turkey," said Gulnora Asanova. According to her, he had left for work.'
    assert speakers(text) == ["Gulnora Asanova", "Gulnora Asanova"]


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("The relatives of Nazar Odinaev", "The relatives of Nazar Odinaev"),
        ("The sister of one of those killed, prison officer Alan Muir,", None),
        ("Nazar Odinaev's mother", "Nazar Odinaev's mother"),
        ("Her brother, whom Juri Kask met in Riga,", "Her brother, whom Juri Kask met in Riga"),
        ("One of the men, Juri Kask,", "Juri Kask"),
        ("Juri Kask, the brother of Mart Saar,", "Juri Kask"),
    ],
)
def test_whoever_belongs_to_a_person_is_not_that_person(source: str, speaker: str | None) -> None:
    assert speakers(f"{source} said the trial was unfair.") == [speaker or source.rstrip(",")]


def test_a_pronoun_takes_up_the_unnamed_subject_of_the_sentence_before() -> None:
    text = (
        "Timur Asanov said beds were short.\n\n"
        "The mayor of Pilsen has changed his mind. He regretted, however, that no parish had sent anybody."
    )
    assert speakers(text) == ["Timur Asanov", "The mayor of Pilsen"]


def test_it_is_the_body_that_spoke_last() -> None:
    text = "The Savanna Front said the road was shut.\n\nThe ministry said that all was calm. It said that buses ran."
    assert speakers(text)[-1] == "The ministry"


def test_a_pronoun_inside_a_quotation_is_left_as_it_is() -> None:
    text = 'One of the women, Milada Horak, wept. "He told me that he would study," she said.'
    assert "He" in speakers(text)
    assert "Milada Horak" in speakers(text)


@pytest.mark.parametrize(
    "words",
    [
        "who would rather not have her name in the news",
        "who asked that her name not be used",
        "who spoke on condition that she not be named",
        "whose name is known to the newspaper",
        "who did not want her name to be published",
    ],
)
def test_anonymity_is_told_in_many_words(words: str) -> None:
    statements, _ = coded(f"A teacher {words} said she had fled.")
    assert kinds(statements[-1]) == ["anonymous"]


def test_a_name_with_a_reason_is_no_anonymity() -> None:
    statements, _ = coded("A teacher who asked to have her name on the list said she had fled.")
    assert kinds(statements[-1]) == []


def test_he_who_goes_on_in_a_quotation_is_the_one_who_just_spoke() -> None:
    text = (
        "Some say that Rahmat Sadykov lies in the grave. Munir Asanov, the governor's spokesman, now says that he was "
        'misinformed. "Five people died that night. One of them looked like him," he told us.'
    )
    assert speakers(text)[-2:] == ["Munir Asanov", "Munir Asanov"]


def test_we_of_the_narrator_is_nobody_whom_the_report_names() -> None:
    text = "The Asyl Centre is concerned about five men. We recall that they were beaten in 2019."
    assert speakers(text) == ["We"]
