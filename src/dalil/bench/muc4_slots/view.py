"""MUC-4's templates, filled from what Dalil finds in a message.

The incident view gives the incidents and the fillers of their roles; the reading model's tokens and Dalil's records
give the rest.
"""

from __future__ import annotations

from dalil.bench.corpora import muc4_slots as slots
from dalil.bench.corpora.muc4_fills import NOTHING, Fill
from dalil.bench.corpora.muc4_keys import KeyTemplate
from dalil.bench.corpora.muc4_slots import SLOTS, Slot
from dalil.bench.muc4_slots.attackers import with_attackers
from dalil.bench.muc4_slots.counts import PLURAL
from dalil.bench.muc4_slots.dates import date_of
from dalil.bench.muc4_slots.locations import location_of
from dalil.bench.muc4_slots.perpetrators import perpetrator_fills
from dalil.bench.muc4_slots.scenes import HARMED, Reading, Scene, capitals, scenes_of
from dalil.bench.muc4_slots.splitting import parts_of
from dalil.bench.muc4_slots.targets import Fills, human_fills, physical_fills
from dalil.bench.muc4_slots.vocabulary import Lists, classify, vocabulary, words_pattern

BOMBING = "BOMBING"
_OPENING = 1
"""The last sentence that still says what a message is about, counted from 0."""
_PHYSICAL = (
    slots.TARGET, slots.TARGET_TYPE, slots.TARGET_NUMBER, slots.TARGET_NATION, slots.TARGET_EFFECT, slots.TARGET_TOTAL,
)  # fmt: skip
_INSTRUMENTS = (slots.INSTRUMENT, slots.INSTRUMENT_TYPE)
INAPPLICABLE: dict[str, tuple[Slot, ...]] = {"ARSON": _INSTRUMENTS, "KIDNAPPING": (*_INSTRUMENTS, *_PHYSICAL)}


def templates_of(reading: Reading) -> tuple[KeyTemplate, ...]:
    """Fill a template for each incident of a message, as far as it is told as one and not in passing."""
    parts = [part for scene in scenes_of(reading) for part in parts_of(scene) if part.role(*HARMED)]
    parts = [with_attackers(part) for part in parts]
    filled = [(part, _template(part)) for part in parts]
    return tuple(template for part, template in filled if part.by_roles or _is_specific(part, template))


def _is_specific(scene: Scene, template: KeyTemplate) -> bool:
    """Tell an incident that only victims tell from mere talk of killings: how many, and when, where, or as news."""
    counted = any(fill.values[0] != PLURAL for fill in template.fills[slots.HUMAN_NUMBER])
    dated = any(not fill.values[0].startswith("-") for fill in template.fills[slots.DATE])
    placed = any(":" in fill.values[0] for fill in template.fills[slots.LOCATION])
    return counted and (dated or placed or scene.told[:1] <= (_OPENING,))


def _template(scene: Scene) -> KeyTemplate:
    starred = frozenset(INAPPLICABLE.get(scene.type, ()))
    location = location_of(scene)
    home = location.partition(":")[0] if location else None
    found: Fills = {
        slots.DATE: _one(date_of(scene)),
        slots.LOCATION: _one(location),
        slots.TYPE: _one(scene.type),
        slots.STAGE: _one(stage_of(scene)),
        **instrument_fills(scene),
        **perpetrator_fills(scene),
        **physical_fills(scene, home),
        **human_fills(scene, home),
    }
    return KeyTemplate({slot: () if slot in starred else found.get(slot, ()) for slot in SLOTS}, starred)


def _one(value: str | None) -> tuple[Fill, ...]:
    return (Fill((value,)),) if value else ()


def stage_of(scene: Scene) -> str:
    """Tell threats and attempts by their words; anything else was accomplished."""
    for stage, words in vocabulary().stages.items():
        if words_pattern(words).search(scene.words) and not _harmed(scene):
            return stage
    return "ACCOMPLISHED"


def _harmed(scene: Scene) -> bool:
    words = vocabulary()
    harm = (
        *words.effects["DEATH"],
        *words.effects["INJURY"],
        *words.damages["DESTROYED"],
        *words.damages["SOME DAMAGE"],
    )
    return words_pattern(harm).search(scene.words) is not None


def instrument_fills(scene: Scene) -> Fills:
    """Fill the slots of instruments, from phrases or, without one, from words that imply it."""
    words = vocabulary()
    named = [(capitals(weapon.words), classify(weapon.words, words.instruments)) for weapon in scene.role("weapon")]
    types = tuple(Fill((kind,), (name,)) for name, kind in named if kind)
    if not named and scene.type == BOMBING:
        named = _mentioned(scene)
        types = tuple(Fill((kind,), (name,)) for name, kind in named if kind)
    if not named:
        implied = words.implied_bombs if scene.type == BOMBING else words.implied_instruments
        kind = _implied(scene.words, implied)
        types = (Fill((kind,), (NOTHING,)),) if kind else ()
    return {slots.INSTRUMENT: tuple(Fill((name,)) for name, _ in named), slots.INSTRUMENT_TYPE: types}


def _mentioned(scene: Scene) -> list[tuple[str, str | None]]:
    """Give the first explosive that the sentences of a bombing name as a thing, with its type."""
    words = vocabulary()
    match = words_pattern(words.explosives).search(scene.words)
    return [(capitals(match.group()), classify(match.group(), words.instruments))] if match else []


def _implied(text: str, lists: Lists) -> str | None:
    return next((kind for kind, words in lists.items() if words_pattern(words).search(text)), None)
