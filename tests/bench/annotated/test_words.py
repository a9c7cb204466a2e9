import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.bench.annotated.words import Paragraphs, Unresolved, named

TEXT = "Six held in Osh\n\nPolice held six men. They held none before.\n\n \n\nThe end"


def found(paragraph: int, words: str) -> tuple[int, str]:
    span = Paragraphs(TEXT).span(paragraph, words)
    return span.start, span.exact


def test_paragraphs_are_the_lines_that_are_not_empty() -> None:
    assert len(Paragraphs(TEXT)) == 3
    assert found(3, "end") == (TEXT.index("end"), "end")


def test_words_are_found_in_their_paragraph() -> None:
    assert found(1, "held")[0] < found(2, "held")[0]


def test_a_number_after_the_sign_means_a_later_occurrence() -> None:
    assert found(2, "held§2") == (TEXT.rindex("held"), "held")


def test_a_number_before_the_bar_means_another_paragraph() -> None:
    assert found(2, "1| Six") == (0, "Six")


def test_a_stretch_runs_from_its_first_words_to_its_last() -> None:
    assert found(2, "Police ~~ men")[1] == "Police held six men"
    assert found(2, "held ~~ before§2")[1] == "held none before"


@pytest.mark.parametrize(
    ("paragraph", "words"), [(1, "Police"), (2, "held§3"), (2, "men ~~ Police"), (4, "end"), (0, "Six"), (1, "9| Six")]
)
def test_what_does_not_stand_there_is_told(paragraph: int, words: str) -> None:
    with pytest.raises(Unresolved):
        Paragraphs(TEXT).span(paragraph, words)


def test_longer_names_go_first_and_parts_of_words_are_no_names() -> None:
    text = "Osh police and Oshoba, the Osh Courier and Osh"
    spans = named(text, {"place": ["Osh"], "paper": ["Osh Courier"]})
    assert [span.exact for span in spans["paper"]] == ["Osh Courier"]
    assert [span.start for span in spans["place"]] == [0, text.rindex("Osh")]


@given(st.text(alphabet="ab \n.", max_size=40), st.text(alphabet="ab .", min_size=1, max_size=5), st.integers(1, 4))
def test_a_span_is_always_what_its_words_say(text: str, words: str, paragraph: int) -> None:
    try:
        span = Paragraphs(text).span(paragraph, words)
    except Unresolved:
        return
    assert span.exact == words == text[span.start : span.end]
