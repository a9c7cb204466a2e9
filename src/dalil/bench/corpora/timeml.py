"""TimeML: a folder of ``*.tml`` files, as TempEval-3 gives them (UzZaman et al. 2013).

The text is what stands in ``TEXT``; the document creation time is the one TIMEX3 of ``DCT``. A time without words
(an empty TIMEX3) is left out. It only measures: every document is ``dev``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from dalil.bench.corpora.documents import GoldDocument, GoldTime, Skips, missing, skip
from dalil.errors import BenchmarkError


def read(folder: Path, split: str, skips: Skips | None = None) -> Iterator[GoldDocument]:
    """Read the documents with their times; ``published`` is the creation time.

    Raises BenchmarkError for a split other than ``dev``, where the folder has no file, or where one is no TimeML.
    """
    paths = sorted(folder.rglob("*.tml"))
    if split != "dev" or not paths:
        raise missing(folder, "TimeML", split)
    for path in paths:
        yield _document(path, skips)


def _document(path: Path, skips: Skips | None) -> GoldDocument:
    try:
        root = etree.parse(path).getroot()
    except etree.XMLSyntaxError as error:
        raise BenchmarkError(str(path), "it is no well-formed XML", "give files in TimeML (.tml)") from error
    body = root.find("TEXT")
    if body is None:
        raise BenchmarkError(str(path), "it has no TEXT", "give files in TimeML (.tml)")
    times: list[GoldTime] = []
    text = _collect(body, 0, times, skips)
    created = root.find("DCT/TIMEX3")
    published = created.get("value") if created is not None else None
    return GoldDocument(path.stem, text, times=tuple(times), published=published)


def _collect(element: etree._Element, start: int, times: list[GoldTime], skips: Skips | None) -> str:
    """Join the text inside an element, which begins at ``start``, and note the times in it."""
    text = element.text or ""
    for child in element:
        if not isinstance(child.tag, str):
            text += child.tail or ""
            continue
        at = start + len(text)
        inner = _collect(child, at, times, skips)
        if child.tag == "TIMEX3":
            if inner.strip():
                times.append(GoldTime(at, at + len(inner), child.get("value") or None, child.get("mod")))
            else:
                skip(skips, "time without words")
        text += inner + (child.tail or "")
    return text
