"""Decisions on groups: what a person says of an incident or an entity, as decisions on the records that it holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from sqlalchemy import Connection, and_, select

from dalil.base.custody import Hand
from dalil.base.decisions import Verb, keep
from dalil.base.engine import Base
from dalil.base.linked import relink
from dalil.base.listing import PREFIXES, found_by, members_of
from dalil.base.tables import candidate_member, membership
from dalil.errors import BaseError


def merge(base: Base, one: str, others: Sequence[str], reason: str, hand: Hand) -> tuple[int, ...]:
    """Put a group (or record, or entity) and others together for good, all or none; gives the decisions' numbers.

    Each is put together with each, so that the others stay together where one is taken out again.
    """
    with base.writing() as connection:
        firsts = [_members(connection, key)[0] for key in (one, *dict.fromkeys(others))]
        pairs = list(combinations(firsts, 2))
        return keep(base, connection, Verb.MERGE, pairs, reason=reason, hand=hand, then=relink)


def split(base: Base, group: str, members: Sequence[str], reason: str, hand: Hand) -> tuple[int, ...]:
    """Take members out of a group for good, all or none; gives the decisions' numbers.

    Raises BaseError where they are not in it, or nothing else is.
    """
    with base.writing() as connection:
        held = _members(connection, group)
        strangers = sorted(set(members) - set(held))
        if strangers:
            raise BaseError(strangers[0], f"it is not in {group}", "give members that dalil show lists")
        left = _standing_for(connection, held, members)
        if not left:
            raise BaseError(group, "nothing would be left of it", "leave out some of its members")
        pairs = [(member, other) for member in dict.fromkeys(members) for other in left]
        return keep(base, connection, Verb.SPLIT, pairs, reason=reason, hand=hand, then=relink)


def _members(connection: Connection, key: str) -> tuple[str, ...]:
    """Give the members of a group; a record or an entity is its own."""
    if key[:2] not in PREFIXES:
        return (key,)
    group = found_by(connection, key)
    if group is None:
        raise BaseError(key, "the base has no such group now", "give an id that a list or search has shown")
    return tuple(sorted(members_of(connection, group)))


def _standing_for(connection: Connection, held: Iterable[str], members: Iterable[str]) -> list[str]:
    """Choose of what stays in a group those whose separation separates all: one of each candidate, all of the own."""
    rows = connection.execute(
        select(candidate_member.c.member, candidate_member.c.node)
        .join(
            membership,
            and_(membership.c.member == candidate_member.c.node, membership.c.kind == candidate_member.c.kind),
        )
        .where(candidate_member.c.member.in_(sorted(held)))
        .order_by(candidate_member.c.member)
    ).all()
    gone = set(members)
    own = {row.node for row in rows if row.member in gone}
    kept: dict[str, str] = {}
    for row in rows:
        if row.member not in gone:
            kept.setdefault(f"{row.node} {row.member}" if row.node in own else row.node, row.member)
    return sorted(set(kept.values()))
