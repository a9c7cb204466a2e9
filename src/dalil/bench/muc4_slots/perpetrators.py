"""Perpetrators: individuals and organisations, the category of the incident, how sure the report is of them."""

from __future__ import annotations

from dalil.bench.corpora import muc4_slots as slots
from dalil.bench.corpora.muc4_fills import Fill
from dalil.bench.muc4_slots.scenes import Filler, Scene
from dalil.bench.muc4_slots.targets import Fills, capitals
from dalil.bench.muc4_slots.vocabulary import vocabulary, words_pattern

TERRORIST, STATE = "TERRORIST ACT", "STATE-SPONSORED VIOLENCE"


def perpetrator_fills(scene: Scene) -> Fills:
    """Fill the slots of perpetrators."""
    individuals, organisations = scene.role("perpetrator"), scene.role("perpetrator_organisation")
    category = category_of(" , ".join(filler.words for filler in (*organisations, *individuals)))
    return {
        slots.CATEGORY: (Fill((category,)),),
        slots.INDIVIDUAL: tuple(Fill((capitals(filler.words),)) for filler in individuals),
        slots.ORGANISATION: tuple(Fill((capitals(filler.words),)) for filler in organisations),
        slots.CONFIDENCE: tuple(
            Fill((confidence_of(filler, scene),), (capitals(filler.words),)) for filler in organisations
        ),
    }


def category_of(words: str) -> str:
    """Tell state-sponsored violence by who is named; anything else is taken for a terrorist act."""
    terrorist = words_pattern(vocabulary().terrorist_perpetrators).search(words)
    state = words_pattern(vocabulary().state_perpetrators).search(words)
    return STATE if state and not terrorist else TERRORIST


def confidence_of(filler: Filler, scene: Scene) -> str:
    """Give the way in which the report views an organisation's part."""
    return "REPORTED AS FACT"
