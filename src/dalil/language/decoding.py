"""Decoding: from scores of labels to the best well-formed label sequence, and from that to spans.

Labels follow BIO or BIOES: ``O``, ``B-place``, ``I-place``, ``E-place``, ``S-place``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

_IMPOSSIBLE = np.float32(-1e9)


@dataclass(frozen=True, slots=True)
class Scheme:
    """Which label may follow which.

    A label that ``begins`` (O, B, S) may follow any label that ``ends`` (O, E, S; in BIO also B and I). Every other
    label continues a span: it may follow one of its two ``before`` labels (B and I of its type).
    """

    labels: tuple[str, ...]
    begins: Bools
    ends: Bools
    before: tuple[Ints, Ints]

    @classmethod
    def of(cls, labels: Sequence[str]) -> Scheme:
        """Derive the scheme from the labels; BIOES where an E label occurs, else BIO."""
        place = {label: i for i, label in enumerate(labels)}
        bioes = any(label.startswith("E-") for label in labels)
        begins = np.array([label[0] in "OBS" for label in labels])
        ends = np.array([label[0] in ("OES" if bioes else "OBI") for label in labels])
        first = [place.get("B" + label[1:], 0) for label in labels]
        inner = [place.get("I" + label[1:], place.get("B" + label[1:], 0)) for label in labels]
        return cls(tuple(labels), begins, ends, (np.array(first, dtype=np.int64), np.array(inner, dtype=np.int64)))


@dataclass(frozen=True, slots=True)
class LabelSpan:
    """Words ``first`` to ``last`` (exclusive) of a sequence, with their label's type."""

    type: str
    first: int
    last: int


def log_softmax(scores: npt.NDArray[np.floating]) -> Floats:
    """Normalise scores over the last axis to log probabilities."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    result: Floats = (shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))).astype(np.float32)
    return result


def viterbi(scores: Floats, lengths: Ints, scheme: Scheme) -> Ints:
    """Find the best well-formed label sequences.

    ``scores`` (sequences x words x labels) are log probabilities, ``lengths`` the words of each sequence; gives
    label indices (sequences x words), 0 after a sequence's end. Ties fall to the lower label.
    """
    count, width = scores.shape[:2]
    path: Ints = np.zeros((count, width), dtype=np.int64)
    if not count or not width:
        return path
    # The longest come first, so that those still running are always the first rows.
    order = np.argsort(-lengths, kind="stable")
    rows = np.arange(count)
    running = np.searchsorted(-lengths[order], -np.arange(width), side="left")
    best = np.where(scheme.begins, scores[order, 0], _IMPOSSIBLE)
    came: list[Ints] = []
    for step in range(1, int(lengths.max(initial=1))):
        live = int(running[step])
        ended = np.where(scheme.ends, best[:live], _IMPOSSIBLE)
        ender = ended.argmax(axis=1)
        first, inner = best[:live, scheme.before[0]], best[:live, scheme.before[1]]
        came.append(
            np.where(scheme.begins, ender[:, None], np.where(inner > first, scheme.before[1], scheme.before[0]))
        )
        reached = np.where(scheme.begins, ended[rows[:live], ender][:, None], np.maximum(inner, first))
        best[:live] = scores[order[:live], step] + reached
    label = np.where(scheme.ends, best, _IMPOSSIBLE).argmax(axis=1)
    for step in range(len(came), -1, -1):
        live = int(running[step])
        path[order[:live], step] = label[:live]
        if step:
            label[:live] = came[step - 1][rows[:live], label[:live]]
    return path


def label_spans(path: Sequence[int], labels: Sequence[str]) -> list[LabelSpan]:
    """Read the spans off a label sequence; a label that continues nothing begins a span of its own."""
    spans: list[LabelSpan] = []
    start: int | None = None
    kind = ""
    for place, index in enumerate([*path, -1]):
        label = labels[index] if index >= 0 else "O"
        goes_on = start is not None and label[0] in "IE" and label[2:] == kind
        if start is not None and not goes_on:
            spans.append(LabelSpan(kind, start, place))
            start = None
        if label != "O" and not goes_on:
            start, kind = place, label[2:]
        if start is not None and label[0] in "ES":
            spans.append(LabelSpan(kind, start, place + 1))
            start = None
    return spans
