"""Words of a document as targets: which words a stretch of text touches, which labels they have."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

import numpy as np

from dalil.bench.corpora.documents import Fragment
from dalil.language.decoding import Ints

UNLABELLED = -100
"""PyTorch's index of a target that does not count."""


class Words:
    """Finds the words that a stretch of text touches."""

    def __init__(self, tokens: Sequence[Fragment]) -> None:
        self._starts = [start for start, _ in tokens]
        self._ends = [end for _, end in tokens]

    def __len__(self) -> int:
        return len(self._starts)

    def inside(self, start: int, end: int) -> tuple[int, int]:
        """Give the range of words (last exclusive) that share a character with ``start`` to ``end``."""
        return bisect_right(self._ends, start), bisect_left(self._starts, end)


def bio(spans: Iterable[Fragment], finder: Words) -> Ints:
    """Label words O, B, I (0, 1, 2); of spans that overlap the longest counts."""
    tags = np.zeros(len(finder), dtype=np.int64)
    for span in sorted(set(spans), key=lambda span: (span[0] - span[1], span)):
        first, last = finder.inside(*span)
        if first < last and not tags[first:last].any():
            tags[first] = 1
            tags[first + 1 : last] = 2
    return tags
