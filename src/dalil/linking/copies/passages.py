"""Passages: the sentences of a report's own body as words, with what of them is quoted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dalil.language.variants import romanised
from dalil.records import BlockKind, Report, Span

_STOP = re.compile(r"(?<=[.!?])[\"'”’»)]*\s+(?=[\"'“‘«(]*[A-ZÀ-ÖØ-Þ0-9])|\n+")
_WORD = re.compile(r"[^\W_]+(?:['’ʻʼ-][^\W_]+)*")
_QUOTED = re.compile(r"[\"“”«»][^\"“”«»]*(?:[\"“”«»]|$)")
_PRINTED = frozenset({BlockKind.PARAGRAPH, BlockKind.SUBHEADING})
_JOINTS = str.maketrans("", "", "'’ʻʼ-")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence: the number of its paragraph, where it stands, its words as printed and folded for comparison.

    ``own`` counts the words outside quotation marks: what a speaker said may stand in many reports that copy nothing.
    """

    paragraph: int
    span: Span
    words: tuple[str, ...]
    folded: tuple[str, ...]
    own: int


def passages(report: Report) -> tuple[Passage, ...]:
    """Cut the paragraphs of a report into passages; headline, dateline, captions and furniture are left out."""
    found: list[Passage] = []
    paragraphs = [block for block in report.blocks if block.kind in _PRINTED and block.repeats is None]
    for number, block in enumerate(paragraphs):
        words = report.text[block.start : block.end]
        start = 0
        for end, following in (*((stop.start(), stop.end()) for stop in _STOP.finditer(words)), (len(words),) * 2):
            passage = _passage(report.text, number, block.start + start, block.start + end)
            if passage is not None:
                found.append(passage)
            start = following
    return tuple(found)


def folded_words(words: str) -> tuple[str, ...]:
    """Give the words of a text without case, diacritics, apostrophes and hyphens."""
    return tuple(word.translate(_JOINTS) for word in _WORD.findall(romanised(words)))


def _passage(text: str, paragraph: int, start: int, end: int) -> Passage | None:
    if start >= end:
        return None
    span = Span.of(text, start, end)
    words = tuple(_WORD.findall(span.exact))
    own = len(words) - sum(len(_WORD.findall(quoted)) for quoted in _QUOTED.findall(span.exact))
    folded = tuple(map(_folded, words))
    return Passage(paragraph, span, words, folded, max(0, own)) if words else None


@lru_cache(maxsize=100_000)
def _folded(word: str) -> str:
    return romanised(word).translate(_JOINTS)
