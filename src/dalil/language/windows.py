"""Windows: what the encoder sees at once, whole sentences packed to the length that it was trained at.

Training and reading build their windows here, so that a sentence looks the same to both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Ints = npt.NDArray[np.int64]

SHAPES = ("unknown", "lower", "capitalised", "upper", "mixed", "digit", "mark")
"""How a word is written, which the uncased encoder cannot see; ``unknown`` is also the padding."""

LONGEST_WORD = 12
"""Word pieces kept of one word: the rest of an address or a hash says nothing more."""

PADDING, UNKNOWN, OPENING, CLOSING = 0, 100, 101, 102
"""Ids of [PAD], [UNK], [CLS] and [SEP] in BERT's uncased vocabulary."""


@dataclass(frozen=True, slots=True)
class Window:
    """Words ``first`` to ``last`` (exclusive) seen together; of these, ``own_first`` to ``own_last`` are judged here.

    The words outside the owned stretch are context, owned by the window before or after.
    """

    first: int
    last: int
    own_first: int
    own_last: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows of similar length as arrays: ``pieces`` and ``shapes`` (windows x pieces), ``first`` (windows x words).

    ``first`` holds the position of each word's first piece; unused places hold 0.
    """

    pieces: Ints
    shapes: Ints
    first: Ints


def case_shape(word: str) -> int:
    """Give the index in SHAPES of how ``word`` is written."""
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return SHAPES.index("digit" if any(c.isdigit() for c in word) else "mark")
    if all(c.islower() or c == c.upper() == c.lower() for c in letters):
        return SHAPES.index("lower")
    if all(not c.islower() for c in letters):
        return SHAPES.index("upper" if len(letters) > 1 else "capitalised")
    if letters[0].isupper() and not any(c.isupper() for c in letters[1:]):
        return SHAPES.index("capitalised")
    return SHAPES.index("mixed")


def word_pieces(tokenizer: Tokenizer, words: Sequence[str]) -> list[tuple[int, ...]]:
    """Cut each word into ids of word pieces, at least one and at most LONGEST_WORD a word."""
    forms = list(dict.fromkeys(words))
    encodings = tokenizer.encode_batch_fast(forms, add_special_tokens=False)
    cut = {form: tuple(e.ids[:LONGEST_WORD]) or (UNKNOWN,) for form, e in zip(forms, encodings, strict=True)}
    return [cut[word] for word in words]


def pack(sentences: Sequence[tuple[int, int]], lengths: Sequence[int], limit: int, overlap: int) -> list[Window]:
    """Pack sentences (word ranges) into windows of at most ``limit`` pieces, [CLS] and [SEP] included.

    ``lengths`` holds the pieces of each word. Neighbouring windows share up to ``overlap`` sentences, as far as these
    fill no more than half a window; each window owns its half of them. A sentence longer than a window is cut
    between words.
    """
    sums = np.concatenate([[0], np.cumsum(np.asarray(lengths, dtype=np.int64))])
    parts = _parts(sentences, sums, limit - 2)
    stretches = _stretches(parts, sums, limit - 2, overlap)
    windows: list[Window] = []
    own_first = 0
    for number, (start, stop) in enumerate(stretches):
        following = stretches[number + 1][0] if number + 1 < len(stretches) else stop
        own_last = stop - (stop - following) // 2
        windows.append(
            Window(parts[start][0], parts[stop - 1][1], parts[own_first][0], parts[own_last - 1][1]),
        )
        own_first = own_last
    return windows


def batch(windows: Sequence[Window], pieces: Sequence[tuple[int, ...]], shapes: Sequence[int]) -> Batch:
    """Lay windows out as arrays; lengths are padded to multiples of 16, so that few shapes occur."""
    rows = [[p for word in pieces[w.first : w.last] for p in word] for w in windows]
    width = -(-(max(len(r) for r in rows) + 2) // 16) * 16
    words = max(w.last - w.first for w in windows)
    result = Batch(*(np.zeros((len(windows), n), dtype=np.int64) for n in (width, width, words)))
    for i, (window, row) in enumerate(zip(windows, rows, strict=True)):
        sizes = np.array([len(p) for p in pieces[window.first : window.last]], dtype=np.int64)
        result.pieces[i, : len(row) + 2] = [OPENING, *row, CLOSING]
        result.shapes[i, 1 : len(row) + 1] = np.repeat(np.asarray(shapes[window.first : window.last]), sizes)
        result.first[i, : len(sizes)] = 1 + np.cumsum(sizes) - sizes
    return result


def _parts(sentences: Sequence[tuple[int, int]], sums: Ints, room: int) -> list[tuple[int, int]]:
    """Cut the sentences that do not fit into a window; leave the others as they are."""
    parts: list[tuple[int, int]] = []
    for first, last in sentences:
        start = first
        while sums[last] - sums[start] > room:
            stop = max(int(np.searchsorted(sums, sums[start] + room, side="right")) - 1, start + 1)
            parts.append((start, stop))
            start = stop
        if start < last:
            parts.append((start, last))
    return parts


def _stretches(parts: Sequence[tuple[int, int]], sums: Ints, room: int, overlap: int) -> list[tuple[int, int]]:
    """Group parts greedily into runs that fit; each run begins up to ``overlap`` parts before the last one ended."""
    stretches: list[tuple[int, int]] = []
    start = 0
    while start < len(parts):
        stop = start + 1
        while stop < len(parts) and sums[parts[stop][1]] - sums[parts[start][0]] <= room:
            stop += 1
        stretches.append((start, stop))
        if stop == len(parts):
            break
        back = stop
        while (
            back - 1 > start and stop - back < overlap and sums[parts[stop][1]] - sums[parts[back - 1][0]] <= room // 2
        ):
            back -= 1
        start = back
    return stretches
