from __future__ import annotations

import pytest

from dalil.reading import phrases
from dalil.reading.page import is_comment_heading, is_furniture, is_prose


def test_all_phrase_files_are_valid() -> None:
    for load in (
        phrases.furniture,
        phrases.comments,
        phrases.credits_,
        phrases.bylines,
        phrases.calendar,
        phrases.markup,
        phrases.mail,
        phrases.outlets,
    ):
        assert load()


@pytest.mark.parametrize(
    "line",
    [
        "Do you like this article?",
        "Read also: Court fines bookseller",
        "USD 384.12 EUR 433.90 RUB 5.94 CNY 55.5",
        "Home > News > Security",
        "Share  Tweet  Print",
        "4 min read",
        "Sign up for our newsletter",
        "We use cookies to make this site work. You can read about them in our policy.",
        "#Osh #court",
    ],
)
def test_furniture_is_known_by_its_words(line: str) -> None:
    assert is_furniture(line) or phrases.furniture().end.match(line)


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell after the attack.",
        "Also on Friday, police searched a flat in the same house.",
        "Most popular among the recruits were films from the front.",
        "Posted in Osh since May, the officer knew the bazaar.",
        "He was 34.",
        "The reports of abuse were read out in court.",
    ],
)
def test_sentences_are_no_furniture(line: str) -> None:
    assert not is_furniture(line)
    assert not phrases.furniture().end.match(line)


@pytest.mark.parametrize("line", ["1 Comment(s)", "Comments (12)", "Leave a reply", "3 thoughts on “Court fines man”"])
def test_comment_headings(line: str) -> None:
    assert is_comment_heading(line) or phrases.furniture().end.match(line)
    assert not is_comment_heading("In response to questions about the raid, he said nothing.")


def test_prose_is_long_or_a_sentence() -> None:
    assert is_prose("The court fined two men on Friday.")
    assert not is_prose("Court fines two men")
