"""Lists of what the base holds: incidents, register, series, entities, statements, all filtered in the database."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, false, or_, select

from dalil.base.matching import reports_with
from dalil.base.rows import ENTITY, KINDS, adapter, folded_name
from dalil.base.tables import (
    candidate,
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
_COUNTRY, _AREA = re.compile(r"[A-Z]{2}"), re.compile(r"[A-Z]{2}-[A-Z0-9]+")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted of a list; None (or nothing) where anything is.

    ``place`` is a name, an ISO 3166-1 country or an ISO 3166-2 area; ``first`` and ``last`` are a period's days.
    """

    limit: int = 20
    types: tuple[str, ...] = ()
    place: str | None = None
    first: date | None = None
    last: date | None = None
    organisation: str | None = None
    outlet: str | None = None
    min_origins: int | None = None
    words: str | None = None


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
    where = [held.kind == kind, *filters(connection, kind, wanted)]
    order = (
        (held.reports.desc(), held.key.desc())
        if kind == ENTITY
        else (held.origins.desc(), held.reports.desc(), held.first_day.desc(), held.key.desc())
    )
    rows = connection.execute(select(grouping).where(*where).order_by(*order).limit(wanted.limit)).all()
    return tuple(_found(connection, row, quote=quote) for row in rows)


def records(connection: Connection, kind: str, wanted: Wanted) -> tuple[Quotation, ...]:
    """List records of a kind that count now, those of the reports that were added last first."""
    where: list[ColumnElement[bool]] = [record.c.kind == kind, record.c.current]
    if wanted.types:
        where.append(record.c.type.in_(wanted.types))
    where += _time(wanted, record.c.first_day, record.c.last_day)
    if wanted.place:
        where.append(_place(connection, wanted.place))
    if wanted.organisation:
        where.append(record.c.key.in_(_records_of(wanted.organisation)))
    if wanted.outlet:
        where.append(report.c.outlet.in_(_outlets(connection, wanted.outlet)))
    if wanted.words:
        where.append(report.c.id.in_(reports_with(connection, wanted.words)))
    rows = connection.execute(
        select(record.c.key)
        .join(report, report.c.id == record.c.report)
        .where(*where)
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


def filters(connection: Connection, kind: str, wanted: Wanted) -> list[ColumnElement[bool]]:
    """Give the conditions that groups of a kind must meet to be as wanted."""
    held = grouping.c
    where: list[ColumnElement[bool]] = []
    if wanted.types:
        where.append(held.type.in_(wanted.types))
    where += _time(wanted, held.first_day, held.last_day)
    if wanted.min_origins is not None:
        where.append(held.origins >= wanted.min_origins)
    if wanted.place:
        code = wanted.place.upper()
        if _COUNTRY.fullmatch(code):
            where.append(held.country == code)
        elif _AREA.fullmatch(code):
            where.append(held.admin1 == code)
        else:
            where.append(_holds(kind, _place(connection, wanted.place)))
    if wanted.organisation:
        where.append(_holds(kind, record.c.key.in_(_records_of(wanted.organisation))))
    if wanted.outlet:
        where.append(_holds(kind, report.c.outlet.in_(_outlets(connection, wanted.outlet))))
    if wanted.words:
        where.append(_holds(kind, report.c.id.in_(reports_with(connection, wanted.words))))
    return where


def _holds(kind: str, condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """Choose the groups with a member that fits."""
    members = select(membership.c.grouping).join(
        candidate_member, and_(candidate_member.c.kind == kind, candidate_member.c.node == membership.c.member)
    )
    if kind != ENTITY:
        members = members.join(record, and_(record.c.key == candidate_member.c.member, record.c.current))
    members = members.join(report, report.c.id == candidate_member.c.report)
    return grouping.c.key.in_(members.where(membership.c.kind == kind, condition))


def _time(wanted: Wanted, first: ColumnElement[Any], last: ColumnElement[Any]) -> list[ColumnElement[bool]]:
    """Choose what can lie in the period."""
    where: list[ColumnElement[bool]] = []
    if wanted.first or wanted.last:
        where.append(or_(first.is_not(None), last.is_not(None)))
    if wanted.first:
        where.append(or_(last >= wanted.first.toordinal(), last.is_(None)))
    if wanted.last:
        where.append(or_(first <= wanted.last.toordinal(), first.is_(None)))
    return where


def _outlets(connection: Connection, name: str) -> list[str]:
    """Give the outlets of that name, in whatever letters."""
    known = connection.scalars(select(report.c.outlet).where(report.c.outlet.is_not(None)).distinct())
    return sorted(outlet for outlet in known if outlet.casefold() == name.casefold())


def _place(connection: Connection, place: str) -> ColumnElement[bool]:
    """Choose the records at a place: a country's or an area's code, else a name that reports give to a place."""
    code = place.upper()
    if _COUNTRY.fullmatch(code):
        return record.c.country == code
    if _AREA.fullmatch(code):
        return record.c.admin1 == code
    bodies = connection.scalars(
        select(candidate.c.body)
        .join(candidate_member, and_(candidate_member.c.kind == ENTITY, candidate_member.c.node == candidate.c.node))
        .join(entity, entity.c.key == candidate_member.c.member)
        .join(entity_name, entity_name.c.entity == entity.c.id)
        .where(candidate.c.kind == ENTITY, entity.c.type == "place", entity_name.c.name == folded_name(place))
        .distinct()
    )
    numbers = sorted({number for body in bodies for number in body["geonames"]})
    return record.c.geonames.in_(numbers) if numbers else false()


def named(name: str) -> Select[str]:
    """Choose the keys of the entity groups that any report calls by a name; never a private person's."""
    return (
        select(membership.c.grouping)
        .join(candidate_member, and_(candidate_member.c.kind == ENTITY, candidate_member.c.node == membership.c.member))
        .join(entity, and_(entity.c.key == candidate_member.c.member, entity.c.current))
        .join(entity_name, entity_name.c.entity == entity.c.id)
        .where(membership.c.kind == ENTITY, entity_name.c.name == folded_name(name))
        .distinct()
    )


def _records_of(organisation: str) -> Select[str]:
    """Choose the records in which an organisation, under any of its names, has a role."""
    # One inside the other: joined, SQLite begins with all entities of the base.
    nodes = select(membership.c.member).where(
        membership.c.kind == ENTITY, membership.c.grouping.in_(named(organisation))
    )
    keys = select(candidate_member.c.member).where(
        candidate_member.c.kind == ENTITY, candidate_member.c.node.in_(nodes)
    )
    entities = select(entity.c.id).where(entity.c.key.in_(keys), entity.c.current)
    return select(record.c.key).where(
        record.c.current, record.c.id.in_(select(part.c.record).where(part.c.entity.in_(entities)))
    )


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
    where = [grouping.c.kind == ENTITY, grouping.c.key.in_(keys), *filters(connection, ENTITY, wanted)]
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


def reports_of(connection: Connection, wanted: Wanted) -> Select[int] | None:
    """Choose the reports (row numbers) that hold a record as wanted; None where any report will do."""
    where: list[ColumnElement[bool]] = [record.c.current]
    if wanted.types:
        where.append(record.c.type.in_(wanted.types))
    where += _time(wanted, record.c.first_day, record.c.last_day)
    if wanted.place:
        where.append(_place(connection, wanted.place))
    if wanted.organisation:
        where.append(record.c.key.in_(_records_of(wanted.organisation)))
    if wanted.min_origins is not None:
        held = (
            select(candidate_member.c.member)
            .join(
                membership,
                and_(membership.c.member == candidate_member.c.node, membership.c.kind == candidate_member.c.kind),
            )
            .join(grouping, grouping.c.key == membership.c.grouping)
            .where(grouping.c.origins >= wanted.min_origins)
        )
        where.append(record.c.key.in_(held))
    query = select(report.c.id).where(report.c.current)
    if wanted.outlet:
        query = query.where(report.c.outlet.in_(_outlets(connection, wanted.outlet)))
    if len(where) > 1:
        query = query.where(report.c.id.in_(select(record.c.report).where(*where)))
    return query if wanted.outlet or len(where) > 1 else None
