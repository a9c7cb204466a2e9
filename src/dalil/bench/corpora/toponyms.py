"""Toponym corpora: place names in news with GeoNames ids or coordinates.

LGL (Lieberman, Samet & Sankaranarayanan 2010), TR-News (Kamalloo & Rafiei 2018) and GeoVirus (Gritta, Pilehvar &
Collier 2018) as XML; GeoWebNews (Gritta, Pilehvar & Collier 2020) as brat stand-off. All four only measure. The splits
are halves by the hash of the article's id: ``dev``, whose errors may be looked at, and ``test``; ``all`` is both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from lxml import etree

from dalil.bench.corpora import geowebnews
from dalil.bench.corpora.documents import GoldDocument, GoldToponym, Skips, missing, skip
from dalil.bench.corpora.offsets import nearest

SPLITS = ("dev", "test", "all")


def read(folder: Path, split: str, skips: Skips | None = None) -> Iterator[GoldDocument]:
    """Read the articles of every XML file in the folder, then the brat files, with toponyms in text order.

    Offsets that are off by a few characters are mended from the words. Raises BenchmarkError for an unknown split, or
    where the folder has no file.
    """
    paths = sorted(folder.glob("*.xml"))
    notes = sorted(folder.rglob("*.ann"))
    if split not in SPLITS or not (paths or notes):
        raise missing(folder, "the toponym corpora", split)
    for path in paths:
        for number, article in enumerate(etree.parse(path).getroot().iter("article")):
            identifier = f"{path.stem}/{article.get('docid', number)}"
            if _wanted(identifier, split):
                yield _document(identifier, article, skips)
    for path in notes:
        if _wanted(f"GeoWebNews/{path.stem}", split):
            yield geowebnews.document(path, skips)


def half_of(identifier: str) -> str:
    """Tell the split of an article by its id: ``dev`` or ``test``."""
    return "dev" if sha256(identifier.encode()).digest()[0] < 128 else "test"


def _wanted(identifier: str, split: str) -> bool:
    return split in ("all", half_of(identifier))


def _document(identifier: str, article: etree._Element, skips: Skips | None) -> GoldDocument:
    text = article.findtext("text") or ""
    places = [place for tag in ("toponym", "location") for place in article.iter(tag)]
    found = {_toponym(text, place, skips) for place in places if place.find("start") is not None}
    toponyms = _in_order(t for t in found if t is not None)
    return GoldDocument(identifier, text, toponyms=toponyms, outlet=(article.findtext("domain") or "").strip() or None)


def _in_order(toponyms: Iterable[GoldToponym]) -> tuple[GoldToponym, ...]:
    """Sort toponyms as the text has them."""
    return tuple(sorted(toponyms, key=lambda t: (t.start, t.end, t.geonames or 0)))


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
        feature=values.findtext("fcode") or None,
        country=(values.findtext("country") or "").strip() or None,
    )


def _degrees(text: str | None) -> float | None:
    return float(text) if text and text.strip() else None
