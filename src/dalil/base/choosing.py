"""Choosing: the conditions that groups, records and reports must meet to be as somebody wants them.

Conditions are put one inside the other: joined, SQLite begins with all that the base holds of a kind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, false, or_, select

from dalil.base.matching import reports_with
from dalil.base.rows import ENTITY, folded_name
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


def filters(connection: Connection, kinds: Sequence[str], wanted: Wanted) -> list[ColumnElement[bool]]:
    """Give the conditions that groups of some kinds must meet to be as wanted."""
    held = grouping.c
    where: list[ColumnElement[bool]] = []
    if wanted.types:
        where.append(held.type.in_(wanted.types))
    where += _time(wanted, held.first_day, held.last_day)
    if wanted.min_origins is not None:
        where.append(held.origins >= wanted.min_origins)
    told: list[ColumnElement[bool]] = []
    if wanted.place:
        code = wanted.place.upper()
        if _COUNTRY.fullmatch(code):
            where.append(held.country == code)
        elif _AREA.fullmatch(code):
            where.append(held.admin1 == code)
        else:
            told.append(_of_record(_place(connection, wanted.place)))
    if wanted.organisation:
        told.append(_of_record(record.c.id.in_(_acted(connection, wanted.organisation))))
    told += map(_of_report, of_reports(connection, wanted))
    return [*where, *(_holds(kinds, condition) for condition in told)]


def _of_record(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """Choose the members that are records which fit."""
    return candidate_member.c.member.in_(select(record.c.key).where(record.c.current, condition))


def _of_report(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """Choose the members of reports that fit."""
    return candidate_member.c.report.in_(select(report.c.id).where(condition))


def _holds(kinds: Sequence[str], condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """Choose the groups with a member that fits."""
    nodes = select(candidate_member.c.node).where(candidate_member.c.kind.in_(kinds), condition)
    return grouping.c.key.in_(
        select(membership.c.grouping).where(membership.c.kind.in_(kinds), membership.c.member.in_(nodes))
    )


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


def _acted(connection: Connection, organisation: str) -> Select[int]:
    """Choose the records (row numbers) in which an organisation, under any of its names, has a role."""
    called = select(membership.c.member).where(
        membership.c.kind == ENTITY, membership.c.grouping.in_(named(organisation))
    )
    nodes = sorted(connection.scalars(called))  # few; SQLite does not read queries inside queries without end
    keys = select(candidate_member.c.member).where(
        candidate_member.c.kind == ENTITY, candidate_member.c.node.in_(nodes)
    )
    entities = select(entity.c.id).where(entity.c.key.in_(keys), entity.c.current)
    return select(part.c.record).where(part.c.entity.in_(entities))


def of_records(connection: Connection, wanted: Wanted) -> list[ColumnElement[bool]]:
    """Give the conditions that a record must meet by itself, whatever its kind and its report."""
    where = _time(wanted, record.c.first_day, record.c.last_day)
    if wanted.types:
        where.append(record.c.type.in_(wanted.types))
    if wanted.place:
        where.append(_place(connection, wanted.place))
    if wanted.organisation:
        where.append(record.c.id.in_(_acted(connection, wanted.organisation)))
    return where


def of_reports(connection: Connection, wanted: Wanted) -> list[ColumnElement[bool]]:
    """Give the conditions that a report must meet by itself."""
    where: list[ColumnElement[bool]] = []
    if wanted.outlet:
        where.append(report.c.outlet.in_(_outlets(connection, wanted.outlet)))
    if wanted.words:
        where.append(report.c.id.in_(reports_with(connection, wanted.words)))
    return where


def widely_told(least: int) -> ColumnElement[bool]:
    """Choose the records that stand in a group of so many origins."""
    groups = select(grouping.c.key).where(grouping.c.origins >= least)
    nodes = select(membership.c.member).where(membership.c.grouping.in_(groups))
    return record.c.key.in_(select(candidate_member.c.member).where(candidate_member.c.node.in_(nodes)))


def reports_of(connection: Connection, wanted: Wanted) -> Select[int] | None:
    """Choose the reports (row numbers) that hold a record as wanted; None where any report will do."""
    told, of = of_records(connection, wanted), of_reports(connection, replace(wanted, words=None))
    if wanted.min_origins is not None:
        told.append(widely_told(wanted.min_origins))
    if told:
        of.append(report.c.id.in_(select(record.c.report).where(record.c.current, *told)))
    return select(report.c.id).where(report.c.current, *of) if of else None
