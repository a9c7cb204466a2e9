"""What a page prints of itself in its blocks: bylines and the date of publication."""

from __future__ import annotations

from collections.abc import Iterator

from dalil.reading.bylines import Byline, find_dated_byline, read_byline
from dalil.reading.datelines import Dateline
from dalil.reading.dates import find_dates, publication_line
from dalil.reading.draft import Passage
from dalil.records import BlockKind


def printed_bylines(passages: list[Passage]) -> Iterator[Byline]:
    """Read the bylines, and the publication lines that name someone too."""
    for passage in passages:
        text = passage.text
        if passage.hint is BlockKind.PUBLICATION:
            byline = find_dated_byline(text)
        elif passage.hint is BlockKind.BYLINE:
            byline = read_byline(text)
        else:
            continue
        if byline:
            yield byline


def printed_date(passages: list[Passage], datelines: list[Dateline]) -> str | None:
    """Give the date that the page prints: of its publication line, else of its byline, else of its dateline."""
    lines = [passage.text for passage in passages if passage.hint is BlockKind.PUBLICATION]
    read = [line for line in map(publication_line, lines) if line and line.edtf]
    for line in [line for line in read if not line.updated] + read:
        return line.edtf
    for text in lines + [passage.text for passage in passages if passage.hint is BlockKind.BYLINE]:
        for found in find_dates(text):
            return found.edtf
    return next((dateline.published for dateline in datelines if dateline.published), None)
