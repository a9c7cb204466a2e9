"""Perpetrators whom Dalil's events name where the reading model's roles name none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dalil.bench.muc4_slots.scenes import Filler, Scene
from dalil.bench.muc4_slots.vocabulary import head_of, heads_pattern, vocabulary, words_pattern
from dalil.records import Participant

INDIVIDUAL, ORGANISATION = "perpetrator", "perpetrator_organisation"


def with_attackers(scene: Scene) -> Scene:
    """Give a scene the attackers of its sentences' events, for each kind of perpetrator that it lacks."""
    attackers = list(_attackers(scene))
    found = dict(scene.fillers)
    if not scene.role(INDIVIDUAL):
        found[INDIVIDUAL] = tuple(_individuals(attackers))
    if not scene.role(ORGANISATION):
        found[ORGANISATION] = tuple(dict.fromkeys(_organisations(attackers)))
    return replace(scene, fillers=found)


def _attackers(scene: Scene) -> Iterator[Participant]:
    for event in scene.reading.coded.events:
        if scene.reading.sentence_at(event.trigger.start) in scene.told:
            yield from (p for p in event.participants if p.responsibility not in {None, "denied", "acquitted"})


def _individuals(attackers: Sequence[Participant]) -> Iterator[Filler]:
    """Give attackers of a general kind ("guerrillas", "a group of armed men"), at most one."""
    generic = heads_pattern(vocabulary().generic_perpetrators)
    for participant in attackers:
        words = head_of(participant.span.exact.removeprefix("the ").removeprefix("a "))
        if generic.search(words):
            start = participant.span.start + participant.span.exact.index(words)
            yield Filler(words, ((start, start + len(words)),))
            return


def _organisations(attackers: Sequence[Participant]) -> Iterator[Filler]:
    for participant in attackers:
        match = words_pattern(vocabulary().organisations).search(participant.span.exact)
        if match:
            start = participant.span.start + match.start()
            yield Filler(match.group(), ((start, start + len(match.group())),))
            return
