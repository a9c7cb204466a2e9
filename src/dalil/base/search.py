"""Finding reports by their words and by what is recorded of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from dalil.base.choosing import Wanted, reports_of
from dalil.base.listing import reports
from dalil.base.matching import hits
from dalil.base.tables import record
from dalil.records import Report, Span


@dataclass(frozen=True, slots=True)
class Result:
    """A report with the words that match and the number of its records by kind."""

    report: Report
    matched: tuple[Span, ...]
    records: Mapping[str, int]


def results(connection: Connection, query: str, wanted: Wanted) -> tuple[Result, ...]:
    """Find the reports that match, best first, at most ``wanted.limit``."""
    found = hits(connection, query, wanted.limit, reports_of(connection, wanted))
    told = reports(connection, [hit.number for hit in found])
    return tuple(
        Result(told[hit.number], hit.matched, _counts(connection, hit.number)) for hit in found if hit.number in told
    )


def _counts(connection: Connection, number: int) -> dict[str, int]:
    rows = connection.execute(
        select(record.c.kind, func.count())
        .where(record.c.report == number, record.c.current)
        .group_by(record.c.kind)
        .order_by(record.c.kind)
    )
    return dict(rows.all())
