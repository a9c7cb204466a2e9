"""Gold documents as the language layer takes them: tokens and sentences, or a report with blocks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from dalil.bench.corpora.documents import Fragment, GoldDocument
from dalil.language.sentences import split_sentences
from dalil.language.tokens import tokenise
from dalil.records import Block, BlockKind, Custody, Report

_PARAGRAPH = re.compile(r"[^\n]+")
_WIDE_SPACE = re.compile(r"(?<=[.?!\"'])\s{2,}")


@dataclass(frozen=True, slots=True)
class Segmented:
    """Tokens (start, end) and sentences (first, last token, exclusive), as the reading model takes them."""

    tokens: tuple[Fragment, ...]
    sentences: tuple[tuple[int, int], ...]

    def sentence_spans(self) -> tuple[Fragment, ...]:
        """Give the sentences' offsets (start, end)."""
        return tuple((self.tokens[first][0], self.tokens[last - 1][1]) for first, last in self.sentences)


def segment(document: GoldDocument) -> Segmented:
    """Give a document's own tokens and sentences, or the project's where the corpus has none."""
    if document.tokens:
        return Segmented(document.tokens, document.sentences)
    tokens: list[Fragment] = []
    sentences: list[tuple[int, int]] = []
    for start, end in _sentences(document.text):
        first = len(tokens)
        tokens += tokenise(document.text, start, end)
        if len(tokens) > first:
            sentences.append((first, len(tokens)))
    return Segmented(tuple(tokens), tuple(sentences))


def _sentences(text: str) -> Iterator[Fragment]:
    """Cut a text into sentences; where nothing is capitalised, wide spaces after a full stop tell them apart."""
    for paragraph in _PARAGRAPH.finditer(text):
        if paragraph.group() != paragraph.group().lower():
            yield from split_sentences(text, *paragraph.span())
            continue
        start = paragraph.start()
        for space in _WIDE_SPACE.finditer(text, *paragraph.span()):
            yield start, space.start()
            start = space.end()
        yield start, paragraph.end()


class TokenFinder:
    """Finds the tokens that a stretch of text touches."""

    def __init__(self, tokens: Sequence[Fragment]) -> None:
        self._starts = [start for start, _ in tokens]
        self._ends = [end for _, end in tokens]

    def inside(self, start: int, end: int) -> tuple[int, int]:
        """Give the range of tokens (last exclusive) that share a character with ``start`` to ``end``."""
        return bisect_right(self._ends, start), bisect_left(self._starts, end)


def as_report(document: GoldDocument) -> Report:
    """Make a report of a document: every line that is not blank is a paragraph; offsets stay as they are."""
    raw = document.text.encode()
    digest = sha256(raw).hexdigest()
    lines = [line for line in _PARAGRAPH.finditer(document.text) if line.group().strip()]
    return Report(
        id=f"sha256:{digest}",
        source=document.id,
        url=None,
        outlet=document.outlet,
        agency=None,
        title=None,
        authors=(),
        published=None,
        dateline=None,
        language="en",
        custody=Custody(digest, len(raw), "text/plain", "utf-8", "dalil bench", "1"),
        text=document.text,
        blocks=tuple(Block(BlockKind.PARAGRAPH, *line.span()) for line in lines),
    )
