"""Counting what a base holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from dalil.base import custody
from dalil.base.custody import Entry
from dalil.base.engine import Base
from dalil.base.tables import content, decision, entity, log, reading, record, report


@dataclass(frozen=True, slots=True)
class Counts:
    """What a base holds: ``reports`` count now, ``versions`` are superseded, ``records`` count now, by kind.

    ``first`` and ``last`` are days of publication; ``bytes`` is the size of all raw bytes.
    """

    reports: int
    versions: int
    redacted: int
    outlets: int
    languages: dict[str, int]
    first: date | None
    last: date | None
    records: dict[str, int]
    entities: int
    readings: int
    decisions: int
    bytes: int
    log: int
    head: Entry | None


def counts(base: Base) -> Counts:
    """Count what a base holds."""
    with base.reading() as connection:
        first, last, outlets, reports = connection.execute(
            select(
                func.min(report.c.first_day),
                func.max(report.c.last_day),
                func.count(func.distinct(report.c.outlet)),
                func.count(),
            ).where(report.c.current)
        ).one()
        redacted = _count(connection, select(func.count()).where(report.c.redacted.is_not(None)))
        every = _count(connection, select(func.count()).select_from(report))
        return Counts(
            reports=reports,
            versions=every - reports - redacted,
            redacted=redacted,
            outlets=outlets,
            languages=_by(connection, report.c.language, report.c.current),
            first=date.fromordinal(first) if first else None,
            last=date.fromordinal(last) if last else None,
            records=_by(connection, record.c.kind, record.c.current),
            entities=_count(connection, select(func.count()).where(entity.c.current)),
            readings=_count(connection, select(func.count()).select_from(reading)),
            decisions=_count(connection, select(func.count()).select_from(decision)),
            bytes=_count(connection, select(func.sum(content.c.size))),
            log=_count(connection, select(func.count()).select_from(log)),
            head=custody.head(connection),
        )


def _count(connection: Connection, query: Select[Any]) -> int:
    return int(connection.scalar(query) or 0)


def _by(connection: Connection, column: ColumnElement[Any], which: ColumnElement[bool]) -> dict[str, int]:
    rows = connection.execute(select(column, func.count()).where(which).group_by(column).order_by(column))
    return {str(value or "unknown"): int(count) for value, count in rows}
