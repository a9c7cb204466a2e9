"""Scores: how likely two accounts are of one incident, by a logistic model whose weights are a readable file.

The weights are fitted by ``training/incident_links.py``; every feature stands in the file under its name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp

from pydantic import Field

from dalil.linking.groups import Link
from dalil.linking.incidents.accounts import Account
from dalil.linking.incidents.features import Features, features_of
from dalil.linking.incidents.vocabulary import Shipped, load


class Model(Shipped):
    """Weights of features, what is added to them, and from which score on two accounts are linked.

    ``cohesion`` is the least share of linked pairs at which two groups join.
    """

    bias: float
    threshold: float = Field(ge=0, le=1)
    cohesion: float = Field(ge=0, le=1)
    features: dict[str, float]

    def score(self, features: Mapping[str, float]) -> float:
        """Give the probability of one incident, 0 to 1."""
        total = self.bias + sum(self.features.get(name, 0.0) * value for name, value in features.items())
        return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


class Models(Shipped):
    """The models of pairs of one report, of pairs of two, and of an incident being a part of another."""

    within: Model
    across: Model
    part: Model


@cache
def models() -> Models:
    """Give the shipped models."""
    return load("weights", Models)


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair with its features and its score."""

    features: Features
    score: float
    linked: bool


def judge(one: Account, other: Account, by: Models | None = None) -> Judged:
    """Score two accounts, of one report or of two, by the shipped models or others."""
    chosen = by or models()
    model = chosen.within if one.report == other.report else chosen.across
    features = features_of(one, other)
    score = round(model.score(features), 4)
    return Judged(features, score, score >= model.threshold and not clash(one, other))


def link_of(one: Account, other: Account, by: Models | None = None) -> Link | None:
    """Link two accounts where their score suffices; the reasons are the features with their values."""
    if clash(one, other):
        return None
    judged = judge(one, other, by)
    return Link.of(one.key, other.key, judged.score, judged.features) if judged.linked else None


TOLERANCE = 6
"""Days between two dated accounts up to which they may still be of one incident."""


def clash(one: Account, other: Account) -> bool:
    """Tell whether two accounts cannot be of one incident: their dates cannot meet, or their countries differ."""
    ours, theirs = ({spot.country for spot in account.spots} - {None} for account in (one, other))
    if ours and theirs and not ours & theirs:
        return True
    if one.days and other.days:
        return min(a.gap(b) for a in one.days for b in other.days) > TOLERANCE
    return False
