"""Physical and human targets: their identifiers, types, numbers, nations and what became of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dalil.bench.corpora import muc4_slots as slots
from dalil.bench.corpora.muc4_fills import NOTHING, Fill
from dalil.bench.corpora.muc4_slots import Slot
from dalil.bench.muc4_slots.counts import ONE, nation_of, number_of
from dalil.bench.muc4_slots.people import humans_of
from dalil.bench.muc4_slots.scenes import Filler, Scene, capitals
from dalil.bench.muc4_slots.vocabulary import Lists, classify, head_of, heads_pattern, vocabulary, words_pattern

Fills = dict[Slot, tuple[Fill, ...]]
ARSON, SOME_DAMAGE, OTHER = "ARSON", "SOME DAMAGE", "OTHER"
"""What has been set on fire counts as damaged (task documentation, section 7.17)."""
_NEAR = 120
"""How many characters from a target its effect may be told."""


def physical_fills(scene: Scene, home: str | None) -> Fills:
    """Fill the slots of physical targets; none for a kidnapping, which has no such targets."""
    targets = [target for target in scene.role("target") if _is_thing(target, scene)]
    tagged = [(target, capitals(target.words)) for target in targets]
    words = vocabulary()
    effects = _effects(scene, tagged, words.damages, default=SOME_DAMAGE if scene.type == ARSON else None)
    if not targets and (told := _told(scene, words.damages, "NO DAMAGE")):
        effects = (told,)
    return {
        slots.TARGET: tuple(Fill((name,)) for _, name in tagged),
        slots.TARGET_TYPE: _each(tagged, lambda t: type_of(t.words)),
        slots.TARGET_NUMBER: _each(tagged, lambda t: number_of(t, scene.reading)),
        slots.TARGET_NATION: _each(tagged, lambda t: nation_of(t, scene.reading, home)),
        slots.TARGET_EFFECT: effects,
    }


def human_fills(scene: Scene, home: str | None) -> Fills:
    """Fill the slots of human targets: names with their roles, and descriptions of those without a name."""
    humans = humans_of(scene)
    tagged = [(human.filler, human.tag) for human in humans]
    effects = _effects(scene, tagged, vocabulary().effects)
    if not humans and (told := _told(scene, vocabulary().effects, "NO INJURY OR DEATH")):
        effects = (told,)
    numbers = [(h, ONE if h.name else number_of(h.filler, scene.reading)) for h in humans]
    nations = [(h, nation_of(h.filler, scene.reading, home)) for h in humans]
    return {
        slots.HUMAN_NAME: tuple(Fill((h.tag,)) for h in humans if h.name),
        slots.HUMAN: tuple(Fill((h.description,), (h.tag,) if h.name else ()) for h in humans if h.description),
        slots.HUMAN_TYPE: tuple(Fill((h.type,), (h.tag,)) for h in humans),
        slots.HUMAN_NUMBER: tuple(Fill((number,), (h.tag,)) for h, number in numbers),
        slots.HUMAN_NATION: tuple(Fill((nation,), (h.tag,)) for h, nation in nations if nation),
        slots.HUMAN_EFFECT: effects,
    }


def type_of(target: str) -> str:
    """Give the type of a physical target: by its head, or by its owner where the head says nothing of it."""
    words = vocabulary()
    neutral = heads_pattern(words.neutral_targets)
    if neutral.search(head_of(target)):
        owner = words_pattern(words.neutral_targets).sub(" ", target)
        owned = next((name for name, listed in words.targets.items() if words_pattern(listed).search(owner)), None)
        if owned is not None:
            return owned
    return classify(target, words.targets) or OTHER


def _is_thing(target: Filler, scene: Scene) -> bool:
    """Tell whether a target's head is a noun at all ("several" is none)."""
    end = target.spans[0][0] + len(head_of(target.words)) if target.spans else 0
    tags = [token.pos for token in scene.reading.analysis.tokens if target.spans and token.end == end]
    return not tags or tags[0] in {"NOUN", "PROPN"}


def _each(tagged: Iterable[tuple[Filler, str]], value: Callable[[Filler], str | None]) -> tuple[Fill, ...]:
    found = [(value(filler), name) for filler, name in tagged]
    return tuple(Fill((said,), (name,)) for said, name in found if said)


def _told(scene: Scene, lists: Lists, name: str) -> Fill | None:
    """Give the dummy fill of an incident that is said to have harmed nobody or nothing."""
    return Fill((name,), (NOTHING,)) if words_pattern(lists[name]).search(scene.words) else None


def _effects(
    scene: Scene, tagged: Iterable[tuple[Filler, str]], lists: Lists, default: str | None = None
) -> tuple[Fill, ...]:
    found = [(effect_of(filler, scene, lists) or default, name) for filler, name in tagged]
    return tuple(Fill((effect,), (name,)) for effect, name in found if effect)


def effect_of(filler: Filler, scene: Scene, lists: Lists) -> str | None:
    """Give the effect that is told of a target, else that whose words stand nearest to it in one of its sentences."""
    if filler.effect is not None:
        return filler.effect
    text = scene.reading.text
    best: tuple[int, str] | None = None
    for start, end in filler.spans:
        at = scene.reading.sentence_at(start)
        if at is None:
            continue
        first, last = scene.reading.sentences[at]
        for name, words in lists.items():
            for match in words_pattern(words).finditer(text, first, last):
                distance = max(match.start() - end, start - match.end(), 0)
                if distance <= _NEAR and (best is None or distance < best[0]):
                    best = distance, name
    return best[1] if best else None
