"""The body of a page: paragraphs, subheadings, tables and captions; lists of links between them are furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dalil.reading.bylines import find_byline, find_closing, read_byline
from dalil.reading.credits import ends_with_agency
from dalil.reading.page import Page, ends_sentence, is_caption, is_item, is_prose, is_published_in, opens_quotation
from dalil.reading.phrases import furniture
from dalil.records import BlockKind

_LONGEST_SUBHEADING = 14
_LONGEST_QUESTION = 8
_LINKS = 3


def read_body(page: Page, begin: int, end: int) -> None:
    """Classify every passage of the body that is still open."""
    _claim_links(page, begin, end)
    _claim_author_notes(page, begin, end)
    _claim_captions(page, begin, end)
    for run in _short_runs(page, begin, end):
        _read_run(page, run, begin, end)
    for index in range(begin, end):
        page.claim(index, BlockKind.PARAGRAPH)


def _claim_author_notes(page: Page, begin: int, end: int) -> None:
    """Take the last passages for furniture where they tell who the author is."""
    above = [page.texts[i] for i in range(begin) if page.kinds[i] is BlockKind.BYLINE]
    names = [name for text in above if (line := read_byline(text)) for name in line.authors]
    for index in range(max(begin + 1, end - 3), end):
        if page.open(index) and any(
            re.match(re.escape(name) + r",? (?:is|was|writes|reports|covers|works|has)\b", page.texts[index])
            for name in names
        ):
            page.kinds[index] = BlockKind.FURNITURE


def _claim_captions(page: Page, begin: int, end: int) -> None:
    for index in range(begin, end):
        text = page.texts[index]
        credited = page.open(index) and is_caption(text) and not ends_with_agency(text)
        if credited or page.captioned(index):
            page.kinds[index] = BlockKind.CAPTION


def _claim_links(page: Page, begin: int, end: int) -> None:
    """Take the short lines under a heading such as "Related stories" for furniture, until running text comes back."""
    listing = False
    for index in range(begin + 1, end):
        text = page.texts[index]
        if page.kinds[index] in {None, BlockKind.FURNITURE} and furniture().lists.match(text):
            page.kinds[index] = BlockKind.FURNITURE
            listing = True
        elif listing and page.open(index) and not is_prose(text):
            page.kinds[index] = BlockKind.FURNITURE
        elif page.open(index):
            listing = False


def _short_runs(page: Page, begin: int, end: int) -> Iterator[list[int]]:
    """Give the runs of open lines that are no running text."""
    run: list[int] = []
    for index in range(begin, end):
        if page.open(index) and not is_prose(page.texts[index]) and not _speaks(page.texts[index]):
            run.append(index)
        else:
            if run:
                yield run
            run = []
    if run:
        yield run


def _speaks(text: str) -> bool:
    """Tell whether a short line is text all the same: an item of a list, a quotation, a short sentence."""
    words = len(text.split())
    if text.endswith("?") and words <= _LONGEST_QUESTION:
        return False
    return (
        is_item(text)
        or (opens_quotation(text) and words >= 4)
        or (ends_sentence(text) and (words >= 3 or text.endswith(":")))
    )


def _read_run(page: Page, run: list[int], begin: int, end: int) -> None:
    """Classify a run of short lines: one or two are subheadings; more are a table, a list or links."""
    below = next(
        (i for i in range(run[-1] + 1, end) if page.kinds[i] in {None, BlockKind.PARAGRAPH, BlockKind.TABLE}), None
    )
    if below is None:
        _close(page, run)
        return
    if run[0] > begin and page.texts[run[0] - 1].endswith(":"):
        _claim(page, run, BlockKind.PARAGRAPH)
    elif _figures(page, run):
        _claim(page, run, BlockKind.TABLE)
    elif len(run) >= _LINKS:
        _claim(page, run[:-1], BlockKind.FURNITURE)
        _claim(page, run[-1:], BlockKind.SUBHEADING)
    else:
        for index in run:
            page.kinds[index] = _label(page.texts[index]) or BlockKind.PARAGRAPH


def _label(text: str) -> BlockKind | None:
    """Tell a line that names makers or the day of publication from a subheading."""
    if find_closing(text) is not None or find_byline(text) is not None:
        return BlockKind.BYLINE
    if is_published_in(text):
        return BlockKind.PUBLICATION
    return BlockKind.SUBHEADING if len(text.split()) <= _LONGEST_SUBHEADING else None


def _close(page: Page, run: list[int]) -> None:
    """Classify the short lines that end a body: who made it, a last table, else furniture."""
    if _figures(page, run):
        _claim(page, run, BlockKind.TABLE)
        return
    for index in run:
        label = _label(page.texts[index])
        page.kinds[index] = label if label in {BlockKind.BYLINE, BlockKind.PUBLICATION} else BlockKind.FURNITURE


def _figures(page: Page, run: list[int]) -> bool:
    """Tell whether short lines are the rows or cells of a table: many of them hold figures."""
    with_figures = sum(1 for i in run if any(character.isdigit() for character in page.texts[i]))
    return len(run) >= _LINKS and with_figures >= len(run) * 0.4


def _claim(page: Page, run: list[int], kind: BlockKind) -> None:
    for index in run:
        page.claim(index, kind)
