"""Stand-ins: who is meant by "the minister", "its press service" or "the statement"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dalil.extraction.conditions import condition_words
from dalil.extraction.entities import EntityIndex
from dalil.language.lexicon import name_words, role_words, singular
from dalil.records import BlockKind, Entity, Report, Span

_WORD = re.compile(r"[\w-]+")
_CUT = re.compile(r"[,(]|\b(?:who|whose|of|in|at|from|for|on)\b")
_DEFINITE = frozenset({"the", "this", "that"})
_INDEFINITE = frozenset({"a", "an"})
_OWNED = frozenset({"its", "their"})
_MOST_WORDS = 3
_INTRODUCTION = 60


@dataclass(frozen=True)
class StandIns:
    """Finds the entity behind a description, where the report leaves but one."""

    entities: EntityIndex
    report: Report

    def find(self, source: Span, spoken: Sequence[Entity]) -> Entity | None:
        """Find whom a source without a name describes; ``spoken`` are those who spoke before, in text order."""
        words = _words(_CUT.split(source.exact, maxsplit=1)[0])
        block = self.report.block_at(source.start)
        bare = block is not None and block.kind is BlockKind.HEADLINE and source.exact[:1].islower()
        if words[:1] and words[0] in _OWNED and condition_words().is_voice(" ".join(words[1:])):
            return self._owner(source)
        articled = bool(words) and words[0] in _DEFINITE | _INDEFINITE
        described = words[1:] if articled else words
        if not described or len(described) > _MOST_WORDS or not (articled or bare):
            return None
        if words[0] in _DEFINITE and " ".join(described) in condition_words().papers:
            return next((entity for entity in reversed(spoken) if entity.type == "organisation"), None)
        if words[0] in _INDEFINITE and len(described) == 1:
            return None
        return self._holder(described) or (self._body(described) if bare else None)

    def _owner(self, source: Span) -> Entity | None:
        """Find the organisation named first before "its press service" in the same paragraph.

        None where a body without a name stands before it ("the country's security service ... its spokesman").
        """
        block = self.report.block_at(source.start)
        named = [
            (mention.start, entity)
            for entity in self.entities.entities
            for mention in entity.mentions
            if entity.type == "organisation" and mention.end <= source.start and mention.exact.lower() not in _OWNED
        ]
        near = [(at, entity) for at, entity in named if block is not None and at >= block.start]
        if block is None or not near:
            return None
        at, owner = min(near, key=lambda pair: pair[0])
        unnamed = (name_words().organisation_kind(word) for word in _words(self.report.text[block.start : at]))
        return owner if not any(unnamed) else None

    def _holder(self, described: Sequence[str]) -> Entity | None:
        """Find the one person whom the report introduces with these words ("Justice Minister Anna Tamm")."""
        head = described[-1]
        if role_words().head(described) is None or singular(head) != head:
            return None
        people = [entity for entity in self.entities.entities if entity.type == "person"]
        fitting = [person for person in people if set(described) <= self._introduction(person)]
        return fitting[0] if len(fitting) == 1 else None

    def _body(self, described: Sequence[str]) -> Entity | None:
        """Find the one organisation that a headline shortens to its last word ("committee")."""
        bodies = [entity for entity in self.entities.entities if entity.type == "organisation"]
        fitting = [b for b in bodies if described[-1] in _words(b.name)]
        return fitting[0] if len(fitting) == 1 else None

    def _introduction(self, person: Entity) -> frozenset[str]:
        """Give the words of a person's role and those right before and after the name's first mention."""
        first, text = person.mentions[0], self.report.text
        before = re.split(r"[.;:!?\"“”\n]|, ", text[max(0, first.start - _INTRODUCTION) : first.start])[-1]
        return frozenset(_words(f"{person.role or ''} {before}"))


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]
