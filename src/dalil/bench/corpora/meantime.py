"""MEANTIME: Wikinews reports with entities, times and events, chained within and across documents.

Minard et al. 2016, "MEANTIME, the NewsReader Multilingual Event and Time Corpus" (LREC), in CAT XML. It only measures:
every document is ``dev``. The text is the tokens joined by spaces, one sentence a line.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from lxml import etree

from dalil.bench.corpora.documents import Fragment, GoldDocument, GoldEvent, GoldMention, GoldTime, Skips, missing, skip
from dalil.bench.corpora.packaged import mention_types

_ANNOTATED = 6
"""Times stand in the headline, the date line and the first four sentences after them; none is marked further down."""


def read(folder: Path, split: str, skips: Skips | None = None) -> Iterator[GoldDocument]:
    """Read the documents with mentions, times and events; ``cluster`` holds across documents.

    Left out: mentions that are not one stretch of tokens. Raises BenchmarkError for a split other than ``dev``, or
    where the folder has no file.
    """
    paths = sorted(folder.rglob("*.xml"))
    if split != "dev" or not paths:
        raise missing(folder, "MEANTIME", split)
    for path in paths:
        yield _document(path, skips)


def _document(path: Path, skips: Skips | None) -> GoldDocument:
    root = etree.parse(path).getroot()
    text, tokens, sentences = _lay_out(root)
    offsets = dict(zip((token.get("t_id", "") for token in root.iter("token")), tokens, strict=True))
    instances = {e.get("m_id"): e for e in root.iter("ENTITY", "EVENT")}
    targets = {
        source.get("m_id"): instances[target.get("m_id")]
        for relation in root.iter("REFERS_TO")
        for source in relation.iter("source")
        for target in relation.iter("target")
        if target.get("m_id") in instances
    }
    mentions, times, events = [], [], []
    for mark in root.iter("ENTITY_MENTION", "TIMEX3", "VALUE", "EVENT_MENTION"):
        span = _span(mark, offsets, skips)
        if span is None:
            continue
        target = targets.get(mark.get("m_id"))
        if mark.tag == "EVENT_MENTION":
            events.append(GoldEvent(*span, cluster=_chain(path, target)))
            continue
        if mark.tag == "TIMEX3":
            times.append(GoldTime(*span, value=mark.get("value") or None, given=_is_creation(mark)))
        mentions.append(_mention(path, mark, span, target))
    return GoldDocument(
        id=path.stem,
        text=text,
        tokens=tokens,
        sentences=sentences,
        mentions=tuple(sorted(mentions, key=lambda m: (m.start, -m.end, m.label))),
        times=tuple(sorted(times, key=lambda t: (t.start, t.end))),
        times_until=tokens[sentences[min(_ANNOTATED, len(sentences)) - 1][1] - 1][1] if sentences else None,
        published=next((mark.get("value") for mark in root.iter("TIMEX3") if _is_creation(mark)), None),
        events=tuple(sorted(events, key=lambda e: (e.start, e.end))),
    )


def _is_creation(mark: etree._Element) -> bool:
    return mark.get("functionInDocument") == "CREATION_TIME"


def _lay_out(root: etree._Element) -> tuple[str, tuple[Fragment, ...], tuple[Fragment, ...]]:
    text = ""
    tokens: list[Fragment] = []
    sentences: list[Fragment] = []
    for _, group in groupby(root.iter("token"), key=lambda token: token.get("sentence")):
        first = len(tokens)
        text += "\n" if text else ""
        for number, token in enumerate(group):
            text += " " if number else ""
            tokens.append((len(text), len(text) + len(token.text or "")))
            text += token.text or ""
        sentences.append((first, len(tokens)))
    return text, tuple(tokens), tuple(sentences)


def _span(mark: etree._Element, offsets: dict[str, Fragment], skips: Skips | None) -> Fragment | None:
    anchors = [anchor.get("t_id", "") for anchor in mark.iter("token_anchor")]
    if not anchors:
        return None
    numbers = sorted(int(anchor) for anchor in anchors)
    if numbers[-1] - numbers[0] + 1 != len(numbers):
        skip(skips, "mention in several pieces")
        return None
    return offsets[str(numbers[0])][0], offsets[str(numbers[-1])][1]


def _mention(path: Path, mark: etree._Element, span: Fragment, target: etree._Element | None) -> GoldMention:
    own = mark.get("type", "") if mark.tag == "VALUE" else str(mark.tag)
    label = own if target is None else target.get("ent_type", own)
    named = "NAM" in mark.get("syntactic_type", "") if mark.tag == "ENTITY_MENTION" else False
    return GoldMention(mention_types("meantime").get(label), label, *span, cluster=_chain(path, target), named=named)


def _chain(path: Path, target: etree._Element | None) -> str | None:
    return None if target is None else target.get("instance_id") or f"{path.stem}/{target.get('m_id')}"
