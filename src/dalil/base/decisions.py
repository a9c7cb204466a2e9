"""Decisions: what people say of records, in an append-only list; nothing that they decide on is changed.

A later decision overrules an earlier one on the same thing: accepting undoes a rejection, splitting a merge.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any

from pydantic import ValidationError
from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, insert, select, true

from dalil.base import custody
from dalil.base.anchors import Anchor
from dalil.base.corrections import corrected
from dalil.base.custody import Hand, canonical
from dalil.base.engine import Base
from dalil.base.reanchoring import held
from dalil.base.rows import adapter, made_of
from dalil.base.tables import anchoring, decision, entity, log, reading, record, report
from dalil.errors import BaseError
from dalil.linking.groups import Decided

Then = Callable[[Connection, Sequence[str]], None]
TARGET, OTHER = "target", "other"
DROP = "drop"
"""What is decided of a decision: that it holds no longer."""


class Verb(StrEnum):
    """What a person can decide: of one record, or (merge, split) of two."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    MERGE = "merge"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class Settled:
    """The decision that took the place of one that wanted a review: made anew (its ``verb``), or dropped."""

    id: int
    verb: str
    reason: str
    who: str
    at: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision as it stands on a reading: ``target`` and ``other`` are keys there.

    ``value`` holds corrected fields by their paths (``quantity.value``). ``review`` is true, and ``target`` or
    ``other`` None, where a later reading or version has no record at its place or with its words, until a person
    settled it. ``made_on`` is the key that it was made on, ``words`` what stood there.
    """

    id: int
    verb: Verb
    target: str | None
    other: str | None
    value: Mapping[str, Any]
    reason: str
    who: str
    at: str
    made_on: str
    words: str
    review: bool
    settled: Settled | None


@dataclass(frozen=True, slots=True)
class State:
    """How decisions leave one record: accepted or rejected (or neither: None), and its corrected fields."""

    verdict: Verb | None = None
    corrections: Mapping[str, Any] = field(default_factory=dict)


_LATER, _LATER_LOG = decision.alias("later"), log.alias("later_log")


@dataclass(frozen=True, slots=True)
class _Side:
    """One of a decision's two things: its reading, its anchor and its JSON (None for a report)."""

    key: str
    reading: int
    anchor: Anchor | None
    body: Mapping[str, Any] | None


def decide(  # noqa: PLR0913 - a decision is what it is
    base: Base,
    verb: Verb | str,
    target: str,
    *,
    other: str | None = None,
    value: Mapping[str, Any] | None = None,
    reason: str,
    hand: Hand,
    then: Then | None = None,
) -> int:
    """Keep a decision and give its number; ``then`` is called with the keys within the same transaction.

    ``target`` and ``other`` are keys of records or entities that count now (``3f2a9c1b77d0.v1``), or of reports.
    Raises BaseError where there is no such thing, or where the decision does not fit it.
    """
    with base.writing() as connection:
        (number,) = keep(base, connection, verb, [(target, other)], value=value, reason=reason, hand=hand, then=then)
    return number


def keep(  # noqa: PLR0913 - a decision is what it is
    base: Base,
    connection: Connection,
    verb: Verb | str,
    pairs: Sequence[tuple[str, str | None]],
    *,
    value: Mapping[str, Any] | None = None,
    reason: str,
    hand: Hand,
    settles: int | None = None,
    then: Then | None = None,
) -> tuple[int, ...]:
    """Keep a decision on each pair (a target and, to merge and split, another), within the caller's transaction.

    As ``decide``; ``then`` is called once, with all keys. ``settles`` is the decision that it takes the place of.
    """
    verb = _verb(verb)
    numbers = []
    for target, other in pairs:
        _check_reason(target, reason)
        _check_form(verb, target, other, value)
        sides = {TARGET: _side(base, connection, target)}
        if other is not None:
            sides[OTHER] = _side(base, connection, other)
        if value is not None:
            _check_value(connection, sides[TARGET], value)
        said = {"verb": verb, "target": target, "other": other, "value": value, "reason": reason, "settles": settles}
        numbers.append(_insert(connection, hand, said, sides))
    if then is not None:
        then(connection, sorted({key for pair in pairs for key in pair if key is not None}))
    return tuple(numbers)


def drop(connection: Connection, one: Decision, reason: str, hand: Hand) -> int:
    """Keep that a decision holds no longer, within the caller's transaction; gives the number of this decision."""
    _check_reason(one.made_on, reason)
    said = {"verb": DROP, "target": one.made_on, "other": None, "value": None, "reason": reason, "settles": one.id}
    return _insert(connection, hand, said, {})


def _insert(connection: Connection, hand: Hand, said: Mapping[str, Any], sides: Mapping[str, _Side]) -> int:
    kept = {
        **said, "value": dict(said["value"]) if said["value"] else None,
        "anchors": {side: asdict(one.anchor) if one.anchor else None for side, one in sides.items()},
    }  # fmt: skip
    added = custody.append(connection, hand, "decide", said["target"], detail={"decision_sha256": sha256_of(kept)})
    number: int = connection.execute(insert(decision).values(**kept, added=added).returning(decision.c.id)).scalar_one()
    made = ({"decision": number, "side": side, "reading": one.reading, "key": one.key} for side, one in sides.items())
    for each in made:
        connection.execute(insert(anchoring).values(**each, how="made"))
    return number


def sha256_of(kept: Mapping[str, Any]) -> str:
    """Hash a decision as the custody log knows it."""
    fields = ("verb", "target", "other", "value", "reason", "anchors", "settles")
    return sha256(canonical({name: kept[name] for name in fields}).encode()).hexdigest()


def decisions_on(connection: Connection, keys: Collection[str], as_of: datetime | None = None) -> tuple[Decision, ...]:
    """Give the decisions on any of these keys, oldest first; with ``as_of`` those of then, on the readings of then."""
    wanted = select(anchoring.c.decision).where(anchoring.c.key.in_(keys))
    found = _decisions(connection, decision.c.id.in_(wanted), as_of)
    return tuple(one for one in found if one.settled is None and (one.target in keys or one.other in keys))


def standing(connection: Connection) -> tuple[Decision, ...]:
    """Give all decisions as they stand now, oldest first, also those that others have settled."""
    return _decisions(connection, true())


def lost(connection: Connection) -> tuple[Decision, ...]:
    """Give the decisions that a later reading or version left without a record: a person is to look at them."""
    unanchored = select(anchoring.c.decision).where(anchoring.c.how == "lost")
    return tuple(one for one in _decisions(connection, decision.c.id.in_(unanchored)) if one.review)


def states(decisions: Iterable[Decision]) -> dict[str, State]:
    """Work out how decisions (oldest first) leave each record that they are on."""
    found: dict[str, State] = {}
    for one in decisions:
        if one.target is None or one.verb in (Verb.MERGE, Verb.SPLIT):
            continue
        before = found.get(one.target, State())
        if one.verb is Verb.CORRECT:
            found[one.target] = State(before.verdict, {**before.corrections, **one.value})
        else:
            found[one.target] = State(one.verb, before.corrections)
    return found


def decided(connection: Connection, as_of: datetime | None = None) -> Decided:
    """Give all pairs that people have merged or split; of several decisions on a pair the last holds."""
    last: dict[tuple[str, str], Verb] = {}
    for one in _decisions(connection, decision.c.verb.in_([Verb.MERGE, Verb.SPLIT]), as_of):
        if one.settled is None and one.target is not None and one.other is not None:
            first, second = sorted((one.target, one.other))
            last[first, second] = one.verb
    return Decided(
        frozenset(pair for pair, verb in last.items() if verb is Verb.MERGE),
        frozenset(pair for pair, verb in last.items() if verb is Verb.SPLIT),
    )


def _decisions(
    connection: Connection, which: ColumnElement[bool], as_of: datetime | None = None
) -> tuple[Decision, ...]:
    until = None if as_of is None else custody.seq_at(connection, as_of)
    query = (
        select(
            decision, log.c.who, log.c.at, anchoring.c.side, anchoring.c.key, anchoring.c.how,
            _LATER.c.id.label("later"), _LATER.c.verb.label("later_verb"), _LATER.c.reason.label("later_reason"),
            _LATER_LOG.c.who.label("later_who"), _LATER_LOG.c.at.label("later_at"),
        )
        .join(log, log.c.seq == decision.c.added)
        .join(anchoring, anchoring.c.decision == decision.c.id)
        .join(reading, reading.c.id == anchoring.c.reading)
        .join(report, report.c.id == reading.c.report)
        .outerjoin(_LATER, _settling(until))
        .outerjoin(_LATER_LOG, _LATER_LOG.c.seq == _LATER.c.added)
        .where(which)
        .order_by(decision.c.id, anchoring.c.side)
    )  # fmt: skip
    query = query.where(reading.c.current, report.c.current) if until is None else _until(query, until)
    rows: dict[int, dict[str, Row[Any]]] = {}
    for row in connection.execute(query):
        rows.setdefault(row.id, {})[row.side] = row
    return tuple(_made(sides) for sides in rows.values())


def _settling(until: int | None) -> ColumnElement[bool]:
    settles = _LATER.c.settles == decision.c.id
    return settles if until is None else and_(settles, _LATER.c.added <= until)


def _until(query: Select[Any], until: int) -> Select[Any]:
    """Have decisions stand on what counted then: the last reading of the last version of each report."""
    last = select(func.max(reading.c.id)).where(reading.c.added <= until).group_by(reading.c.report)
    superseded = select(report.c.version_of).where(report.c.added <= until, report.c.version_of.is_not(None))
    return query.where(decision.c.added <= until, reading.c.id.in_(last), report.c.id.not_in(superseded))


def _made(sides: Mapping[str, Row[Any]]) -> Decision:
    row = next(iter(sides.values()))
    keys = {side: one.key for side, one in sides.items()}
    settled = Settled(row.later, row.later_verb, row.later_reason, row.later_who, row.later_at) if row.later else None
    return Decision(
        row.id, Verb(row.verb), keys.get(TARGET), keys.get(OTHER), row.value or {}, row.reason, row.who, row.at,
        row.target, (row.anchors.get(TARGET) or {}).get("exact", ""),
        settled is None and any(one.how == "lost" for one in sides.values()), settled,
    )  # fmt: skip


def _verb(verb: Verb | str) -> Verb:
    try:
        return Verb(verb)
    except ValueError as error:
        raise BaseError(verb, "nothing can be decided so", f"use one of {', '.join(Verb)}") from error


def _check_reason(target: str, reason: str) -> None:
    if not reason.strip():
        raise BaseError(target, "a decision needs a reason", "say why")


def _check_form(verb: Verb, target: str, other: str | None, value: Mapping[str, Any] | None) -> None:
    if (other is not None) != (verb in (Verb.MERGE, Verb.SPLIT)) or other == target:
        raise BaseError(target, f"{verb} is no decision on these", "merge and split take two, the others one")
    if bool(value) != (verb is Verb.CORRECT):
        raise BaseError(target, f"{verb} is no decision with these values", "only correct takes values, one or more")


def _side(base: Base, connection: Connection, key: str) -> _Side:
    """Find what a key names among what counts now."""
    if key.startswith("sha256:"):
        number = connection.scalar(
            select(reading.c.id)
            .join(report, report.c.id == reading.c.report)
            .where(report.c.key == key, reading.c.current, report.c.redacted.is_(None))
        )
        if number is not None:
            return _Side(key, number, None, None)
    for table in (record, entity):
        number = connection.scalar(select(table.c.reading).where(table.c.key == key, table.c.current))
        if number is not None:
            thing = held(connection, number).by_key.get(key)
            if thing is None:
                raise BaseError(key, "a check is worked out, not decided", "decide on the records that it compares")
            return _Side(key, number, thing.anchor, thing.body)
    raise BaseError(key, f"{base.name} has no such record now", "give a key that a list or search has shown")


def _check_value(connection: Connection, target: _Side, value: Mapping[str, Any]) -> None:
    """Check that a record can have these values, besides those that it was given before."""
    if target.anchor is None or target.body is None:
        raise BaseError(target.key, "a report has nothing to correct", "correct its records")
    if "id" in value:
        raise BaseError(target.key, "its id names it", "correct what it says")
    before = states(decisions_on(connection, [target.key])).get(target.key, State()).corrections
    try:
        adapter(made_of(target.anchor.kind)).validate_python(corrected(target.body, {**before, **value}))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"] if part != "function-after")
        raise BaseError(
            target.key, f"{where}: {first['msg'].lower()}", "give a value that the field can have"
        ) from error
    except LookupError as error:
        raise BaseError(target.key, f"it has no field {error.args[0]}", "see its fields in docs/records.md") from error
