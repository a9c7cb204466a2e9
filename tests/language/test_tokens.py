"""Tokens as in the English Web Treebank."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.language.tokens import tokenise


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in tokenise(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They don't know.", ["They", "do", "n't", "know", "."]),
        ("The city’s mayor can’t.", ["The", "city", "’s", "mayor", "ca", "n’t", "."]),
        ("the members' homes", ["the", "members", "'", "homes"]),
        ("He cannot go", ["He", "can", "not", "go"]),
        ("a well-known al-Nur cell", ["a", "well", "-", "known", "al", "-", "Nur", "cell"]),
        ("re-elected by e-mail", ["re-elected", "by", "e-mail"]),
        ("Gen. Asanov of the U.S. Army", ["Gen.", "Asanov", "of", "the", "U.S.", "Army"]),
        ("J. K. Orr left on Jan. 5.", ["J.", "K.", "Orr", "left", "on", "Jan.", "5", "."]),
        ("$4,967 or 1.5-fold, 12%", ["$", "4,967", "or", "1.5", "-", "fold", ",", "12", "%"]),
        ("in the 1960s, on the 21st", ["in", "the", "1960s", ",", "on", "the", "21st"]),
        ("at 5:30 -- maybe ... later", ["at", "5:30", "--", "maybe", "...", "later"]),
        ("Qur'an readers in Sana'a's old town", ["Qur'an", "readers", "in", "Sana'a", "'s", "old", "town"]),
        ("see https://example.org/a?b=1.", ["see", "https://example.org/a?b=1", "."]),
    ],
)
def test_words_and_marks_are_cut_as_in_the_treebank(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_every_visible_character_is_in_exactly_one_token(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    tokens = tokenise(text, start, end)
    covered = [at for first, last in tokens for at in range(first, last)]
    assert covered == sorted(set(covered))
    assert all(start <= first < last <= end for first, last in tokens)
    assert all(at in set(covered) for at in range(start, end) if text[at].isalnum())
