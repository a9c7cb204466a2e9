"""Splitting: a scene that tells several incidents of one type, at other times or in other places, becomes several.

What parts two incidents of a type is another place, another day, another category or another perpetrator (MUC-4 task
documentation, section 5.0).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from dalil.bench.muc4_slots.dates import dates_in
from dalil.bench.muc4_slots.locations import places_in
from dalil.bench.muc4_slots.scenes import HARMED, Filler, Reading, Scene


@dataclass(slots=True)
class _Part:
    """Sentences that tell one incident, with the first day and the first place that any of them gives."""

    sentences: list[int] = field(default_factory=list)
    day: date | None = None
    place: str | None = None

    def differs(self, day: date | None, place: str | None) -> bool:
        other_day = day is not None and self.day is not None and day != self.day
        other_place = place is not None and self.place is not None and place != self.place
        return other_day or other_place

    def add(self, sentence: int, day: date | None, place: str | None) -> None:
        self.sentences.append(sentence)
        self.day = self.day or day
        self.place = self.place or place


def parts_of(scene: Scene) -> tuple[Scene, ...]:
    """Split a scene where a sentence that brings new victims or targets gives another day or place than before."""
    firsts = {_first(filler, scene) for filler in scene.role(*HARMED)}
    parts: list[_Part] = []
    for at in scene.told:
        day, place = _day(scene.reading, at), _place(scene.reading, at)
        if not parts or (at in firsts and parts[-1].differs(day, place)):
            parts.append(_Part())
        parts[-1].add(at, day, place)
    if len(parts) < 2 or not scene.by_roles:
        return (scene,)
    return tuple(_scene(scene, part.sentences, first=number == 0) for number, part in enumerate(parts))


def _first(filler: Filler, scene: Scene) -> int | None:
    found = [at for start, _ in filler.spans if (at := scene.reading.sentence_at(start)) in scene.told]
    return min((at for at in found if at is not None), default=None)


def _day(reading: Reading, sentence: int) -> date | None:
    found = sorted(dates_in(reading, sentence), key=lambda one: one[0])
    return found[0][2] if found else None


def _place(reading: Reading, sentence: int) -> str | None:
    return next((place.name for place in places_in(reading, sentence)), None)


def _scene(scene: Scene, sentences: Sequence[int], *, first: bool) -> Scene:
    """Give the part of a scene that some sentences tell; perpetrators of no one part are those of all."""
    fillers: Mapping[str, tuple[Filler, ...]] = {
        role: tuple(f for f in listed if _belongs(f, role, scene, sentences, first=first))
        for role, listed in scene.fillers.items()
    }
    return replace(scene, fillers=fillers, told=tuple(sentences))


def _belongs(filler: Filler, role: str, scene: Scene, sentences: Sequence[int], *, first: bool) -> bool:
    at = _first(filler, scene)
    if at is None:
        return first or role not in HARMED
    return at in sentences or (role not in (*HARMED, "weapon") and at not in scene.told)
