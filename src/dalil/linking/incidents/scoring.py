"""Scores: how likely two accounts are of one incident, by a logistic model whose weights are a readable file.

The weights are fitted by ``training/incident_links.py``; every feature stands in the file under its name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from math import exp

from pydantic import Field

from dalil.linking.groups import Link
from dalil.linking.incidents.accounts import Account
from dalil.linking.incidents.days import Days
from dalil.linking.incidents.features import Features, features_of
from dalil.linking.incidents.vocabulary import Shipped, families, load
from dalil.linking.incidents.words import common, words_of


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


_REMEMBERED = 50_000
"""Scores that are remembered: what is in the news is grouped anew with each report on it."""


def score_of(one: Account, other: Account, by: Models | None = None) -> float:
    """Score two accounts, of one report or of two, by the shipped models or others: 0 to 1."""
    return _shipped_score(one, other) if by is None else _score(one, other, by)


@lru_cache(maxsize=_REMEMBERED)
def _shipped_score(one: Account, other: Account) -> float:
    return _score(one, other, models())


def _score(one: Account, other: Account, by: Models) -> float:
    return _scored(one, other, by)[0] if comparable(one, other) else 0.0


def _scored(one: Account, other: Account, by: Models) -> tuple[float, Features]:
    """Score two accounts that may be compared, and give their features."""
    features = features_of(one, other)
    strange = one.report != other.report and (at_odds(features) or is_unfounded(one, other, features))
    return 0.0 if strange else round(_model(one, other, by).score(features), 4), features


def _model(one: Account, other: Account, by: Models) -> Model:
    return by.within if one.report == other.report else by.across


_OTHER = ("place apart", "group other", "count other", "figure other", "people other")
_SAME = ("place same", "place near", "figure same", "count equal")
_SAME_DAY = ("time same day", "time same day, loosely")


def at_odds(features: Features) -> bool:
    """Tell whether two accounts of two reports differ in two things that they tell and share none, nor the day.

    In a base most pairs of one type, country and week are such, between the reports of a story hardly any: weights that
    are learned from stories alone take a common type for much. Of one day, they must differ in three things.
    """
    if any(features.get(name) for name in _SAME):
        return False
    differing = sum(bool(features.get(name)) for name in _OTHER)
    return differing > (2 if any(features.get(name) for name in _SAME_DAY) else 1)


_AGREEING = ("place same", "place near", "place holds", *_SAME_DAY, "much shared")
_NAMES_SHARED = 0.5


def is_unfounded(one: Account, other: Account, features: Features) -> bool:
    """Tell whether nothing that two accounts of two reports tell agrees, and the reports share few names.

    Where the same people and bodies are in the news for months, type and words alone make hundreds of reports one: that
    one person suffered or that they were soldiers is told of too many, one name may be all that a report has, and what
    its names say of people ("Wall Street") is no description.
    """
    if any(features.get(name) for name in _AGREEING):
        return False
    if (one.people & other.people) - common() - _words_of(one.names) - _words_of(other.names):
        return False
    if any(count.several for count in one.counts & other.counts):
        return False
    return features.get("report names", 0.0) < _NAMES_SHARED or len(one.names & other.names) < 2


@lru_cache(maxsize=2_000)
def _words_of(names: frozenset[str]) -> frozenset[str]:
    return frozenset(word for name in names for word in words_of(name))


def link_of(one: Account, other: Account, by: Models | None = None) -> Link | None:
    """Link two accounts where their score suffices; the reasons are the features with their values."""
    if not comparable(one, other) or clash(one, other):
        return None
    chosen = by or models()
    score, features = _scored(one, other, chosen)
    return Link.of(one.key, other.key, score, features) if score >= _model(one, other, chosen).threshold else None


def comparable(one: Account, other: Account) -> bool:
    """Tell whether accounts have types of one family, or, in two reports, of families whose words they exchange."""
    if one.families & other.families:
        return True
    return one.report != other.report and any(b in families().near_to(a) for a in one.families for b in other.families)


TOLERANCE = 15
"""Days between two accounts that are dated in so many words up to which they may still be of one incident."""


@dataclass(frozen=True)
class Frame:
    """The countries and days outside of which an account cannot be of one incident with another.

    ``told`` are the countries of the whole report: where two tell of one in common, a place may be read wrongly.
    Only ``firm`` dates exclude, those that words give to this event and to no other.
    """

    countries: frozenset[str]
    told: frozenset[str]
    days: frozenset[Days]
    firm: bool

    @classmethod
    def of(cls, account: Account) -> Frame:
        """Take the frame of an account."""
        countries = frozenset(spot.country for spot in account.spots if spot.country)
        return cls(countries, account.countries, account.days, bool(account.firm))

    def excludes(self, other: Frame) -> bool:
        """Tell whether two cannot be of one incident: their dates cannot meet, or their countries differ."""
        if self.countries and other.countries and not (self.countries & other.countries or self.told & other.told):
            return True
        if self.firm and other.firm:
            return min(a.gap(b) for a in self.days for b in other.days) > TOLERANCE
        return False


def clash(one: Account, other: Account) -> bool:
    """Tell whether two accounts cannot be of one incident."""
    return Frame.of(one).excludes(Frame.of(other))
