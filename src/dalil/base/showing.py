"""One thing of the base by its id: a group with its members, a record with its report, or a whole report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, and_, select

from dalil.base.decisions import Decision, decisions_on
from dalil.base.engine import Base
from dalil.base.finding import report_row
from dalil.base.kinds.incidents import Incidents
from dalil.base.listing import Found, Quotation, found, found_by, groups_with, members_of, quotations
from dalil.base.readings import read_coded
from dalil.base.shelf import StoredShelf
from dalil.base.tables import candidate_member, entity, grouping, link, membership, record, report
from dalil.base.upkeep import candidates_of
from dalil.errors import BaseError
from dalil.linking.groups import Link
from dalil.linking.incidents import Account, Incident, SubEvent, sub_events
from dalil.records import CodedReport

_SHORTEST = 6


@dataclass(frozen=True, slots=True)
class Shown:
    """What an id names: a ``group`` with its members, or a ``record`` (its local id) of ``coded``, or ``coded`` alone.

    ``groups`` are those that hold the record; ``parts`` the sub-events of an incident, ``whole`` what it is a part of.
    """

    key: str
    group: Found | None = None
    members: tuple[Quotation, ...] = ()
    parts: tuple[Found, ...] = ()
    whole: Found | None = None
    links: tuple[Link, ...] = ()
    coded: CodedReport | None = None
    record: str | None = None
    groups: tuple[Found, ...] = ()
    decisions: tuple[Decision, ...] = ()


def shown(base: Base | None, connection: Connection, key: str) -> Shown:
    """Find what an id names: a group (by its own or any member's id), a record, an entity, or a report.

    Raises BaseError where there is nothing by this id, or only a private person.
    """
    if (group := found_by(connection, key)) is not None:
        return _group(connection, group)
    if connection.scalar(select(record.c.id).where(record.c.key == key, record.c.current)) is not None:
        return _record(connection, key)
    of_entity = connection.execute(select(entity.c.private).where(entity.c.key == key, entity.c.current)).one_or_none()
    if of_entity is not None:
        if of_entity.private:
            raise BaseError(key, "it is a private person, who has no page", "show a record of the report instead")
        group = next(iter(groups_with(connection, key, "entity")), None)
        if group is not None:
            return _group(connection, group)
    return _report(base, connection, key)


def _group(connection: Connection, group: Found) -> Shown:
    keys = members_of(connection, group)
    decisions = decisions_on(connection, keys)
    if group.kind != "incident":
        return Shown(group.key, group, quotations(connection, keys), decisions=decisions)
    parts, whole = _hanging(connection, group)
    return Shown(
        group.key, group, quotations(connection, keys), parts, whole, _links(connection, group), decisions=decisions
    )


def _record(connection: Connection, key: str) -> Shown:
    of = connection.execute(
        select(report.c.key).join(record, record.c.report == report.c.id).where(record.c.key == key, record.c.current)
    ).scalar_one()
    coded = read_coded(connection, of)
    return Shown(
        key, coded=coded, record=key.rpartition(".")[2], groups=groups_with(connection, key),
        decisions=decisions_on(connection, [key]),
    )  # fmt: skip


def _report(base: Base | None, connection: Connection, key: str) -> Shown:
    hexadecimal = key.removeprefix("sha256:")
    if len(hexadecimal) < _SHORTEST or set(hexadecimal.lower()) - set("0123456789abcdef") or base is None:
        raise BaseError(key, "the base has nothing by this id now", "give an id that a list or search has shown")
    row = report_row(base, connection, key)
    coded = read_coded(connection, row.key)
    if coded is None:
        raise BaseError(key, "its content was redacted", "see the log with dalil base verify")
    return Shown(row.key, coded=coded)


def _links(connection: Connection, group: Found) -> tuple[Link, ...]:
    inside = select(membership.c.member).where(membership.c.grouping == group.key)
    rows = connection.execute(
        select(link).where(link.c.kind == group.kind, link.c.one.in_(inside), link.c.other.in_(inside))
        .order_by(link.c.score.desc(), link.c.one, link.c.other)
    )  # fmt: skip
    return tuple(Link(row.one, row.other, row.score, row.reasons) for row in rows)


def _hanging(connection: Connection, group: Found) -> tuple[tuple[Found, ...], Found | None]:
    """Find an incident's sub-events, and the incident that it is itself a part of."""
    near = _told_with(connection, _told_with(connection, [group.key]))
    incidents = _incidents(connection, near)
    hanging: tuple[SubEvent, ...] = sub_events(incidents)
    parts = (found(connection, each.part) for each in hanging if each.whole == group.key)
    wholes = (found(connection, each.whole) for each in hanging if each.part == group.key)
    return tuple(part for part in parts if part), next(wholes, None)


def _told_with(connection: Connection, keys: Iterable[str]) -> list[str]:
    """Give the incidents that share a report with these, and these."""
    here, there = candidate_member.alias(), candidate_member.alias()
    own, other = membership.alias(), membership.alias()
    query = (
        select(other.c.grouping)
        .join(there, and_(there.c.node == other.c.member, there.c.kind == other.c.kind))
        .join(here, and_(here.c.report == there.c.report, here.c.kind == there.c.kind))
        .join(own, and_(own.c.member == here.c.node, own.c.kind == here.c.kind))
        .where(own.c.grouping.in_(list(keys)), own.c.kind == "incident")
        .distinct()
    )
    return sorted(connection.scalars(query))


def _incidents(connection: Connection, keys: Iterable[str]) -> list[Incident]:
    """Give incidents as linking made them."""
    kind, shelf = Incidents(), StoredShelf(connection)
    rows = connection.execute(
        select(grouping.c.key, grouping.c.type, membership.c.member)
        .join(membership, membership.c.grouping == grouping.c.key)
        .where(grouping.c.key.in_(list(keys)))
        .order_by(grouping.c.key, membership.c.member)
    ).all()
    contents = {each.node: each.content for each in candidates_of(connection, kind, (row.member for row in rows))}
    accounts: dict[str, list[Account]] = {}
    for row in rows:
        accounts.setdefault(row.key, []).append(contents[row.member])
    types: Mapping[str, str] = {row.key: row.type for row in rows}
    tellings = shelf.tellings(shelf.members(kind.name, contents).values())
    return [
        Incident(
            key, types[key],
            tuple(tellings[one] for account in told for one in sorted(account.tellings)), (), tuple(told),
        )
        for key, told in accounts.items()
    ]  # fmt: skip
