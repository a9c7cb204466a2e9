"""`re3d`: typed mentions in documents on Syria and Iraq.

Metrics, on the corpus of Dstl 2017; types are Dalil's. The gold includes descriptions ("the group"), pronouns ("we")
and articles ("the SRTF"). What is measured is the reading model's layer of things however they are mentioned, which
has learned this convention; its names and the rules on them follow another.

mention_exact_f1
    Micro F1 over mentions with both ends and the type right (as in CoNLL-2003, Tjong Kim Sang & De Meulder).
mention_relaxed_f1
    As above, but a mention is right where it shares a character with one of the other side of the same type.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dalil.bench.corpora import re3d
from dalil.bench.corpora.documents import GoldDocument, GoldMention
from dalil.bench.corpora.packaged import mention_types
from dalil.bench.documents import segment
from dalil.bench.measuring import measure
from dalil.bench.results import BenchmarkResult
from dalil.bench.scoring import Counts, Metric, f1
from dalil.language.analysis import Mention

if TYPE_CHECKING:
    from dalil.pipeline import Coder

METRICS: Mapping[str, Metric] = {"mention_exact_f1": f1("exact"), "mention_relaxed_f1": f1("relaxed")}


def run(folder: Path, split: str, coder: Coder) -> BenchmarkResult:
    """Run the benchmark; predictions are re3d's ``entities.json``, one mention a line."""

    def predict(document: GoldDocument) -> tuple[GoldMention, ...]:
        segmented = segment(document)
        described = coder.model.read(document.text, segmented.tokens, segmented.sentences).described
        return tuple(as_gold(mention) for mention in described)

    measured = measure(re3d.read(folder, split), predict, score)
    lines = [_line(document, mention) for document, found in measured.pairs for mention in found]
    return measured.result("re3d", split, METRICS, {"entities.json": "".join(lines)})


def gold_of(mentions: Iterable[Mention], types: frozenset[str]) -> tuple[GoldMention, ...]:
    """Give the mentions of some types the form of a corpus."""
    return tuple(as_gold(mention) for mention in mentions if mention.type in types)


def as_gold(mention: Mention) -> GoldMention:
    """Give a mention the form of a corpus."""
    return GoldMention(mention.type, mention.type, mention.span.start, mention.span.end)


def score(document: GoldDocument, predicted: Sequence[GoldMention]) -> dict[str, Counts]:
    """Count one document's mentions."""
    gold = document.mentions or ()
    right = sum(any(_meet(ours, theirs) for theirs in gold) for ours in predicted)
    found = sum(any(_meet(ours, theirs) for ours in predicted) for theirs in gold)
    return {
        "exact": Counts.of(list(map(_key, predicted)), list(map(_key, gold))),
        "relaxed": Counts(right, len(predicted), found, len(gold)),
    }


def _key(mention: GoldMention) -> tuple[str, int, int]:
    return mention.type or mention.label, mention.start, mention.end


def _meet(left: GoldMention, right: GoldMention) -> bool:
    return left.type == right.type and left.start < right.end and right.start < left.end


def _line(document: GoldDocument, mention: GoldMention) -> str:
    labels = {ours: theirs for theirs, ours in reversed(mention_types("re3d").items())}
    value = document.text[mention.start : mention.end]
    row = {
        "begin": mention.start,
        "end": mention.end,
        "type": labels[mention.type] if mention.type else mention.label,
        "value": value,
        "documentId": document.id,
        "confidence": 1,
    }
    return json.dumps(row, ensure_ascii=False) + "\n"
