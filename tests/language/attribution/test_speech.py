"""Attributions by rule, on sentences of many newsrooms' kinds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dalil.language.attribution.speech import attributions_by_rule
from dalil.records import BlockKind
from tests.language.written import all_told, analysis_of

ONE = [
    (
        '"The cell is broken," said Colonel Timur Asanov, head of the Osh police.',
        ("Colonel Timur Asanov, head of the Osh police", "said", ['"The cell is broken,"']),
    ),
    (
        '"The cell is broken," Timur Asanov, the head of Osh police, told reporters on Monday.',
        ("Timur Asanov, the head of Osh police", "told", ['"The cell is broken,"']),
    ),
    (
        "Police said two men had fled to Batken.",
        ("Police", "said", ["two men had fled to Batken"]),
    ),
    (
        "The mayor told reporters that the market was closed.",
        ("The mayor", "told", ["that the market was closed"]),
    ),
    (
        "In a statement on Friday, the ministry said that four cells were found.",
        ("the ministry", "said", ["that four cells were found"]),
    ),
    (
        "Four cells were found in the valley, according to the ministry.",
        ("the ministry", "according to", ["Four cells were found in the valley"]),
    ),
    (
        "According to Aziz Karimov, a lawyer from Osh, four cells were found.",
        ("Aziz Karimov, a lawyer from Osh", "According to", ["four cells were found"]),
    ),
    (
        "Colonel Saliev dismissed a press report according to which four cells were found.",
        ("a press report", "according to", ["four cells were found"]),
    ),
    (
        "Bakyt Asanov, the spokesman, withdrew his statement of March according to which four cells were found.",
        ("Bakyt Asanov, the spokesman", "according to", ["four cells were found"]),
    ),
    (
        "The women have nothing to fear, said a security official who declined to be named.",
        ("a security official who declined to be named", "said", ["The women have nothing to fear"]),
    ),
    (
        "He had fallen down the stairs, says his brother, who washed the body.",
        ("his brother, who washed the body", "says", ["He had fallen down the stairs"]),
    ),
    (
        "The group, according to police, had nine members.",
        ("police", "according to", ["The group", "had nine members"]),
    ),
    (
        "Two of the men had been to Syria, a security officer who asked not to be named told AFP.",
        ("a security officer who asked not to be named", "told", ["Two of the men had been to Syria"]),
    ),
    (
        'The recruits stayed because the emir "would burn their houses", another prisoner, Daniyar, said.',
        ("another prisoner, Daniyar", "said", ['The recruits stayed because the emir "would burn their houses"']),
    ),
    (
        'Two officers, the colonel said, "are in hospital".',
        ("the colonel", "said", ["Two officers", '"are in hospital"']),
    ),
    (
        'As the governor put it, "nobody is above the law".',
        ("the governor", "put it", ['"nobody is above the law"']),
    ),
    (
        "The report says that 40 graduates found work.",
        ("The report", "says", ["that 40 graduates found work"]),
    ),
    (
        "Karimov, who has lost his job, said police beat him.",
        ("Karimov, who has lost his job", "said", ["police beat him"]),
    ),
    (
        "Residents, however, said the men were traders.",
        ("Residents", "said", ["the men were traders"]),
    ),
    (
        '"We were sent home twice." – Aigul, 34, market trader',
        ("Aigul, 34, market trader", "–", ['"We were sent home twice."']),
    ),
    (
        "The defence ministry, speaking through an envoy, said the bridge was safe.",
        ("The defence ministry", "said", ["the bridge was safe"]),
    ),
    (
        'Interior Minister Bakyt Osmonov on Facebook: "Justice has been done."',
        ("Interior Minister Bakyt Osmonov", ":", ['"Justice has been done."']),
    ),
    (
        "One of the convicts, Ulan, 24, said he was innocent.",
        ("One of the convicts, Ulan, 24", "said", ["he was innocent"]),
    ),
    (
        "So when the mayor said that the bridge was safe, the drivers returned.",
        ("the mayor", "said", ["that the bridge was safe"]),
    ),
    (
        "ASTANA -- Nine people were held, prosecutors say.",
        ("prosecutors", "say", ["Nine people were held"]),
    ),
]


def test_who_quotes_a_speaker_says_what_he_quotes() -> None:
    text = "State television quoted the prosecutor as saying that the cell was run from abroad."
    assert all_told(text) == [
        ("State television", "quoted", ["the prosecutor as saying that the cell was run from abroad"]),
        ("the prosecutor", "saying", ["that the cell was run from abroad"]),
    ]


@pytest.mark.parametrize(("text", "expected"), ONE, ids=[text[:40] for text, _ in ONE])
def test_one_cue_gives_source_and_content(text: str, expected: tuple[str, str, list[str]]) -> None:
    assert all_told(text) == [expected]


NONE = [
    "Seitov declined to say whether charges had been filed.",
    "The police did not say how the men died.",
    "Police were told that the group met in a garage.",
    'The so-called "Lions of the Steppe" met in a garage.',
    'The group, whose name means "Light of the Valley" in Arabic, was founded in Cairo.',
    "They sold \"halal\" phones and 'clean' meat.",
    "Would you think they were brothers?",
    "He was overweight according to his body mass index.",
    "The club will hold its meeting according to the law.",
    "The council adopted a plan according to which the club will close.",
]


@pytest.mark.parametrize("text", NONE, ids=[text[:40] for text in NONE])
def test_what_nobody_says_is_no_attribution(text: str) -> None:
    assert all_told(text) == []


def test_a_quotation_split_by_its_cue_is_one_attribution() -> None:
    text = '"The house was empty," a neighbour told Reuters. "I saw nobody there. It was dark."'
    assert all_told(text) == [
        ("a neighbour", "told", ['"The house was empty,"', '"I saw nobody there. It was dark."']),
    ]


def test_a_question_before_its_cue_belongs_to_it() -> None:
    assert all_told('"Is it a crime to pray?" asked one of the men. He was led away.') == [
        ("one of the men", "asked", ['"Is it a crime to pray?"']),
    ]


def test_a_second_cue_shares_the_source_of_the_first() -> None:
    text = '"We seized two rifles," Asanov said, adding that the owner had "left for the hills".'
    assert all_told(text) == [
        ("Asanov", "said", ['"We seized two rifles,"']),
        ("Asanov", "adding", ['that the owner had "left for the hills"']),
    ]


def test_a_quotation_after_adding_stays_with_the_quoted_speech() -> None:
    text = '"We seized two rifles," Asanov said, stressing that nobody was hurt. "It was quiet."'
    assert all_told(text)[0] == ("Asanov", "said", ['"We seized two rifles,"', '"It was quiet."'])


def test_an_agency_that_cites_a_source_holds_what_the_source_says() -> None:
    text = "Nine people were held, Interfax reported on Monday, citing the prosecutor's office."
    assert all_told(text) == [
        ("Interfax", "reported", ["Nine people were held", "citing the prosecutor's office"]),
        ("the prosecutor's office", "citing", ["Nine people were held"]),
    ]


def test_a_source_cited_by_an_agency_stands_inside_the_agency() -> None:
    text = "According to the Interior Ministry, cited by Kazinform, nine people are wanted."
    outer, inner = sorted(all_told(text), key=lambda found: found[1] != "cited by")
    assert outer == ("Kazinform", "cited by", ["According to the Interior Ministry", "nine people are wanted"])
    assert inner == ("the Interior Ministry", "According to", ["nine people are wanted"])


def test_speech_inside_speech_is_found() -> None:
    text = "The lawyer said his client would appeal, according to the Antara agency."
    assert all_told(text) == [
        ("the Antara agency", "according to", ["The lawyer said his client would appeal"]),
        ("The lawyer", "said", ["his client would appeal"]),
    ]


def test_two_sources_of_one_sentence_say_a_clause_each() -> None:
    text = "Four cells were found in the north, the army said, while two men were shot in Osh, according to residents."
    assert all_told(text) == [
        ("the army", "said", ["Four cells were found in the north"]),
        ("residents", "according to", ["two men were shot in Osh"]),
    ]


def test_what_a_quoted_speaker_was_told_is_found_inside() -> None:
    found = all_told('"They told us that the house was empty," Gulsara said.')
    assert ("They", "told", ["that the house was empty"]) in found


def test_a_quotation_paragraph_without_cue_takes_the_last_speaker() -> None:
    text = 'The ministry denied that anyone was beaten.\n\n"We have no such information about this."'
    assert all_told(text)[1] == ("The ministry", None, ['"We have no such information about this."'])


def test_a_quotation_after_a_sentence_takes_its_subject() -> None:
    text = 'Askarov was blunt. "Nobody asked us about the closure of the school."'
    assert all_told(text) == [("Askarov", None, ['"Nobody asked us about the closure of the school."'])]


def test_a_half_quoted_sentence_between_statements_of_one_speaker_is_inferred() -> None:
    text = (
        '"Jobs matter," Karimov told the Courier.\n\n'
        'Young men "know how to find a preacher on the phone in their pocket."\n\n'
        '"And they do," he said.'
    )
    assert ("Karimov", None, [text.split("\n\n")[1]]) in all_told(text)


def test_a_quotation_over_two_paragraphs_is_one_attribution() -> None:
    text = '"The first of the two things I want to say is this.\n\n"The second is that," the bishop said.'
    (found,) = all_told(text)
    assert found[:2] == ("the bishop", "said")
    assert len(found[2]) == 2


def test_a_source_that_the_page_lost_is_not_invented() -> None:
    text = 'Asanov spoke at length, according to "Our men ... sit with them for hours, and they listen."'
    (found,) = [one for one in all_told(text) if one[1] == "according to"]
    assert found[0] is None


def test_a_headline_names_its_speaker_before_or_after_a_colon() -> None:
    headline = {0: BlockKind.HEADLINE}
    assert all_told("Minister: Camp to close in May", headline) == [("Minister", ":", ["Camp to close in May"])]
    assert all_told("Nine held in raids: police", headline) == [("police", ":", ["Nine held in raids"])]
    assert all_told("Analysis: Why the camp closed", headline) == []


def test_a_repeated_block_is_read_once() -> None:
    text = "Police said two men fled.\n\nPolice said two men fled."
    analysis = analysis_of(text)
    assert len(attributions_by_rule(analysis)) == 2


SENTENCES = st.lists(
    st.sampled_from([text for text, _ in ONE] + NONE + ['"Alone it stands."', '"And this never ends', "” he said, “"]),
    min_size=1,
    max_size=6,
)


@settings(max_examples=40, deadline=None)
@given(SENTENCES, st.sampled_from([" ", "\n\n"]))
def test_spans_are_exact_and_content_never_empty(sentences: list[str], between: str) -> None:
    text = between.join(sentences)
    for attribution in analysis_of(text).attributions:
        assert attribution.content
        for span in (attribution.source, attribution.cue, *attribution.content):
            assert span is None or text[span.start : span.end] == span.exact


def test_content_ends_before_the_speakers_next_verb_of_saying() -> None:
    text = '"We had luck," Asanov said, and claimed that those who surrender and confess "will go home".'
    assert all_told(text)[-1] == ("Asanov", "claimed", ['that those who surrender and confess "will go home"'])


def test_content_ends_where_the_main_clause_begins() -> None:
    text = "After the colonel said that the camp was empty, the court closed it."
    assert ("the colonel", "said", ["that the camp was empty"]) in all_told(text)


def test_a_title_in_quotation_marks_is_nothing_said() -> None:
    text = 'On "Good Morning Osh", Timur Asanov said the camp was empty.'
    assert [found[2] for found in all_told(text)] == [["the camp was empty"]]
