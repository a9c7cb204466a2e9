from importlib.resources import files

import numpy as np
import pytest
from tokenizers import Tokenizer

from dalil.language.labels import Head, Labels, bio
from dalil.language.windows import SHAPES, case_shape, word_pieces
from training.encoding import Encoded, Relation
from training.recipe import Recipe
from training.sampling import Sampler, TrainingBatch, span_tags
from training.variation import NameParts, Variation, usual_shapes
from training.words import UNLABELLED

WORDS = ("The", "envoy", "Dana", "Berik", "met", "guards", "near", "Osh", "on", "Monday", ".")


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    loaded: Tokenizer = Tokenizer.from_file(str(files("dalil") / "model" / "tokenizer.json"))
    return loaded


@pytest.fixture(scope="module")
def document(tokenizer: Tokenizer) -> Encoded:
    words, size = WORDS * 6, len(WORDS)
    return Encoded(
        id="made-up",
        words=words,
        pieces=tuple(word_pieces(tokenizer, words)),
        shapes=tuple(case_shape(w) for w in words),
        sentences=tuple((i * size, i * size + size) for i in range(6)),
        tags={"predicates": np.array([int(w == "met") for w in words], dtype=np.int64)},
        mentions=np.ones((len(words), 3), dtype=bool),
        arguments=tuple(Relation(i * size + 4, 0, (("ARG0", i * size, i * size + 4),)) for i in range(6)),
        names=tuple(("person", i * size + 2, i * size + 4) for i in range(6)),
    )


@pytest.fixture(scope="module")
def labels() -> Labels:
    return Labels(
        limit=40,
        overlap=0,
        reach=8,
        heads={"predicates": Head(labels=("O", "predicate"))},
        arguments=Head(labels=bio(("ARG0",))),
        links=Head(labels=("O",)),
        rolesets=("meet.02",),
        lexicon={},
    )


@pytest.fixture(scope="module")
def sampler(document: Encoded, labels: Labels, tokenizer: Tokenizer) -> Sampler:
    variation = Variation(NameParts(tokenizer), usual_shapes([document]))
    return Sampler({"gum": [document] * 3}, {"gum": 1.0}, labels, variation, Recipe(windows=2))


def test_an_epoch_shows_every_word_once_a_pass(sampler: Sampler) -> None:
    batches = list(sampler.epoch(0))
    shown = sum(int((b.tags["predicates"] != UNLABELLED).sum()) for b in batches)
    assert shown == 3 * 6 * len(WORDS)
    assert len(batches) == sampler.steps()


def test_the_same_epoch_gives_the_same_batches_and_another_epoch_others(sampler: Sampler) -> None:
    def pieces(number: int) -> list[list[int]]:
        return [b.inputs.pieces.ravel().tolist() for b in sampler.epoch(number)]

    assert pieces(1) == pieces(1)
    assert pieces(1) != pieces(2)


def test_candidates_of_a_predicate_are_the_words_of_its_sentence(sampler: Sampler) -> None:
    batch: TrainingBatch = next(iter(sampler.epoch(0)))
    assert batch.arguments is not None
    counted = (batch.arguments.targets != UNLABELLED).sum(axis=1)
    assert set(counted.tolist()) == {len(WORDS)}
    assert batch.arguments.targets[0, :5].tolist() == [1, 2, 2, 2, 0]
    assert (np.diff(batch.arguments.candidates[0, : len(WORDS)]) == 1).all()


def test_names_are_exchanged_alike_within_a_window(document: Encoded, sampler: Sampler) -> None:
    batches = [b for number in range(6) for b in sampler.epoch(number)]
    originals = {p for word in document.pieces for p in word} | {0, 101, 102}
    assert any(not set(b.inputs.pieces.ravel().tolist()) <= originals for b in batches)


def test_the_longest_span_wins_and_spans_are_clipped_to_the_window() -> None:
    place = {"B-x": 1, "I-x": 2, "B-y": 3, "I-y": 4}
    assert span_tags([("x", 0, 4), ("y", 3, 5)], 2, 6, place).tolist() == [1, 2, 0, 0]


def test_usual_shapes_are_those_inside_sentences(document: Encoded) -> None:
    assert SHAPES[usual_shapes([document])["dana"]] == "capitalised"
    assert "the" not in usual_shapes([document])
