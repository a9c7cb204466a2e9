"""Excerpts: the words that support a record, in the sentences they stand in, shortened around what matters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dalil.cli.layout import Excerpt
from dalil.language.sentences import split_sentences
from dalil.records import Block, Report, Span

LONGEST = 300
"""Characters of an excerpt that are shown whole; a longer one is cut to what stands around the marked words."""

_BEFORE, _AFTER, _MARKED = 90, 110, 260
_GAP = " … "

Range = tuple[int, int]


def excerpts(report: Report, evidence: Sequence[Span], marked: Sequence[Span]) -> Iterator[Excerpt]:
    """Give one excerpt for each block that the evidence lies in, with the ``marked`` spans emphasised."""
    for block in report.blocks:
        inside = [(s.start, s.end) for s in evidence if block.start <= s.start and s.end <= block.end]
        if inside:
            shown = _whole_sentences(report.text, block, inside)
            marks = _merged([(s.start, s.end) for s in marked if shown[0] <= s.start and s.end <= shown[1]])
            yield _excerpt(report.text, shown, marks, inside)


def _whole_sentences(text: str, block: Block, ranges: Sequence[Range]) -> Range:
    """Widen ranges to the sentences that they touch."""
    start, end = min(first for first, _ in ranges), max(last for _, last in ranges)
    touched = [s for s in split_sentences(text, block.start, block.end) if s[0] < end and s[1] > start]
    return min([start, *(s[0] for s in touched)]), max([end, *(s[1] for s in touched)])


def _excerpt(text: str, shown: Range, marks: Sequence[Range], evidence: Sequence[Range]) -> Excerpt:
    pieces = [shown] if shown[1] - shown[0] <= LONGEST else _around(text, shown, marks or evidence[:1])
    places: dict[int, int] = {}
    words = "… " if pieces[0][0] > shown[0] else ""
    for number, (start, end) in enumerate(pieces):
        words += _GAP if number else ""
        places |= {offset: len(words) + offset - start for offset in range(start, end + 1)}
        words += text[start:end]
    words += " …" if pieces[-1][1] < shown[1] else ""
    seen = [(places[s], places[e]) for s, e in _cut(marks, pieces)]
    hull = [(places[s], places[e]) for s, e in _cut([(evidence[0][0], evidence[-1][1])], pieces)]
    first, last = (hull[0][0], hull[-1][1]) if hull else (0, len(words))
    return Excerpt(words.replace("\n", " "), seen, ((0, first), (last, len(words))))


def _around(text: str, shown: Range, marks: Sequence[Range]) -> list[Range]:
    """Keep the words around each mark, and of a long mark its beginning and its end."""
    kept: list[Range] = []
    for start, end in marks:
        if end - start > _MARKED:
            kept += [(start - _BEFORE, start + _MARKED // 2), (end - _MARKED // 2, end + _AFTER)]
        else:
            kept.append((start - _BEFORE, end + _AFTER))
    return _merged([_to_words(text, shown, piece) for piece in kept])


def _to_words(text: str, shown: Range, piece: Range) -> Range:
    """Cut a range to the excerpt and to whole words."""
    start, end = max(piece[0], shown[0]), min(piece[1], shown[1])
    while start > shown[0] and not text[start - 1].isspace():
        start += 1
    while end < shown[1] and not text[end].isspace():
        end -= 1
    return start, end


def _merged(ranges: Sequence[Range]) -> list[Range]:
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _cut(ranges: Sequence[Range], pieces: Sequence[Range]) -> list[Range]:
    """Give the parts of ranges that lie inside the pieces."""
    parts = [(max(s, first), min(e, last)) for s, e in ranges for first, last in pieces]
    return [(start, end) for start, end in parts if start < end]
