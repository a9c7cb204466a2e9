"""Stand-ins: descriptions that leave but one speaker."""

from __future__ import annotations

import pytest

from dalil.extraction.entities import EntityIndex, extract_entities
from dalil.extraction.statements import extract_statements
from dalil.records import BlockKind, Entity, Statement
from tests.language.written import analysis_of


def coded(text: str, kinds: dict[int, BlockKind] | None = None) -> tuple[tuple[Statement, ...], dict[str, Entity]]:
    analysis = analysis_of(text, kinds)
    entities = extract_entities(analysis)
    return extract_statements(analysis, EntityIndex(entities)), {entity.id: entity for entity in entities}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Justice Minister Anna Tamm spoke in Riga.\n\nNo amnesty is planned, the minister said.", "Anna Tamm"),
        ("The Interior Ministry has arrested nine men, its press service said.", "Interior Ministry"),
        (
            "The Interior Ministry said two men had fled.\n\nOne of them was wounded, according to the statement.",
            "Interior Ministry",
        ),
    ],
)
def test_a_description_is_whoever_alone_it_can_mean(text: str, name: str) -> None:
    statements, entities = coded(text)
    speaker = statements[-1].speaker
    assert speaker is not None
    assert entities[speaker].name == name


def test_a_headline_shortens_names_to_roles() -> None:
    text = "No amnesty planned, minister says\n\nJustice Minister Anna Tamm spoke in Riga."
    statements, entities = coded(text, {0: BlockKind.HEADLINE})
    assert statements[0].speaker is not None
    assert entities[statements[0].speaker].name == "Anna Tamm"


def test_a_description_of_two_is_nobody_by_name() -> None:
    text = "Justice Minister Anna Tamm and Finance Minister Mart Saar met.\n\nNo amnesty is planned, the minister said."
    statements, _ = coded(text)
    assert statements[-1].speaker is None


def test_words_quoted_in_the_headline_have_the_speaker_of_the_text() -> None:
    text = '"We had no bread": nine come home\n\n"We had no bread and no water," Anna Tamm said.'
    statements, entities = coded(text, {0: BlockKind.HEADLINE})
    assert [s.speaker and entities[s.speaker].name for s in statements] == ["Anna Tamm", "Anna Tamm"]


def test_its_spokesman_is_not_that_of_a_group_named_after_an_unnamed_body() -> None:
    text = "The security service has arrested nine men of the Nur Yolu Movement, its spokesman said."
    statements, _ = coded(text)
    assert statements[-1].speaker is None
