"""Quotation marks and their partners."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.language.quotations import find_quotations
from tests.language.written import report_of


def quoted(text: str) -> list[tuple[int, str]]:
    report = report_of(text)
    return [(found.depth, found.inner.exact) for found in find_quotations(report, report.blocks)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We left," he said. "They stayed."', [(1, "We left,"), (1, "They stayed.")]),
        ("“We left,” he said.", [(1, "We left,")]),
        ("He called it «a lie», „pure noise“ and ‘old news’.", [(1, "a lie"), (1, "pure noise"), (1, "old news")]),
        ("\"The 'pure' ones don't pay,\" she said.", [(1, "The 'pure' ones don't pay,"), (2, "pure")]),
        ("The guards' keys and the 'lost' list", [(1, "lost")]),
        ("'Officers' men came,' he said.", [(1, "Officers' men came,")]),
        ("It isn't the mayor's. It's Osh's.", []),
        ('He shouted "stop and ran.', []),
        ('(the "pure"), he said--"maybe"--twice', [(1, "pure"), (1, "maybe")]),
        ("``We left,'' he said.", [(1, "We left,")]),
    ],
)
def test_marks_are_paired_and_apostrophes_are_not(text: str, expected: list[tuple[int, str]]) -> None:
    assert quoted(text) == expected


def test_a_quotation_that_the_next_paragraph_takes_up_runs_to_the_end_of_its_own() -> None:
    text = 'He said: "We came at dawn. Nobody slept.\n\n"We left at noon."'
    assert quoted(text) == [(1, "We came at dawn. Nobody slept."), (1, "We left at noon.")]


def test_a_forgotten_closing_mark_does_not_turn_the_following_quotations_around() -> None:
    text = '"We came, he said. "We left," he said.'
    assert (1, "We left,") in quoted(text)


@given(st.text(alphabet="ab ,.s\"'“”‘’«»\n", max_size=60))
def test_quotations_nest_and_their_words_are_exact(text: str) -> None:
    report = report_of(text)
    found = find_quotations(report, report.blocks)
    for one in found:
        assert text[one.span.start : one.span.end] == one.span.exact
        assert one.span.contains(one.inner)
        assert one.inner.exact.strip()
        assert one.depth >= 1
    for one in found:
        for other in found:
            crossing = one.span.start < other.span.start < one.span.end < other.span.end
            assert not crossing
