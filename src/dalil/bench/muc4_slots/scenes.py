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
from dalil.bench.muc4_slots.victims import Victim, is_person_word, things_of, victims_of
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

    To those of the incident view come the victims whom predicates and events tell: each joins the nearest incident of
    its sentence's type, or begins one.
    """
    analysis = reading.analysis
    found = incidents_of(reading.text, reading.sentences, analysis.incident_roles, analysis.incident_types, apart=True)
    drafts = [_Draft(incident.incident_type.upper(), _fillers(reading, incident)) for incident in found]
    shared = {role: own for draft in drafts for role, own in draft.fillers.items() if role in _SHARED}
    for victim in victims_of(analysis, reading.coded):
        nearest = _draft_for(victim, drafts, shared, reading)
        nearest.fillers["victim"] = _joined((*nearest.fillers.get("victim", ()), _filler(victim)))
    lacking = [draft for draft in drafts if not draft.fillers.get("target")]
    for thing in things_of(analysis, reading.coded):
        nearest = _draft_for(thing, drafts, shared, reading)
        if nearest in lacking:
            nearest.fillers["target"] = _joined((*nearest.fillers.get("target", ()), _filler(thing)))
    return tuple(_scene(reading, draft) for draft in drafts)


def _draft_for(
    harmed: Victim, drafts: list[_Draft], shared: Mapping[str, tuple[Filler, ...]], reading: Reading
) -> _Draft:
    """Choose the nearest incident of the type that a sentence tells, or begin one."""
    at = reading.sentence_at(harmed.span.start)
    told = incident_type([reading.words_of(at)]) if at is not None else None
    kind = told.upper() if told else drafts[0].kind if drafts else ATTACK
    own = [draft for draft in drafts if draft.kind == kind]
    if not own:
        own = [_Draft(kind, dict(shared), by_roles=False)]
        drafts += own
    return min(own, key=lambda draft: draft.distance(harmed.span.start))


def _filler(harmed: Victim) -> Filler:
    return Filler(harmed.span.exact, ((harmed.span.start, harmed.span.end),), harmed.effect)


@dataclass(slots=True)
class _Draft:
    """An incident in the making."""

    kind: str
    fillers: dict[str, tuple[Filler, ...]]
    by_roles: bool = True

    def distance(self, offset: int) -> int:
        """Count the characters to whoever and whatever is harmed; 0 where nobody is yet."""
        harmed = [start for role in HARMED for filler in self.fillers.get(role, ()) for start, _ in filler.spans]
        return min((abs(start - offset) for start in harmed), default=0)


def _fillers(reading: Reading, incident: Incident) -> dict[str, tuple[Filler, ...]]:
    return {
        role: tuple(Filler(entity[0], _occurrences(reading.text, entity)) for entity in entities if entity)
        for role, entities in incident.roles.items()
    }


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


def _scene(reading: Reading, draft: _Draft) -> Scene:
    own = [filler for role in (*HARMED, "weapon") for filler in draft.fillers.get(role, ())]
    shown = own or [filler for of_role in draft.fillers.values() for filler in of_role]
    told = {reading.sentence_at(start) for filler in shown for start, _ in filler.spans}
    sentences = tuple(sorted(at for at in told if at is not None))
    return Scene(reading, draft.kind, draft.fillers, sentences, draft.by_roles)


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
