"""Scenes: an incident with the places in the text where it is told and where its fillers stand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from dalil.bench.corpora.documents import Fragment
from dalil.bench.corpora.muc4_keys import KeyedMessage
from dalil.bench.documents import as_report
from dalil.bench.incident_view import Incident, incident_type, incidents_of
from dalil.bench.muc4_slots.victims import is_person_word, victims_of
from dalil.extraction.index import AnalysisIndex
from dalil.language.analysis import Analysis
from dalil.language.lexicon import singular
from dalil.records import CodedReport

if TYPE_CHECKING:
    from dalil.pipeline import Coder

ATTACK = "ATTACK"
HARMED = ("victim", "target")
_SHARED = ("perpetrator", "perpetrator_organisation")


@dataclass(frozen=True, slots=True)
class Filler:
    """One filler of a role: its words, every place where the text has them, and what became of it if that is told."""

    words: str
    spans: tuple[Fragment, ...]
    effect: str | None = None


@dataclass(frozen=True)
class Reading:
    """What was read of a message: the analysis, the records, the sentences' offsets."""

    message: KeyedMessage
    analysis: Analysis
    coded: CodedReport
    sentences: tuple[Fragment, ...]

    @cached_property
    def index(self) -> AnalysisIndex:
        """What stands where in the analysis."""
        return AnalysisIndex(self.analysis)

    @property
    def text(self) -> str:
        """The message's text."""
        return self.message.document.text

    def sentence_at(self, offset: int) -> int | None:
        """Find the sentence that holds a character."""
        return next((at for at, (start, end) in enumerate(self.sentences) if start <= offset < end), None)

    def words_of(self, sentence: int) -> str:
        """Give the words of a sentence."""
        return self.text[slice(*self.sentences[sentence])]


@dataclass(frozen=True, slots=True)
class Scene:
    """One incident: its type in capitals, its fillers by role, the sentences that tell it, in order.

    ``by_roles`` is false where no filler of the reading model's roles tells it, but only its victims.
    """

    reading: Reading
    type: str
    fillers: Mapping[str, tuple[Filler, ...]] = field(hash=False)
    told: tuple[int, ...]
    by_roles: bool = True

    def role(self, *roles: str) -> tuple[Filler, ...]:
        """Give the fillers of some roles."""
        return tuple(filler for role in roles for filler in self.fillers.get(role, ()))

    @property
    def words(self) -> str:
        """The words of the sentences that tell the incident."""
        return " ".join(self.reading.words_of(at) for at in self.told)


def read(message: KeyedMessage, coder: Coder) -> Reading:
    """Read a message as Dalil reads any report."""
    sent = message.sent.isoformat() if message.sent else None
    report = replace(as_report(message.document), published=sent)
    analysis = coder.analyse(report)
    sentences = tuple((sentence.span.start, sentence.span.end) for sentence in analysis.sentences)
    return Reading(message, analysis, coder.code(analysis), sentences)


def scenes_of(reading: Reading) -> tuple[Scene, ...]:
    """Give the incidents of a message, the one with most fillers first.

    To those of the incident view come the victims whom predicates and events tell: each joins the incident of its
    sentence's type, or begins one.
    """
    found = incidents_of(reading.text, reading.sentences, reading.analysis.incident_roles)
    fillers = {incident.incident_type.upper(): _fillers(reading, incident) for incident in found}
    shared = {role: own for of_type in fillers.values() for role, own in of_type.items() if role in _SHARED}
    for kind, victims in _described(reading, fillers).items():
        own = fillers.setdefault(kind, dict(shared))
        own["victim"] = _joined((*own.get("victim", ()), *victims))
    by_roles = {incident.incident_type.upper() for incident in found}
    return tuple(_scene(reading, kind, own, by_roles=kind in by_roles) for kind, own in fillers.items())


def _fillers(reading: Reading, incident: Incident) -> dict[str, tuple[Filler, ...]]:
    return {
        role: tuple(Filler(entity[0], _occurrences(reading.text, entity)) for entity in entities if entity)
        for role, entities in incident.roles.items()
    }


def _described(reading: Reading, known: Mapping[str, Mapping[str, Sequence[Filler]]]) -> dict[str, list[Filler]]:
    """Give the victims of events and predicates by the type of incident that their sentence tells."""
    main = next(iter(known), None)
    found: dict[str, list[Filler]] = {}
    for victim in victims_of(reading.analysis, reading.coded):
        at = reading.sentence_at(victim.span.start)
        told = incident_type([reading.words_of(at)]) if at is not None else None
        kind = told.upper() if told else main or ATTACK
        filler = Filler(victim.span.exact, ((victim.span.start, victim.span.end),), victim.effect)
        found.setdefault(kind, []).append(filler)
    return found


def _joined(fillers: Sequence[Filler]) -> tuple[Filler, ...]:
    """Put fillers together whose words are part of another's; the longest words stay, and the first effect told."""
    kept: list[Filler] = []
    for filler in fillers:
        same = next((at for at, other in enumerate(kept) if _are_one(filler, other)), None)
        if same is None:
            kept.append(filler)
            continue
        other = kept[same]
        words = max(filler.words, other.words, key=len)
        spans = tuple(sorted({*filler.spans, *other.spans}))
        kept[same] = Filler(words, spans, other.effect or filler.effect)
    return tuple(kept)


def _are_one(one: Filler, other: Filler) -> bool:
    if one.effect and other.effect and one.effect != other.effect and is_person_word(one.words.split()[-1]):
        return False
    words, others = ({singular(word) for word in filler.words.split()} for filler in (one, other))
    return words <= others or others <= words


def _scene(reading: Reading, kind: str, fillers: Mapping[str, tuple[Filler, ...]], *, by_roles: bool) -> Scene:
    own = [filler for role in (*HARMED, "weapon") for filler in fillers.get(role, ())]
    shown = own or [filler for of_role in fillers.values() for filler in of_role]
    told = {reading.sentence_at(start) for filler in shown for start, _ in filler.spans}
    return Scene(reading, kind, fillers, tuple(sorted(at for at in told if at is not None)), by_roles)


def _occurrences(text: str, mentions: Sequence[str]) -> tuple[Fragment, ...]:
    found = {m.span() for words in mentions for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)}
    return tuple(sorted(found))


def beside(scene: Scene) -> list[int]:
    """Give the sentences right before and after those that tell the incident."""
    around = {at + step for at in scene.told for step in (-1, 1)}
    return sorted(at for at in around if 0 <= at < len(scene.reading.sentences))


def capitals(words: str) -> str:
    """Write words as the keys do: in capitals, with square brackets."""
    return " ".join(words.upper().replace("(", "[").replace(")", "]").split())
