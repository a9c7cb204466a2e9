"""Settling: what the members of each group tell together, summed up before anybody looks at it.

Adding a report only marks the groups that it changes, so that a group of hundreds of reports is summed up once for all
those that came, not once for each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict

from sqlalchemy import Connection, bindparam, delete, select, update

from dalil.base.checked import keep_checks
from dalil.base.decisions import decided
from dalil.base.engine import Base
from dalil.base.kinds.entities import Entities
from dalil.base.kinds.incidents import Incidents
from dalil.base.kinds.kind import Kind, Summary
from dalil.base.kinds.register import Register
from dalil.base.kinds.series import SeriesKind
from dalil.base.shelf import StoredShelf
from dalil.base.tables import grouping, membership, unsettled
from dalil.base.upkeep import candidates_of

_KINDS: tuple[Kind, ...] = (Incidents(), SeriesKind(), Entities(), Register())
_AT_ONCE = 200
"""Groups summed up in one transaction, so that others who write need not wait long."""


@contextmanager
def looking_at(base: Base) -> Iterator[Connection]:
    """Look at groups that are all summed up; raises BaseError where the base cannot be read, or written if need be."""
    settle(base)
    with base.reading() as connection:
        yield connection


def settle(base: Base) -> None:
    """Sum up the groups that have changed; raises BaseError where the base cannot be written."""
    while _next(base):
        with base.writing() as connection:
            _settle(connection, _waiting(connection))


def settle_all(connection: Connection) -> None:
    """Sum up within one transaction the groups that have changed."""
    while keys := _waiting(connection):
        _settle(connection, keys)


def _next(base: Base) -> bool:
    with base.reading() as connection:
        return connection.scalar(select(unsettled.c.grouping).limit(1)) is not None


def _waiting(connection: Connection) -> Sequence[str]:
    """Give some of the groups; neighbours by key have reports in common."""
    found = select(unsettled.c.grouping).order_by(unsettled.c.grouping).limit(_AT_ONCE)
    return connection.scalars(found).all()


def _settle(connection: Connection, keys: Sequence[str]) -> None:
    shelf, decisions = StoredShelf(connection), decided(connection)
    summaries: dict[str, Summary] = {}
    for kind in _KINDS:
        held = _members(connection, [key for key in keys if key.startswith(f"{kind.prefix}-")])
        nodes = {node for members in held.values() for node in members}
        known = {each.node: each for each in candidates_of(connection, kind, nodes)}
        shelf.expect(kind.name, nodes)
        for key, members in held.items():
            summaries[key] = kind.summary([known[node] for node in members], decisions, shelf)
    if summaries:
        rows = [{"of": key, **asdict(summary)} for key, summary in summaries.items()]
        connection.execute(update(grouping).where(grouping.c.key == bindparam("of")), rows)
    keep_checks(connection, summaries)
    connection.execute(delete(unsettled).where(unsettled.c.grouping.in_(keys)))


def _members(connection: Connection, keys: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """Give the candidates of groups, sorted."""
    found: dict[str, list[str]] = defaultdict(list)
    held = select(membership.c.grouping, membership.c.member).where(membership.c.grouping.in_(keys))
    for key, node in connection.execute(held.order_by(membership.c.grouping, membership.c.member)):
        found[key].append(node)
    return found
