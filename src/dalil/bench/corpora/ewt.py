"""English Web Treebank: Universal Dependencies words with PropBank predicates and arguments.

Words, tags and lemmas come from ``ud/``, predicates from ``propbank/*.gold_skel``, joined sentence by sentence and
word by word (https://github.com/propbank/propbank-release). Splits are listed in ``ewt.SPLIT.txt``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from pathlib import Path
from typing import TypeAlias

from dalil.bench.corpora.conllu import Layout, ParsedSentence, lay_out, read_sentences
from dalil.bench.corpora.documents import GoldDocument, GoldPredicate, Skips, missing, skip

_BRACKET = re.compile(r"\(([^()*]+)|(\*)|(\))")
_FIRST_ARGUMENT_COLUMN = 8
_LEAST_AGREEMENT = 0.8

_Row: TypeAlias = list[str]


def read(folder: Path, split: str, skips: Skips | None = None) -> Iterator[GoldDocument]:
    """Read the documents of a split with upos, lemmas and predicates.

    Left out: documents without PropBank annotation, and those whose two tokenisations cannot be aligned.
    Raises BenchmarkError where the split's list is missing.
    """
    listing = folder / f"ewt.{split}.txt"
    if not listing.is_file():
        raise missing(folder, "EWT", split)
    for line in listing.read_text(encoding="utf-8").split():
        name = line.removesuffix(".conllu")
        document = _document(folder, name, skips)
        if document is not None:
            yield document


def _document(folder: Path, name: str, skips: Skips | None) -> GoldDocument | None:
    words, skeleton = _words_path(folder, name), folder / "propbank" / f"{name}.gold_skel"
    if words is None or not skeleton.is_file():
        skip(skips, "no words" if words is None else "no predicates")
        return None
    sentences, rows = list(read_sentences(words)), _skeleton(skeleton)
    if len(sentences) != len(rows):
        skip(skips, "sentences differ")
        return None
    alignments = [align(_tags(s), [row[4] for row in r]) for s, r in zip(sentences, rows, strict=True)]
    if _agreement(sentences, rows, alignments) < _LEAST_AGREEMENT:
        skip(skips, "words differ")
        return None
    layout = lay_out(sentences)
    predicates = tuple(
        predicate
        for (first, _), sentence, alignment in zip(layout.sentences, rows, alignments, strict=True)
        for predicate in _predicates(layout, first, sentence, alignment)
    )
    return GoldDocument(
        id=name,
        text=layout.text,
        tokens=layout.tokens,
        sentences=layout.sentences,
        upos=tuple(word.upos for word in layout.words),
        lemmas=tuple(word.lemma for word in layout.words),
        predicates=predicates,
    )


def _words_path(folder: Path, name: str) -> Path | None:
    flat = Path(name).parts[0] + "/" + Path(name).name
    candidates = (folder / "ud" / f"{path}.conllu" for path in (name, flat))
    return next((path for path in candidates if path.is_file()), None)


def _skeleton(path: Path) -> list[list[_Row]]:
    rows = [line.split() for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    return [list(group) for _, group in groupby(rows, key=lambda row: row[1])]


def _tags(sentence: ParsedSentence) -> list[str]:
    return [word.xpos for word in sentence.words]


def align(words: Sequence[str], skeleton: Sequence[str]) -> list[tuple[int, int]]:
    """Give for each word of the skeleton the range of words (last exclusive) that it stands for.

    Takes the tags of both sides; where one side splits a word, the whole stretch between equal tags is taken.
    """
    if len(words) == len(skeleton):
        return [(index, index + 1) for index in range(len(words))]
    ranges = [(0, 0)] * len(skeleton)
    for kind, first, last, start, end in SequenceMatcher(a=words, b=skeleton, autojunk=False).get_opcodes():
        for offset, index in enumerate(range(start, end)):
            if kind == "equal":
                ranges[index] = (first + offset, first + offset + 1)
            else:
                ranges[index] = (first, last) if first < last else (max(first - 1, 0), max(first, 1))
    return ranges


def _agreement(
    sentences: list[ParsedSentence], rows: list[list[_Row]], alignments: list[list[tuple[int, int]]]
) -> float:
    pairs = [
        (row[4], sentence.words[first].xpos)
        for sentence, skeleton, alignment in zip(sentences, rows, alignments, strict=True)
        for row, (first, _) in zip(skeleton, alignment, strict=True)
    ]
    return sum(left == right for left, right in pairs) / max(len(pairs), 1)


def _predicates(
    layout: Layout, offset: int, rows: list[_Row], alignment: list[tuple[int, int]]
) -> Iterator[GoldPredicate]:
    carriers = [index for index, row in enumerate(rows) if row[7] != "-"]
    for column, index in enumerate(carriers, start=_FIRST_ARGUMENT_COLUMN):
        arguments = []
        for role, first, last in spans([row[column] for row in rows]):
            if role in {"V", "C-V"}:
                continue
            start = layout.tokens[offset + alignment[first][0]][0]
            end = layout.tokens[offset + alignment[last][1] - 1][1]
            arguments.append((role, start, end))
        yield GoldPredicate(offset + alignment[index][0], rows[index][7], tuple(arguments))


def spans(column: Sequence[str]) -> list[tuple[str, int, int]]:
    """Read bracketed labels such as ``(ARG1*``, ``*``, ``*)`` into (label, first, last), last inclusive."""
    found: list[tuple[str, int, int]] = []
    opened: list[tuple[str, int]] = []
    for index, cell in enumerate(column):
        for label, _, closing in _BRACKET.findall(cell):
            if label:
                opened.append((label, index))
            elif closing and opened:
                role, first = opened.pop()
                found.append((role, first, index))
    return sorted(found, key=lambda span: (span[1], span[2]))
