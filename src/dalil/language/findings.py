"""Findings: spans and relations read off the scores that the model's heads give."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np
from simplemma import lemmatize

from dalil.language.analysis import Argument, Attribution, Happening, IncidentRole, Mention, Predicate
from dalil.language.decoding import Floats, Ints, LabelSpan, Scheme, label_spans, log_softmax, viterbi
from dalil.language.labels import HAPPENING, INCIDENT_ROLES, INCIDENT_TYPE, STATUS, Head, Labels
from dalil.language.windows import Window
from dalil.records import Span


@dataclass(frozen=True, slots=True)
class Findings:
    """What the model finds in a text: a UPOS tag a token, and everything else in text order.

    ``mentions`` are names and values; ``described`` are things however they are mentioned, with articles and relative
    places ("the group", "the area of Osh", "its fighters"), as re3d (Dstl 2017) marks them. ``incident_types`` gives
    for each sentence the chances that it tells of no incident and of each of MUC-4's INCIDENT_TYPES.
    """

    upos: tuple[str, ...]
    mentions: tuple[Mention, ...]
    predicates: tuple[Predicate, ...]
    attributions: tuple[Attribution, ...]
    incident_roles: tuple[IncidentRole, ...]
    described: tuple[Mention, ...] = ()
    happenings: tuple[Happening, ...] = ()
    incident_types: tuple[tuple[float, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """A text's words (offsets) and sentences (ranges of words)."""

    text: str
    tokens: Sequence[tuple[int, int]]
    sentences: Sequence[tuple[int, int]]

    def span(self, first: int, last: int) -> Span:
        """Give the text of words ``first`` to ``last`` (exclusive)."""
        return Span.of(self.text, self.tokens[first][0], self.tokens[last - 1][1])

    def apart(self, one: Found, other: Found) -> bool:
        """Tell whether a blank line, as between paragraphs, stands between two stretches of words."""
        before, after = sorted((one, other), key=lambda f: f.first)
        return before.last <= after.first and _BLANK_LINE.search(self._between(before, after)) is not None

    def _between(self, before: Found, after: Found) -> str:
        return self.text[self.tokens[before.last - 1][1] : self.tokens[after.first][0]]

    def form(self, word: int) -> str:
        """Give a word as written."""
        start, end = self.tokens[word]
        return self.text[start:end]


@dataclass(frozen=True, slots=True)
class Found:
    """A labelled stretch of words with its confidence."""

    type: str
    first: int
    last: int
    confidence: float


POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
"""Endings of the possessive, which are words of their own."""

_BLANK_LINE = re.compile(r"\n\s*\n")
_LEAST_CHANCE_OF_VERB = 0.12
_LONGEST_SEQUENCE = 128
"""Words decoded at once: what has no sentence ends is cut, so that it takes no longer than what has."""

_NAMES = ("person", "organisation", "place")
_NOTHING = Found("", 0, 0, -1.0)


@dataclass(frozen=True, slots=True)
class Scored:
    """The scores (words x labels) of consecutive words, the first of them, and the head that gave the scores."""

    scores: Floats
    first: int
    head: Head


def decode(sequences: Sequence[Scored]) -> list[list[Found]]:
    """Find the spans of several sequences at once; their heads may differ, but not the labels."""
    if not sequences:
        return []
    labels = sequences[0].head.labels
    lengths = np.array([len(s.scores) for s in sequences], dtype=np.int64)
    padded = np.zeros((len(sequences), int(lengths.max()), len(labels)), dtype=np.float32)
    for row, given in zip(padded, sequences, strict=True):
        row[: len(given.scores)] = given.scores
    padded[..., 0] += np.array([s.head.bias for s in sequences], dtype=np.float32)[:, None]
    sought = padded.copy()
    sought[..., 0] -= np.array([s.head.generosity for s in sequences], dtype=np.float32)[:, None]
    paths = viterbi(log_softmax(sought), lengths, Scheme.of(labels))
    temperatures = np.array([s.head.temperature for s in sequences], dtype=np.float32)
    chosen = np.take_along_axis(log_softmax(padded / temperatures[:, None, None]), paths[..., None], axis=-1)[..., 0]
    return [
        [
            Found(span.type, given.first + span.first, given.first + span.last, confidence)
            for span in label_spans(path[:length].tolist(), labels)
            if (confidence := _confidence(row, span)) >= given.head.threshold
        ]
        for path, row, given, length in zip(paths, chosen, sequences, lengths.tolist(), strict=True)
    ]


def _confidence(chosen: Floats, span: LabelSpan) -> float:
    """Give the geometric mean of the label probabilities of a span's words."""
    return round(float(np.exp(chosen[span.first : span.last].mean())), 4)


def by_sentence(scores: Mapping[str, Floats], names: Sequence[str], words: Words, labels: Labels) -> list[list[Found]]:
    """Find the spans of heads with the same labels, sentence by sentence; gives a list a head."""
    stretches = [
        (start, min(start + _LONGEST_SEQUENCE, last))
        for first, last in words.sentences
        for start in range(first, last, _LONGEST_SEQUENCE)
    ]
    found = decode(
        [Scored(scores[name][first:last], first, labels.heads[name]) for name in names for first, last in stretches]
    )
    size = len(stretches)
    return [[f for part in found[i * size : (i + 1) * size] for f in part] for i in range(len(names))]


def upos_of(scores: Floats, labels: Labels) -> tuple[str, ...]:
    """Give each word's most likely tag."""
    tags = labels.heads["upos"].labels
    return tuple(tags[index] for index in scores.argmax(axis=-1))


def mentions_of(scores: Mapping[str, Floats], words: Words, upos: Sequence[str], labels: Labels) -> tuple[Mention, ...]:
    """Give the mentions, which do not overlap; what names a person, an organisation or a place has a proper noun."""
    forms = [words.form(i) for i in range(len(words.tokens))]
    (found,) = by_sentence(scores, ["mentions"], words, labels)
    return tuple(
        Mention(f.type, words.span(f.first, without_possessive(forms, f.first, f.last)), f.confidence, "model")  # type: ignore[arg-type]
        for f in found
        if f.type not in _NAMES or "PROPN" in upos[f.first : f.last]
    )


def without_possessive(forms: Sequence[str], first: int, last: int) -> int:
    """Give the end of a name without a possessive ending ("Osh's"), which some corpora count in."""
    return last - 1 if last - first > 1 and forms[last - 1].lower() in POSSESSIVES else last


def incident_roles_of(scores: Mapping[str, Floats], words: Words, labels: Labels) -> tuple[IncidentRole, ...]:
    """Give the fillers of the incident roles in text order; one stretch may fill several."""
    found = [
        IncidentRole(role, words.span(f.first, f.last), f.confidence)
        for role, fillers in zip(INCIDENT_ROLES, by_sentence(scores, INCIDENT_ROLES, words, labels), strict=True)
        for f in fillers
    ]
    return tuple(sorted(found, key=lambda role: (role.span, role.role)))


def incident_types_of(scores: Mapping[str, Floats], words: Words, labels: Labels) -> tuple[tuple[float, ...], ...]:
    """Give each sentence's chances of telling of no incident and of each type: the mean over its words."""
    if INCIDENT_TYPE not in scores:
        return ()
    temperature = np.float32(labels.heads[INCIDENT_TYPE].temperature)
    chances = np.exp(log_softmax(scores[INCIDENT_TYPE] / temperature))
    return tuple(
        tuple(round(float(chance), 4) for chance in chances[first:last].mean(axis=0)) for first, last in words.sentences
    )


def predicate_words(scores: Floats, upos: Sequence[str], labels: Labels) -> list[tuple[int, float]]:
    """Give the words that are predicates, with their confidence.

    A verb needs little more than its tag: the tagger knows the verbs of news better than the predicate head does,
    which has learned from web text only.
    """
    head = labels.heads["predicates"]
    biased = scores + np.array([head.bias, 0], dtype=np.float32)
    chances = np.exp(log_softmax(biased / np.float32(head.temperature)))[:, 1]
    chosen = (biased[:, 1] > biased[:, 0]) & (chances >= head.threshold)
    chosen |= (np.array(upos) == "VERB") & (chances >= _LEAST_CHANCE_OF_VERB)
    return [(int(word), round(float(chances[word]), 4)) for word in np.flatnonzero(chosen)]


def roleset_of(form: str, scores: Floats, labels: Labels) -> tuple[str, float]:
    """Choose a predicate's roleset among those seen with its form or lemma, else ``lemma.01``; with its confidence."""
    lemma = lemmatize(form.lower(), lang="en")
    seen = tuple(dict.fromkeys((*labels.lexicon.get(form.lower(), ()), *labels.lexicon.get(lemma, ()))))
    place = _places(labels.rolesets, seen)
    if not seen:
        return f"{lemma}.01", 0.5
    if len(seen) == 1 or not place:
        return seen[0], 1.0 if len(seen) == 1 else 0.5
    chances = np.exp(log_softmax(scores[list(place.values())]))
    best = int(chances.argmax())
    return list(place)[best], float(chances[best])


def _places(rolesets: Sequence[str], seen: Sequence[str]) -> dict[str, int]:
    """Give the index of each roleset that the model knows."""
    # The rolesets are sorted, so that no table has to be kept beside them.
    places = {roleset: bisect_left(rolesets, roleset) for roleset in seen}
    return {roleset: p for roleset, p in places.items() if p < len(rolesets) and rolesets[p] == roleset}


def predicates_of(
    anchors: Sequence[tuple[int, float]],
    ranges: Sequence[tuple[int, int]],
    scores: tuple[Floats, Floats],
    words: Words,
    labels: Labels,
) -> tuple[Predicate, ...]:
    """Give the predicates with their arguments.

    ``scores`` are those of the arguments (predicates x words of the range x labels) and of the rolesets.
    """
    arguments, rolesets = scores
    places = sentence_numbers(words)
    found = _decoded(arguments, ranges, labels.arguments)
    made = []
    for (word, chance), spans, row in zip(anchors, found, rolesets, strict=True):
        roleset, share = roleset_of(words.form(word), row, labels)
        sides = tuple(Argument(f.type, words.span(f.first, f.last), f.confidence) for f in once_each(spans))
        made.append(Predicate(roleset, words.span(word, word + 1), int(places[word]), sides, round(chance * share, 4)))
    return tuple(made)


def _decoded(scores: Floats, ranges: Sequence[tuple[int, int]], head: Head) -> list[list[Found]]:
    """Read the spans off a pair scorer's scores (anchors x words of the range x labels), a list an anchor."""
    return decode([Scored(row[: last - first], first, head) for row, (first, last) in zip(scores, ranges, strict=True)])


def happening_words(scores: Floats, words: Words, labels: Labels) -> list[Found]:
    """Give the words that tell of events, with their type; neighbours of one type in one sentence are one."""
    head = labels.heads[HAPPENING]
    biased = scores.copy()
    biased[:, 0] += head.bias
    chances = np.exp(log_softmax(biased / np.float32(head.temperature)))
    types = chances.argmax(axis=1)
    found: list[Found] = []
    for first, last in words.sentences:
        for kind, group in groupby(range(first, last), key=lambda word: int(types[word])):
            places = list(group)
            confidence = round(float(chances[places, kind].max()), 4)
            if kind and confidence >= head.threshold:
                found.append(Found(head.labels[kind], places[0], places[-1] + 1, confidence))
    return found


def happenings_of(
    triggers: Sequence[Found],
    ranges: Sequence[tuple[int, int]],
    scores: tuple[Floats, Floats],
    words: Words,
    labels: Labels,
) -> tuple[Happening, ...]:
    """Give the events with their participants.

    ``scores`` are those of the participants (events x words of the range x labels) and of the status (events x labels).
    """
    sides_of, status_of = scores
    statuses = labels.heads[STATUS]
    chances = np.exp(log_softmax(status_of / np.float32(statuses.temperature)))
    places = sentence_numbers(words)
    found = _decoded(sides_of, ranges, labels.participants)
    return tuple(
        Happening(
            trigger.type,
            statuses.labels[row.argmax()],
            words.span(trigger.first, trigger.last),
            int(places[trigger.first]),
            tuple(Argument(f.type, words.span(f.first, f.last), f.confidence) for f in sides),
            trigger.confidence,
            round(float(row.max()), 4),
        )
        for trigger, sides, row in zip(triggers, found, chances, strict=True)
    )


def once_each(found: Sequence[Found]) -> list[Found]:
    """Keep the surest stretch of each numbered argument: a predicate has one of each, continuations apart."""
    best: dict[str, Found] = {}
    for f in found:
        if f.type[:3] == "ARG" and f.type[3:].isdigit() and f.confidence > best.get(f.type, _NOTHING).confidence:
            best[f.type] = f
    return [f for f in found if best.get(f.type, f) is f]


def sentence_numbers(words: Words) -> Ints:
    """Give the sentence of each word."""
    sizes = [last - first for first, last in words.sentences]
    numbers: Ints = np.repeat(np.arange(len(sizes)), sizes)
    return numbers


def cue_words(scores: Mapping[str, Floats], words: Words, labels: Labels) -> list[Found]:
    """Give the cues by the token head: the words that attributions are anchored to."""
    (found,) = by_sentence(scores, ["cue"], words, labels)
    return found


def attributions_of(
    cues: Sequence[Found], links: Floats, windows: Sequence[Window], words: Words, labels: Labels
) -> tuple[Attribution, ...]:
    """Give one attribution a cue, its parts as the pair scorer sees them from there.

    ``links`` (cues x words of the window x labels); ``windows`` are the cues' own.
    """
    found = _decoded(links, [(window.first, window.last) for window in windows], labels.links)
    made = (_attribution(cue, parts, words) for cue, parts in zip(cues, found, strict=True))
    return tuple(attribution for attribution in made if attribution is not None)


def _attribution(cue: Found, found: Sequence[Found], words: Words) -> Attribution | None:
    near = [f for f in found if not words.apart(cue, f)]
    parts = {part: [f for f in near if f.type == part] for part in ("source", "content")}
    content = _joined(parts["content"], words)
    if not parts["source"] and not content:
        return None
    # Several sources of one cue are one source with a gap, or one too many: the surest counts.
    source = max(parts["source"], key=lambda f: (f.confidence, -f.first), default=None)
    used = [cue.confidence, *(f.confidence for f in content), *([source.confidence] if source else [])]
    return Attribution(
        source=words.span(source.first, source.last) if source else None,
        cue=words.span(cue.first, cue.last),
        content=tuple(words.span(f.first, f.last) for f in content),
        confidence=round(float(np.exp(np.mean(np.log(np.maximum(used, 1e-6))))), 4),
        method="model",
    )


def _joined(found: Sequence[Found], words: Words) -> list[Found]:
    """Join stretches that touch and drop those that hold only marks."""
    joined: list[Found] = []
    for f in found:
        if joined and joined[-1].last == f.first:
            before = joined.pop()
            joined.append(replace(before, last=f.last, confidence=min(before.confidence, f.confidence)))
        else:
            joined.append(f)
    return [f for f in joined if any(c.isalnum() for i in range(f.first, f.last) for c in words.form(i))]


def owners(windows: Sequence[Window]) -> Iterator[tuple[int, Window]]:
    """Give each word with the window that owns it."""
    for window in windows:
        for word in range(window.own_first, window.own_last):
            yield word, window
