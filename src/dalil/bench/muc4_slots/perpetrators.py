"""Perpetrators: individuals and organisations, the category of the incident, how sure the report is of them."""

from __future__ import annotations

from collections.abc import Iterator

from dalil.bench.corpora import muc4_slots as slots
from dalil.bench.corpora.documents import Fragment
from dalil.bench.corpora.muc4_fills import Fill
from dalil.bench.muc4_slots.scenes import Filler, Reading, Scene, capitals
from dalil.bench.muc4_slots.targets import Fills
from dalil.bench.muc4_slots.vocabulary import head_of, heads_pattern, vocabulary, words_pattern
from dalil.extraction.responsibility import ORDER, speaks_for_the_state, view_of
from dalil.records import Responsibility, Span

CONFIDENCES: dict[Responsibility, str] = {
    "fact": "REPORTED AS FACT",
    "suspected": "SUSPECTED OR ACCUSED",
    "accused": "SUSPECTED OR ACCUSED",
    "denied": "SUSPECTED OR ACCUSED",
    "accused_by_authorities": "SUSPECTED OR ACCUSED BY AUTHORITIES",
    "claimed": "CLAIMED OR ADMITTED",
    "possible": "POSSIBLE",
    "acquitted": "ACQUITTED",
}
SAID_FIRST: tuple[Responsibility, ...] = ("acquitted", "claimed", "accused_by_authorities")
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
    """Give the way in which the report views an organisation's part: what Dalil's participants say of it.

    The first value of its order that anything says holds; an outlet that speaks for the organisation claims.
    """
    reading = scene.reading
    header = reading.message.header.lower()
    if any(voice in header and filler.words.startswith(names) for voice, names in vocabulary().own_voices.items()):
        return CONFIDENCES["claimed"]
    said = {value for span in filler.spans for value in _views(span, reading)}
    return CONFIDENCES[next((value for value in (*SAID_FIRST, *ORDER) if value in said), "fact")]


def _views(where: Fragment, reading: Reading) -> Iterator[Responsibility]:
    """Give how events see a mention's part, and how the deeds of its sentence do."""
    for event in reading.coded.events:
        for participant in event.participants:
            span = participant.span
            if participant.responsibility and span.start <= where[0] and where[1] <= span.end:
                yield participant.responsibility
    who = Span.of(reading.text, *where)
    told = [s for s in reading.coded.statements if any(part.contains(who) for part in s.content)]
    for deed in _deeds(where, reading):
        viewed = view_of(who, deed, reading.index)
        if viewed in {"accused", "suspected"} and any(map(speaks_for_the_state, told)):
            yield "accused_by_authorities"
        elif viewed:
            yield viewed


def _deeds(where: Fragment, reading: Reading) -> list[Span]:
    at = reading.sentence_at(where[0])
    if at is None:
        return []
    start, end = reading.sentences[at]
    found = words_pattern(vocabulary().deeds).finditer(reading.text, start, end)
    return [Span.of(reading.text, *match.span()) for match in found]
