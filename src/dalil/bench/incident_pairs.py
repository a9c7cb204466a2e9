"""Pairs of those whom incidents harm: what speaks for both being harmed in one incident."""

from __future__ import annotations

import math
import re
from functools import cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict

from dalil.bench.incident_fillers import Entity, Told


class TurningWords(BaseModel):
    """The shipped words by which a sentence goes over to another incident: one more, or another time."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    more: tuple[str, ...]
    times: tuple[tuple[str, ...], ...]

    @property
    def pattern(self) -> re.Pattern[str]:
        """Find any of the words."""
        words = (*self.more, *(word for group in self.times for word in group))
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def pair_evidence(told: Told, one: Entity, other: Entity) -> dict[str, float]:
    """Give what speaks for two of one type of incident being of one: sentences between them and the words there."""
    first, later = sorted((min(one.sentences), min(other.sentences)))
    nearest = min(abs(a - b) for a in one.sentences for b in other.sentences)
    gap, same_role = math.log1p(later - first), float(one.role == other.role)
    words = [_words(told, at) for at in range(first + 1, later + 1)]
    return {
        "gap": gap,
        "role": same_role,
        "gap in role": gap * same_role,
        "nearest": math.log1p(nearest),
        "beside": float(nearest == 0),
        "turns": float(len(set(words[-1]))) if words else 0.0,
        "turns between": math.log1p(sum(map(len, words))),
    }


def _words(told: Told, sentence: int) -> list[str]:
    return [word.lower() for word in _pattern().findall(told.text, *told.sentences[sentence])]


@cache
def _pattern() -> re.Pattern[str]:
    text = (files(__package__) / "incident_pairs.yaml").read_text(encoding="utf-8")
    return TurningWords.model_validate(yaml.safe_load(text)).pattern
