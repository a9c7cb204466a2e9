"""WikiWars: long articles on wars with TIMEX2 values.

Mazur & Dale 2010, "WikiWars: A New Corpus for Research on Temporal Expressions" (EMNLP). The stated offsets drift
after marks outside ASCII, so each expression is looked for near the last one's drift. It only measures: every
document is ``dev``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from dalil.bench.corpora.documents import GoldDocument, GoldTime, Skips, missing, skip
from dalil.bench.corpora.offsets import nearest

_TAG = re.compile(r"<[^>]*>")
_DATE_LINE = re.compile(r"<DATETIME>\s*([^<]*?)\s*</DATETIME>")


def read(folder: Path, split: str, skips: Skips | None = None) -> Iterator[GoldDocument]:
    """Read ``in/*.sgm`` without its tags, with the times of ``key/*.key.apf.xml``.

    The first time of a document is its date line, ``published``. Raises BenchmarkError for a split other than ``dev``,
    or where the folder has no file.
    """
    paths = sorted((folder / "in").glob("*.sgm"))
    if split != "dev" or not paths:
        raise missing(folder, "WikiWars", split)
    for path in paths:
        raw = path.read_bytes().decode("utf-8")
        text, line = _TAG.sub("", raw), _DATE_LINE.search(raw)
        key = folder / "key" / f"{path.stem}.key.apf.xml"
        given = line[1] if line else None
        yield GoldDocument(path.stem, text, times=tuple(_times(text, key, given, skips)), published=given)


def _times(text: str, key: Path, given: str | None, skips: Skips | None) -> Iterator[GoldTime]:
    drift = 0
    extents = [
        (int(charseq.get("START", "0")), int(charseq.get("END", "0")), charseq.text or "", time)
        for time in etree.parse(key).getroot().iter("timex2")
        for charseq in time.iter("charseq")
    ]
    for start, _, words, time in sorted(extents, key=lambda extent: extent[:3]):
        span = nearest(text, words, start + drift)
        if span is None:
            skip(skips, "words not in the text")
            continue
        drift = span[0] - start
        yield GoldTime(*span, time.get("VAL") or None, time.get("MOD"), given=words == given)
