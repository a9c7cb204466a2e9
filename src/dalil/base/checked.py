"""Checks of the base: those across reports, kept with the groups that they are of, and those within each report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, case, delete, exists, insert, literal_column, select

from dalil.base.choosing import Wanted, filters, of_records, of_reports, widely_told
from dalil.base.kinds.kind import Summary
from dalil.base.listing import Quotation, quotations
from dalil.base.tables import group_check, grouping, record, report

VERDICTS = ("inconsistent", "cannot_tell", "implied", "consistent")
"""In the order of lists."""
_GROUPS = ("series", "register", "incident")
_COUNTRY = re.compile(r"[A-Za-z]{2}")
_SHORT = timedelta(days=366)
"""Few groups are of so short a period."""
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
            "day": summary.last_day or 0, "country": summary.country, "kind": check["kind"],
            "verdict": check["verdict"], "body": check,
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
    return _quoted(connection, told[: wanted.limit])


def check_by(connection: Connection, key: str) -> Checked | None:
    """Give one check across reports by its key (``s-….k1``); None where there is none."""
    held, _, number = key.rpartition(".k")
    if not number.isdecimal():
        return None
    row = connection.execute(
        select(group_check).where(group_check.c.grouping == held, group_check.c.number == int(number))
    ).one_or_none()
    return None if row is None else _quoted(connection, [_of_group(row)])[0]


def _across(connection: Connection, wanted: Wanted, verdict: str | None) -> Iterator[Checked]:
    held = group_check.c
    where = list(_conditions(connection, wanted))
    if wanted.types:
        where.append(held.kind.in_(wanted.types))
    if verdict is not None:
        where.append(held.weight == -VERDICTS.index(verdict))
    rows = connection.execute(
        select(group_check)
        .where(*where)
        .order_by(held.weight.desc(), held.day.desc(), held.grouping.desc(), held.number.desc())
        .limit(wanted.limit)
    )
    return (_of_group(row) for row in rows)


def _conditions(connection: Connection, wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    """Give what groups must meet: what few meet is looked up first, what many meet as the list goes on."""
    country = wanted.place.upper() if wanted.place and _COUNTRY.fullmatch(wanted.place) else None
    if country:
        yield group_check.c.country == country
    few, many = replace(wanted, types=(), min_origins=None, place=None if country else wanted.place), Wanted()
    if not _is_short(wanted):
        few = replace(few, first=None, last=None)
        many = replace(many, first=wanted.first, last=wanted.last)
    if met := filters(connection, _GROUPS, few):
        yield group_check.c.grouping.in_(select(grouping.c.key).where(grouping.c.kind.in_(_GROUPS), *met))
    if met := filters(connection, _GROUPS, replace(many, min_origins=wanted.min_origins)):
        yield exists().where(grouping.c.key == group_check.c.grouping, *met)


def _is_short(wanted: Wanted) -> bool:
    return wanted.first is not None and wanted.last is not None and wanted.last - wanted.first <= _SHORT


def _of_group(row: Row[Any]) -> Checked:
    return Checked(
        f"{row.grouping}.k{row.number}", row.kind, row.verdict, row.body["explanation"], tuple(row.body["records"]),
        row.grouping, {}, (),
    )  # fmt: skip


def _within(connection: Connection, wanted: Wanted, verdict: str | None) -> Iterator[Checked]:
    """Give checks within reports; what is wanted of a report is asked of those alone that have some."""
    told = record.alias("told")
    verdicts = VERDICTS if verdict is None else (verdict,)
    where = [told.c.kind == literal_column("'check'"), told.c.status.in_(verdicts), told.c.current]
    if wanted.types:
        where.append(told.c.type.in_(wanted.types))
    met = of_records(connection, replace(wanted, types=()))
    if wanted.min_origins is not None:
        met.append(widely_told(wanted.min_origins))
    if met:
        where.append(exists().where(record.c.report == told.c.report, record.c.current, *met))
    if of := of_reports(connection, wanted):
        where.append(told.c.report.in_(select(report.c.id).where(*of)))
    weight = case({each: number for number, each in enumerate(VERDICTS)}, value=told.c.status)
    order = (weight, told.c.report.desc(), told.c.id)
    chosen = select(told.c.id).where(*where).order_by(*order).limit(wanted.limit)
    rows = connection.execute(select(told.c.key, told.c.body).where(told.c.id.in_(chosen)).order_by(*order))
    yield from (_of_report(key, body) for key, body in rows)


def _of_report(key: str, body: Mapping[str, Any]) -> Checked:
    records = tuple(f"{key.partition('.')[0]}.{local}" for local in body["records"])
    return Checked(key, body["kind"], body["verdict"], body["explanation"], records, None, {}, ())


def _quoted(connection: Connection, told: Sequence[Checked]) -> tuple[Checked, ...]:
    """Add the words of what is compared, and whose they are."""
    keys = {key for one in told for key in one.records[:_SHOWN]}
    quoted = {quotation.key: quotation for quotation in quotations(connection, sorted(keys))}
    rows = connection.execute(
        select(grouping.c.key, grouping.c.body).where(grouping.c.key.in_({one.group for one in told if one.group}))
    )
    named = {
        row.key: {key: origin["name"] for origin in row.body["origins"] for key in origin["tellings"]} for row in rows
    }
    return tuple(
        replace(
            one, origins={key: name for key in one.records if (name := named.get(one.group or "", {}).get(key))},
            quotations=tuple(quoted[key] for key in one.records[:_SHOWN] if key in quoted),
        )
        for one in told
    )  # fmt: skip
