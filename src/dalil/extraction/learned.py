"""Learned events: what the reading model takes for events, beside what the codebook's rules find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dalil.codebook import Codebook, EventType
from dalil.codebook.schema import RESERVED_ROLES
from dalil.extraction.index import AnalysisIndex
from dalil.extraction.triggers import (
    PHRASE_RANK,
    Trigger,
    conditions_hold,
    may_tell,
    noun_lemmas,
    noun_slots,
    slot_lemmas,
)
from dalil.language.analysis import Happening, Predicate
from dalil.records import Span, Status

LEAST_CHANCE = 0.4
"""Confidence from which a learned event stands where no rule finds one."""

LEAST_CERTAINTY = 0.75
"""Certainty from which a learned status counts more than the cues around the trigger."""

LEAST_CONFIDENT = 0.6
"""Confidence from which the type of a learned event counts more than that of a rule for its words."""

UNSEEN = 0.6
"""Share of its confidence that a rule's event keeps where the model sees none of its type."""

Fillers = tuple[tuple[str, Span], ...]

_RANK = (-1, 0)


def with_learned(triggers: Sequence[Trigger], index: AnalysisIndex, codebook: Codebook) -> tuple[Trigger, ...]:
    """Complete the triggers that rules find with what the model has learned, in the order of the text.

    A rule's trigger takes from the learned event of its type at its words the participants of roles that it leaves
    empty, and the two make each other surer. One of another type takes the place of the rule's where the model is
    confident. Learned events at other words are added, unless a rule of their type excludes what stands around them.
    """
    found: list[Trigger] = []
    claimed: set[Span] = set()
    for trigger in triggers:
        own = [h for h in index.happenings(trigger.sentence) if h.span.overlaps(trigger.span)]
        found.append(_with_own(trigger, own[0] if own else None, index, codebook))
        claimed |= {happening.span for happening in own}
    found += (
        _trigger(happening, kind, index)
        for happening in index.analysis.happenings
        if happening.span not in claimed
        and happening.confidence >= LEAST_CHANCE
        and (kind := _kind(happening, index, codebook)) is not None
        and not _is_excluded(happening, kind, index)
    )
    return tuple(sorted(found, key=lambda trigger: trigger.span))


def learned_status(trigger: Trigger, by_cues: Status) -> Status:
    """Give the status that the model sees, where it is sure; else the one that the cues around the trigger tell."""
    happening = trigger.happening
    sure = happening is not None and happening.certainty >= LEAST_CERTAINTY
    if happening is None or not sure or (happening.status == "asserted" and by_cues != "asserted"):
        return by_cues
    return happening.status


def _kind(happening: Happening, index: AnalysisIndex, codebook: Codebook) -> EventType | None:
    """Give the type of a learned event, where the codebook has it and its sentence may tell of it."""
    kind = codebook.types.get(happening.type)
    return kind if kind is not None and may_tell(kind, index.sentence(happening.sentence)) else None


def _with_own(trigger: Trigger, happening: Happening | None, index: AnalysisIndex, codebook: Codebook) -> Trigger:
    """Join a rule's trigger and the learned event at its words; fixed expressions say their type for sure."""
    rules = trigger.rank[0] >= PHRASE_RANK or happening is None or happening.type == trigger.type.id
    if happening is not None and not rules and happening.confidence >= LEAST_CONFIDENT:
        kind = _kind(happening, index, codebook)
        if kind is not None:
            return _trigger(happening, kind, index)
    return _completed(trigger, happening)


def _completed(trigger: Trigger, happening: Happening | None) -> Trigger:
    if happening is None or happening.type != trigger.type.id:
        return replace(trigger, confidence=trigger.confidence * UNSEEN, happening=happening)
    return replace(
        trigger,
        fillers=_filled(trigger.fillers, _learned(happening, trigger.type)),
        confidence=1 - (1 - trigger.confidence) * (1 - happening.confidence),
        happening=happening,
    )


def _trigger(happening: Happening, kind: EventType, index: AnalysisIndex) -> Trigger:
    predicate = next(iter(index.predicates_at(happening.span, happening.sentence)), None)
    return Trigger(
        type=kind,
        span=happening.span,
        sentence=happening.sentence,
        predicate=predicate,
        fillers=_filled(tuple(_by_arguments(predicate, kind)), _learned(happening, kind)),
        rank=_RANK,
        confidence=happening.confidence,
        happening=happening,
    )


def _is_excluded(happening: Happening, kind: EventType, index: AnalysisIndex) -> bool:
    """Tell whether words around an event are among those that a rule of its type for its verb or noun excludes."""
    span, number = happening.span, happening.sentence
    own, around = index.lemmas(span), noun_lemmas(span, noun_slots(span, index), number, index)
    rules = [
        (rule.exclude, slot_lemmas(verb, index))
        for verb in index.predicates_at(span, number)
        for rule in kind.predicates
        if rule.roleset == verb.roleset
    ]
    rules += [(noun.exclude, around) for noun in kind.nouns if noun.lemma in own]
    return any(not conditions_hold({}, exclude, lemmas) for exclude, lemmas in rules)


def _filled(fillers: Fillers, others: Iterable[tuple[str, Span]]) -> Fillers:
    """Add others for the roles that are empty, of words that fill none."""
    filled = {role for role, _ in fillers}
    return fillers + tuple(
        (role, span)
        for role, span in others
        if role not in filled and not any(span.overlaps(other) for _, other in fillers)
    )


def _learned(happening: Happening, kind: EventType) -> Iterator[tuple[str, Span]]:
    """Give the roles that the model fills, of several times the surest first."""
    for participant in sorted(happening.participants, key=lambda p: -p.confidence if p.role == "time" else 0.0):
        if participant.role in kind.roles or participant.role in RESERVED_ROLES:
            yield participant.role, participant.span


def _by_arguments(predicate: Predicate | None, kind: EventType) -> Iterator[tuple[str, Span]]:
    """Fill roles by the arguments of a predicate as the type's patterns have them, those of its roleset first."""
    if predicate is None:
        return
    own = [p for p in kind.predicates if p.roleset == predicate.roleset]
    for argument in predicate.arguments:
        roles = {p.roles[argument.role] for p in own or kind.predicates if argument.role in p.roles}
        if len(roles) == 1:
            yield roles.pop(), argument.span
