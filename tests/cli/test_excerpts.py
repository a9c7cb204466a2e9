from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from dalil.cli.excerpts import LONGEST, excerpts
from dalil.records import Block, BlockKind, Custody, Report, Span

SENTENCES = st.lists(
    st.text("ab “.", min_size=1, max_size=40).map(lambda words: f"A{words} end."), min_size=1, max_size=30
)


def report_of(*paragraphs: str) -> Report:
    text = "\n\n".join(paragraphs)
    blocks: list[Block] = []
    for paragraph in paragraphs:
        start = blocks[-1].end + 2 if blocks else 0
        blocks.append(Block(BlockKind.PARAGRAPH, start, start + len(paragraph)))
    custody = Custody("0", len(text), "text/plain", "utf-8", "dalil", "0")
    return Report("sha256:0", "x", None, None, None, None, (), None, None, "en", custody, text, tuple(blocks))


def printed(report: Report, evidence: list[Span], marked: list[Span], *, terminal: bool = False) -> str:
    stream = io.StringIO()
    console = Console(file=stream, width=80, force_terminal=terminal, color_system="truecolor" if terminal else None)
    console.print(*excerpts(report, evidence, marked), sep="\n")
    return stream.getvalue()


def words(report: Report, part: str) -> Span:
    start = report.text.index(part)
    return Span.of(report.text, start, start + len(part))


def test_evidence_stands_in_its_sentence_with_what_matters_marked() -> None:
    report = report_of("It rained. On Tuesday police held two men in Osh. They were freed.")
    shown = printed(report, [words(report, "police held two men")], [words(report, "held")])
    assert shown.split() == ["│", "On", "Tuesday", "police", "«held»", "two", "men", "in", "Osh."]


def test_a_terminal_gets_colour_instead_of_marks() -> None:
    report = report_of("Police held two men in Osh.")
    shown = printed(report, [words(report, "Police held two men")], [words(report, "held")], terminal=True)
    assert "«" not in shown
    assert "\x1b[1;33mheld" in shown


def test_a_long_sentence_is_cut_around_what_matters() -> None:
    report = report_of(f"Police {'and more police ' * 40}held two men {'and two more men ' * 40}in Osh.")
    shown = printed(report, [words(report, report.text)], [words(report, "held")])
    assert "«held»" in shown
    assert shown.count("…") == 2
    assert len(shown) < LONGEST + 100


def test_evidence_in_two_paragraphs_gives_two_excerpts() -> None:
    report = report_of("Police held two men.", "A third was freed.")
    assert len(list(excerpts(report, [words(report, "held"), words(report, "freed")], []))) == 2


@given(SENTENCES, st.data())
def test_what_is_marked_is_shown_whole_or_at_both_its_ends(sentences: list[str], data: st.DataObject) -> None:
    report = report_of(" ".join(sentences))
    start = data.draw(st.integers(0, len(report.text) - 1))
    end = data.draw(st.integers(start + 1, min(len(report.text), start + 150)))
    span = Span.of(report.text, start, end)
    (excerpt,) = excerpts(report, [span], [span])
    assert "".join(excerpt.words[first:last] for first, last in excerpt.marked) == span.exact
