"""Labels: what the numbers that the model gives stand for, as ``labels.json`` beside the weights tells it."""

from __future__ import annotations

from itertools import accumulate
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from dalil.language.windows import Ints

INCIDENT_ROLES = ("perpetrator", "perpetrator_organisation", "target", "victim", "weapon")
"""MUC-4's five string-filled roles."""

INCIDENT_TYPES = ("attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage")
"""MUC-4's types of incident."""

INCIDENT_TYPE = "incident_type"
"""The head that tells a word's type of incident."""

HAPPENING = "happening"
"""The head that tells which word tells of an event, and of what type."""

STATUS = "status"
"""The head that tells how the event of a word is told."""

ATTRIBUTION_PARTS = ("source", "cue", "content")


class Head(BaseModel):
    """One output of the model: its labels, and what was chosen for it on dev.

    ``temperature`` divides scores before they become confidences, ``bias`` is added to the score of O, and spans of a
    confidence below ``threshold`` are dropped. ``generosity`` is taken from the score of O while spans are sought, but
    not when their confidence is told: more are found, as unsure as they are.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    labels: tuple[str, ...]
    temperature: float = 1.0
    bias: float = 0.0
    threshold: float = 0.0
    generosity: float = 0.0


class Labels(BaseModel):
    """Everything beside the weights that reading needs.

    ``heads`` lie side by side in the encoder's scores, in this order. ``limit`` is the window in word pieces,
    ``overlap`` the sentences that neighbouring windows share, ``reach`` the largest distance between words that the
    pair scorers tell apart. ``lexicon`` gives the rolesets seen with a form or lemma, the most frequent first.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal[1] = 1
    limit: int
    overlap: int
    reach: int
    heads: dict[str, Head]
    arguments: Head
    links: Head
    participants: Head = Head(labels=("O",))
    rolesets: tuple[str, ...]
    lexicon: dict[str, tuple[str, ...]]
    training: dict[str, Any] = {}

    def slices(self) -> dict[str, slice]:
        """Give where each head's scores lie."""
        sizes = [len(head.labels) for head in self.heads.values()]
        ends = list(accumulate(sizes))
        return {name: slice(end - size, end) for name, size, end in zip(self.heads, sizes, ends, strict=True)}


def distances(anchors: Ints, candidates: Ints, reach: int) -> Ints:
    """Give each candidate's distance from its anchor in words, clipped to ``reach`` and shifted to begin at 0.

    ``anchors`` (pairs), ``candidates`` (pairs x words).
    """
    shifted: Ints = (candidates - anchors[:, None]).clip(-reach, reach) + reach
    return shifted


def bio(types: tuple[str, ...]) -> tuple[str, ...]:
    """Give the BIO labels over some types."""
    return ("O", *(f"{prefix}-{t}" for t in types for prefix in "BI"))


def bioes(types: tuple[str, ...]) -> tuple[str, ...]:
    """Give the BIOES labels over some types."""
    return ("O", *(f"{prefix}-{t}" for t in types for prefix in "BIES"))
