"""MUC-4's view of a report: its incidents, put together from the fillers that the reading model finds.

A report is taken to tell one incident of each type; which type a filler belongs to, the cue words of its sentence
tell. Perpetrators are taken to be the same throughout. Fillers of a role whose words are the same, or part of each
other, are one entity, told by the words that the model is surest of.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict

from dalil.bench.corpora.documents import Fragment
from dalil.bench.templates import normalised
from dalil.language.analysis import IncidentRole

_SHARED = frozenset({"perpetrator", "perpetrator_organisation"})
_HARMED = frozenset({"target", "victim"})


class _Type(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    weight: float
    cues: tuple[str, ...]

    @property
    def pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(rf"\b{re.escape(cue)}" for cue in self.cues), re.IGNORECASE)


class _Types(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    default: str
    types: dict[str, _Type]


@dataclass(frozen=True, slots=True)
class Incident:
    """An incident's type and, by role, its entities, each a tuple of mentions."""

    incident_type: str
    roles: Mapping[str, tuple[tuple[str, ...], ...]]


def incidents_of(text: str, sentences: Sequence[Fragment], fillers: Sequence[IncidentRole]) -> tuple[Incident, ...]:
    """Put fillers together as incidents, the one with most fillers first; none where there is no filler.

    ``sentences`` are offsets (start, end).
    """
    by_type = _by_type(text, sentences, fillers)
    shared = [filler for filler in fillers if filler.role in _SHARED]
    return tuple(
        Incident(kind, _roles([*shared, *(f for f in own if f.role not in _SHARED)])) for kind, own in by_type.items()
    )


def _by_type(
    text: str, sentences: Sequence[Fragment], fillers: Sequence[IncidentRole]
) -> dict[str, list[IncidentRole]]:
    """Sort fillers by the type of their sentence; a type with nobody and nothing harmed joins the main one."""
    told: dict[str, list[IncidentRole]] = {}
    places = {f: next((s for s in sentences if s[0] <= f.span.start < s[1]), (0, len(text))) for f in fillers}
    main = incident_type(text[start:end] for start, end in dict.fromkeys(places.values())) or incident_type([text])
    for filler, (start, end) in places.items():
        kind = incident_type([text[start:end]]) or main or _types().default
        told.setdefault(kind, []).append(filler)
    listed = sorted(told, key=lambda kind: -len(told[kind]))
    kept = {kind: told[kind] for kind in listed if kind == listed[0] or any(f.role in _HARMED for f in told[kind])}
    for kind in listed:
        if kind not in kept:
            kept[listed[0]] += told[kind]
    return kept


def incident_type(texts: Iterable[str]) -> str | None:
    """Tell the type of incident that stretches of text speak of, by the weight of their cue words; None without."""
    worth: defaultdict[str, float] = defaultdict(float)
    for text in texts:
        for name, pattern in _patterns().items():
            worth[name] += len(pattern.findall(text)) * _types().types[name].weight
    best = max(worth, key=lambda name: worth[name], default=None)
    return best if best is not None and worth[best] else None


@cache
def _types() -> _Types:
    text = (files(__package__) / "incident_types.yaml").read_text(encoding="utf-8")
    return _Types.model_validate(yaml.safe_load(text))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: kind.pattern for name, kind in _types().types.items()}


def _roles(fillers: Sequence[IncidentRole]) -> dict[str, tuple[tuple[str, ...], ...]]:
    return {role: _entities([f for f in fillers if f.role == role]) for role in sorted({f.role for f in fillers})}


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
