"""What a coding missed, what is surplus and which fields are wrong, in lines for those who look for the causes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from dalil.bench.coding.alignment import Alignment
from dalil.bench.coding.fields import FIELDS
from dalil.bench.coding.sides import KINDS, Chained, Kind, Sentences, Side
from dalil.records import (
    Check,
    Designation,
    Entity,
    Event,
    Participant,
    Place,
    Quantity,
    Span,
    Statement,
    Statistic,
    When,
)

_Parts = tuple[str | None, ...]


def listing(aligned: Alignment) -> str:
    """List one report's errors: ``-`` missed, ``+`` surplus, ``~`` fields that differ (annotation, then reading).

    Below each record stands its sentence.
    """
    lines = [aligned.gold.coded.report.source, *_lines(aligned)]
    return "\n".join(lines) + "\n"


def _lines(aligned: Alignment) -> Iterator[str]:
    gold, found = (_Words(side) for side in (aligned.gold, aligned.found))
    for kind in KINDS:
        paired = aligned.kinds[kind]
        for record in paired.missed:
            yield from (f"- {kind}: {gold.of(kind, record)}", *gold.around(record))
        for record in paired.surplus:
            yield from (f"+ {kind}: {found.of(kind, record)}", *found.around(record))
        for one, other in paired.pairs:
            compared = {name: compare(one, other, aligned) for name, compare in FIELDS[kind].items()}
            wrong = [name for name, c in compared.items() if c.right < c.predicted or c.found < c.gold]
            if wrong:
                yield f"~ {', '.join(wrong)}:"
                yield f"    {gold.of(kind, one)}"
                yield f"    {found.of(kind, other)}"
                yield from gold.around(one)


class _Words:
    """The records of one side in words."""

    def __init__(self, side: Side) -> None:
        self._side = side
        self._sentences = Sentences(side.coded.report)

    def of(self, kind: Kind, record: Any) -> str:
        return _joined(*_PARTS[kind](record, self._side))

    def around(self, record: Any) -> Iterator[str]:
        """Give the sentence of a record; none for a check."""
        spans = getattr(record, "evidence", None) or getattr(record, "mentions", ())
        if spans:
            start, end = self._sentences.bounds(self._sentences.at(_anchor(record, spans[0]).start))
            yield f"    > {self._side.coded.report.text[start:end]}"


def _anchor(record: Any, first: Span) -> Span:
    """Give the words at which a record stands, since what is evidence of it may be elsewhere too."""
    match record:
        case Event():
            return record.trigger
        case Statement():
            return record.content[0] if record.content else first
        case Statistic():
            return record.quantity.span or first
    return first


def _entity(record: Entity, _: Side) -> _Parts:
    names = " = ".join((record.name, *record.aliases))
    return record.type, names, record.role, record.country, "private" if record.private else None


def _statement(record: Statement, side: Side) -> _Parts:
    content = " … ".join(span.exact for span in record.content)
    conditions = " ".join(condition.kind for condition in record.conditions)
    cue = record.cue.exact if record.cue else None
    return _speaker(record, side), record.mode, cue, content, conditions, _chain(record, side)


def _event(record: Event, side: Side) -> _Parts:
    participants = "; ".join(_participant(participant, side) for participant in record.participants)
    places = "; ".join(map(_place, record.places))
    what = (record.type, record.trigger.exact, record.status)
    return *what, _when(record.when), places, participants, _chain(record, side)


def _designation(record: Designation, side: Side) -> _Parts:
    organisation, authority = (_name(key, side) for key in (record.organisation, record.authority))
    what = (record.status, organisation, record.jurisdiction)
    return *what, authority, record.category, _when(record.when), _chain(record, side)


def _statistic(record: Statistic, side: Side) -> _Parts:
    words = record.quantity.span.exact if record.quantity.span else None
    place = _place(record.place) if record.place else None
    what = (record.measure, words, _number(record.quantity), record.population)
    return *what, place, _when(record.period), _chain(record, side)


def _check(record: Check, _: Side) -> _Parts:
    return record.kind, record.verdict, record.explanation


_PARTS: Mapping[Kind, Callable[[Any, Side], _Parts]] = {
    "entities": _entity,
    "statements": _statement,
    "events": _event,
    "designations": _designation,
    "statistics": _statistic,
    "checks": _check,
}


def _joined(*parts: str | None) -> str:
    return " | ".join(" ".join(part.split()) for part in parts if part)


def _name(key: str | None, side: Side) -> str | None:
    entity = side.entity(key)
    return entity.name if entity else None


def _speaker(record: Statement, side: Side) -> str:
    return _name(record.speaker, side) or record.speaker_text or "nobody named"


def _chain(record: Chained, side: Side) -> str | None:
    speakers = [_speaker(statement, side) for statement in side.chain(record)]
    return f"said by {' < '.join(speakers)}" if speakers else None


def _participant(participant: Participant, side: Side) -> str:
    name = _name(participant.entity, side)
    words = f"{participant.role}: {participant.span.exact}{f' = {name}' if name else ''}"
    also = (_number(participant.count) if participant.count else None, participant.responsibility)
    return f"{words} ({', '.join(filter(None, also))})" if any(also) else words


def _number(quantity: Quantity) -> str:
    figure = quantity.value if quantity.value is not None else f"{quantity.min}..{quantity.max}"
    return " ".join(str(part) for part in (quantity.qualifier, figure, quantity.unit) if part is not None)


def _place(place: Place) -> str:
    return f"{place.name} ({place.country})"


def _when(when: When | None) -> str | None:
    return when.edtf if when else None
