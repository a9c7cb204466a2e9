"""Participants: who fills the roles of an event."""

from __future__ import annotations

from dataclasses import replace

from dalil.codebook import EventType
from dalil.codebook.schema import RESERVED_ROLES
from dalil.extraction.circumstances import is_locative, scene_words
from dalil.extraction.entities import EntityIndex
from dalil.extraction.index import AnalysisIndex
from dalil.extraction.phrases import NounPhrase, noun_phrases
from dalil.extraction.totals import total_of
from dalil.extraction.triggers import Trigger
from dalil.language.lexicon import name_words
from dalil.records import Entity, Participant, Span

ORGANISATION = "organisation"
BODIES = frozenset({"state", "media", "company"})
"""Kinds of organisation that a common noun gives away: "the court" is no person that could be sentenced."""
UNNAMED = frozenset({"person", "group", "organisation", "facility", "weapon", "vehicle", "text"})
"""What words without a name may stand for."""

_PEOPLE = frozenset({"person", "group"})


def participants_of(trigger: Trigger, index: AnalysisIndex, entities: EntityIndex) -> tuple[Participant, ...]:
    """Fill a trigger's roles; what does not fit the role's entity types is left out."""
    found: list[Participant] = []
    for role, filler in trigger.fillers:
        if role in RESERVED_ROLES:
            continue
        span = _with_number(filler, index)
        for phrase in noun_phrases(span, index, entities):
            if not _is_circumstance(phrase, span, index):
                counted = replace(phrase, count=phrase.count or total_of(phrase, index))
                found += _participants(role, counted, trigger.type, entities)
    return tuple(sorted(dict.fromkeys(found), key=lambda p: (p.span, p.role)))


def _with_number(filler: Span, index: AnalysisIndex) -> Span:
    """Widen a filler to the number right before it, which the reading model has left out."""
    number = index.sentence_number(filler)
    quantities = index.mentions(index.sentence(number).span, "quantity") if number is not None else ()
    starts = [m.span.start for m in quantities if m.span.start < filler.start <= m.span.end + 1]
    return index.span(min([filler.start, *starts]), filler.end)


def _is_circumstance(phrase: NounPhrase, filler: Span, index: AnalysisIndex) -> bool:
    """Tell a place, date, purpose or occasion ("in Osh", "to explain", "during raids") from a participant.

    A word before the filler itself opens the clause of the event ("while two men were shot").
    """
    if phrase.entity is not None:
        return phrase.entity.type == "place" and is_locative(phrase.span, index)
    before = [token for token in index.before(phrase.span, 1) if token.start >= filler.start]
    if index.tokens(phrase.span)[0].pos == "PART" or (before and before[0].text.lower() in scene_words().clauses):
        return True
    head = index.span(phrase.head.start, phrase.head.end) if phrase.head else phrase.span
    return any(date.span.contains(head) for date in index.mentions(phrase.span, "date"))


def _participants(role: str, phrase: NounPhrase, event_type: EventType, entities: EntityIndex) -> list[Participant]:
    if not _fits(role, phrase, event_type):
        return []
    found = [
        Participant(
            role=role,
            entity=phrase.entity.id if phrase.entity else None,
            text=None if phrase.entity else phrase.span.exact,
            count=phrase.count if event_type.roles[role].counted else None,
            span=phrase.span,
        )
    ]
    if ORGANISATION in event_type.roles and role != ORGANISATION:
        found += [
            Participant(ORGANISATION, entity.id, None, None, mention)
            for entity, mention in _organisations_inside(phrase.span, entities)
            if entity is not phrase.entity
        ]
    return found


def _fits(role: str, phrase: NounPhrase, event_type: EventType) -> bool:
    allowed = event_type.roles[role].types
    if phrase.entity is not None:
        return phrase.entity.type in allowed
    if phrase.span.exact.lower() in scene_words().empty:
        return False
    if phrase.head is None:  # "All three", "Nine others": only people are counted without a noun
        return phrase.count is not None and not _PEOPLE.isdisjoint(allowed)
    kind = name_words().organisation_kind(phrase.head.lemma)
    if set(allowed) <= {"organisation", "publication"}:
        return kind is not None
    if phrase.count is None and kind in BODIES:
        return "organisation" in allowed
    return not UNNAMED.isdisjoint(allowed)


def _organisations_inside(span: Span, entities: EntityIndex) -> list[tuple[Entity, Span]]:
    return [
        (entity, mention)
        for entity in entities.named_in(span)
        if entity.type == ORGANISATION
        for mention in entity.mentions
        if span.contains(mention)
    ]
