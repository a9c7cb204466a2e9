"""Layout: from the passages of a draft to blocks with kinds, and what the page says of itself in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from dalil.reading.body import read_body
from dalil.reading.bylines import Byline, parted_closing
from dalil.reading.credits import find_credit
from dalil.reading.datelines import Dateline, find_dateline
from dalil.reading.draft import Draft, Passage
from dalil.reading.head import read_head
from dalil.reading.page import Page
from dalil.reading.printed import printed_bylines, printed_date
from dalil.reading.tail import read_tail
from dalil.records import Block, BlockKind, Locator, Span

# Lines of a transcript open with the speaker, as datelines of some outlets do with the place.
_SPEAKER = re.compile(r"[^\W\d_a-zа-я][^\W\da-zа-я]*(?:[ .'-]+[^\W\da-zа-я]+){0,4}:\s")
_TRANSCRIPT = 3
_PRINTED = (BlockKind.CAPTION, BlockKind.HEADLINE, BlockKind.PARAGRAPH)


@dataclass(frozen=True, slots=True)
class Layout:
    """The text of a report and its blocks, with the byline, dateline and publication date that they print."""

    text: str
    blocks: tuple[Block, ...]
    title: str | None
    bylines: tuple[Byline, ...]
    dateline: Dateline | None
    published: str | None


def lay_out(draft: Draft) -> Layout:
    """Classify a draft's passages and join their texts; blocks are ordered, never overlap, and leave nothing out."""
    page = Page([passage for passage in draft.passages if passage.text], draft.metadata)
    begin = read_head(page)
    end = read_tail(page, begin)
    read_body(page, begin, end)
    datelines: list[Dateline] = []
    passages = _merge_tables(list(_part_datelines(_settled(page), datelines)))
    text, blocks = _join(passages)
    return Layout(
        text,
        tuple(_mark_repeats(text, blocks)),
        next((passage.text for passage in passages if passage.hint is BlockKind.HEADLINE), None),
        tuple(printed_bylines(passages)),
        datelines[0] if datelines else None,
        printed_date(passages, datelines),
    )


def _settled(page: Page) -> Iterator[Passage]:
    """Give the passages with their final kinds; a passage printed twice above is a caption both times."""
    seen: dict[str, int] = {}
    for index, text in enumerate(page.texts):
        first = seen.setdefault(text, index)
        if page.kinds[index] is BlockKind.PARAGRAPH and first == index - 1 and page.kinds[first] is BlockKind.PARAGRAPH:
            page.kinds[first] = page.kinds[index] = BlockKind.CAPTION
    for passage, kind in zip(page.passages, page.kinds, strict=True):
        settled = replace(passage, hint=kind or BlockKind.FURNITURE)
        words = parted_closing(settled.text) if kind is BlockKind.PARAGRAPH else None
        parts = settled.split(words) if words else None
        yield from (parts[0], replace(parts[1], hint=BlockKind.BYLINE)) if parts else (settled,)


def _part_datelines(passages: Iterator[Passage], found: list[Dateline]) -> Iterator[Passage]:
    """Part datelines from the paragraphs that they open; those found are added to ``found``."""
    first = True
    settled = list(passages)
    transcript = sum(1 for passage in settled if _SPEAKER.match(passage.text)) >= _TRANSCRIPT
    for passage in settled:
        if passage.hint is not BlockKind.PARAGRAPH:
            yield passage
            continue
        dateline = find_dateline(passage.text, first)
        if dateline and transcript and dateline.words.endswith(":"):
            dateline = None
        parts = passage.split(dateline.words) if dateline else None
        if dateline and parts:
            found.append(dateline)
            yield from (replace(parts[0], hint=BlockKind.DATELINE), parts[1])
        else:
            yield passage
        first = False


def _merge_tables(passages: list[Passage]) -> list[Passage]:
    """Join neighbouring rows of one table into a passage, where they come from one stretch of a text."""
    merged: list[Passage] = []
    for table, run in groupby(passages, key=lambda passage: passage.hint is BlockKind.TABLE):
        rows = list(run)
        paths = {row.locator.path for row in rows} | {row.locator.page for row in rows}
        if table and len(rows) > 1 and paths <= {None}:
            locator = Locator(rows[0].locator.start, rows[-1].locator.end)
            merged.append(Passage("\n".join(row.raw for row in rows), locator, BlockKind.TABLE))
        else:
            merged.extend(rows)
    return merged


def _join(passages: list[Passage]) -> tuple[str, list[Block]]:
    parts: list[str] = []
    blocks: list[Block] = []
    offset = 0
    after_dateline = False
    for passage in passages:
        gap = "" if not blocks else " " if after_dateline else "\n\n"
        text = passage.text
        start = offset + len(gap)
        offset = start + len(text)
        kind = passage.hint or BlockKind.FURNITURE
        blocks.append(Block(kind, start, offset, passage.locator, credit=_credit(kind, text, start)))
        parts += [gap, text]
        after_dateline = kind is BlockKind.DATELINE
    return "".join(parts), blocks


def _credit(kind: BlockKind, text: str, start: int) -> Span | None:
    found = find_credit(text) if kind is BlockKind.CAPTION else None
    return Span(start + found[0], start + found[1], text[found[0] : found[1]]) if found else None


def _mark_repeats(text: str, blocks: list[Block]) -> Iterator[Block]:
    """Mark captions, headlines and paragraphs that say, word for word, what an earlier block says."""
    first: dict[str, int] = {}
    for index, block in enumerate(blocks):
        words = text[block.start : block.end]
        if block.kind in _PRINTED and words in first:
            yield replace(block, repeats=first[words])
        else:
            if block.kind in _PRINTED:
                first[words] = index
            yield block
