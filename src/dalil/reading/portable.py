"""PDF: page text by pdfium, its lines joined to paragraphs by their spacing; running heads and page numbers apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from dalil.errors import SourceError
from dalil.reading.draft import Draft, Metadata, Passage
from dalil.reading.normalisation import normalise
from dalil.reading.sources import Source
from dalil.records import BlockKind, Locator

_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]\s*\n\s*(?=[^\W\d_A-ZА-Я])")
# What pdfium gives for a hyphen at a line's end, in place of the line's end.
_JOINED = re.compile("[\x02\ufffe]")
_STOP = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_NO_TITLE = re.compile(
    r"(?i)^(?:untitled.*|microsoft word.*|.*\.(?:docx?|pdf|indd|qxd|rtf|html?)|print|document\d*|about:blank)$"
)
_LARGER = 1.2
_EDGE_LINES = 2


@dataclass(frozen=True, slots=True)
class _Line:
    """A printed line: its page and characters, and in points: left and right edge, base line, size of its letters."""

    page: int
    start: int
    end: int
    text: str
    left: float
    right: float
    bottom: float
    size: float


def draft(source: Source) -> Draft:
    """Read a PDF; locators are the page and the characters in its text, as pdfium gives it.

    Raises SourceError where it is encrypted, broken or has no text.
    """
    document = _opened(source)
    try:
        lines = [line for number in range(len(document)) for line in _lines(document, number)]
        title = normalise(document.get_metadata_dict().get("Title", ""))
    except pypdfium2.PdfiumError as error:
        raise SourceError(source.name, "the PDF is broken", "get the file again, whole") from error
    finally:
        document.close()
    if not lines:
        raise SourceError(source.name, "the PDF holds no text, only pictures", "run text recognition over it first")
    return Draft(tuple(_passages(lines)), Metadata(title=None if _NO_TITLE.match(title) else title or None))


def join_lines(raw: str) -> str:
    """Join the printed lines of a paragraph: a word parted at a line's end becomes whole."""
    return re.sub(r"-\n(?=\S)", "-", _HYPHEN.sub("", _JOINED.sub("-\n", raw)))


def _opened(source: Source) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(source.data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).casefold():
            raise SourceError(source.name, "the PDF is encrypted", "save a copy without password") from error
        raise SourceError(source.name, "the PDF is broken or truncated", "get the file again, whole") from error


def _lines(document: pypdfium2.PdfDocument, number: int) -> Iterator[_Line]:
    page = document[number].get_textpage()
    text = page.get_text_range()
    for found in re.finditer(r"[^\r\n]+", text):
        if normalise(found.group()):
            yield _line(page, number + 1, found)


def _line(page: pypdfium2.PdfTextPage, number: int, found: re.Match[str]) -> _Line:
    count = page.count_chars()
    shown = [i for i in range(found.start(), min(found.end(), count)) if not found.string[i].isspace()]
    boxes = [page.get_charbox(i) for i in (shown[0], shown[-1])] if shown else [(0.0, 0.0, 0.0, 0.0)] * 2
    bottom = min(page.get_charbox(i)[1] for i in shown[:8]) if shown else 0.0
    size = float(pdfium.FPDFText_GetFontSize(page, shown[0])) if shown else 0.0
    height = max((page.get_charbox(i)[3] - page.get_charbox(i)[1] for i in shown[:12]), default=0.0)
    # Many writers set size 1 and scale the page instead; the letters' height then tells.
    return _Line(number, found.start(), found.end(), found.group(), boxes[0][0], boxes[1][2], bottom, max(size, height))


def _passages(lines: list[_Line]) -> Iterator[Passage]:
    edges = _running_heads(lines)
    body = median(line.size for line in lines)
    largest = max((line.size for line in lines if line.page == 1 and len(line.text.split()) >= 2), default=body)
    pending: Passage | None = None
    for group in _paragraphs(lines, edges):
        passage = _passage(group, edges, headline=largest if largest >= body * _LARGER else None)
        if pending is None or not _goes_on(pending, passage):
            if pending:
                yield pending
            pending = passage
            continue
        if passage.hint is BlockKind.FURNITURE:
            yield passage
            continue
        raw = join_lines(pending.raw + "\n" + passage.raw)
        pending = replace(pending, raw=raw, locator=replace(pending.locator, end=None))
    if pending:
        yield pending


def _goes_on(before: Passage, after: Passage) -> bool:
    """Tell whether a paragraph runs over onto the next page (past running heads, which stay in their place)."""
    if before.hint is not None or before.locator.page is None or after.locator.page is None:
        return False
    if after.locator.page > before.locator.page + 1 or _STOP.search(before.text):
        return False
    if after.hint is BlockKind.FURNITURE:
        return True
    return after.hint is None and after.locator.page == before.locator.page + 1 and after.text[:1].islower()


def _passage(group: list[_Line], edges: set[_Line], headline: float | None) -> Passage:
    raw = join_lines("\n".join(line.text for line in group))
    kind = BlockKind.FURNITURE if group[0] in edges else None
    if headline is not None and group[0].page == 1 and group[0].size >= headline * 0.98 and kind is None:
        kind = BlockKind.HEADLINE
    return Passage(raw, Locator(group[0].start, group[-1].end, group[0].page), kind)


def _running_heads(lines: list[_Line]) -> set[_Line]:
    """Find the lines at the pages' edges that come back on other pages (figures aside), and page numbers."""
    pages = [list(run) for _, run in groupby(lines, key=lambda line: line.page)]
    edges = [
        line
        for page in pages
        for line in (page[:_EDGE_LINES] + page[-_EDGE_LINES:] if len(page) > 4 else page[:1] + page[-1:])
    ]
    counts = Counter(_masked(line) for line in set(edges))
    return {line for line in edges if counts[_masked(line)] > 1 or re.fullmatch(r"\W*\d{1,4}\W*", line.text)}


def _masked(line: _Line) -> str:
    return re.sub(r"\d+", "#", normalise(line.text).casefold())


def _paragraphs(lines: list[_Line], edges: set[_Line]) -> Iterator[list[_Line]]:
    steps = [before.bottom - line.bottom for before, line in pairwise(lines) if before.page == line.page]
    step = median([value for value in steps if value > 0] or [12.0])
    right = sorted(line.right for line in lines)[int(len(lines) * 0.8)]
    group: list[_Line] = []
    for line in lines:
        if group and not _same_paragraph(group, line, step, right, edges):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _same_paragraph(group: list[_Line], line: _Line, step: float, right: float, edges: set[_Line]) -> bool:
    before = group[-1]
    if before.page != line.page or before in edges or line in edges:
        return False
    gap = before.bottom - line.bottom
    if not 0 < gap <= max(step * 1.35, line.size * 1.35) or abs(before.size - line.size) > 0.1 * max(
        before.size, line.size
    ):
        return False
    indented = line.left > before.left + line.size * 0.8 and len(group) > 1
    return not indented and not (bool(_STOP.search(before.text)) and before.right < right * 0.85)
