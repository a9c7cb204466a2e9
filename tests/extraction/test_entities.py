"""Entities and where they are mentioned."""

from __future__ import annotations

import pytest

from dalil.extraction.entities import EntityIndex, extract_entities
from dalil.records import Span
from tests.language.written import analysis_of

TEXT = (
    "The National Guard Council (NGC) held Timur Asanov, a lawyer from Osh, in Naryn. "
    "The NGC's press service and officials of the NGC said so. Asanov, of the Bar, left."
)
INDEX = EntityIndex(extract_entities(analysis_of(TEXT)))


def span(words: str, after: int = 0) -> Span:
    start = TEXT.index(words, after)
    return Span.of(TEXT, start, start + len(words))


def name_at(words: str) -> str | None:
    entity = INDEX.at(span(words))
    return entity.name if entity else None


def test_entities_are_numbered_in_text_order_and_carry_role_and_privacy() -> None:
    found = [(one.id, one.type, one.name, one.aliases, one.role, one.private) for one in INDEX.entities]
    assert found == [
        ("n1", "organisation", "National Guard Council", ("NGC",), None, False),
        ("n2", "person", "Timur Asanov", ("Asanov",), "lawyer from Osh", False),
        ("n3", "place", "Osh", (), None, False),
        ("n4", "place", "Naryn", (), None, False),
    ]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("National Guard Council", "National Guard Council"),
        ("The National Guard Council (NGC)", "National Guard Council"),
        ("Timur Asanov, a lawyer from Osh", "Timur Asanov"),
        ("Asanov, of the Bar", "Timur Asanov"),
        ("The NGC's press service", None),
        ("officials of the NGC", None),
        ("press service", None),
    ],
)
def test_a_phrase_is_about_the_entity_at_its_head(words: str, name: str | None) -> None:
    assert name_at(words) == name


def test_all_entities_in_a_phrase_are_given_once_in_order() -> None:
    found = INDEX.named_in(span("Timur Asanov, a lawyer from Osh, in Naryn"))
    assert [entity.name for entity in found] == ["Timur Asanov", "Osh", "Naryn"]
