"""Speakers: the entity or the words behind a source."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dalil.extraction.conditions import condition_words
from dalil.extraction.delivery import Narration
from dalil.extraction.entities import EntityIndex
from dalil.extraction.standins import StandIns
from dalil.extraction.subjects import subject_of_sentence_before
from dalil.language.attribution.cues import function_words
from dalil.language.lexicon import role_words, singular
from dalil.records import Entity, Span

_RELATIVE = re.compile(r"[,(]|\bwho(?:se|m)?\b|\bthat\b")
_PHRASE_END = re.compile(r"[,(]|\b(?:who|of|in|at|from|for)\b")
_JOINED = re.compile(r"^[^,]* and (?:[a-z]+ )?[A-Z]|, and [A-Z]")
_CLAUSE = re.compile(r"\b(?:who(?:se|m)?|that|which)\b")
_OF_ONE_OF = re.compile(r"\bof one of\b[^,]*,\s*(?:[a-z-]+ )*$")
_APPOSED = re.compile(r",\s*(?:[a-z-]+ )*$")
_BEHIND_OF = re.compile(r"\b([\w'’-]+) (?:of|for|to|by|with) (?:[a-z'’-]+ ){0,3}$")
_OBJECTS = {"him": "he", "her": "she", "them": "they"}
_OTHER = {"he": "she", "she": "he"}
_SINGULAR = frozenset({"he", "she"})
_PERSONAL = _SINGULAR | {"they"}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: an entity, or the words that describe them."""

    entity: Entity | None = None
    text: str | None = None

    @property
    def key(self) -> str | None:
        """What tells this speaker from another within the report."""
        return self.entity.id if self.entity else self.text


@dataclass(frozen=True, slots=True)
class _Past:
    """A speaker already met, the pronouns used for him, and where."""

    speaker: Speaker
    pronouns: frozenset[str]
    source: Span


@dataclass
class SpeakerFinder:
    """Finds the speakers of a report's sources in text order, remembering them for the pronouns that follow."""

    entities: EntityIndex
    narration: Narration
    _past: list[_Past] = field(default_factory=list)

    def find(self, source: Span | None, *, quoted: bool = False) -> Speaker:
        """Find the speaker behind ``source``; inside a quotation a pronoun stays as it is."""
        if source is None:
            return Speaker()
        pronoun = source.exact.lower() if source.exact.lower() in function_words().PRON else None
        if pronoun:
            groups = function_words().groups
            left = quoted or pronoun in groups["indefinite_pronoun"] | groups["first_person"]
            return Speaker(text=source.exact) if left else self._behind(pronoun, source)
        entity = None if self._is_several(source) else self._at(source) or self._named(source)
        if entity is None and not quoted and not self.entities.named_in(source):
            spoken = [past.speaker.entity for past in self._past if past.speaker.entity]
            entity = StandIns(self.entities, self.narration.analysis.report).find(source, spoken)
        speaker = Speaker(entity) if entity else Speaker(text=source.exact)
        if not quoted:
            inside = frozenset(re.findall(r"\b(?:he|she|they)\b", source.exact.lower()))
            self._past.append(_Past(speaker, inside, source))
        return speaker

    def _behind(self, pronoun: str, source: Span) -> Speaker:
        """Find whom a narrator's pronoun means: as coreference says, unless an unnamed speaker stands nearer."""
        pronoun = _OBJECTS.get(pronoun, pronoun)
        entity = self.entities.at(source)
        self._remember_subject(pronoun, source)
        nearest = self._before(pronoun)
        if entity and nearest and (self._is_other_gender(entity, pronoun) or self._just_spoke(nearest, entity, source)):
            entity = None
        speaker = Speaker(entity) if entity else nearest.speaker if nearest else Speaker(text=source.exact)
        if entity and nearest and nearest.speaker.entity is None and nearest.source.end < source.start:
            named = [
                m for m in entity.mentions if m.end <= source.start and m.exact.lower() not in function_words().PRON
            ]
            if not named or max(named).start < nearest.source.start:
                speaker = nearest.speaker
        self._past.append(_Past(speaker, frozenset({pronoun}), source))
        return speaker

    def _remember_subject(self, pronoun: str, source: Span) -> None:
        """Take the unnamed subject of the sentence before as the last speaker ("The mayor agreed. He regretted …")."""
        subject = subject_of_sentence_before(self.narration, source) if pronoun in _PERSONAL else None
        if subject is None or self.entities.at(subject) or any(past.source.overlaps(subject) for past in self._past):
            return
        past = _Past(Speaker(text=subject.exact), frozenset(), subject)
        if _fits(past, single=pronoun in _SINGULAR) and not any(past.source.end < p.source.end for p in self._past):
            self._past.append(past)

    def _just_spoke(self, nearest: _Past, entity: Entity, source: Span) -> bool:
        """Tell whether the last speaker is named in the same paragraph, and coreference means one who never spoke."""
        if nearest.speaker.entity is None or nearest is not self._past[-1]:
            return False
        report = self.narration.analysis.report
        silent = all(past.speaker.entity is not entity for past in self._past)
        return silent and report.block_at(nearest.source.start) == report.block_at(source.start)

    def _is_several(self, source: Span) -> bool:
        """Tell whether two persons speak together."""
        people = [entity for entity in self.entities.named_in(source) if entity.type == "person"]
        return len(people) > 1 and _JOINED.search(source.exact) is not None

    def _is_other_gender(self, entity: Entity, pronoun: str) -> bool:
        """Tell whether the report speaks of an entity with the other one of "he" and "she"."""
        other = _OTHER.get(pronoun)
        words = [mention.exact.lower() for mention in entity.mentions]
        return other is not None and words.count(other) > words.count(pronoun)

    def _at(self, source: Span) -> Entity | None:
        """Find the entity that a source is about, persons who only belong to it left out."""
        entity = self.entities.at(source) or self._in_capitals(source)
        inside = [m for m in entity.mentions if source.contains(m)] if entity and entity.type == "person" else []
        return None if inside and not any(_may_speak(source, mention) for mention in inside) else entity

    def _in_capitals(self, source: Span) -> Entity | None:
        """Find the person whose name or surname a label gives in capitals ("TAMM: How many …")."""
        label = source.exact.lower()
        people = [e for e in self.entities.entities if e.type == "person"] if source.exact.isupper() else []
        fitting = [e for e in people if label in {e.name.lower(), e.name.lower().split()[-1]}]
        return fitting[0] if len(fitting) == 1 else None

    def _named(self, source: Span) -> Entity | None:
        """Find the person that a source names, or the body whose voice it is."""
        cut = _RELATIVE.search(source.exact)
        named = [
            (mention.start, entity)
            for entity in self.entities.named_in(source)
            for mention in entity.mentions
            if source.contains(mention) and (entity.type != "person" or _may_speak(source, mention))
        ]
        people = sorted((at, e.id, e) for at, e in named if e.type == "person")
        if people:
            return people[0][2]
        head = source.start + (cut.start() if cut and cut.start() > 0 else len(source))
        rest = source.exact[: head - source.start].lower()
        voiced = max((len(voice) for voice in condition_words().voices if rest.endswith(voice)), default=0)
        named = [(at, e) for at, e in named if at < head - voiced]
        bodies = sorted((at, e.id, e) for at, e in named if e.type in {"organisation", "publication"})
        if not bodies:
            return None
        first = bodies[0][2]
        whole = any(m.start - source.start <= 4 and m.end >= head - 1 for m in first.mentions if source.contains(m))
        return (
            first
            if whole
            or voiced
            or any(f"{voice} of" in rest or f"{voice} by" in rest for voice in condition_words().voices)
            else None
        )

    def _before(self, pronoun: str) -> _Past | None:
        """Find the last speaker whom a pronoun fits."""
        other = _OTHER.get(pronoun)
        known: dict[str | None, set[str]] = {}
        for past in self._past:
            known.setdefault(past.speaker.key, set()).update(past.pronouns)
        for past in reversed(self._past):
            fits = _is_body(past) if pronoun == "it" else _fits(past, single=pronoun in _SINGULAR)
            if past.speaker.key and other not in known[past.speaker.key] and fits:
                return past
        return None


def _may_speak(source: Span, mention: Span) -> bool:
    """Tell whether a person named in a source is its head, and not the one whose relatives or lawyer speak."""
    before, after = source.exact[: mention.start - source.start], source.exact[mention.end - source.start :]
    if _CLAUSE.search(before.rpartition(",")[2]):
        return False
    if _APPOSED.search(before):
        return not _OF_ONE_OF.search(before)
    if after.startswith(("'s ", "’s ")):
        return condition_words().is_voice(after[3:])
    behind = _BEHIND_OF.search(before)
    head = singular(behind.group(1)) if behind else None
    return head not in condition_words().relations


def _is_body(past: _Past) -> bool:
    """Tell whether "it" can take up a speaker: an organisation, or a singular noun that is no person's role."""
    entity = past.speaker.entity
    if entity:
        return entity.type != "person"
    head = _PHRASE_END.split(past.source.exact)[0].split() or [past.source.exact]
    return role_words().head(head) is None and singular(head[-1]) == head[-1].lower()


def _fits(past: _Past, *, single: bool) -> bool:
    """Tell whether a speaker can be taken up by "he" and "she", or else by "they"."""
    entity = past.speaker.entity
    if entity:
        return (entity.type == "person") == single
    head = _PHRASE_END.split(past.source.exact)[0].split() or [past.source.exact]
    role = role_words().head(head) is not None or "who" in past.source.exact.split()
    plural = singular(head[-1]) != head[-1].lower() or head[-1].lower() == "people"
    return role and not plural if single else plural
