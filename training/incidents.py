"""Incidents: which words of a document are fillers of MUC-4's roles, and which type of incident they tell of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from dalil.bench.corpora.documents import Fragment, GoldTemplate
from dalil.language.decoding import Ints
from dalil.language.labels import INCIDENT_ROLES, INCIDENT_TYPE, INCIDENT_TYPES
from training.words import UNLABELLED, Words, bio

_ORGANISATION = "perpetrator_organisation"
_BY_TELLING = ("target", "victim", "weapon", "perpetrator", _ORGANISATION)
"""The roles, those first that seldom belong to several incidents."""


def incident_tags(
    incidents: Sequence[GoldTemplate], finder: Words, sentences: Sequence[tuple[int, int]]
) -> dict[str, Ints]:
    """Label words for the heads of the incident layer."""
    tags = {role: bio(_spans(incidents, role), finder) for role in INCIDENT_ROLES}
    return {**tags, INCIDENT_TYPE: _types(incidents, finder, sentences)}


def _spans(incidents: Iterable[GoldTemplate], role: str) -> Iterator[Fragment]:
    return (span for incident in incidents for filler in incident.roles.get(role, ()) for span in filler.spans)


def _types(incidents: Sequence[GoldTemplate], finder: Words, sentences: Sequence[tuple[int, int]]) -> Ints:
    """Label each word with the type of the filler nearest to it in its sentence, 0 in documents without incidents.

    Sentences of a document with incidents that have no filler, or only the name of an organisation, are left open.
    """
    if not incidents:
        return np.zeros(len(finder), dtype=np.int64)
    own = np.zeros(len(finder), dtype=np.int64)
    counted = np.zeros(len(finder), dtype=bool)
    for role in _BY_TELLING:
        for incident in incidents:
            kind = 1 + INCIDENT_TYPES.index(incident.incident_type.split(" / ")[0])
            for filler in incident.roles.get(role, ()):
                for span in filler.spans:
                    first, last = finder.inside(*span)
                    part = own[first:last]
                    part[part == 0] = kind
                    counted[first:last] |= role != _ORGANISATION
    types = np.full(len(finder), UNLABELLED, dtype=np.int64)
    for first, last in sentences:
        if counted[first:last].any():
            fillers = first + np.flatnonzero(own[first:last])
            nearest = np.abs(np.arange(first, last)[:, None] - fillers).argmin(axis=1)
            types[first:last] = own[fillers[nearest]]
    return types
