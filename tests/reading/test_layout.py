from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dalil.reading.draft import Draft
from dalil.reading.layout import lay_out
from dalil.reading.lines import passages
from dalil.reading.normalisation import normalise, normalise_table
from dalil.records import BlockKind, Report

EXPECTED = sorted((Path(__file__).parent / "fixtures").glob("*.yaml"))
LINES = st.sampled_from(
    [
        "",
        "Osh court jails three",
        "By Pat Quill",
        "4 May 2018",
        "OSH -- Police held two men on Friday, the ministry said.",
        "He was 34.",
        "Related articles",
        "2 Comments",
        "Reply",
        "A guard in Osh. [Pat Quill/AFP]",
        "What next?",
        "Region\t2017\t2018",
        "Osh\t12\t14",
        "© 2018 Vakhsh Post",
        "Money from abroad",
    ]
)


def _kinds(report: Report) -> list[str]:
    lines = []
    for block in report.blocks:
        repeats = "" if block.repeats is None else f" repeats {block.repeats}"
        lines.append(f"{block.kind.value}{repeats}: {' '.join(report.words(block).split())[:48]}")
    return lines


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.stem)
def test_fixtures_read_as_a_careful_reader_marks_them(expected: Path, read_fixture: Callable[[str], Report]) -> None:
    name = next(path.name for path in expected.parent.glob(f"{expected.stem}.*") if path.suffix != ".yaml")
    report, marked = read_fixture(name), yaml.safe_load(expected.read_text(encoding="utf-8"))
    assert _kinds(report) == marked["blocks"]
    for field in ("title", "outlet", "agency", "published", "dateline"):
        assert getattr(report, field) == marked[field], field
    assert list(report.authors) == marked["authors"]


def _check_blocks(source: str) -> None:
    layout = lay_out(Draft(tuple(passages(source))))
    end = 0
    for block in layout.blocks:
        assert end <= block.start < block.end
        assert layout.text[end : block.start].strip() == ""
        end = block.end
        if block.credit:
            assert layout.text[block.credit.start : block.credit.end] == block.credit.exact
        if block.repeats is not None:
            first = layout.blocks[block.repeats]
            assert layout.text[first.start : first.end] == layout.text[block.start : block.end]
    assert layout.text[end:] == ""
    assert "".join(layout.text.split()) == "".join(normalise(source).split())
    for block in layout.blocks:
        raw = source[block.locator.start : block.locator.end]
        form = normalise_table if block.kind is BlockKind.TABLE else normalise
        assert form(raw) == layout.text[block.start : block.end]


@given(st.text())
def test_any_text_lies_in_ordered_blocks_that_lead_back_to_it(text: str) -> None:
    _check_blocks(text)


@given(st.lists(LINES, max_size=25))
def test_any_page_like_text_lies_in_ordered_blocks_that_lead_back_to_it(lines: list[str]) -> None:
    _check_blocks("\n".join(lines))


def test_the_comments_below_a_single_paragraph_are_no_body() -> None:
    source = (
        "Raids in the south\n\nThe security service detained three men in Osh on Tuesday, its spokesman said.\n\n"
        "1 Comment\n\nGuest_88  15.03.2018 10:40\nThey arrested fifty people in Naryn, and nobody wrote.\nReply"
    )
    kinds = [block.kind for block in lay_out(Draft(tuple(passages(source)))).blocks]
    assert kinds == [
        BlockKind.HEADLINE, BlockKind.PARAGRAPH, BlockKind.FURNITURE, BlockKind.COMMENT, BlockKind.COMMENT,
        BlockKind.FURNITURE,
    ]  # fmt: skip
