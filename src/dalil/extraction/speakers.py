"""Speakers: the entity or the words behind a source."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dalil.extraction.conditions import condition_words
from dalil.extraction.entities import EntityIndex
from dalil.language.attribution.cues import function_words
from dalil.records import Entity, Span

_RELATIVE = re.compile(r"[,(]|\bwho(?:se|m)?\b|\bthat\b")
_SINGULAR = frozenset({"he", "she"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: an entity, or the words that describe them."""

    entity: Entity | None = None
    text: str | None = None

    @property
    def key(self) -> str | None:
        """What tells this speaker from another within the report."""
        return self.entity.id if self.entity else self.text


@dataclass
class SpeakerFinder:
    """Finds the speakers of a report's sources in text order, remembering them for the pronouns that follow."""

    entities: EntityIndex
    _past: list[tuple[Speaker, frozenset[str]]] = field(default_factory=list)

    def find(self, source: Span | None, *, quoted: bool = False) -> Speaker:
        """Find the speaker behind ``source``; inside a quotation a pronoun stays as it is."""
        if source is None:
            return Speaker()
        pronoun = source.exact.lower() if source.exact.lower() in function_words().PRON else None
        entity = self.entities.at(source) or (None if pronoun else self._named(source))
        speaker = Speaker(entity) if entity else Speaker(text=source.exact)
        if pronoun and not entity and not quoted:
            speaker = self._before(pronoun) or speaker
        if not quoted:
            self._past.append((speaker, frozenset({pronoun} if pronoun else ())))
        return speaker

    def _named(self, source: Span) -> Entity | None:
        """Find the person that a source names, or the body whose voice it is."""
        cut = _RELATIVE.search(source.exact)
        named = [
            (mention.start, entity)
            for entity in self.entities.named_in(source)
            for mention in entity.mentions
            if source.contains(mention)
        ]
        people = sorted((at, e.id, e) for at, e in named if e.type == "person")
        if people:
            return people[0][2]
        head = source.start + (cut.start() if cut and cut.start() > 0 else len(source))
        bodies = sorted((at, e.id, e) for at, e in named if e.type in {"organisation", "publication"} and at < head)
        if not bodies:
            return None
        first = bodies[0][2]
        rest = source.exact[: head - source.start].lower()
        whole = any(m.start - source.start <= 4 and m.end >= head - 1 for m in first.mentions if source.contains(m))
        return (
            first
            if whole
            or any(
                rest.endswith(voice) or f"{voice} of" in rest or f"{voice} by" in rest
                for voice in condition_words().voices
            )
            else None
        )

    def _before(self, pronoun: str) -> Speaker | None:
        """Find the last speaker whom a pronoun fits."""
        other = {"he": "she", "she": "he"}.get(pronoun)
        known: dict[str | None, set[str]] = {}
        for speaker, pronouns in self._past:
            known.setdefault(speaker.key, set()).update(pronouns)
        for speaker, _ in reversed(self._past):
            single = speaker.entity is None or speaker.entity.type == "person"
            if speaker.key and other not in known[speaker.key] and (single or pronoun not in _SINGULAR):
                return speaker
        return None
