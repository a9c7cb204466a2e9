"""Checks of the base: those across reports, kept with the groups that they are of, and those within each report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, insert, literal_column, or_, select

from dalil.base.kinds.kind import Summary
from dalil.base.listing import Found, Quotation, Wanted, filters, found, quotations, reports_of
from dalil.base.matching import reports_with
from dalil.base.tables import group_check, grouping, record

VERDICTS = ("inconsistent", "cannot_tell", "implied", "consistent")
"""In the order of lists."""
_GROUPS = ("series", "register", "incident")
_SHOWN = 8
"""So many records of one check are quoted."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A check with the records that it compares, and the words of the first of them.

    ``group`` is the key of what several reports tell, None for a check within one report. ``origins`` names who stands
    behind each record, where it is known.
    """

    key: str
    kind: str
    verdict: str
    explanation: str
    records: tuple[str, ...]
    group: str | None
    origins: Mapping[str, str]
    quotations: tuple[Quotation, ...]


def keep_checks(connection: Connection, summaries: Mapping[str, Summary]) -> None:
    """Keep the checks that the summaries of groups (by key) hold, in the place of those before."""
    connection.execute(delete(group_check).where(group_check.c.grouping.in_(list(summaries))))
    rows = [
        {
            "grouping": key, "number": number, "weight": -VERDICTS.index(check["verdict"]),
            "day": summary.last_day or 0, "kind": check["kind"], "verdict": check["verdict"], "body": check,
        }
        for key, summary in summaries.items()
        for number, check in enumerate(summary.body.get("checks", ()), 1)
    ]  # fmt: skip
    if rows:
        connection.execute(insert(group_check), rows)


def checked(connection: Connection, wanted: Wanted, verdict: str | None = None) -> tuple[Checked, ...]:
    """List checks, those that fail first, across reports before those within one, the latest first."""
    told = [*_across(connection, wanted, verdict), *_within(connection, wanted, verdict)]
    told.sort(key=lambda one: VERDICTS.index(one.verdict))
    return tuple(_quoted(connection, one) for one in told[: wanted.limit])


def check_by(connection: Connection, key: str) -> Checked | None:
    """Give one check across reports by its key (``s-….k1``); None where there is none."""
    held, _, number = key.rpartition(".k")
    if not number.isdecimal():
        return None
    row = connection.execute(
        select(group_check).where(group_check.c.grouping == held, group_check.c.number == int(number))
    ).one_or_none()
    return None if row is None else _quoted(connection, _of_group(row))


def _across(connection: Connection, wanted: Wanted, verdict: str | None) -> Iterator[Checked]:
    plain = replace(wanted, types=())
    where: list[ColumnElement[bool]] = [
        or_(*(and_(grouping.c.kind == kind, *filters(connection, kind, plain)) for kind in _GROUPS))
    ]
    if wanted.types:
        where.append(group_check.c.kind.in_(wanted.types))
    if verdict is not None:
        where.append(group_check.c.weight == -VERDICTS.index(verdict))
    held = group_check.c
    rows = connection.execute(
        select(group_check)
        .join(grouping, grouping.c.key == held.grouping)
        .where(*where)
        .order_by(held.weight.desc(), held.day.desc(), held.grouping.desc(), held.number.desc())
        .limit(wanted.limit)
    )
    return (_of_group(row) for row in rows)


def _of_group(row: Row[Any]) -> Checked:
    return Checked(
        f"{row.grouping}.k{row.number}", row.kind, row.verdict, row.body["explanation"], tuple(row.body["records"]),
        row.grouping, {}, (),
    )  # fmt: skip


def _within(connection: Connection, wanted: Wanted, verdict: str | None) -> Iterator[Checked]:
    """Give checks within reports, verdict by verdict, until there are enough."""
    left = wanted.limit
    chosen = reports_of(connection, replace(wanted, types=()))
    for each in VERDICTS if verdict is None else (verdict,):
        where = [record.c.kind == literal_column("'check'"), record.c.status == each, record.c.current]
        if wanted.types:
            where.append(record.c.type.in_(wanted.types))
        if chosen is not None:
            where.append(record.c.report.in_(chosen))
        if wanted.words:
            where.append(record.c.report.in_(reports_with(connection, wanted.words)))
        rows = connection.execute(
            select(record.c.key, record.c.body).where(*where).order_by(record.c.report.desc(), record.c.id).limit(left)
        ).all()
        left -= len(rows)
        yield from (_of_report(key, body) for key, body in rows)


def _of_report(key: str, body: Mapping[str, Any]) -> Checked:
    records = tuple(f"{key.partition('.')[0]}.{local}" for local in body["records"])
    return Checked(key, body["kind"], body["verdict"], body["explanation"], records, None, {}, ())


def _quoted(connection: Connection, one: Checked) -> Checked:
    """Add the words of what is compared, and whose they are."""
    group = found(connection, one.group) if one.group else None
    return replace(
        one, origins=_origins(group, one.records) if group else {},
        quotations=quotations(connection, one.records[:_SHOWN]),
    )  # fmt: skip


def _origins(group: Found, records: Sequence[str]) -> dict[str, str]:
    named = {key: origin["name"] for origin in group.body["origins"] for key in origin["tellings"]}
    return {key: named[key] for key in records if key in named}
