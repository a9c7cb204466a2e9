"""Perpetrators: individuals and organisations, the category of the incident, how sure the report is of them."""

from __future__ import annotations

from dalil.bench.corpora import muc4_slots as slots
from dalil.bench.corpora.muc4_fills import Fill
from dalil.bench.muc4_slots.scenes import Filler, Scene
from dalil.bench.muc4_slots.targets import Fills, capitals
from dalil.bench.muc4_slots.vocabulary import head_of, heads_pattern, vocabulary, words_pattern

TERRORIST, STATE = "TERRORIST ACT", "STATE-SPONSORED VIOLENCE"


def perpetrator_fills(scene: Scene) -> Fills:
    """Fill the slots of perpetrators."""
    individuals, organisations = _individuals(scene), _organisations(scene)
    category = category_of(" , ".join(filler.words for filler in (*organisations, *individuals)))
    return {
        slots.CATEGORY: (Fill((category,)),) if individuals or organisations else (),
        slots.INDIVIDUAL: tuple(Fill((capitals(filler.words),)) for filler in individuals),
        slots.ORGANISATION: tuple(Fill((capitals(filler.words),)) for filler in organisations),
        slots.CONFIDENCE: tuple(
            Fill((confidence_of(filler, scene),), (capitals(filler.words),)) for filler in organisations
        ),
    }


def _individuals(scene: Scene) -> tuple[Filler, ...]:
    """Give the individuals; of those who are only called guerrillas, men and so on, the first in the scene."""
    generic = heads_pattern(vocabulary().generic_perpetrators)
    listed = scene.role("perpetrator")
    unnamed = [filler for filler in listed if generic.search(head_of(filler.words))]
    first = min(unnamed, key=lambda filler: _place(filler, scene), default=None)
    return tuple(filler for filler in listed if filler is first or filler not in unnamed)


def _place(filler: Filler, scene: Scene) -> tuple[bool, int]:
    """Rank a filler by where it stands: in the scene first, then by position."""
    inside = [start for start, _ in filler.spans if scene.reading.sentence_at(start) in scene.told]
    return not inside, min(inside or [start for start, _ in filler.spans], default=0)


def _organisations(scene: Scene) -> tuple[Filler, ...]:
    """Give the organisations, each once though the text puts an abbreviation in brackets behind its name."""
    kept: list[Filler] = []
    for filler in scene.role("perpetrator_organisation"):
        if not any(_abbreviates(filler, other, scene.reading.text) for other in kept):
            kept.append(filler)
    return tuple(kept)


def _abbreviates(one: Filler, other: Filler, text: str) -> bool:
    return any(f"{a.words} ({b.words})" in text for a, b in ((one, other), (other, one)))


def category_of(words: str) -> str:
    """Tell state-sponsored violence by who is named; anything else is taken for a terrorist act."""
    terrorist = words_pattern(vocabulary().terrorist_perpetrators).search(words)
    state = words_pattern(vocabulary().state_perpetrators).search(words)
    return STATE if state and not terrorist else TERRORIST


def confidence_of(filler: Filler, scene: Scene) -> str:
    """Give the way in which the report views an organisation's part."""
    return "REPORTED AS FACT"
