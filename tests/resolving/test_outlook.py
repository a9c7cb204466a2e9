from __future__ import annotations

import pytest

from dalil.records import Span
from dalil.resolving.outlook import is_to_come


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
