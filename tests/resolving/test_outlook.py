from __future__ import annotations

from datetime import date

import pytest

from dalil.records import Span
from dalil.resolving.outlook import is_deadline, is_to_come, nearer


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The court will sit on Friday.", "Friday"),
        ("On Friday, the court will sit.", "Friday"),
        ("A judge may free them on Friday.", "Friday"),
        ("She had promised to come by Friday.", "Friday"),
        ("The trial resumes on 4 May.", "4 May"),
    ],
)
def test_what_is_planned_lies_ahead(text: str, words: str) -> None:
    assert is_to_come(Span.of(text, text.index(words), text.index(words) + len(words)), text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On Monday it met, and it will meet again.", "Monday"),
        ("It will meet again; on Monday it met.", "Monday"),
        ("Readers may remember that on Monday it met.", "Monday"),
        ("They met in May on Monday.", "Monday"),
        ("He may have left on Monday.", "Monday"),
    ],
)
def test_what_lies_ahead_is_told_by_its_own_clause(text: str, words: str) -> None:
    assert not is_to_come(Span.of(text, text.index(words), text.index(words) + len(words)), text)


@pytest.mark.parametrize(
    ("text", "words"),
    [("He must pay by Friday.", "Friday"), ("It runs until Friday.", "until Friday"), ("before the May", "May")],
)
def test_a_deadline_is_told_by_the_words_before_it_or_its_own_first(text: str, words: str) -> None:
    assert is_deadline(Span.of(text, text.index(words), text.index(words) + len(words)), text)


def test_of_two_dates_the_one_ahead_is_taken_where_it_is_nearer() -> None:
    day = date(2017, 1, 4)
    assert nearer("2016-06", "2017-06", day) == "2017-06"
    assert nearer("2016-12-30", "2017-01-06", day) == "2017-01-06"
    assert nearer("2016-12-30", "2017-01-06", day, margin=3) == "2016-12-30"
    assert nearer("2017-01", "2018-01", day) == "2017-01"
    assert nearer(None, "2018-01", day) is None
