"""Checks of the base: those within a report as it was read, and those across the figures of a series."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, case, func, select

from dalil.base.listing import Quotation, Wanted, groups, quotations, reports_of
from dalil.base.tables import record, report

_FIRST = ("inconsistent", "implied", "cannot tell", "consistent")
_MANY = 100_000


@dataclass(frozen=True, slots=True)
class Checked:
    """A check with the records that it compares; ``across`` tells that they are of several reports."""

    key: str
    kind: str
    verdict: str
    explanation: str
    records: tuple[str, ...]
    across: bool
    quotations: tuple[Quotation, ...]


def checked(connection: Connection, wanted: Wanted, verdict: str | None = None) -> tuple[Checked, ...]:
    """List checks, those that fail first, across reports before those within one."""
    found = [*_across(connection, wanted), *_within(connection, wanted, verdict)]
    kept = [one for one in found if verdict is None or one[2] == verdict]
    kept.sort(key=lambda one: (_FIRST.index(one[2]), not one[5]))
    return tuple(Checked(*one, quotations(connection, one[4])) for one in kept[: wanted.limit])


_Row = tuple[str, str, str, str, tuple[str, ...], bool]


def _across(connection: Connection, wanted: Wanted) -> list[_Row]:
    """Give the checks of series; one that several series hold is given once."""
    chosen = Wanted(_MANY, (), wanted.place, wanted.first, wanted.last, None, wanted.outlet)
    found: dict[tuple[str, ...], _Row] = {}
    for one in groups(connection, "series", chosen, quote=False):
        for number, each in enumerate(one.body["checks"], 1):
            records = tuple(each["records"])
            row = (f"{one.key}.k{number}", each["kind"], each["verdict"], each["explanation"], records, True)
            found.setdefault((each["kind"], *records), row)
    return list(found.values())


def _within(connection: Connection, wanted: Wanted, verdict: str | None) -> list[_Row]:
    where = [record.c.kind == "check", record.c.current]
    if verdict is not None:
        where.append(record.c.status == verdict)
    chosen = reports_of(connection, wanted)
    if chosen is not None:
        where.append(record.c.report.in_(chosen))
    order = case({name: number for number, name in enumerate(_FIRST)}, value=record.c.status, else_=len(_FIRST))
    rows = connection.execute(
        select(record.c.key, record.c.body)
        .join(report, report.c.id == record.c.report)
        .where(*where)
        .order_by(order, func.coalesce(report.c.first_day, 0).desc(), record.c.id)
        .limit(wanted.limit)
    )
    return [
        (
            key, body["kind"], body["verdict"], body["explanation"],
            tuple(f"{key.partition('.')[0]}.{local}" for local in body["records"]), False,
        )
        for key, body in rows
    ]  # fmt: skip
