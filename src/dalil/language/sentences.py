"""Sentences: where they begin and end inside one block."""

from __future__ import annotations

import re

from sentencex import get_sentence_boundaries

from dalil.language.tokens import abbreviations

_QUOTES = re.compile("[\"“”„«»]|``|''")
_MAY = re.compile(r"\bMay(?=\.)")
_OPENING = "\"'“‘„«([`"
_CLOSING = "\"'”’»)]`"
_LAST_WORD = re.compile(r"([^\W\d_][\w.'’-]*)\.$")
_INITIAL = re.compile(r"(?:^|[\s(\"“])[^\W\d_a-zß-ÿ]\.$")
_FIRST_WORD = re.compile(rf"[{re.escape(_OPENING)}\s]*(\w+)")
_LONGEST_BRACKET = 400


def split_sentences(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Cut ``text[start:end]``, a stretch of one block, into sentences; gives offsets without white space at the ends.

    Sentences inside a quotation are sentences of their own. The `sentencex` library proposes the boundaries; what it
    cannot know about quotation marks, brackets and abbreviations is mended here.
    """
    # The library never ends a sentence between quotation marks: it must not see them.
    masked = _QUOTES.sub(lambda marks: " " * len(marks.group()), text[start:end])
    # It also takes the month of May for an abbreviation.
    masked = _MAY.sub("Mai", masked)
    pieces: list[tuple[int, int]] = []
    for found in get_sentence_boundaries("en", masked):
        piece = _with_marks(text, start + found["start_index"], start + found["end_index"], (start, end))
        if piece is not None and (not pieces or piece[1] > pieces[-1][1]):
            pieces.append((max(piece[0], pieces[-1][1]) if pieces else piece[0], piece[1]))
    # A small letter says that a sentence goes on only where sentences open with capitals at all.
    return tuple(pieces if masked == masked.lower() else _joined(text, pieces))


def _with_marks(text: str, start: int, end: int, bounds: tuple[int, int]) -> tuple[int, int] | None:
    """Give a sentence the marks that touch it; None where nothing but marks and space is left."""
    marks = _OPENING + _CLOSING
    while start < end and (text[start].isspace() or text[start] in marks):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in marks):
        end -= 1
    if start == end:
        return None
    while start > bounds[0] and text[start - 1] in _OPENING:
        start -= 1
    while end < bounds[1] and text[end] in _CLOSING:
        end += 1
    return start, end


def _joined(text: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join neighbours that are one sentence."""
    sentences: list[tuple[int, int]] = []
    for start, end in pieces:
        if sentences and _continues(text, sentences[-1], (start, end)):
            sentences[-1] = (sentences[-1][0], end)
        else:
            sentences.append((start, end))
    return sentences


def _continues(text: str, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Tell whether a sentence goes on across a proposed boundary."""
    first = _FIRST_WORD.match(text, *after)
    if first and first.group(1)[0].islower():
        return True
    return _is_abbreviated(text[slice(*before)], first.group(1) if first else "") or _in_bracket(text, before, after)


def _is_abbreviated(sentence: str, following: str) -> bool:
    last = _LAST_WORD.search(sentence)
    if last is None:
        return False
    word = last.group(1).lower()
    if word in abbreviations().before_name or _INITIAL.search(sentence):
        return True
    return following[:1].isdigit() and (word in abbreviations().months or word == "no")


def _in_bracket(text: str, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Tell whether a bracket that opens before the boundary closes soon after it."""
    opened = text[slice(*before)]
    for left, right in ("()", "[]"):
        if opened.count(left) > opened.count(right):
            ahead = text[after[0] : min(after[1], after[0] + _LONGEST_BRACKET)]
            return ahead.find(right) != -1 and not 0 <= ahead.find(left) < ahead.find(right)
    return False
