"""What a base derives from reports and records so that they are found: columns, names, roles, indexed words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, RowMapping, Table, select

from dalil.base import words
from dalil.base.finding import named
from dalil.base.readings import coded_of
from dalil.base.rows import adapter, report_columns, rows_of
from dalil.base.tables import entity, entity_name, part, record
from dalil.records import Report


def differing_of_report(connection: Connection, row: Row[Any]) -> Iterator[str]:
    """Say what a report's row and words do not have as its contents give it."""
    told = adapter(Report).validate_python({**row.body, "text": row.text})
    wrong = _wrong(row._mapping, report_columns(told))
    if wrong:
        yield f"its columns {', '.join(wrong)} are not those of its contents"
    if words.lacking(connection, row.id, row.text):
        yield "its words are not all indexed, so that a search may miss it"


def differing_of_reading(connection: Connection, row: Row[Any], number: int) -> Iterator[str]:
    """Say what the records and entities of a reading do not have as their contents give it."""
    rows = rows_of(named(coded_of(connection, row, number), row.name))
    keys = [each["key"] for each in rows.entities]
    for table, expected in ((record, rows.records), (entity, rows.entities)):
        yield from _columns(connection, table, number, expected)
    names = {(key, name) for key, of in zip(keys, rows.names, strict=True) for name in of}
    found = select(entity.c.key, entity_name.c.name).join(entity_name).where(entity.c.reading == number)
    yield from _listed("names", names, connection.execute(found))
    at = dict(zip(rows.ids, keys, strict=True))
    parts = {
        (of["key"], at[local], role)
        for of, roles in zip(rows.records, rows.parts, strict=True)
        for role, local in roles
        if local in at
    }
    held = select(record.c.key, entity.c.key, part.c.role).select_from(part).join(record).join(entity)
    yield from _listed("roles", parts, connection.execute(held.where(record.c.reading == number)))


def _columns(connection: Connection, table: Table, number: int, expected: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    stored = connection.execute(select(table).where(table.c.reading == number).order_by(table.c.id)).mappings()
    for row, known in zip(stored, expected, strict=True):
        wrong = _wrong(row, known)
        if wrong:
            yield f"the columns {', '.join(wrong)} of {known['key']} are not those of its contents"


def _wrong(row: RowMapping, known: Mapping[str, Any]) -> list[str]:
    return [name for name, value in known.items() if row[name] != value]


def _listed(what: str, expected: Collection[tuple[str, ...]], found: Iterable[Row[Any]]) -> Iterator[str]:
    concerned = {one[0] for one in {*expected} ^ {tuple(row) for row in found}}
    for key in sorted(concerned):
        yield f"the {what} of {key} are not those of its contents"
