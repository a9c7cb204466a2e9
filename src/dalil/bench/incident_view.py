"""MUC-4's view of a report: its incidents, put together from what the reading model finds.

A report tells an incident of every type that is likely enough. Who and what is harmed belongs to the likeliest type
of its sentences; those of one type are of one incident where pairs of them are likely to be. A weapon goes to the
nearest incident of its type, perpetrators to all incidents near them whose type their sentences allow.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from statistics import fmean

import yaml
from pydantic import BaseModel, ConfigDict

from dalil.bench.corpora.documents import Fragment
from dalil.bench.incident_chances import IncidentChances, incident_chances
from dalil.bench.incident_fillers import HARMED, PERPETRATORS, Chances, Entity, Told
from dalil.language.analysis import IncidentRole
from dalil.language.labels import INCIDENT_TYPES

_TOGETHER = 0.65
"""The least chance of two harmed to be of one incident; the mean over the pairs with those it has already."""
_SURE = 0.4
"""The least chance of an entity that begins an incident beside another one of its type."""
_NEAR = 5
"""Sentences within which perpetrators are taken to be those of an incident."""
_ALLOWED = 0.3
"""Share of the likeliest type's chance that another type needs for a perpetrator to belong to it too."""


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


@dataclass(frozen=True)
class Judged:
    """The chances of a report's entities, and of its types by their place in INCIDENT_TYPES."""

    told: Told
    entities: Mapping[Entity, float]
    types: Mapping[int, float]


@dataclass(slots=True)
class _Scene:
    """An incident in the making: the place of its type in INCIDENT_TYPES, whom and what it harmed, all its entities."""

    kind: int
    harmed: list[Entity] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def distance(self, entity: Entity) -> int:
        """Count the sentences between an entity and whoever is harmed; 0 where nobody is."""
        return min((abs(a - b) for h in self.harmed for a in h.sentences for b in entity.sentences), default=0)


def incidents_of(
    text: str,
    sentences: Sequence[Fragment],
    fillers: Sequence[IncidentRole],
    types: Sequence[Chances] = (),
    *,
    apart: bool = False,
) -> tuple[Incident, ...]:
    """Put fillers together as incidents, the one with most fillers first.

    ``sentences`` are offsets (start, end), ``types`` the chances of each that the model gives; without them the
    sentences' cue words tell. Incidents of one type are one unless they are to be told ``apart``.
    """
    if not sentences:
        return ()
    told = Told.of(text, sentences, types or [_chances_by_cues(text[start:end]) for start, end in sentences], fillers)
    chances = incident_chances()
    return put_together(judge(told, chances), chances, apart=apart)


def judge(told: Told, chances: IncidentChances) -> Judged:
    """Judge the entities and the types of a report."""
    entities = {entity: chances.entity(told, entity) for entity in told.entities}
    types = {
        kind: chances.type(told, entities, kind, cues(name, told.text)) for kind, name in enumerate(INCIDENT_TYPES)
    }
    return Judged(told, entities, types)


def put_together(judged: Judged, chances: IncidentChances, *, apart: bool) -> tuple[Incident, ...]:
    """Put the entities that are likely enough together as incidents, the one with most fillers first."""
    kept = {entity: chance for entity, chance in judged.entities.items() if chance >= chances.least_filler}
    likely = {kind: chance for kind, chance in judged.types.items() if chance >= chances.least_type}
    if not likely and any(entity.role in HARMED for entity in kept):
        # Somebody is harmed: the report tells the likeliest type at least.
        best = max(judged.types, key=lambda kind: judged.types[kind])
        likely = {best: judged.types[best]}

    def together(one: Entity, other: Entity) -> float:
        return chances.together(judged.told, one, other) if apart else 1.0

    scenes = _scenes(kept, likely, together)
    _share_out(kept, scenes, likely)
    made = [Incident(INCIDENT_TYPES[scene.kind], _roles(scene.entities)) for scene in scenes]
    return tuple(sorted(made, key=lambda incident: -sum(map(len, incident.roles.values()))))


def _scenes(
    kept: Mapping[Entity, float], likely: Mapping[int, float], together: Callable[[Entity, Entity], float]
) -> list[_Scene]:
    """Make the incidents of each type and give them whom and what they harm."""
    scenes = {kind: [_Scene(kind)] for kind in likely}
    if not scenes:
        return []
    harmed = sorted((e for e in kept if e.role in HARMED), key=lambda e: min(e.sentences))
    for entity in harmed:
        kind = max(likely, key=lambda kind: entity.types[kind + 1] * likely[kind])
        worth = [fmean([together(h, entity) for h in scene.harmed] or [1.0]) for scene in scenes[kind]]
        scene = scenes[kind][worth.index(max(worth))]
        if max(worth) < _TOGETHER and kept[entity] >= _SURE:
            scene = _Scene(kind)
            scenes[kind].append(scene)
        scene.harmed.append(entity)
        scene.entities.append(entity)
    return [scene for own in scenes.values() for scene in own]


def _share_out(kept: Iterable[Entity], scenes: Sequence[_Scene], likely: Mapping[int, float]) -> None:
    """Give weapons and perpetrators to the incidents."""
    for entity in (e for e in kept if e.role not in HARMED and scenes):
        fit = {kind: entity.types[kind + 1] * chance for kind, chance in likely.items()}
        best = max(fit.values())
        if entity.role in PERPETRATORS:
            open_to = [scene for scene in scenes if fit[scene.kind] >= _ALLOWED * best]
            nearest = min(scene.distance(entity) for scene in open_to)
            own = [scene for scene in open_to if scene.distance(entity) <= max(nearest, _NEAR)]
        else:
            of_type = [scene for scene in scenes if fit[scene.kind] >= best]
            own = [min(of_type, key=lambda scene: scene.distance(entity))]
        for scene in own:
            scene.entities.append(entity)


def _roles(entities: Iterable[Entity]) -> dict[str, tuple[tuple[str, ...], ...]]:
    roles: dict[str, tuple[tuple[str, ...], ...]] = {}
    for entity in sorted(entities, key=lambda e: (e.role, -e.fillers[0].confidence, e.sentences)):
        roles[entity.role] = (*roles.get(entity.role, ()), (entity.name,))
    return roles


def _chances_by_cues(sentence: str) -> Chances:
    """Give a sentence's chances by its cue words alone."""
    told = incident_type([sentence])
    chances = [0.0 if told else 1.0, *(float(name == told) for name in INCIDENT_TYPES)]
    return tuple(0.8 * chance + 0.2 / len(chances) for chance in chances)


def incident_type(texts: Iterable[str]) -> str | None:
    """Tell the type of incident that stretches of text speak of, by the weight of their cue words; None without."""
    listed = tuple(texts)
    worth = {name: sum(cues(name, text) for text in listed) * kind.weight for name, kind in _types().types.items()}
    best = max(worth, key=lambda name: worth[name], default=None)
    return best if best is not None and worth[best] else None


def cues(name: str, text: str) -> int:
    """Count the cue words of a type."""
    pattern = _patterns().get(name)
    return len(pattern.findall(text)) if pattern else 0


@cache
def _types() -> _Types:
    text = (files(__package__) / "incident_types.yaml").read_text(encoding="utf-8")
    return _Types.model_validate(yaml.safe_load(text))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: kind.pattern for name, kind in _types().types.items()}
