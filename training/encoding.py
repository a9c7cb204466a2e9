"""Encoding: gold documents as word pieces, case shapes and label indices (numpy only)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from tokenizers import Tokenizer

from dalil.bench.corpora.documents import GoldDocument, GoldMention
from dalil.bench.documents import segment
from dalil.language.decoding import Bools, Ints
from dalil.language.labels import ATTRIBUTION_PARTS, HAPPENING, STATUS, Labels
from dalil.language.windows import SHAPES, case_shape, word_pieces
from training.incidents import incident_tags
from training.inventory import MENTION_TYPES
from training.words import UNLABELLED, Words, bio

LONGEST_NAME = 8
"""Words of a mention beyond which it is a description rather than a name."""

_CASED = {SHAPES.index("capitalised"), SHAPES.index("upper"), SHAPES.index("mixed")}
_NAMES = ("person", "organisation", "place")


@dataclass(frozen=True, slots=True)
class Relation:
    """A word (``anchor``) with its label, and labelled stretches of words (type, first, last) around it."""

    anchor: int
    label: int
    spans: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Encoded:
    """A document ready for packing: every list is parallel to its words, ``sentences`` are ranges of words.

    ``tags`` holds label indices by head (UNLABELLED where the corpus is silent), ``mentions`` (words x labels) which
    labels the corpus allows each word, None where it has no mentions. ``names`` are (type, first, last).
    """

    id: str
    words: tuple[str, ...]
    pieces: tuple[tuple[int, ...], ...]
    shapes: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]
    tags: dict[str, Ints] = field(default_factory=dict)
    mentions: Bools | None = None
    arguments: tuple[Relation, ...] | None = None
    links: tuple[Relation, ...] | None = None
    participants: tuple[Relation, ...] | None = None
    names: tuple[tuple[str, int, int], ...] = ()


def encode(document: GoldDocument, corpus: str, tokenizer: Tokenizer, labels: Labels) -> Encoded:
    """Encode one document with every layer that it has."""
    segmented = segment(document)
    tokens, sentences = segmented.tokens, segmented.sentences
    words = tuple(document.text[start:end] for start, end in tokens)
    finder = Words(tokens)
    shapes = tuple(case_shape(word) for word in words)
    names = tuple(names_of(document.mentions or (), corpus, finder, shapes))
    return Encoded(
        id=document.id,
        words=words,
        pieces=tuple(word_pieces(tokenizer, words)),
        shapes=shapes,
        sentences=sentences,
        tags=_tags(document, finder, sentences, labels) | _described(document, corpus, finder, labels),
        mentions=None if document.mentions is None else _allowed(names, document.mentions, corpus, finder, labels),
        arguments=_arguments(document, finder, labels),
        links=_links(document, finder),
        participants=_participants(document, finder, labels),
        names=tuple(n for n in names if n[0] in _NAMES),
    )


def _tags(
    document: GoldDocument, finder: Words, sentences: Sequence[tuple[int, int]], labels: Labels
) -> dict[str, Ints]:
    """Label words for the heads that are plain sequences: all but mentions."""
    tags: dict[str, Ints] = {}
    if document.upos is not None:
        place = {tag: i for i, tag in enumerate(labels.heads["upos"].labels)}
        tags["upos"] = np.array([place.get(tag, UNLABELLED) for tag in document.upos], dtype=np.int64)
    if document.predicates is not None:
        tags["predicates"] = np.zeros(len(finder), dtype=np.int64)
        tags["predicates"][[p.token for p in document.predicates]] = 1
    if document.attributions is not None:
        for part in ATTRIBUTION_PARTS:
            spans = [span for a in document.attributions for span in getattr(a, part)]
            tags[part] = bio(spans, finder)
    if document.incidents is not None:
        tags.update(incident_tags(document.incidents, finder, sentences))
    if document.coded_events is not None:
        place = {kind: i for i, kind in enumerate(labels.heads[HAPPENING].labels)}
        statuses = labels.heads[STATUS].labels
        tags[HAPPENING] = np.zeros(len(finder), dtype=np.int64)
        tags[STATUS] = np.full(len(finder), UNLABELLED, dtype=np.int64)
        for event in document.coded_events:
            first, last = finder.inside(*event.trigger)
            tags[HAPPENING][first:last] = place.get(event.type, UNLABELLED)
            tags[STATUS][first:last] = statuses.index(event.status)
    return tags


def _described(document: GoldDocument, corpus: str, finder: Words, labels: Labels) -> dict[str, Ints]:
    """Label words BIOES with all mentions, be they names, descriptions or pronouns, of a corpus that has them all."""
    if corpus not in DESCRIBED or document.mentions is None:
        return {}
    place = {label: i for i, label in enumerate(labels.heads["described"].labels)}
    tags = np.zeros(len(finder), dtype=np.int64)
    for mention in document.mentions:
        first, last = finder.inside(mention.start, mention.end)
        if mention.type is not None and first < last and not tags[first:last].any():
            tags[first:last] = [place[f"{prefix}-{mention.type}"] for prefix in _prefixes(last - first)]
    return {"described": tags}


def _prefixes(words: int) -> str:
    return "S" if words == 1 else "B" + "I" * (words - 2) + "E"


def names_of(
    mentions: Sequence[GoldMention], corpus: str, finder: Words, shapes: Sequence[int]
) -> Iterator[tuple[str, int, int]]:
    """Choose the names and values (type, first, last), without overlap: the longest that is no description."""
    taken: set[int] = set()
    for mention in sorted(mentions, key=lambda m: (m.start - m.end, m.start)):
        first, last = finder.inside(mention.start, mention.end)
        known = mention.type in MENTION_TYPES and first < last <= first + LONGEST_NAME
        if mention.type is None or not known or not taken.isdisjoint(range(first, last)):
            continue
        if _is_name(mention, corpus, shapes[first:last]):
            taken.update(range(first, last))
            yield mention.type, first, last


def _is_name(mention: GoldMention, corpus: str, shapes: Sequence[int]) -> bool:
    written = any(shape in _CASED for shape in shapes)
    if mention.type in _NAMES:
        return written and mention.named is not False
    if mention.type == "date" and corpus == "gum":
        return written or SHAPES.index("digit") in shapes
    return True


def _allowed(
    names: Sequence[tuple[str, int, int]], mentions: Sequence[GoldMention], corpus: str, finder: Words, labels: Labels
) -> Bools:
    """Tell for each word which labels the corpus's annotation is compatible with.

    A corpus that lacks a type says nothing against it; words of a description ("the group") are free to be anything
    of their type.
    """
    place = {label: i for i, label in enumerate(labels.heads["mentions"].labels)}
    allowed = np.zeros((len(finder), len(place)), dtype=bool)
    allowed[:, 0] = True
    for label, index in place.items():
        if index and label[2:] not in ANNOTATED[corpus]:
            allowed[:, index] = True
    for mention in mentions:
        first, last = finder.inside(mention.start, mention.end)
        if mention.type is not None and mention.named is not True and last - first <= LONGEST_NAME:
            for prefix in "BIES":
                allowed[first:last, place[f"{prefix}-{mention.type}"]] = True
    for kind, first, last in names:
        allowed[first:last] = False
        for word, prefix in enumerate(_prefixes(last - first), first):
            allowed[word, place[f"{prefix}-{kind}"]] = True
    return allowed


ANNOTATED = {
    "re3d": frozenset(
        {"person", "organisation", "place", "norp", "date", "quantity", "money", "weapon", "vehicle", "publication"}
    ),
    "gum": frozenset({"person", "organisation", "place", "date"}),
    "dalil": frozenset({"person", "organisation", "place"}),
    "meantime": frozenset({"person", "organisation", "place", "date", "money"}),
}
"""Mention types that each corpus annotates throughout."""

DESCRIBED = frozenset({"re3d"})
"""Corpora whose mentions are names, descriptions and pronouns alike, one not inside another."""


def _arguments(document: GoldDocument, finder: Words, labels: Labels) -> tuple[Relation, ...] | None:
    if document.predicates is None:
        return None
    rolesets = {roleset: i for i, roleset in enumerate(labels.rolesets)}
    known = {label[2:] for label in labels.arguments.labels[1:]}
    return tuple(
        Relation(
            p.token,
            rolesets.get(p.roleset, UNLABELLED),
            tuple((role, *finder.inside(start, end)) for role, start, end in p.arguments if role in known),
        )
        for p in document.predicates
    )


def _links(document: GoldDocument, finder: Words) -> tuple[Relation, ...] | None:
    """Give each attribution that has a cue as the cue's first word and the stretches of its parts."""
    if document.attributions is None:
        return None
    relations = []
    for attribution in document.attributions:
        if attribution.cue:
            spans = [(part, *finder.inside(*span)) for part in ATTRIBUTION_PARTS for span in getattr(attribution, part)]
            relations.append(Relation(finder.inside(*attribution.cue[0])[0], 0, tuple(spans)))
    return tuple(r for r in relations if r.anchor < len(finder))


def _participants(document: GoldDocument, finder: Words, labels: Labels) -> tuple[Relation, ...] | None:
    """Give each event as its trigger's first word and the stretches of its participants, places and times."""
    if document.coded_events is None:
        return None
    known = {label[2:] for label in labels.participants.labels[1:]}
    return tuple(
        Relation(
            finder.inside(*event.trigger)[0],
            0,
            tuple((role, *finder.inside(*f)) for role, spans in event.roles.items() if role in known for f in spans),
        )
        for event in document.coded_events
    )
