from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dalil.language.decoding import LabelSpan, Scheme, label_spans, log_softmax, viterbi

BIO = ("O", "B-x", "I-x", "B-y", "I-y")
BIOES = ("O", "B-x", "I-x", "E-x", "S-x", "B-y", "I-y", "E-y", "S-y")


def is_well_formed(path: tuple[int, ...], scheme: Scheme) -> bool:
    if not path:
        return True
    if not scheme.begins[path[0]] or not scheme.ends[path[-1]]:
        return False
    for before, after in pairwise(path):
        if scheme.begins[after]:
            if not scheme.ends[before]:
                return False
        elif before not in (scheme.before[0][after], scheme.before[1][after]):
            return False
    return True


def best_by_trying_all(scores: np.ndarray, scheme: Scheme) -> float:
    paths = (p for p in product(range(scores.shape[1]), repeat=scores.shape[0]) if is_well_formed(p, scheme))
    return max(sum(float(scores[i, label]) for i, label in enumerate(p)) for p in paths)


@pytest.mark.parametrize("labels", [BIO, BIOES])
@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10_000), length=st.integers(1, 4))
def test_viterbi_finds_what_trying_every_sequence_finds(labels: tuple[str, ...], seed: int, length: int) -> None:
    scheme = Scheme.of(labels)
    scores = log_softmax(np.random.default_rng(seed).normal(size=(2, 4, len(labels))) * 3)
    lengths = np.array([length, 4])
    paths = viterbi(scores, lengths, scheme)
    for row, size in enumerate(lengths):
        path = tuple(int(i) for i in paths[row, :size])
        assert is_well_formed(path, scheme)
        found = sum(float(scores[row, i, label]) for i, label in enumerate(path))
        assert found == pytest.approx(best_by_trying_all(scores[row, :size], scheme), abs=1e-4)


def test_log_softmax_gives_probabilities_that_add_up_to_one() -> None:
    scores = np.array([[1000.0, 0.0, -1000.0], [0.0, 0.0, 0.0]], dtype=np.float32)
    assert np.exp(log_softmax(scores)).sum(axis=-1) == pytest.approx([1.0, 1.0])


def test_spans_are_read_off_bio_labels() -> None:
    path = [BIO.index(label) for label in ("B-x", "I-x", "B-x", "O", "B-y")]
    assert label_spans(path, BIO) == [LabelSpan("x", 0, 2), LabelSpan("x", 2, 3), LabelSpan("y", 4, 5)]


def test_spans_are_read_off_bioes_labels() -> None:
    path = [BIOES.index(label) for label in ("B-x", "I-x", "E-x", "S-x", "S-y", "O")]
    assert label_spans(path, BIOES) == [LabelSpan("x", 0, 3), LabelSpan("x", 3, 4), LabelSpan("y", 4, 5)]


def test_a_label_that_continues_nothing_begins_a_span() -> None:
    path = [BIO.index(label) for label in ("I-x", "I-y")]
    assert label_spans(path, BIO) == [LabelSpan("x", 0, 1), LabelSpan("y", 1, 2)]


def test_no_sequences_give_no_labels() -> None:
    assert viterbi(np.zeros((0, 0, 5), dtype=np.float32), np.zeros(0, dtype=np.int64), Scheme.of(BIO)).shape == (0, 0)


def test_labels_without_a_type_give_spans_too() -> None:
    assert label_spans([0, 1, 2, 0, 1], ("O", "B", "I")) == [LabelSpan("", 1, 3), LabelSpan("", 4, 5)]
