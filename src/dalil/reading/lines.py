"""Lines: from characters without markup to passages; hard-wrapped lines are joined, tables kept together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from dalil.reading.draft import Passage
from dalil.records import BlockKind, Locator

_COLUMNS = re.compile(r"\S(?:\t+|[ \u00a0]{3,})\S|\S\s*\|\s*\S.*\|")
_ITEM = re.compile(r"\s*(?:[-*•–▪●·]|\(?\d{1,2}[.)])\s+\S")
_STOP = re.compile(r"[.!?…][\"'”’»)\]]{0,4}$")
_WIDEST_WRAP = 110
_NARROWEST_WRAP = 45
_ENOUGH_LINES = 6


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str

    @property
    def blank(self) -> bool:
        return not self.text.strip()

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip())


def passages(source: str, offset: int = 0) -> Iterator[Passage]:
    """Give the passages of a plain text; locators are character ranges in it, moved by ``offset``."""
    lines = list(_lines(source))
    width = wrap_width([line.text.strip() for line in lines])
    for blank, run in groupby(lines, key=lambda line: line.blank):
        if blank:
            continue
        near = False
        for group in _groups(list(run), width):
            start, end = group[0].start, group[-1].end
            hint = BlockKind.TABLE if len(group) > 1 and _tabular(group) else None
            yield Passage(source[start:end], Locator(offset + start, offset + end), hint, near)
            near = True


def wrap_width(lines: list[str]) -> int | None:
    """Tell at which column a text is hard-wrapped; None where each line is a paragraph of its own.

    In wrapped text most long lines that another line follows end no sentence; where few lines tell, the next one must
    go on in lower case.
    """
    pairs = [(line, after) for line, after in pairwise(lines) if len(line) >= _NARROWEST_WRAP and after.strip()]
    lengths = sorted(len(line) for line, _ in pairs)
    if not lengths or lengths[int(len(lengths) * 0.9)] > _WIDEST_WRAP:
        return None
    width = lengths[int(len(lengths) * 0.9)]
    full = [(line, after) for line, after in pairs if len(line) >= width * 0.7]
    stops = sum(1 for line, _ in full if _STOP.search(line))
    goes_on = sum(1 for line, after in full if not _STOP.search(line) and _goes_on(line, after))
    if stops > len(full) * 0.4:
        return None
    return width if len(full) >= _ENOUGH_LINES or goes_on >= max(1.0, len(full) * 0.3) else None


def _goes_on(line: str, after: str) -> bool:
    return after.lstrip()[:1].islower() or (line.isupper() and after.isupper())


def _lines(source: str) -> Iterator[_Line]:
    start = 0
    for line in source.splitlines(keepends=True):
        text = line.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")
        yield _Line(start, start + len(text), text)
        start += len(line)


def _groups(run: list[_Line], width: int | None) -> Iterator[list[_Line]]:
    """Group the lines of a stretch without blank lines: rows of one table, lines of one paragraph."""
    group: list[_Line] = []
    margin = min((line.indent for line in run[1:]), default=0)
    for line in run:
        if group and not (_same_table(group, line) or _continues(group[-1], line, width, margin)):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _same_table(group: list[_Line], line: _Line) -> bool:
    return bool(_COLUMNS.search(line.text)) and _tabular(group)


def _tabular(group: list[_Line]) -> bool:
    return all(_COLUMNS.search(line.text) for line in group)


def _continues(before: _Line, line: _Line, width: int | None, margin: int) -> bool:
    """Tell whether a line goes on from the one before: its first word would not have fitted there.

    Widths vary within a text, so a line that is nearly full and ends no sentence goes on too. An indent of more than
    the ``margin`` that all lines but the first have begins a paragraph.
    """
    text = before.text.strip()
    if width is None or line.indent > max(before.indent, margin) + 1 or _tabular([before]):
        return False
    if _ITEM.match(line.text) and (len(text) <= width * 0.65 or text.endswith((".", ":", ";"))):
        return False
    first_word = line.text.split(maxsplit=1)[0]
    return len(text) + 1 + len(first_word) > width - 2 or (len(text) > width * 0.65 and not _STOP.search(text))
