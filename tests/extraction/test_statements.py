"""Statements: speakers, delivery, conditions, chains."""

from __future__ import annotations

import pytest

from dalil.extraction.entities import EntityIndex, extract_entities
from dalil.extraction.statements import extract_statements
from dalil.records import Entity, Statement
from tests.language.written import analysis_of


def coded(text: str) -> tuple[tuple[Statement, ...], dict[str, Entity]]:
    analysis = analysis_of(text)
    entities = extract_entities(analysis)
    return extract_statements(analysis, EntityIndex(entities)), {entity.id: entity for entity in entities}


def statements_of(text: str) -> tuple[Statement, ...]:
    return coded(text)[0]


def kinds(statement: Statement) -> list[str]:
    return [condition.kind for condition in statement.conditions]


INTERVIEW = (
    "One prisoner, Daniyar, gave an interview to Steppe TV on May 3 with guards present, "
    "but the channel blurred his face.\n\n"
    '"The cell was run from abroad," he told journalists.\n\n'
    'The recruits stayed because the emir "would burn their houses", another prisoner, Yerlan, said in the same '
    "broadcast.\n\n"
    "The emir kept the money, he said.\n\n"
    '"All of them will stand trial," prosecutor Timur Asanov told the Courier.'
)


def test_ids_count_from_one_in_text_order() -> None:
    statements = statements_of(INTERVIEW)
    assert [s.id for s in statements] == [f"s{n}" for n in range(1, len(statements) + 1)]
    assert [s.content[0].start for s in statements] == sorted(s.content[0].start for s in statements)


def test_the_content_of_a_quotation_leaves_its_marks_and_commas_out() -> None:
    (statement,) = statements_of('"The cell is broken," said Timur Asanov. "We found rifles."')
    assert [part.exact for part in statement.content] == ["The cell is broken", "We found rifles."]
    assert statement.mode == "direct"


def test_mixed_speech_keeps_the_whole_clause() -> None:
    (statement,) = statements_of('The emir "would burn their houses", Yerlan Sadykov said.')
    assert statement.content[0].exact == 'The emir "would burn their houses"'
    assert statement.mode == "mixed"


def test_a_catchword_in_quotation_marks_does_not_make_speech_mixed() -> None:
    (statement,) = statements_of('They called this "hijra", Yerlan Sadykov said.')
    assert statement.mode == "indirect"


def test_indirect_speech_begins_after_that() -> None:
    (statement,) = statements_of("Timur Asanov said that two men had fled.")
    assert (statement.mode, statement.content[0].exact) == ("indirect", "two men had fled")


def test_insertions_inside_quotations_are_marked() -> None:
    (statement,) = statements_of('"They [the guards] left ... at night," Timur Asanov said.')
    assert [span.exact for span in statement.insertions] == ["[the guards]", "..."]


def test_a_pronoun_speaker_is_the_last_one_who_fits() -> None:
    statements, entities = coded(
        "Timur Asanov, a lawyer from Osh, said the ban was late.\n\n"
        '"It changes nothing," he said.\n\n'
        "A guard who asked not to be named said the camp was calm.\n\n"
        "Nobody had fled, he said."
    )
    assert [s.speaker and entities[s.speaker].name for s in statements] == ["Timur Asanov", "Timur Asanov", None, None]
    assert statements[3].speaker_text == "A guard who asked not to be named"


def test_a_body_speaks_through_its_press_service() -> None:
    (statement,), entities = coded("The Interior Ministry's press service said two men had fled.")
    assert statement.speaker is not None
    assert entities[statement.speaker].name == "Interior Ministry"


def test_an_official_of_a_body_is_not_the_body() -> None:
    (statement,) = statements_of("An officer of the Interior Ministry said two men had fled.")
    assert statement.speaker is None
    assert statement.speaker_text == "An officer of the Interior Ministry"


def test_hearer_medium_and_date_are_read_around_the_cue() -> None:
    (statement,) = statements_of("The Interior Ministry said in a statement on May 3 that two men had fled.")
    assert statement.via is not None
    assert statement.when is not None
    assert statement.when.span is not None
    assert (statement.via.exact, statement.when.span.exact) == ("in a statement", "May 3")
    (statement,) = statements_of("Timur Asanov told reporters by phone that two men had fled.")
    assert statement.to is not None
    assert statement.via is not None
    assert (statement.to.exact, statement.via.exact) == ("reporters", "by phone")


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("A police officer who requested anonymity said two men had fled.", "anonymous"),
        ("Two men had fled, a guard said on condition of anonymity.", "anonymous"),
        ('"We fled at night," Fatou Diop said through an interpreter.', "translated"),
        ('"I was afraid," a detainee said.', "in_detention"),
        ('"I was afraid," Fatou Diop told the court.', "in_court"),
        ('"I was afraid," Fatou Diop said under questioning.', "in_detention"),
        ('"I was afraid," said Fatou Diop, who was accompanied by two officers.', "police_present"),
        ('"I was afraid," said Fatou Diop, who begged not to be named.', "anonymous"),
        ("Two men had fled, said Fatou Diop. It was not possible to verify this.", "not_verified"),
        ('"I was afraid," said Fatou Diop in a sworn statement.', "under_oath"),
        ('"I was afraid," Fatou Diop said, with two guards present.', "police_present"),
    ],
)
def test_conditions_are_read_from_the_narrators_words(sentence: str, kind: str) -> None:
    (statement,) = statements_of(sentence)
    assert kind in kinds(statement)
    assert all(c.span.exact in sentence for c in statement.conditions)


def test_a_former_prisoner_is_not_in_detention() -> None:
    (statement,) = statements_of("A former detainee said two men had fled.")
    assert statement.conditions == ()


def test_a_condition_belongs_to_its_side_of_a_semicolon() -> None:
    first, second = statements_of("Fatou Diop said two men fled; a guard, who asked not to be named, said one fled.")
    assert (kinds(first), kinds(second)) == ([], ["anonymous"])


def test_what_is_said_is_no_condition_of_saying_it() -> None:
    (statement,) = statements_of("Timur Asanov said that two men were in custody.")
    assert statement.conditions == ()


def test_detention_and_the_interview_stay_with_a_speaker() -> None:
    first, second, third, last = statements_of(INTERVIEW)
    assert set(kinds(first)) == {"in_detention", "police_present", "face_obscured"}
    assert set(kinds(second)) == set(kinds(third)) == {"in_detention", "police_present"}
    assert kinds(last) == []


def test_a_statement_inside_another_carries_its_chain() -> None:
    outer, inner = statements_of("The lawyer said his client would appeal, according to the Antara agency.")
    assert (outer.chain, inner.chain) == ((), (outer.id,))


def test_an_inferred_speaker_is_marked() -> None:
    statements = statements_of('Timur Asanov was blunt. "Nobody asked us about the closure of the school."')
    assert [s.inferred for s in statements] == [True]
    assert statements[0].confidence < 0.7


def test_a_lost_source_gives_no_speaker() -> None:
    statements = statements_of(
        '"It is quiet," Timur Asanov said in his report, according to "Our men ... sit with them for hours."'
    )
    assert [(s.speaker, s.speaker_text) for s in statements if s.source is None] == [(None, None)]


def test_what_a_lawyer_says_of_detention_is_not_his_own() -> None:
    statements = statements_of(
        '"There was no device," lawyer Nurbek Asanov said, adding that two clients had been beaten in custody.'
    )
    assert [statement.conditions for statement in statements] == [(), ()]


def test_a_pronoun_of_the_other_gender_means_somebody_else() -> None:
    statements, entities = coded(
        "Aigul Sadykova, a lawyer, said she would appeal.\n\n"
        '"It was no trial," she said.\n\n'
        "A guard who asked that his name be left out said the prison was calm.\n\n"
        "Nobody had fled, he said."
    )
    last = statements[-1]
    assert last.speaker is None or entities[last.speaker].name != "Aigul Sadykova"


def test_two_persons_who_speak_together_are_not_one_of_them() -> None:
    (statement,) = statements_of("Judge Timur Asanov and lawyer Aigul Sadykova said the bridge was safe.")
    assert (statement.speaker, statement.speaker_text) == (None, "Judge Timur Asanov and lawyer Aigul Sadykova")


def test_an_interview_told_of_before_is_the_medium_of_what_is_said_there() -> None:
    first = statements_of(INTERVIEW)[0]
    assert first.via is not None
    assert "interview" in first.via.exact
