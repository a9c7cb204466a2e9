"""Lists of what the base holds: incidents, register, series, entities, statements, all filtered in the database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, and_, select

from dalil.base.choosing import Wanted, filters, of_records, of_reports
from dalil.base.rows import ENTITY, KINDS, adapter, folded_name
from dalil.base.tables import (
    candidate_member,
    entity,
    entity_name,
    grouping,
    membership,
    part,
    record,
    report,
)
from dalil.records import Entity, Report, private_names

PREFIXES = {"i-": "incident", "r-": "register", "s-": "series", "e-": "entity"}
"""How the keys of groups begin, by kind."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A record with the report that holds its words."""

    key: str
    report: Report
    record: Any


@dataclass(frozen=True, slots=True)
class Found:
    """A group of the base as lists show it; ``quotations`` are those of its first telling, or of several."""

    key: str
    kind: str
    type: str | None
    first: date | None
    last: date | None
    country: str | None
    admin1: str | None
    reports: int
    outlets: int
    origins: int
    body: Mapping[str, Any]
    quotations: tuple[Quotation, ...] = field(default=())


def groups(connection: Connection, kind: str, wanted: Wanted, *, quote: bool = True) -> tuple[Found, ...]:
    """List groups of a kind: those of most origins first, then of most reports, then the latest."""
    held = grouping.c
    where = [held.kind == kind, *filters(connection, (kind,), wanted)]
    order = (
        (held.reports.desc(), held.key.desc())
        if kind == ENTITY
        else (held.origins.desc(), held.reports.desc(), held.first_day.desc(), held.key.desc())
    )
    rows = connection.execute(select(grouping).where(*where).order_by(*order).limit(wanted.limit)).all()
    return tuple(_found(connection, row, quote=quote) for row in rows)


def records(connection: Connection, kind: str, wanted: Wanted) -> tuple[Quotation, ...]:
    """List records of a kind that count now, those of the reports that were added last first."""
    where = [*of_records(connection, wanted), *of_reports(connection, wanted)]
    rows = connection.execute(
        select(record.c.key)
        .join(report, report.c.id == record.c.report)
        .where(record.c.kind == kind, record.c.current, *where)
        .order_by(record.c.report.desc(), record.c.position, record.c.id)
        .limit(wanted.limit)
    )
    return quotations(connection, [key for (key,) in rows])


def quotations(connection: Connection, keys: Sequence[str]) -> tuple[Quotation, ...]:
    """Give records by their keys, in this order, with their reports; each report is read once."""
    rows = {
        row.key: row
        for row in connection.execute(
            select(record.c.key, record.c.kind, record.c.body, record.c.report).where(
                record.c.key.in_(keys), record.c.current
            )
        )
    }
    told = reports(connection, {row.report for row in rows.values()})
    return tuple(
        Quotation(key, told[rows[key].report], adapter(KINDS[rows[key].kind]).validate_python(rows[key].body))
        for key in keys
        if key in rows
    )


def reports(connection: Connection, numbers: Iterable[int]) -> dict[int, Report]:
    """Give reports by their row numbers."""
    rows = connection.execute(select(report).where(report.c.id.in_(sorted(numbers)), report.c.redacted.is_(None)))
    return {row.id: adapter(Report).validate_python({**row.body, "text": row.text}) for row in rows}


def members_of(connection: Connection, group: Found) -> tuple[str, ...]:
    """Give the keys of the records or entities that a group holds."""
    return tuple(
        connection.scalars(
            select(candidate_member.c.member)
            .join(
                membership,
                and_(membership.c.member == candidate_member.c.node, membership.c.kind == candidate_member.c.kind),
            )
            .join(report, report.c.id == candidate_member.c.report)
            .where(membership.c.grouping == group.key, candidate_member.c.kind == group.kind)
            .order_by(report.c.first_day, candidate_member.c.member)
        )
    )


def groups_with(connection: Connection, member: str, kind: str | None = None) -> tuple[Found, ...]:
    """Give the groups that hold a record or an entity."""
    query = (
        select(grouping)
        .join(membership, membership.c.grouping == grouping.c.key)
        .join(
            candidate_member,
            and_(candidate_member.c.node == membership.c.member, candidate_member.c.kind == membership.c.kind),
        )
        .where(candidate_member.c.member == member)
        .order_by(grouping.c.kind, grouping.c.key)
    )
    rows = connection.execute(query if kind is None else query.where(grouping.c.kind == kind)).all()
    return tuple(_found(connection, row) for row in rows)


def found(connection: Connection, key: str) -> Found | None:
    """Give one group by its key; None where there is none."""
    row = connection.execute(select(grouping).where(grouping.c.key == key)).one_or_none()
    return None if row is None else _found(connection, row)


def found_by(connection: Connection, key: str) -> Found | None:
    """Give a group by its own key, or by that of any member after the prefix; None where there is none."""
    kind = PREFIXES.get(key[:2])
    if kind is None:
        return None
    return found(connection, key) or next(iter(groups_with(connection, key[2:], kind)), None)


def _found(connection: Connection, row: Row[Any], *, quote: bool = True) -> Found:
    lead = row.body.get("lead") if quote else None
    quoted = quotations(connection, [lead] if isinstance(lead, str) else list(lead or ()))
    first, last = (date.fromordinal(day) if day else None for day in (row.first_day, row.last_day))
    return Found(
        row.key, row.kind, row.type, first, last, row.country, row.admin1, row.reports, row.outlets, row.origins,
        row.body, quoted,
    )  # fmt: skip


def by_name(connection: Connection, name: str, wanted: Wanted) -> tuple[Found, ...]:
    """List the entities that reports call by a name, or by one that begins so."""
    starts = folded_name(name)
    keys = (
        select(membership.c.grouping)
        .join(candidate_member, and_(candidate_member.c.kind == ENTITY, candidate_member.c.node == membership.c.member))
        .join(entity, and_(entity.c.key == candidate_member.c.member, entity.c.current))
        .join(entity_name, entity_name.c.entity == entity.c.id)
        .where(
            membership.c.kind == ENTITY,
            entity_name.c.name >= starts,
            entity_name.c.name < starts + "\uffff",
        )
    )
    where = [grouping.c.kind == ENTITY, grouping.c.key.in_(keys), *filters(connection, (ENTITY,), wanted)]
    rows = connection.execute(
        select(grouping).where(*where).order_by(grouping.c.reports.desc(), grouping.c.key.desc()).limit(wanted.limit)
    ).all()
    return tuple(_found(connection, row) for row in rows)


def speakers(connection: Connection, keys: Sequence[str]) -> dict[str, Entity]:
    """Give the speakers of statements (by their keys) as their reports know them."""
    rows = connection.execute(
        select(record.c.key, entity.c.body)
        .join(part, and_(part.c.record == record.c.id, part.c.role == "speaker"))
        .join(entity, entity.c.id == part.c.entity)
        .where(record.c.key.in_(keys), record.c.current)
    )
    return {key: adapter(Entity).validate_python(body) for key, body in rows}


def private_in(connection: Connection, keys: Sequence[str]) -> dict[str, frozenset[str]]:
    """Give, for the records of these keys, the names of their reports' private persons."""
    told = connection.execute(
        select(record.c.key, record.c.reading).where(record.c.key.in_(keys), record.c.current)
    ).all()
    found: dict[int, list[Entity]] = {row.reading: [] for row in told}
    for reading, body in connection.execute(
        select(entity.c.reading, entity.c.body).where(entity.c.reading.in_(found), entity.c.current)
    ):
        found[reading].append(adapter(Entity).validate_python(body))
    names = {reading: private_names(entities) for reading, entities in found.items()}
    return {row.key: names[row.reading] for row in told}
