"""The reading model: one pass of a small encoder for tags, mentions, predicates, attributions and incident roles.

It runs on onnxruntime and tokenizers alone. How it was trained and what it can do stands in docs/model-card.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnxruntime
from onnxruntime.capi.onnxruntime_pybind11_state import Fail, InvalidGraph, InvalidProtobuf, NoSuchFile
from pydantic import ValidationError
from tokenizers import Tokenizer

from dalil.errors import ModelError
from dalil.language import findings
from dalil.language.analysis import Attribution, Happening, IncidentRole, Predicate
from dalil.language.decoding import Floats, Ints
from dalil.language.described import described_of
from dalil.language.findings import Findings, Words
from dalil.language.labels import HAPPENING, INCIDENT_ROLES, STATUS, Labels, distances
from dalil.language.windows import Window, batch, case_shape, pack, word_pieces

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

SCORERS = ("arguments", "links", "participants")
FILES = ("encoder.onnx", *(f"{name}.onnx" for name in SCORERS), "probe.onnx", "tokenizer.json", "labels.json")

_WINDOWS_AT_ONCE = 8
_ANCHORS_AT_ONCE = 256
"""Predicates whose arguments are sought at once, so that a book takes little more memory than a report."""
_FARTHEST_ARGUMENT = 80
_REMEDY = "reinstall dalil, or give the folder of a model exported by training/export.py"


@dataclass(frozen=True, slots=True)
class Encoding:
    """What the encoder makes of a text: windows, word states (words x width), each head's scores (words x labels)."""

    windows: Sequence[Window]
    states: Floats
    scores: Mapping[str, Floats]


class ReadingModel:
    """Reads a text's words with the encoder and the three pair scorers."""

    def __init__(
        self, labels: Labels, tokenizer: Tokenizer, encoder: InferenceSession, scorers: Mapping[str, InferenceSession]
    ) -> None:
        self.labels = labels
        self._tokenizer = tokenizer
        self._encoder, self._scorers = encoder, scorers

    @classmethod
    def load(cls, path: Path | None = None, threads: int = 2) -> ReadingModel:
        """Load a model from a folder, or the one that is shipped.

        Raises ModelError where a file is missing or damaged, or where labels and weights do not belong together.
        """
        folder = path if path is not None else Path(str(files("dalil") / "model"))
        for name in FILES:
            if not (folder / name).is_file():
                raise ModelError(str(folder / name), "is not there", _REMEDY)
        labels = _labels(folder / "labels.json")
        exact = not _saturates(folder / "probe.onnx")
        encoder = _session(folder / "encoder.onnx", threads, exact=exact)
        scorers = {name: _session(folder / f"{name}.onnx", threads, exact=exact) for name in SCORERS}
        _check(encoder, "scores", sum(len(h.labels) for h in labels.heads.values()), folder)
        _check(scorers["arguments"], "rolesets", len(labels.rolesets), folder)
        for name, scorer in scorers.items():
            _check(scorer, "scores", len(getattr(labels, name).labels), folder)
        return cls(labels, _tokenizer(folder / "tokenizer.json"), encoder, scorers)

    def read(
        self,
        text: str,
        tokens: Sequence[tuple[int, int]],
        sentences: Sequence[tuple[int, int]],
        predicates: Sequence[int] | None = None,
    ) -> Findings:
        """Find everything that the model knows of in a text.

        ``tokens`` are code-point offsets of words, ``sentences`` ranges of words [first, last) that follow one another
        without gaps from the first word to the last; ValueError where they do not. ``predicates``, where given, are
        the words taken to carry a predicate, instead of those that the model would choose.
        """
        words = Words(text, tokens, [s for s in sentences if s[0] < s[1]])
        ends = [0, *(last for _, last in words.sentences)]
        if [first for first, _ in words.sentences] != ends[:-1] or ends[-1] != len(tokens):
            raise ValueError("the sentences do not cover the words one after another")
        if not tokens:
            return Findings((), (), (), (), ())
        return self.find(words, self.encode(words), predicates)

    def find(self, words: Words, encoding: Encoding, predicates: Sequence[int] | None = None) -> Findings:
        """Read the findings off an encoding, as the labels' biases, thresholds and temperatures have it."""
        scores = encoding.scores
        upos = findings.upos_of(scores["upos"], self.labels)
        return Findings(
            upos=upos,
            mentions=findings.mentions_of(scores, words, upos, self.labels),
            predicates=self._predicates(encoding, words, upos, predicates),
            attributions=self._attributions(encoding, words),
            incident_roles=self._incident_roles(scores, words),
            happenings=self._happenings(encoding, words),
            incident_types=findings.incident_types_of(scores, words, self.labels),
            described=described_of(scores, words, self.labels) if "described" in scores else (),
        )

    def encode(self, words: Words) -> Encoding:
        """Run the encoder over the words, at least one, window by window."""
        forms = [words.form(i) for i in range(len(words.tokens))]
        pieces = word_pieces(self._tokenizer, forms)
        shapes = [case_shape(form) for form in forms]
        windows = pack(words.sentences, [len(p) for p in pieces], self.labels.limit, self.labels.overlap)
        states: Floats | None = None
        scores: Floats | None = None
        by_length = sorted(windows, key=lambda w: (sum(map(len, pieces[w.first : w.last])), w.first))
        for start in range(0, len(by_length), _WINDOWS_AT_ONCE):
            group = by_length[start : start + _WINDOWS_AT_ONCE]
            arrays = batch(group, pieces, shapes)
            given = {"pieces": arrays.pieces, "shapes": arrays.shapes, "first": arrays.first}
            seen, scored = self._encoder.run(["words", "scores"], given)
            if states is None or scores is None:
                states = np.zeros((len(forms), seen.shape[2]), dtype=np.float32)
                scores = np.zeros((len(forms), scored.shape[2]), dtype=np.float32)
            for row, window in enumerate(group):
                own = slice(window.own_first - window.first, window.own_last - window.first)
                states[window.own_first : window.own_last] = seen[row, own]
                scores[window.own_first : window.own_last] = scored[row, own]
        assert states is not None and scores is not None  # noqa: S101, PT018 - a text with words has a window
        return Encoding(windows, states, {name: scores[:, part] for name, part in self.labels.slices().items()})

    def _predicates(
        self, encoding: Encoding, words: Words, upos: Sequence[str], given: Sequence[int] | None
    ) -> tuple[Predicate, ...]:
        chosen = findings.predicate_words(encoding.scores["predicates"], upos, self.labels)
        anchors = chosen if given is None else [(word, 1.0) for word in sorted(set(given))]
        some = (anchors[at : at + _ANCHORS_AT_ONCE] for at in range(0, len(anchors), _ANCHORS_AT_ONCE))
        return tuple(predicate for each in some for predicate in self._with_arguments(encoding, words, each))

    def _with_arguments(
        self, encoding: Encoding, words: Words, anchors: Sequence[tuple[int, float]]
    ) -> tuple[Predicate, ...]:
        ranges = _ranges([word for word, _ in anchors], encoding, words)
        pairs = self._pairs(encoding.states, [word for word, _ in anchors], ranges)
        arguments, rolesets = self._scorers["arguments"].run(["scores", "rolesets"], pairs)
        return findings.predicates_of(anchors, ranges, (arguments, rolesets), words, self.labels)

    def _happenings(self, encoding: Encoding, words: Words) -> tuple[Happening, ...]:
        if HAPPENING not in encoding.scores:
            return ()
        triggers = findings.happening_words(encoding.scores[HAPPENING], words, self.labels)
        if not triggers:
            return ()
        anchors = [trigger.first for trigger in triggers]
        ranges = _ranges(anchors, encoding, words)
        (scores,) = self._scorers["participants"].run(["scores"], self._pairs(encoding.states, anchors, ranges))
        statuses = encoding.scores[STATUS][anchors]
        return findings.happenings_of(triggers, ranges, (scores, statuses), words, self.labels)

    def _attributions(self, encoding: Encoding, words: Words) -> tuple[Attribution, ...]:
        if "cue" not in encoding.scores:
            return ()
        cues = findings.cue_words(encoding.scores, words, self.labels)
        if not cues:
            return ()
        owner = dict(findings.owners(encoding.windows))
        own = [owner[cue.first] for cue in cues]
        given = self._pairs(encoding.states, [cue.first for cue in cues], [(w.first, w.last) for w in own])
        (links,) = self._scorers["links"].run(["scores"], given)
        return findings.attributions_of(cues, links, own, words, self.labels)

    def _incident_roles(self, scores: Mapping[str, Floats], words: Words) -> tuple[IncidentRole, ...]:
        if any(role not in scores for role in INCIDENT_ROLES):
            return ()
        return findings.incident_roles_of(scores, words, self.labels)

    def _pairs(
        self, states: Floats, anchors: Sequence[int], ranges: Sequence[tuple[int, int]]
    ) -> dict[str, Floats | Ints]:
        """Lay out what a pair scorer takes: each anchor with the words of its range."""
        width = max(last - first for first, last in ranges)
        places = np.array(anchors, dtype=np.int64)
        firsts = np.array([first for first, _ in ranges], dtype=np.int64)
        lasts = np.array([last for _, last in ranges], dtype=np.int64)
        candidates = np.minimum(firsts[:, None] + np.arange(width), lasts[:, None] - 1)
        return {
            "words": states,
            "anchors": places,
            "candidates": candidates,
            "distances": distances(places, candidates, self.labels.reach),
        }


def _ranges(anchors: Sequence[int], encoding: Encoding, words: Words) -> list[tuple[int, int]]:
    places = findings.sentence_numbers(words)
    owner = dict(findings.owners(encoding.windows))
    return [_within(words.sentences[places[word]], owner[word], word) for word in anchors]


def _within(sentence: tuple[int, int], window: Window, word: int) -> tuple[int, int]:
    """Give the words that may be arguments: of the sentence, as far as the window shows it, and not too far away."""
    first = max(sentence[0], window.first, word - _FARTHEST_ARGUMENT)
    return first, min(sentence[1], window.last, word + _FARTHEST_ARGUMENT + 1)


def _labels(path: Path) -> Labels:
    try:
        return Labels.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise ModelError(str(path), f"is no table of labels ({error.errors()[0]['msg']})", _REMEDY) from error


def _tokenizer(path: Path) -> Tokenizer:
    try:
        tokenizer: Tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:
        raise ModelError(str(path), f"is no tokenizer ({error})", _REMEDY) from error
    # MiniLM's file truncates and pads to 128 unless told otherwise.
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def _saturates(probe: Path) -> bool:
    """Tell whether the processor cuts sums of 8-bit products short, as x86 without VNNI does."""
    given = np.full((1, 64), 255, dtype=np.uint8)
    (product,) = _session(probe, 1, exact=True).run(["product"], {"given": given})
    return bool((product != 64 * 255 * 127).any())


def _session(path: Path, threads: int, *, exact: bool) -> InferenceSession:
    """Open a graph; where the processor is not ``exact``, onnxruntime takes slower products that are."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Threads that wait for each other by spinning take the processor from everything else that runs.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.add_session_config_entry("session.x64quantprecision", "0" if exact else "1")
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except (Fail, InvalidGraph, InvalidProtobuf, NoSuchFile) as error:
        raise ModelError(str(path), "is no ONNX model", _REMEDY) from error


def _check(session: InferenceSession, output: str, size: int, folder: Path) -> None:
    shapes = {o.name: o.shape for o in session.get_outputs()}
    if output not in shapes or shapes[output][-1] != size:
        raise ModelError(str(folder), f"labels and weights do not fit: {output} should have {size} labels", _REMEDY)
