"""Finding what people decided on again: in another reading of its report, or in a later version of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, Row, insert, select

from dalil.base.anchors import Anchor, Anchored, How, anchor_of, found_again
from dalil.base.corrections import corrected, value_at, words_in
from dalil.base.rows import ENTITY, adapter, made_of
from dalil.base.tables import anchoring, decision, entity, reading, record, report

_LOST: tuple[str | None, How] = (None, "lost")


@dataclass(frozen=True)
class Held:
    """A reading with all that a decision can be on; ``names`` are those of its entities, by their ids in it."""

    things: tuple[Anchored, ...]
    names: Mapping[str, str]

    @cached_property
    def by_key(self) -> Mapping[str, Anchored]:
        """Give the things by their keys."""
        return {one.key: one for one in self.things}


def held(connection: Connection, reading_number: int) -> Held:
    """Give all that a decision can be on in a reading."""
    entities = connection.execute(select(entity.c.key, entity.c.body).where(entity.c.reading == reading_number)).all()
    records = connection.execute(
        select(record.c.kind, record.c.key, record.c.body).where(record.c.reading == reading_number)
    ).all()
    text = connection.scalar(
        select(report.c.text).join(reading, reading.c.report == report.c.id).where(reading.c.id == reading_number)
    )
    names = {body["id"]: body["name"] for _, body in entities}
    things = [*((ENTITY, key, body) for key, body in entities), *((kind, key, body) for kind, key, body in records)]
    anchors = ((key, anchor_of(kind, body, names, text or ""), body) for kind, key, body in things)
    return Held(tuple(Anchored(key, anchor, body) for key, anchor, body in anchors if anchor), names)


def anchor_again(connection: Connection, report_number: int, reading_number: int) -> None:
    """Find the records of decisions on a report, and on what it is a version of, in a new reading of it.

    A record is found at its place as far as the text up to it is the same, else by its words where they stand once. A
    decision is kept as lost, for a person's review, where its record is not found, and a correction also where the
    field said something else or cannot have the value.
    """
    family = list(_family(connection, report_number))
    made = _made_on(connection, family)
    if not made:
        return
    new, steady = held(connection, reading_number), _steady(connection, family)
    before = {number: held(connection, number) for number in {one.reading for one in made if one.value}}
    given: dict[str, dict[str, Any]] = {}
    rows = []
    for one in made:
        key, how = _found(one, new, report_number, steady[one.report])
        if key is not None and one.value:
            values = {**given.get(key, {}), **one.value}
            if _still_said(one, before[one.reading], new, key) and _fits(new.by_key[key], values):
                given[key] = values
            else:
                key, how = _LOST
        rows.append({"decision": one.id, "side": one.side, "reading": reading_number, "key": key, "how": how})
    connection.execute(insert(anchoring), rows)


def _made_on(connection: Connection, family: Sequence[int]) -> list[Row[Any]]:
    rows = connection.execute(
        select(
            decision.c.id, decision.c.value, decision.c.anchors, anchoring.c.side, anchoring.c.key,
            anchoring.c.reading, reading.c.report,
        )
        .join(decision, decision.c.id == anchoring.c.decision)
        .join(reading, reading.c.id == anchoring.c.reading)
        .where(reading.c.report.in_(family), anchoring.c.how == "made")
        .order_by(decision.c.id)
    )  # fmt: skip
    return [*rows]


def _found(one: Row[Any], new: Held, report_number: int, steady: int) -> tuple[str | None, How]:
    if one.side not in one.anchors:  # a redaction took it
        return _LOST
    anchor = one.anchors[one.side]
    if anchor is None:  # on the report itself, which another version is not
        return (one.key, "position") if one.report == report_number else _LOST
    return found_again(Anchor(**anchor), new.things, steady)


def _still_said(one: Row[Any], before: Held, new: Held, key: str) -> bool:
    """Tell whether fields that a person corrected say again what they said, or what she made of it.

    Ids in them name the same entities in both readings.
    """
    old = before.by_key[one.key].body
    try:
        for path, value in one.value.items():
            was, now = value_at(old, path), value_at(new.by_key[key].body, path)
            named = [*words_in(was), *words_in(value)]
            if now not in (was, value) or any(before.names.get(each) != new.names.get(each) for each in named):
                return False
    except LookupError:
        return False
    return True


def _fits(thing: Anchored, values: Mapping[str, Any]) -> bool:
    try:
        adapter(made_of(thing.anchor.kind)).validate_python(corrected(thing.body, values))
    except (LookupError, ValidationError):
        return False
    return True


def _family(connection: Connection, number: int) -> Iterator[int]:
    """Give a report and what it is a version of, latest first."""
    found: int | None = number
    while found is not None:
        yield found
        found = connection.scalar(select(report.c.version_of).where(report.c.id == found))


def _steady(connection: Connection, family: Sequence[int]) -> Mapping[int, int]:
    """Give how far the text of each version is that of the latest, in characters."""
    texts = dict(connection.execute(select(report.c.id, report.c.text).where(report.c.id.in_(family))).all())
    latest = texts[family[0]]
    return {number: _alike(text, latest) for number, text in texts.items()}


def _alike(one: str, other: str) -> int:
    """Count the characters with which both texts begin."""
    if one == other:
        return len(one)
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
