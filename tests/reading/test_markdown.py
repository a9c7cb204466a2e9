from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dalil.reading import Source, read_report
from dalil.records import BlockKind, Report
from dalil.settings import Facts


def test_locators_lead_to_the_marked_source(fixtures: Path, read_fixture: Callable[[str], Report]) -> None:
    source = (fixtures / "programme-note.md").read_text(encoding="utf-8")
    report = read_fixture("programme-note.md")
    heading = next(block for block in report.blocks if block.kind is BlockKind.SUBHEADING)
    assert source[heading.locator.start : heading.locator.end] == "## What the mentors do\n"
    table = next(block for block in report.blocks if block.kind is BlockKind.TABLE)
    assert source[table.locator.start : table.locator.end].startswith("| Year")


def test_marks_stay_out_of_the_text(read_fixture: Callable[[str], Report]) -> None:
    text = read_fixture("programme-note.md").text
    assert "*" not in text
    assert "https://" not in text


def test_front_matter_that_is_no_mapping_says_nothing() -> None:
    report = read_report(Source("x.md", b"---\n- a\n---\nPolice held two men in Osh.\n", "text/markdown"), Facts())
    assert report.title is None
    assert report.text.endswith("Police held two men in Osh.")
