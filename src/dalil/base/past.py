"""The past: a base as it stood, linked afresh over what its log held until then."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select, update

from dalil.base import custody, linked, words
from dalil.base.engine import Base, open_base
from dalil.base.readings import read_coded
from dalil.base.tables import (
    anchoring,
    decision,
    entity,
    entity_name,
    log,
    part,
    reading,
    record,
    report,
)

_AT_ONCE = 1000


@contextmanager
def as_it_stood(base: Base, moment: datetime) -> Iterator[Base]:
    """Give a base in a temporary folder that holds what the log of another held until a moment.

    What has been redacted since is not in it either.
    """
    with TemporaryDirectory(prefix="dalil-") as folder:
        then = open_base(str(Path(folder) / "then.db"), create=True)
        try:
            with base.reading() as source, then.writing() as target:
                _copy(source, target, custody.seq_at(source, moment))
            yield then
        finally:
            then.close()


def _copy(source: Connection, target: Connection, until: int) -> None:
    target.exec_driver_sql("PRAGMA defer_foreign_keys = ON")  # a version may come before what it is a version of
    until_then = {
        log: log.c.seq <= until,
        report: (report.c.added <= until) & report.c.redacted.is_(None),
    }
    for table, where in until_then.items():
        _move(source, target, table, select(table).where(where))
    kept = select(report.c.id).where(until_then[report])
    readings = select(reading.c.id).where(reading.c.added <= until, reading.c.report.in_(kept))
    _move(source, target, reading, select(reading).where(reading.c.id.in_(readings)))
    for owned in (record, entity):
        _move(source, target, owned, select(owned).where(owned.c.reading.in_(readings)))
    entities = select(entity.c.id).where(entity.c.reading.in_(readings))
    _move(source, target, entity_name, select(entity_name).where(entity_name.c.entity.in_(entities)))
    _move(source, target, part, select(part).where(part.c.entity.in_(entities)))
    decisions = select(decision.c.id).where(decision.c.added <= until)
    _move(source, target, decision, select(decision).where(decision.c.id.in_(decisions)))
    _move(
        source, target, anchoring,
        select(anchoring).where(anchoring.c.decision.in_(decisions), anchoring.c.reading.in_(readings)),
    )  # fmt: skip
    _settle(target)


def _settle(target: Connection) -> None:
    """Say what counted then, and link it."""
    later = select(report.c.version_of).where(report.c.version_of.is_not(None))
    target.execute(update(report).values(current=report.c.id.not_in(later)))
    last = select(func.max(reading.c.id)).group_by(reading.c.report).scalar_subquery()
    target.execute(update(reading).values(current=reading.c.id.in_(last)))
    now = select(reading.c.id).join(report, report.c.id == reading.c.report).where(report.c.current, reading.c.current)
    for owned in (record, entity):
        target.execute(update(owned).values(current=owned.c.reading.in_(now)))
    for row in target.execute(select(report.c.id, report.c.key, report.c.text, report.c.current)).all():
        words.index(target, row.id, row.text)
        coded = read_coded(target, row.key)
        if row.current and coded is not None:
            linked.follow(target, row.id, coded)


def _move(source: Connection, target: Connection, table: Table, query: Any) -> None:
    for rows in source.execute(query.execution_options(yield_per=_AT_ONCE)).mappings().partitions(_AT_ONCE):
        target.execute(insert(table), [dict(row) for row in rows])
