"""Normalisation: from decoded characters to a report's text, once, by rules that anyone can repeat.

Unicode NFC; every run of white space (line ends and no-break spaces included) is one space; control characters,
zero-width characters, soft hyphens and marks of writing direction are dropped. Joiners stay where a script needs
them. Tables keep their rows.
"""

from __future__ import annotations

import re
import unicodedata

_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
# Zero-width joiners carry meaning in Arabic and Indic scripts and in emoji; anywhere else they are page debris.
_STRAY_JOINER = re.compile("(?<![\u0600-\u109f\u2600-\u27bf\ufe0f\U0001f300-\U0001faff])[\u200c\u200d]")
_GAP = re.compile(r"\s")
_BREAK = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def normalise(raw: str) -> str:
    """Give one stretch of prose its normal form; applying it twice changes nothing."""
    return " ".join(_clean(raw).split())


def normalise_table(raw: str) -> str:
    """Give a table its normal form: a line a row, cells parted by tabs (or as the source has them)."""
    rows = ("\t".join(normalise(cell) for cell in row.split("\t")).strip() for row in _BREAK.split(_clean(raw)))
    return "\n".join(row for row in rows if row)


def source_offset(raw: str, left: str) -> int | None:
    """Find where ``raw`` is to be cut so that its first part normalises to ``left``; None if no white space is there.

    ``left`` is a beginning of ``normalise(raw)`` that ends before a space.
    """
    for gap in _GAP.finditer(raw):
        before = normalise(raw[: gap.start()])
        if before == left:
            return gap.start()
        if len(before) > len(left):
            return None
    return None


def _clean(raw: str) -> str:
    # Dropping can bring a letter and its accent together, and composing can free a joiner's left neighbour, so
    # both run until nothing changes (twice at most in practice).
    while True:
        cleaned = unicodedata.normalize("NFC", _STRAY_JOINER.sub("", _DROPPED.sub("", raw)))
        if cleaned == raw:
            return cleaned
        raw = cleaned
