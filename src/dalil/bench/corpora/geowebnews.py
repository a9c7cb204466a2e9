"""GeoWebNews: 200 web news articles with toponyms of many kinds, in brat stand-off.

Gritta, Pilehvar & Collier 2020, "A pragmatic guide to geoparsing evaluation". A toponym is a text-bound annotation of
any label but those of common nouns (``…_Expression``); the note on it holds a GeoNames id, or latitude and longitude.
The first line of a text gives its title and address and holds no toponym.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from dalil.bench.corpora.documents import GoldDocument, GoldToponym, Skips, skip

_BOUND = re.compile(r"(T\d+)\t(\w+) (\d+) (\d+)\t(.*)")
_NOTE = re.compile(r"#\d+\tAnnotatorNotes (T\d+)\t(.*)")
_POINT = re.compile(r"\s*(-?\d+\.\d+)\s*,\s*(-?\d+\.\d+)\s*")
_LINK = re.compile(r"LINK:\s*(\S+)")


def document(path: Path, skips: Skips | None = None) -> GoldDocument:
    """Read an annotation file and the text beside it."""
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    lines = path.read_text(encoding="utf-8").splitlines()
    link = _LINK.search(text.partition("\n")[0])
    outlet = urlsplit(link.group(1)).hostname if link else None
    toponyms = tuple(sorted(_toponyms(text, lines, skips), key=lambda t: (t.start, t.end)))
    return GoldDocument(f"GeoWebNews/{path.stem}", text, toponyms=toponyms, outlet=outlet)


def _toponyms(text: str, lines: list[str], skips: Skips | None) -> Iterator[GoldToponym]:
    notes = {match[1]: match[2].strip() for line in lines if (match := _NOTE.fullmatch(line))}
    for match in (found for line in lines if (found := _BOUND.fullmatch(line))):
        mark, label, start, end, words = match.groups()
        if label.endswith("_Expression"):
            continue
        if text[int(start) : int(end)] != words:
            skip(skips, "words not in the text")
            continue
        note = notes.get(mark, "")
        point = _POINT.fullmatch(note)
        yield GoldToponym(
            int(start),
            int(end),
            int(note) if note.isdecimal() else None,
            float(point[1]) if point else None,
            float(point[2]) if point else None,
        )
