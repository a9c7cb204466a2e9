"""Inventory: the labels that the training documents hold, as the model is going to know them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from dalil.bench.corpora.documents import GoldDocument, GoldPredicate
from dalil.language.labels import (
    ATTRIBUTION_PARTS,
    HAPPENING,
    INCIDENT_ROLES,
    INCIDENT_TYPE,
    INCIDENT_TYPES,
    STATUS,
    Head,
    Labels,
    bio,
    bioes,
)
from dalil.records import Status
from training.recipe import Recipe

UPOS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB", "X",
)  # fmt: skip
MENTION_TYPES = (
    "person", "organisation", "place", "norp", "date", "quantity", "money", "weapon", "vehicle", "publication",
)  # fmt: skip

LEAST_ROLE = 20
LEAST_ROLESET = 3
LEAST_TYPE = 4
LEAST_PARTICIPANT = 10


def take_inventory(documents: Iterable[GoldDocument], recipe: Recipe) -> Labels:
    """Collect the labels of the training documents: argument roles, rolesets, the rolesets of each word."""
    documents = list(documents)
    pairs = [(d, p) for d in documents if d.predicates is not None for p in d.predicates]
    roles = Counter(role for _, p in pairs for role, *_ in p.arguments)
    rolesets = Counter(p.roleset for _, p in pairs)
    told = [event for d in documents for event in d.coded_events or ()]
    types = Counter(event.type for event in told)
    participants = Counter(role for event in told for role in event.roles)
    attributed = any(d.attributions is not None for d in documents)
    parts = ATTRIBUTION_PARTS if attributed else ()
    fillers = INCIDENT_ROLES if any(d.incidents is not None for d in documents) else ()
    heads = {
        "upos": Head(labels=UPOS),
        "mentions": Head(labels=bioes(MENTION_TYPES)),
        "described": Head(labels=bioes(MENTION_TYPES)),
        "predicates": Head(labels=("O", "predicate")),
        **{name: Head(labels=("O", "B", "I")) for name in (*parts, *fillers)},
        **({INCIDENT_TYPE: Head(labels=("none", *INCIDENT_TYPES))} if fillers else {}),
        **({HAPPENING: Head(labels=("none", *_frequent(types, LEAST_TYPE)))} if told else {}),
        **({STATUS: Head(labels=get_args(Status))} if told else {}),
    }
    return Labels(
        limit=recipe.limit,
        overlap=recipe.overlap,
        reach=recipe.reach,
        heads=heads,
        arguments=Head(labels=bio(_frequent(roles, LEAST_ROLE))),
        links=Head(labels=bio(parts)),
        participants=Head(labels=bio(_frequent(participants, LEAST_PARTICIPANT))),
        rolesets=_frequent(rolesets, LEAST_ROLESET),
        lexicon=_lexicon(pairs),
    )


def _frequent(seen: Mapping[str, int], least: int) -> tuple[str, ...]:
    return tuple(sorted(label for label, times in seen.items() if times >= least))


def _lexicon(pairs: Sequence[tuple[GoldDocument, GoldPredicate]]) -> dict[str, tuple[str, ...]]:
    """List the rolesets seen with each form and lemma, the most frequent first."""
    seen: dict[str, Counter[str]] = {}
    for document, predicate in pairs:
        start, end = document.tokens[predicate.token]
        keys = {document.text[start:end].lower()}
        if document.lemmas is not None:
            keys.add(document.lemmas[predicate.token].lower())
        for key in keys:
            seen.setdefault(key, Counter())[predicate.roleset] += 1
    return {key: tuple(sorted(found, key=lambda r: (-found[r], r))) for key, found in sorted(seen.items())}
