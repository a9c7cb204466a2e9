from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dalil.reading.lines import passages, wrap_width
from dalil.records import BlockKind

WRAPPED = """\
   The district court in the town of Nookat fined a bookseller on Monday
for keeping leaflets of a banned group under his counter, a clerk told a
local reporter.

   The man, 51, denied that the leaflets were his. He has a week to file
an appeal with the regional court in Osh.
"""


@given(st.text())
def test_every_character_that_shows_is_in_one_passage(text: str) -> None:
    found = list(passages(text))
    ends = [0]
    for passage in found:
        start, end = passage.locator.start, passage.locator.end
        assert start is not None
        assert end is not None
        assert ends[-1] <= start < end
        assert text[start:end] == passage.raw
        ends.append(end)
    assert "".join("".join(passage.raw.split()) for passage in found) == "".join(text.split())


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    found = [passage.text for passage in passages(WRAPPED)]
    assert len(found) == 2
    assert found[0].endswith("told a local reporter.")


def test_a_margin_that_only_the_first_line_lacks_is_no_indent() -> None:
    first, *others = [line.strip() for line in WRAPPED.splitlines() if line.strip()]
    pasted = "\n".join([first, *(" " * 12 + line for line in others)])
    assert [passage.text.split()[0] for passage in passages(pasted)] == ["The", "The"]


def test_unwrapped_lines_are_paragraphs_of_their_own() -> None:
    text = "Police held two men in Batken on Friday, and released one of them.\nThe other stays in custody until May.\n"
    assert [passage.near for passage in passages(text)] == [False, True]
    assert wrap_width(text.splitlines()) is None


def test_columns_are_a_table() -> None:
    table = next(iter(passages("Region\t2017\t2018\nOsh\t12\t14\n")))
    assert table.hint is BlockKind.TABLE
    assert table.text == "Region\t2017\t2018\nOsh\t12\t14"
