"""Stretches of text (first and last offset) that compete, and the labels after which a number is a name."""

from __future__ import annotations

import re
from functools import cache

from dalil.language.expression_words import any_of, quantity_words

Stretch = tuple[int, int]


def apart(found: list[Stretch]) -> list[Stretch]:
    """Keep stretches that do not overlap, the longer one first at each place."""
    kept: list[Stretch] = []
    for first, last in sorted(set(found), key=lambda s: (s[0], -s[1])):
        if not kept or first >= kept[-1][1]:
            kept.append((first, last))
        elif last - first > kept[-1][1] - kept[-1][0]:
            kept[-1] = (first, last)
    return kept


@cache
def label_before() -> re.Pattern[str]:
    """Give the pattern of words that end in a label ("Article", "F-"): a number after them counts nothing."""
    return re.compile(rf"(?:{any_of(quantity_words().labels)}\s*(?:\d+\s*(?:,|and|or)\s*)*|[A-Za-z]-)$", re.IGNORECASE)
