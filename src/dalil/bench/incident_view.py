"""MUC-4's view of a report: its incidents, put together from the fillers that the reading model finds.

A report is taken to tell one incident. Fillers of a role whose words are the same, or part of each other, are one
entity, told by the words that the model is surest of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict

from dalil.bench.templates import normalised
from dalil.language.analysis import IncidentRole


class _Types(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    default: str
    cues: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Incident:
    """An incident's type and, by role, its entities, each a tuple of mentions."""

    incident_type: str
    roles: Mapping[str, tuple[tuple[str, ...], ...]]


def incidents_of(text: str, fillers: Sequence[IncidentRole]) -> tuple[Incident, ...]:
    """Put fillers together as incidents; none where there is no filler."""
    if not fillers:
        return ()
    roles = {role: _entities([f for f in fillers if f.role == role]) for role in sorted({f.role for f in fillers})}
    return (Incident(incident_type(text), roles),)


def incident_type(text: str) -> str:
    """Tell an incident's type by the cue words in its text; the most frequent wins, then the first listed."""
    types = _types()
    lower = text.lower()
    counts = {name: sum(lower.count(cue) for cue in cues) for name, cues in types.cues.items()}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else types.default


@cache
def _types() -> _Types:
    text = (files(__package__) / "incident_types.yaml").read_text(encoding="utf-8")
    return _Types.model_validate(yaml.safe_load(text))


def _entities(fillers: Sequence[IncidentRole]) -> tuple[tuple[str, ...], ...]:
    kept: list[tuple[set[str], str]] = []
    for filler in sorted(fillers, key=lambda f: (-f.confidence, f.span.start)):
        words = set(normalised(filler.span.exact).split())
        same = [entity for entity in kept if words <= entity[0] or entity[0] <= words]
        if same:
            same[0][0].update(words)
        elif words:
            kept.append((words, filler.span.exact))
    return tuple((exact,) for _, exact in kept)
