"""CoNLL-U: words of Universal Dependencies files, laid out as text with offsets.

Format: https://universaldependencies.org/format.html
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word; ``head`` is the index of its governor in the sentence, -1 for the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    misc: str
    space_after: bool


@dataclass(frozen=True, slots=True)
class ParsedSentence:
    """A sentence's words; ``paragraph`` is true where it opens one."""

    words: tuple[Word, ...]
    paragraph: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """Sentences laid out as text: offsets of the words, and the sentences as ranges of words."""

    text: str
    tokens: tuple[tuple[int, int], ...]
    sentences: tuple[tuple[int, int], ...]
    words: tuple[Word, ...]


def read_sentences(path: Path) -> Iterator[ParsedSentence]:
    """Read a file's sentences; empty nodes (8.1) are left out, words of a multiword token touch."""
    lines: list[str] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.strip():
            lines.append(line)
        elif lines:
            sentence = _sentence(lines)
            if sentence.words:
                yield sentence
            lines = []


def _sentence(lines: list[str]) -> ParsedSentence:
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    ranges = {_range(row[0]): "SpaceAfter=No" not in row[9] for row in rows if "-" in row[0]}
    spaces = {last: spaced for (_, last), spaced in ranges.items()}
    inside = {index for first, last in ranges for index in range(first, last)}
    words = [
        Word(
            form=row[1],
            lemma=row[2],
            upos=row[3],
            xpos=row[4],
            head=int(row[6]) - 1,
            misc=row[9],
            space_after=int(row[0]) not in inside and spaces.get(int(row[0]), "SpaceAfter=No" not in row[9]),
        )
        for row in rows
        if row[0].isdigit()
    ]
    return ParsedSentence(tuple(words), any(line.startswith("# newpar") for line in lines))


def _range(index: str) -> tuple[int, int]:
    first, last = index.split("-")
    return int(first), int(last)


def lay_out(sentences: list[ParsedSentence]) -> Layout:
    """Write words as text: a space or nothing between words, a blank line before each paragraph.

    The text is the syntactic words' own, so it differs from the printed one where a contraction is written otherwise.
    """
    pieces: list[str] = []
    tokens: list[tuple[int, int]] = []
    position = 0
    for sentence in sentences:
        if pieces:
            gap = "\n\n" if sentence.paragraph else " "
            pieces.append(gap)
            position += len(gap)
        for word, following in pairwise([*sentence.words, None]):
            if word is None:
                break
            tokens.append((position, position + len(word.form)))
            gap = " " if word.space_after and following is not None else ""
            pieces.append(word.form + gap)
            position += len(word.form) + len(gap)
    starts = [0]
    for sentence in sentences:
        starts.append(starts[-1] + len(sentence.words))
    words = tuple(word for sentence in sentences for word in sentence.words)
    return Layout("".join(pieces), tuple(tokens), tuple(pairwise(starts)), words)
