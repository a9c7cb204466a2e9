"""Scenes: an incident with the places in the text where it is told and where its fillers stand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dalil.bench.corpora.documents import Fragment
from dalil.bench.corpora.muc4_keys import KeyedMessage
from dalil.bench.documents import as_report
from dalil.bench.incident_view import Incident, incidents_of
from dalil.language.analysis import Analysis
from dalil.records import CodedReport

if TYPE_CHECKING:
    from dalil.pipeline import Coder

HARMED = ("victim", "target")


@dataclass(frozen=True, slots=True)
class Filler:
    """One filler of a role: its words, and every place where the text has them."""

    words: str
    spans: tuple[Fragment, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a message: the analysis, the records, the sentences' offsets."""

    message: KeyedMessage
    analysis: Analysis
    coded: CodedReport
    sentences: tuple[Fragment, ...]

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
    """One incident: its type in capitals, its fillers by role, the sentences that tell it, in order."""

    reading: Reading
    type: str
    fillers: Mapping[str, tuple[Filler, ...]] = field(hash=False)
    told: tuple[int, ...]

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
    """Give the incidents of a message, the one with most fillers first."""
    found = incidents_of(reading.text, reading.sentences, reading.analysis.incident_roles)
    return tuple(_scene(reading, incident) for incident in found)


def _scene(reading: Reading, incident: Incident) -> Scene:
    fillers = {
        role: tuple(Filler(entity[0], _occurrences(reading.text, entity)) for entity in entities if entity)
        for role, entities in incident.roles.items()
    }
    own = [filler for role in (*HARMED, "weapon") for filler in fillers.get(role, ())]
    shown = own or [filler for of_role in fillers.values() for filler in of_role]
    told = {reading.sentence_at(start) for filler in shown for start, _ in filler.spans}
    return Scene(reading, incident.incident_type.upper(), fillers, tuple(sorted(at for at in told if at is not None)))


def _occurrences(text: str, mentions: Sequence[str]) -> tuple[Fragment, ...]:
    found = {m.span() for words in mentions for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)}
    return tuple(sorted(found))
