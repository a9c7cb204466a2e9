"""Toponym corpora: place names in news with GeoNames ids or coordinates.

LGL (Lieberman, Samet & Sankaranarayanan 2010), TR-News (Kamalloo & Rafiei 2018), GeoVirus (Gritta, Pilehvar & Collier
2018). All three only measure: every document is ``dev``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from dalil.bench.corpora.documents import GoldDocument, GoldToponym, Skips, missing, skip
from dalil.bench.corpora.offsets import nearest


def read(folder: Path, split: str, skips: Skips | None = None) -> Iterator[GoldDocument]:
    """Read the articles of every XML file in the folder, with toponyms in text order.

    Offsets that are off by a few characters are mended from the words. Raises BenchmarkError for a split other than
    ``dev``, or where the folder has no file.
    """
    paths = sorted(folder.glob("*.xml"))
    if split != "dev" or not paths:
        raise missing(folder, "the toponym corpora", split)
    for path in paths:
        for number, article in enumerate(etree.parse(path).getroot().iter("article")):
            text = article.findtext("text") or ""
            places = [place for tag in ("toponym", "location") for place in article.iter(tag)]
            found = {_toponym(text, place, skips) for place in places if place.find("start") is not None}
            toponyms = sorted((t for t in found if t is not None), key=lambda t: (t.start, t.end, t.geonames or 0))
            yield GoldDocument(f"{path.stem}/{article.get('docid', number)}", text, toponyms=tuple(toponyms))


def _toponym(text: str, place: etree._Element, skips: Skips | None) -> GoldToponym | None:
    words = place.findtext("phrase") or place.findtext("name") or ""
    span = nearest(text, words, int(place.findtext("start") or 0))
    if span is None:
        skip(skips, "words not in the text")
        return None
    tag = place.find("gaztag")
    values = place if tag is None else tag
    identifier = None if tag is None else tag.get("geonameid")
    return GoldToponym(
        start=span[0],
        end=span[1],
        geonames=int(identifier) if identifier else None,
        lat=_degrees(values.findtext("lat")),
        lon=_degrees(values.findtext("lon")),
    )


def _degrees(text: str | None) -> float | None:
    return float(text) if text and text.strip() else None
