"""Events: one record per telling of something that happened."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dalil.codebook import Codebook
from dalil.codebook.schema import RESERVED_ROLES
from dalil.extraction.chains import chain_of
from dalil.extraction.circumstances import belongs_to_noun, places_in, places_of, scope_of, time_of
from dalil.extraction.entities import EntityIndex
from dalil.extraction.index import AnalysisIndex
from dalil.extraction.learned import learned_status, with_learned
from dalil.extraction.outcomes import telling
from dalil.extraction.participants import participants_of
from dalil.extraction.responsibility import responsibility_of
from dalil.extraction.status import status_of
from dalil.extraction.triggers import Trigger, find_triggers
from dalil.records import Event, Participant, Place, Span, Statement, When


@dataclass(frozen=True, slots=True)
class _Telling:
    """A trigger with all that belongs to it."""

    trigger: Trigger
    participants: tuple[Participant, ...]
    places: tuple[Place, ...]
    when: When | None


def extract_events(
    index: AnalysisIndex, entities: EntityIndex, statements: tuple[Statement, ...], codebook: Codebook
) -> tuple[Event, ...]:
    """Code the events of a report against a codebook; ids v1… in the order of their triggers."""
    triggers = telling(with_learned(find_triggers(index, codebook), index, codebook))
    tellings = _merged([t for t in (_telling(g, index, entities, statements) for g in triggers) if _says_enough(t)])
    return tuple(
        _event(f"v{number}", telling, index, statements, codebook) for number, telling in enumerate(tellings, 1)
    )


def _telling(
    trigger: Trigger, index: AnalysisIndex, entities: EntityIndex, statements: tuple[Statement, ...]
) -> _Telling:
    scope = scope_of(trigger.span, statements, index)
    reserved = {role: [span for r, span in trigger.fillers if r == role] for role in RESERVED_ROLES}
    places = tuple(place for span in reserved["place"] for place in places_in(span, index))
    fillers = [span for role, span in trigger.fillers if role not in RESERVED_ROLES]
    return _Telling(
        trigger,
        participants_of(trigger, index, entities),
        places or places_of(trigger.span, trigger.predicate, fillers, scope, index),
        _time([span for span in reserved["time"] if scope.contains(span)], index)
        or time_of(trigger.span, trigger.predicate, scope, index),
    )


def _says_enough(telling: _Telling) -> bool:
    """Tell whether a telling is one: "the detained men" and "his death" need a participant."""
    return bool(telling.participants) or not telling.trigger.needy


def _time(spans: list[Span], index: AnalysisIndex) -> When | None:
    dates = [mention.span for span in spans for mention in index.mentions(span, "date")]
    return next((When(None, date) for date in dates if not belongs_to_noun(date, index)), None)


def _merged(tellings: list[_Telling]) -> list[_Telling]:
    """Drop a telling without participants where its sentence tells the same type with some."""
    return [
        t
        for t in tellings
        if t.participants
        or not any(
            o is not t
            and o.trigger.sentence == t.trigger.sentence
            and o.trigger.type.id == t.trigger.type.id
            and (o.participants or o.trigger.span < t.trigger.span)
            for o in tellings
        )
    ]


def _event(
    identifier: str, telling: _Telling, index: AnalysisIndex, statements: tuple[Statement, ...], codebook: Codebook
) -> Event:
    trigger = telling.trigger
    spans = [trigger.span, *(p.span for p in telling.participants)]
    spans += [place.span for place in telling.places if place.span is not None]
    if telling.when is not None and telling.when.span is not None:
        spans.append(telling.when.span)
    by_cues = status_of(trigger.span, trigger.predicate, index, codebook.status_cues)
    status = learned_status(trigger, by_cues)
    deed = (trigger.span, status)
    roles = trigger.type.roles
    participants = tuple(
        replace(p, responsibility=responsibility_of(p, roles[p.role], deed, index, statements))
        for p in telling.participants
    )
    return Event(
        id=identifier,
        type=trigger.type.id,
        status=status,
        trigger=trigger.span,
        when=telling.when,
        places=telling.places,
        participants=participants,
        chain=chain_of(trigger.span, statements),
        confidence=round(trigger.confidence, 3),
        method="rules" if trigger.predicate is None and trigger.happening is None else "model",
        evidence=(index.cover(spans),),
    )
