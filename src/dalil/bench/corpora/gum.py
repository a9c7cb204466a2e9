"""GUM, the Georgetown University Multilayer corpus: words, nested entities and coreference.

Zeldes 2017 (https://gucorpling.org/gum/). Documents are split as in GUM's own ``splits.md``: those of its train and
dev lists are named in ``splits/gum.*.txt``, every other document is ``test``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from dalil.bench.corpora.conllu import Layout, ParsedSentence, lay_out, read_sentences
from dalil.bench.corpora.documents import GoldDocument, GoldMention, Skips, missing, skip
from dalil.bench.corpora.packaged import listed, mention_types

_BRACKET = re.compile(r"\((?P<group>[^-()]+)-(?P<label>[^-()]+)(?P<rest>[^()]*)(?P<single>\))?|(?P<closed>[^-()]+)\)")
_PROPER = frozenset({"NNP", "NNPS"})


def read(folder: Path, split: str, skips: Skips | None = None) -> Iterator[GoldDocument]:
    """Read the documents of a split with upos, lemmas and mentions (nested, with clusters).

    Raises BenchmarkError where no document of the split is in the folder.
    """
    paths = [path for path in sorted(folder.glob("*.conllu")) if _split(path.stem) == split]
    if not paths:
        raise missing(folder, "GUM", split)
    for path in paths:
        sentences = list(read_sentences(path))
        layout = lay_out(sentences)
        yield GoldDocument(
            id=path.stem,
            text=layout.text,
            tokens=layout.tokens,
            sentences=layout.sentences,
            upos=tuple(word.upos for word in layout.words),
            lemmas=tuple(word.lemma for word in layout.words),
            mentions=tuple(_mentions(layout, sentences, skips)),
        )


def _split(name: str) -> str:
    return next((split for split in ("train", "dev") if name in listed(f"gum.{split}")), "test")


def _mentions(layout: Layout, sentences: list[ParsedSentence], skips: Skips | None) -> Iterator[GoldMention]:
    types = mention_types("gum")
    for (offset, _), sentence in zip(layout.sentences, sentences, strict=True):
        for group, label, first, last in _brackets(sentence, skips):
            yield GoldMention(
                type=types.get(label),
                label=label,
                start=layout.tokens[offset + first][0],
                end=layout.tokens[offset + last][1],
                cluster=group,
                named=_is_named(sentence, first, last),
            )


def _brackets(sentence: ParsedSentence, skips: Skips | None) -> list[tuple[str, str, int, int]]:
    found: list[tuple[str, str, int, int]] = []
    opened: dict[str, list[tuple[str, int]]] = {}
    for index, word in enumerate(sentence.words):
        for match in _BRACKET.finditer(_entity(word.misc)):
            if match["closed"]:
                if not opened.get(match["closed"]):
                    skip(skips, "entity closed that was not opened")
                    continue
                label, first = opened[match["closed"]].pop()
                found.append((match["closed"], label, first, index))
            elif match["single"]:
                found.append((match["group"], match["label"], index, index))
            else:
                opened.setdefault(match["group"], []).append((match["label"], index))
    for _ in (mention for waiting in opened.values() for mention in waiting):
        skip(skips, "entity not closed in its sentence")
    return sorted(found, key=lambda mention: (mention[2], -mention[3]))


def _entity(misc: str) -> str:
    return next((part.removeprefix("Entity=") for part in misc.split("|") if part.startswith("Entity=")), "")


def _is_named(sentence: ParsedSentence, first: int, last: int) -> bool:
    words = sentence.words
    heads = (index for index in range(first, last + 1) if not first <= words[index].head <= last)
    return any(words[index].upos == "PROPN" or words[index].xpos in _PROPER for index in heads)
