"""MUC-4's view of a report: its incidents, put together from the fillers that the reading model finds.

A report is taken to tell one incident of each type; which type a filler belongs to, the cue words of its sentence
tell. Perpetrators are taken to be the same throughout. Fillers of a role are one entity where the words of one are
part of the other's, or one abbreviates the other; an entity is told by the words that the model is surest of, and left
out unless one of its fillers is more likely right than not. A report in which nobody and nothing is harmed tells no
incident.
"""

from __future__ import annotations

import math
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
_EVEN = 0.5


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
    """Put fillers together as incidents, the one with most fillers first; none where nothing is harmed.

    ``sentences`` are offsets (start, end).
    """
    if not any(filler.role in _HARMED for filler in fillers):
        return ()
    by_type = _by_type(text, sentences, fillers)
    shared = [filler for filler in fillers if filler.role in _SHARED]
    return tuple(
        Incident(kind, _roles(text, [*shared, *(f for f in own if f.role not in _SHARED)]))
        for kind, own in by_type.items()
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


def _roles(text: str, fillers: Sequence[IncidentRole]) -> dict[str, tuple[tuple[str, ...], ...]]:
    by_role = {role: [f for f in fillers if f.role == role] for role in sorted({f.role for f in fillers})}
    return {
        role: tuple((e[0].span.exact,) for e in _entities(text, own) if _chance(e) >= _EVEN)
        for role, own in by_role.items()
    }


def _entities(text: str, fillers: Iterable[IncidentRole]) -> list[list[IncidentRole]]:
    """Group the fillers of one role by entity, the surest filler of each first."""
    entities: list[list[IncidentRole]] = []
    for filler in sorted(fillers, key=lambda f: (-f.confidence, f.span.start)):
        same = next((e for e in entities if any(_are_one(text, filler, other) for other in e)), None)
        if same is not None:
            same.append(filler)
        elif normalised(filler.span.exact):
            entities.append([filler])
    return entities


def _chance(entity: Sequence[IncidentRole]) -> float:
    """Give the chance that a filler of an entity is right, each taken for itself."""
    return 1 - math.prod(1 - filler.confidence for filler in entity)


def _are_one(text: str, one: IncidentRole, other: IncidentRole) -> bool:
    words, others = normalised(one.span.exact).split(), normalised(other.span.exact).split()
    if set(words) <= set(others) or set(others) <= set(words):
        return True
    between = text[min(one.span.end, other.span.end) : max(one.span.start, other.span.start)]
    return between.strip(' "') == "(" or _abbreviates(words, others) or _abbreviates(others, words)


def _abbreviates(short: Sequence[str], long: Sequence[str]) -> bool:
    """Tell whether a single word is the initials of others; small words between may count or not."""
    if len(short) != 1 or len(long) < 2:
        return False
    initials = {"".join(word[0] for word in long if len(word) > least) for least in (0, 2, 3)}
    return len(short[0]) > 1 and short[0] in initials
