"""Chances that an entity fills its role and that a report tells an incident of a type, from weighed evidence.

Logistic regressions, made by ``training.incident_chances`` on reports that the reading model had not seen.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from dalil.bench.incident_fillers import Entity, Told, log_odds, type_evidence
from dalil.bench.incident_pairs import pair_evidence
from dalil.bench.templates import normalised
from dalil.language.labels import INCIDENT_TYPES


class Regression(BaseModel):
    """A logistic regression: an intercept and a weight for each kind of evidence."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    intercept: float
    weights: dict[str, float]

    def chance(self, evidence: Mapping[str, float]) -> float:
        """Give the chance; evidence that has no weight counts for nothing."""
        total = self.intercept + sum(weight * evidence.get(name, 0.0) for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-total))


class Words(BaseModel):
    """How often what a word or a phrase names fills a role, as a chance; ``other`` for words that are not listed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    other: float
    phrases: dict[str, float]
    heads: dict[str, float]

    def chance(self, phrase: str) -> float:
        """Give the chance of a phrase, else of its last word."""
        words = normalised(phrase)
        head = words.rpartition(" ")[2]
        return self.phrases.get(words, self.heads.get(head, self.other))


class IncidentChances(BaseModel):
    """The regressions by role, over types and over pairs, the words by role, and the least chances that count."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    roles: dict[str, Regression]
    words: dict[str, Words]
    types: Regression
    pairs: Regression
    least_filler: float
    least_type: float

    def entity(self, told: Told, entity: Entity) -> float:
        """Give the chance that an entity fills its role in some incident of the report."""
        evidence = told.evidence(entity) | {"word": log_odds(self.words[entity.role].chance(entity.name))}
        return self.roles[entity.role].chance(evidence)

    def together(self, told: Told, one: Entity, other: Entity) -> float:
        """Give the chance that two harmed in incidents of one type are harmed in the same one."""
        return self.pairs.chance(pair_evidence(told, one, other))

    def type(self, told: Told, entities: Mapping[Entity, float], kind: int, cues: int) -> float:
        """Give the chance that the report tells an incident of the ``kind``-th of INCIDENT_TYPES."""
        return self.types.chance(type_evidence(told, entities, kind, cues) | {f"is {INCIDENT_TYPES[kind]}": 1.0})


@cache
def incident_chances() -> IncidentChances:
    """Load the chances that ship with the package."""
    return IncidentChances.model_validate_json((files(__package__) / "incident_chances.json").read_bytes())
