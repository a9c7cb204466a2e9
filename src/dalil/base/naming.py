"""Where reports name an entity."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, and_, select

from dalil.base.listing import reports
from dalil.base.rows import ENTITY, adapter
from dalil.base.tables import candidate_member, entity, membership
from dalil.records import Entity, Report, Span


@dataclass(frozen=True, slots=True)
class Mention:
    """The first words of a report for an entity (its key there)."""

    key: str
    report: Report
    span: Span


def mentions_of(connection: Connection, group: str, limit: int) -> tuple[Mention, ...]:
    """Give where reports first name the entity of a group, at most ``limit`` of them, by key."""
    rows = connection.execute(
        select(entity.c.key, entity.c.report, entity.c.body)
        .join(candidate_member, and_(candidate_member.c.kind == ENTITY, candidate_member.c.member == entity.c.key))
        .join(membership, and_(membership.c.kind == ENTITY, membership.c.member == candidate_member.c.node))
        .where(membership.c.grouping == group, entity.c.current)
        .order_by(entity.c.key)
        .limit(limit)
    ).all()
    told = reports(connection, {row.report for row in rows})
    found = ((row.key, told[row.report], adapter(Entity).validate_python(row.body)) for row in rows)
    return tuple(Mention(key, report, one.mentions[0]) for key, report, one in found if one.mentions)
