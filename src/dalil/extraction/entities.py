"""Entities: the things that a report names, each once."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from dalil.language.analysis import Analysis
from dalil.records import Entity, Span


def extract_entities(analysis: Analysis) -> tuple[Entity, ...]:
    """Give the entities of a report in text order, with the ids n1, n2 and so on."""
    clusters = sorted(analysis.clusters, key=lambda cluster: cluster.mentions[0])
    return tuple(
        Entity(
            f"n{number}",
            cluster.type,
            cluster.name,
            cluster.aliases,
            cluster.mentions,
            role=cluster.role,
            private=cluster.private,
        )
        for number, cluster in enumerate(clusters, 1)
    )


@dataclass(frozen=True)
class EntityIndex:
    """Looks up entities by where they are mentioned."""

    entities: tuple[Entity, ...]

    @cached_property
    def _mentions(self) -> list[tuple[Span, Entity]]:
        found = [(mention, entity) for entity in self.entities for mention in entity.mentions]
        return sorted(found, key=lambda pair: (pair[0], pair[1].id))

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.start for mention, _ in self._mentions]

    def _overlapping(self, span: Span) -> list[tuple[Span, Entity]]:
        last = bisect_right(self._starts, span.end - 1)
        return [pair for pair in self._mentions[:last] if pair[0].overlaps(span)]

    def at(self, span: Span) -> Entity | None:
        """Find the entity that ``span`` is about: the same words, or those that the span ends in.

        An entity that only modifies ("KNB" in "the KNB's press service") is not what the span is about.
        """
        overlapping = self._overlapping(span)
        exact = next((entity for mention, entity in overlapping if mention == span), None)
        if exact is not None:
            return exact
        within = next((entity for mention, entity in overlapping if mention.contains(span)), None)
        return within or _heading(span, overlapping)

    def named_in(self, span: Span) -> tuple[Entity, ...]:
        """Give the entities with a mention that overlaps ``span``, in text order, each once."""
        return tuple(dict.fromkeys(entity for _, entity in self._overlapping(span)))


def _heading(span: Span, overlapping: list[tuple[Span, Entity]]) -> Entity | None:
    """Find the entity whose mention is the head of a phrase: it begins it, or ends it, and owns nothing in it."""
    for mention, entity in overlapping:
        before = span.exact[: max(0, mention.start - span.start)].strip().lower()
        after = span.exact[mention.end - span.start :].strip()
        begins = before in {"", "the", "a", "an", '"', "“"}
        if begins and (not after or (after[0] in ",(\"”'" and not after.startswith(("'s", "’s")))):
            return entity
    persons = [(mention, entity) for mention, entity in overlapping if entity.type == "person"]
    ending = [(mention, entity) for mention, entity in persons or overlapping if mention.end == span.end]
    if ending and not _is_modified(span, ending[-1][0]):
        return ending[-1][1]
    return None


def _is_modified(span: Span, mention: Span) -> bool:
    """Tell whether a preposition before the last mention makes it part of another thing ("officials of the KNB")."""
    before = span.exact[: max(0, mention.start - span.start)].lower().split()
    return any(word in {"of", "in", "from", "at", "for", "by", "with", "to", "on", "near"} for word in before)
