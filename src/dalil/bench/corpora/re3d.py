"""re3d: documents on Syria and Iraq with typed entity mentions, as JSON lines in one folder a source.

Dstl 2017 (https://github.com/dstl/re3d). The corpus has no split of its own: of the documents named in
``splits/re3d.txt`` about a fifth, chosen by a hash of the id, is ``dev``, the rest ``train``; every other is ``test``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from dalil.bench.corpora.documents import GoldDocument, GoldMention, Skips, missing, skip
from dalil.bench.corpora.packaged import listed, mention_types
from dalil.bench.noun_phrases import phrase_words
from dalil.language.attribution.cues import function_words

_LEAST_CONFIDENCE = 0.5


def read(folder: Path, split: str, skips: Skips | None = None) -> Iterator[GoldDocument]:
    """Read the documents of a split with mentions that do not overlap: the longest wins, then the first.

    Left out: mentions of a confidence below 0.5. Pronouns and descriptions are marked as not named. Raises
    BenchmarkError where no document of the split is there.
    """
    sources = sorted(path.parent for path in folder.glob("*/documents.json"))
    found = False
    for source in sources:
        entities: dict[str, list[dict[str, Any]]] = {}
        for entity in _lines(source / "entities.json"):
            entities.setdefault(str(entity["documentId"]), []).append(entity)
        for document in _lines(source / "documents.json"):
            if _split(document["_id"]) == split:
                found = True
                mentions = _mentions(entities.get(document["_id"], []), document["text"], skips)
                yield GoldDocument(id=document["_id"], text=document["text"], mentions=mentions)
    if not found:
        raise missing(folder, "re3d", split)


def _split(identifier: str) -> str:
    if identifier not in listed("re3d"):
        return "test"
    return "dev" if int(sha256(f"dev {identifier}".encode()).hexdigest(), 16) % 5 == 0 else "train"


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def _mentions(entities: list[dict[str, Any]], text: str, skips: Skips | None) -> tuple[GoldMention, ...]:
    types = mention_types("re3d")
    kept: list[GoldMention] = []
    for entity in sorted(entities, key=lambda e: (e["begin"] - e["end"], e["begin"], e["type"])):
        start, end = entity["begin"], entity["end"]
        if float(entity["confidence"]) < _LEAST_CONFIDENCE:
            skip(skips, "low confidence")
        elif not 0 <= start < end <= len(text):
            skip(skips, "offsets beyond the text")
        elif any(start < other.end and other.start < end for other in kept):
            skip(skips, "overlaps a longer mention")
        else:
            named = False if _is_described(text[start:end]) else None
            kept.append(GoldMention(types.get(entity["type"]), entity["type"], start, end, named=named))
    return tuple(sorted(kept, key=lambda mention: mention.start))


def _is_described(value: str) -> bool:
    """Tell a pronoun or a description, whose capital is that of its sentence, from what may be a name."""
    words = value.split()
    if len(words) > 1 and words[0].lower() in function_words().DET:
        words = words[1:]
    is_pronoun = len(words) == 1 and phrase_words().pronoun(words[0]) is not None
    return is_pronoun or not any(character.isupper() for word in words for character in word)
