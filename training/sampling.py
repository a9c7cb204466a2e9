"""Sampling: an epoch of training batches, each of one corpus, its windows packed anew every time (numpy only)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from dalil.language.decoding import Bools, Ints
from dalil.language.labels import INCIDENT_ROLES, Labels, distances
from dalil.language.windows import Batch, Window, batch, pack
from training.encoding import Encoded, Relation
from training.recipe import Recipe
from training.variation import Variation
from training.words import UNLABELLED

Pieces = Sequence[tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Targets of a pair scorer: ``anchors`` (pairs) and ``candidates`` (pairs x words) index the batch's words.

    ``distances`` and ``targets`` are parallel to ``candidates``; ``classes`` (pairs) holds the anchors' own labels.
    """

    anchors: Ints
    candidates: Ints
    distances: Ints
    targets: Ints
    classes: Ints


@dataclass(frozen=True, slots=True)
class TrainingBatch:
    """Windows of one corpus with the targets that it annotates; ``tags`` (windows x words) by head."""

    corpus: str
    inputs: Batch
    tags: dict[str, Ints]
    mentions: Bools | None
    arguments: Pairs | None
    links: Pairs | None
    participants: Pairs | None


@dataclass(frozen=True, slots=True)
class Piece:
    """A window of a document, as it is going to be shown: its pieces and shapes may be varied."""

    document: Encoded
    window: Window
    pieces: Pieces
    shapes: Sequence[int]


class Sampler:
    """Gives the batches of one epoch after another; the same seed and epoch give the same batches."""

    def __init__(
        self,
        corpora: Mapping[str, Sequence[Encoded]],
        passes: Mapping[str, float],
        labels: Labels,
        variation: Variation,
        recipe: Recipe,
    ) -> None:
        self._corpora, self._passes, self._labels = corpora, passes, labels
        self._variation, self._windows, self._seed = variation, recipe.windows, recipe.seed

    def epoch(self, number: int) -> Iterator[TrainingBatch]:
        """Give the batches of an epoch in random order."""
        random = np.random.default_rng([self._seed, number])
        groups = [
            (name, group)
            for name, documents in self._corpora.items()
            for group in self._groups(documents, self._passes[name], random)
        ]
        for index in random.permutation(len(groups)):
            name, group = groups[index]
            yield assemble(
                name, [self._piece(name, document, window, random) for document, window in group], self._labels
            )

    def steps(self) -> int:
        """Give the number of batches of the first epoch, for planning."""
        random = np.random.default_rng([self._seed, 0])
        return sum(len(self._groups(d, self._passes[name], random)) for name, d in self._corpora.items())

    def _groups(
        self, documents: Sequence[Encoded], passes: float, random: np.random.Generator
    ) -> list[list[tuple[Encoded, Window]]]:
        """Pack the documents as often as the corpus is to be passed and group windows of similar length."""
        windows: list[tuple[Encoded, Window]] = []
        whole, part = divmod(passes, 1.0)
        for round_ in range(int(whole) + (part > 0)):
            share = part if round_ == int(whole) else 1.0
            chosen = random.permutation(len(documents))[: round(share * len(documents))]
            windows += [(documents[i], w) for i in chosen for w in self._pack(documents[i], random)]
        windows = [windows[i] for i in random.permutation(len(windows))]
        windows.sort(key=lambda item: (item[1].last - item[1].first) // 24)
        return [windows[i : i + self._windows] for i in range(0, len(windows), self._windows)]

    def _pack(self, document: Encoded, random: np.random.Generator) -> list[Window]:
        """Pack a document from a random place on, so that window borders fall elsewhere each time."""
        lengths = [len(p) for p in document.pieces]
        sentences = list(document.sentences)
        cut = int(random.integers(0, min(6, len(sentences)))) if sentences else 0
        parts = (sentences[:cut], sentences[cut:])
        windows = [w for part in parts if part for w in pack(part, lengths, self._labels.limit, 0)]
        return [w for w in windows if not is_empty(document, w) or random.random() < 0.5]

    def _piece(self, corpus: str, document: Encoded, window: Window, random: np.random.Generator) -> Piece:
        pieces, shapes = self._variation.vary(corpus, document, window, random)
        return Piece(document, window, pieces, shapes)


def is_empty(document: Encoded, window: Window) -> bool:
    """Tell whether a window of a corpus of incidents shows no filler."""
    if INCIDENT_ROLES[0] not in document.tags:
        return False
    return not any((document.tags[role][window.first : window.last] > 0).any() for role in INCIDENT_ROLES)


def assemble(corpus: str, pieces: Sequence[Piece], labels: Labels) -> TrainingBatch:
    """Lay out windows of one corpus with their targets."""
    flat_pieces, flat_shapes, windows = _side_by_side(pieces)
    inputs = batch(windows, flat_pieces, flat_shapes)
    width = inputs.first.shape[1]
    names = pieces[0].document.tags
    return TrainingBatch(
        corpus,
        inputs,
        {name: _tags(name, pieces, width) for name in names},
        None if pieces[0].document.mentions is None else _mentions(pieces, width),
        _pairs(pieces, width, labels, "arguments"),
        _pairs(pieces, width, labels, "links"),
        _pairs(pieces, width, labels, "participants"),
    )


def _side_by_side(pieces: Sequence[Piece]) -> tuple[list[tuple[int, ...]], list[int], list[Window]]:
    words: list[tuple[int, ...]] = []
    shapes: list[int] = []
    windows: list[Window] = []
    for piece in pieces:
        first, size = len(words), piece.window.last - piece.window.first
        words += piece.pieces
        shapes += piece.shapes
        windows.append(replace(piece.window, first=first, last=first + size))
    return words, shapes, windows


def _tags(name: str, pieces: Sequence[Piece], width: int) -> Ints:
    tags = np.full((len(pieces), width), UNLABELLED, dtype=np.int64)
    for row, piece in zip(tags, pieces, strict=True):
        row[: piece.window.last - piece.window.first] = piece.document.tags[name][
            piece.window.first : piece.window.last
        ]
    return tags


def _mentions(pieces: Sequence[Piece], width: int) -> Bools:
    first = pieces[0].document.mentions
    assert first is not None
    allowed = np.ones((len(pieces), width, first.shape[1]), dtype=bool)
    for row, piece in zip(allowed, pieces, strict=True):
        assert piece.document.mentions is not None
        row[: piece.window.last - piece.window.first] = piece.document.mentions[piece.window.first : piece.window.last]
    return allowed


def _pairs(pieces: Sequence[Piece], width: int, labels: Labels, layer: str) -> Pairs | None:
    """Lay out the relations whose anchors stand in the windows; only links look beyond their anchor's sentence."""
    names = getattr(labels, layer).labels
    place = {label: i for i, label in enumerate(names)}
    rows: list[tuple[int, int, int, Relation]] = []
    for number, piece in enumerate(pieces):
        relations = getattr(piece.document, layer)
        if relations is None:
            return None
        shift = number * width - piece.window.first
        for relation in relations:
            if piece.window.first <= relation.anchor < piece.window.last:
                first, last = piece.window.first, piece.window.last
                if layer != "links":
                    first, last = _sentence(piece, relation.anchor)
                rows.append((shift, first, last, relation))
    if not rows:
        return None
    return _laid_out(rows, place, labels.reach)


def _sentence(piece: Piece, word: int) -> tuple[int, int]:
    first, last = next(s for s in piece.document.sentences if s[0] <= word < s[1])
    return max(first, piece.window.first), min(last, piece.window.last)


def _laid_out(rows: Sequence[tuple[int, int, int, Relation]], place: Mapping[str, int], reach: int) -> Pairs:
    width = max(last - first for _, first, last, _ in rows)
    anchors = np.array([shift + relation.anchor for shift, _, _, relation in rows], dtype=np.int64)
    candidates = np.repeat(anchors[:, None], width, axis=1)
    targets = np.full((len(rows), width), UNLABELLED, dtype=np.int64)
    for row, (shift, first, last, relation) in enumerate(rows):
        candidates[row, : last - first] = np.arange(first, last) + shift
        targets[row, : last - first] = span_tags(relation.spans, first, last, place)
    classes = np.array([relation.label for *_, relation in rows], dtype=np.int64)
    return Pairs(anchors, candidates, distances(anchors, candidates, reach), targets, classes)


def span_tags(spans: Sequence[tuple[str, int, int]], first: int, last: int, place: Mapping[str, int]) -> Ints:
    """Label words ``first`` to ``last`` with BIO of the spans that touch them; the longest wins where they overlap."""
    tags = np.zeros(last - first, dtype=np.int64)
    for kind, start, stop in sorted(spans, key=lambda s: (s[1] - s[2], s)):
        low, high = max(start, first) - first, min(stop, last) - first
        if low < high and not tags[low:high].any():
            tags[low] = place[f"B-{kind}"]
            tags[low + 1 : high] = place[f"I-{kind}"]
    return tags
