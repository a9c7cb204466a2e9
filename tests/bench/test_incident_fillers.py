import pytest

from dalil.bench.incident_fillers import whole_phrases
from dalil.language.analysis import IncidentRole
from dalil.records import Span


def phrases(text: str, *spans: tuple[int, int]) -> list[str]:
    found = whole_phrases(text, [IncidentRole("weapon", Span.of(text, *span), 0.5) for span in spans])
    assert all(text[f.span.start : f.span.end] == f.span.exact for f in found)
    return [f.span.exact for f in found]


@pytest.mark.parametrize(
    ("words", "whole"),
    [("rockets in", "rockets"), ("pylon (", "pylon"), ("of the bus", "the bus"), ("red car", "red car")],
)
def test_a_filler_neither_begins_nor_ends_with_what_no_phrase_does(words: str, whole: str) -> None:
    assert phrases(words, (0, len(words))) == [whole]


def test_marks_and_prepositions_alone_are_no_fillers() -> None:
    assert phrases('a bus " of', (6, 7), (8, 10)) == []


def test_of_joins_two_fillers() -> None:
    text = "with 5 kg of dynamite"
    assert phrases(text, (5, 12), (13, 21)) == ["5 kg of dynamite"]
    assert phrases("kg, dynamite", (0, 2), (4, 12)) == ["kg", "dynamite"]
