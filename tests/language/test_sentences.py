"""Sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.language.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    "parts",
    [
        ["Gen. Asanov met Col. Orr of the U.S. Army on Jan. 5.", "They talked."],
        ['"We closed the market," he said.', '"It was not safe.', 'Nobody was hurt."', "He left."],
        ["“So it is.”", "“No,” she said."],
        ['"Why?" he asked.', '"Because!" they cried.'],
        ["A. B. Khan (see No. 3) left.", "He came back."],
        ["He waited [for the guards. They were late] and left.", "Then he ran."],
        ["He left the U.S.", "She stayed."],
        ["It rose to 1.5 million.", "In 2016 it fell ... slowly."],
        ["THE EX-COL. WAS SEEN IN OSH.", "TWO MEN FLED."],
    ],
)
def test_a_stretch_is_cut_where_a_reader_would_cut_it(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


@given(st.text(alphabet="Ab .!?\"'“”()[]…\n", max_size=80))
def test_sentences_are_in_order_apart_and_hold_every_letter(text: str) -> None:
    found = split_sentences(text, 0, len(text))
    ends = [0, *(end for _, end in found)]
    assert all(before <= start < end for before, (start, end) in zip(ends, found, strict=False))
    inside = {at for start, end in found for at in range(start, end)}
    assert all(at in inside for at, letter in enumerate(text) if letter.isalnum())
    assert all(not text[start].isspace() and not text[end - 1].isspace() for start, end in found)
