from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dalil.reading import Source, read_report
from dalil.reading.elements import parse, pieces
from dalil.reading.web import element_text
from dalil.records import BlockKind, Report
from dalil.settings import Facts


def test_every_block_is_inside_the_element_that_its_path_names(
    fixtures: Path, read_fixture: Callable[[str], Report]
) -> None:
    report = read_fixture("court-page.html")
    root = parse((fixtures / "court-page.html").read_text(encoding="utf-8"))
    assert root is not None
    for block in report.blocks:
        assert block.locator.path is not None
        words = " ".join(report.words(block).split())
        if block.kind is not BlockKind.TABLE:
            assert words in element_text(root, block.locator.path)


def test_the_metadata_of_a_page_is_read(read_fixture: Callable[[str], Report]) -> None:
    report = read_fixture("court-page.html")
    assert report.url == "https://vakhsh.example.org/news/court-khujand"
    assert report.custody.media_type == "text/html"
    assert "script" not in report.text


def test_facts_win_over_the_page(fixtures: Path) -> None:
    data = (fixtures / "court-page.html").read_bytes()
    facts = Facts(published="2019-05-20", outlet="Other", url="https://example.org/x", authors=("A B",))
    report = read_report(Source("x.html", data, "text/html"), facts)
    assert (report.published, report.outlet, report.url, report.authors) == (
        "2019-05-20",
        "Other",
        "https://example.org/x",
        ("A B",),
    )


def test_pieces_hold_every_shown_character_once() -> None:
    root = parse(
        "<body>a<div>b<p>c<b>d</b><br><br>e</p>f<script>no</script>g</div><table><tr><td>h</td></tr></table>i</body>"
    )
    assert root is not None
    assert "".join("".join(piece.raw.split()) for piece in pieces(root)) == "abcdefghi"


def test_a_deeply_nested_page_is_read() -> None:
    page = "<html><body>" + "<div>" * 150 + "<p>Police held two men in Osh on Friday.</p>" + "</div>" * 150
    report = read_report(Source("deep.html", page.encode(), "text/html"), Facts())
    assert "Police held two men" in report.text
