"""Stated offsets that drift: find the words where they really stand."""

from __future__ import annotations

import re

from dalil.bench.corpora.documents import Fragment


def nearest(text: str, words: str, start: int) -> Fragment | None:
    """Find the occurrence of ``words`` closest to ``start``, with any white space between them; None without one."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    spans = (match.span() for match in re.finditer(pattern, text)) if pattern else iter(())
    return min(spans, key=lambda span: (abs(span[0] - start), span[0]), default=None)
