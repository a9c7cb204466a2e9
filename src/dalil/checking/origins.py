"""Figures that several tellings take from one origin."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from dalil.checking.figures import Figure, ids, shown
from dalil.records import Check, Entity, Statement


def check_origins(
    figures: tuple[Figure, ...], statements: tuple[Statement, ...], entities: tuple[Entity, ...]
) -> Iterator[Check]:
    """Find values that are given more than once by one speaker or institution: they are one telling, not two."""
    speakers = {s.id: s.speaker for s in statements}
    known = {e.id: e for e in entities}
    groups: dict[tuple[str, str, Fraction, str | None], list[Figure]] = {}
    for figure in figures:
        chain = figure.statistic.chain
        speaker = speakers.get(chain[-1]) if chain else None
        if figure.exact is not None and speaker in known:
            key = (_institution(known[speaker], entities), figure.measure, figure.exact, figure.scope[0])
            groups.setdefault(key, []).append(figure)
    for (origin, _measure, value, _country), group in groups.items():
        if len(group) > 1 and len({f.categories for f in group}) == 1 and _one_period(group):
            name = "one private person" if known[origin].private else known[origin].name
            explanation = f"{shown(value)} is given {len(group)} times and has one origin: {name}"
            yield Check("", "origin", "consistent", ids(group), explanation)


def _one_period(group: list[Figure]) -> bool:
    return len({f.period for f in group if f.period is not None}) <= 1


def _institution(speaker: Entity, entities: tuple[Entity, ...]) -> str:
    """Give the organisation that a speaker's role names ("spokesman for the …"), or the speaker."""
    if speaker.type == "person" and speaker.role:
        for entity in entities:
            names = (entity.name, *entity.aliases)
            if entity.type == "organisation" and any(len(n) > 2 and n in speaker.role for n in names):
                return entity.id
    return speaker.id
