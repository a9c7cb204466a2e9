"""What a coding missed, what is surplus and which fields are wrong, in lines for those who look for the causes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from dalil.bench.coding.alignment import Alignment
from dalil.bench.coding.fields import FIELDS
from dalil.bench.coding.sides import KINDS, Chained, Kind, Side
from dalil.records import Check, Designation, Entity, Event, Participant, Place, Quantity, Statement, Statistic, When

_Parts = tuple[str | None, ...]


def listing(aligned: Alignment) -> str:
    """List one report's errors: ``-`` missed, ``+`` surplus, ``~`` fields that differ (annotation, then reading)."""
    lines = [aligned.gold.coded.report.source, *_lines(aligned)]
    return "\n".join(lines) + "\n"


def _lines(aligned: Alignment) -> Iterator[str]:
    for kind in KINDS:
        paired = aligned.kinds[kind]
        for record in paired.missed:
            yield f"- {kind}: {_in_words(kind, record, aligned.gold)}"
        for record in paired.surplus:
            yield f"+ {kind}: {_in_words(kind, record, aligned.found)}"
        for gold, found in paired.pairs:
            compared = {name: compare(gold, found, aligned) for name, compare in FIELDS[kind].items()}
            wrong = [name for name, c in compared.items() if c.right < c.predicted or c.found < c.gold]
            if wrong:
                yield f"~ {', '.join(wrong)}:"
                yield f"    {_in_words(kind, gold, aligned.gold)}"
                yield f"    {_in_words(kind, found, aligned.found)}"


def _in_words(kind: Kind, record: Any, side: Side) -> str:
    return _joined(*_PARTS[kind](record, side))


def _entity(record: Entity, _: Side) -> _Parts:
    names = " = ".join((record.name, *record.aliases))
    return record.type, names, record.role, record.country, "private" if record.private else None


def _statement(record: Statement, side: Side) -> _Parts:
    content = " … ".join(span.exact for span in record.content)
    conditions = " ".join(condition.kind for condition in record.conditions)
    cue = record.cue.exact if record.cue else None
    return _speaker(record, side), record.mode, cue, content, conditions, _chain(record, side)


def _event(record: Event, side: Side) -> _Parts:
    participants = "; ".join(map(_participant, record.participants))
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


def _participant(participant: Participant) -> str:
    words = f"{participant.role}: {participant.span.exact}"
    return f"{words} ({_number(participant.count)})" if participant.count else words


def _number(quantity: Quantity) -> str:
    figure = quantity.value if quantity.value is not None else f"{quantity.min}..{quantity.max}"
    return " ".join(str(part) for part in (quantity.qualifier, figure, quantity.unit) if part is not None)


def _place(place: Place) -> str:
    return f"{place.name} ({place.country})"


def _when(when: When | None) -> str | None:
    return when.edtf if when else None
