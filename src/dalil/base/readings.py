"""Readings: what one version of Dalil takes from a report, stored and read back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from dalil.base.rows import KINDS, Rows, adapter, sha256_of
from dalil.base.tables import entity, entity_name, part, reading, record, report
from dalil.records import CodedReport, Entity, Report


@dataclass(frozen=True, slots=True)
class Reader:
    """What made a reading: the version of Dalil, the hashes of model and codebook, the threshold."""

    version: str
    model: str
    codebook: str
    min_confidence: float


def write_reading(connection: Connection, number: int, rows: Rows, reader: Reader, added: int) -> int:
    """Store a reading of the report with this row number as its current one, and give the reading's row number."""
    counts = bool(connection.scalar(select(report.c.current).where(report.c.id == number)))
    set_aside(connection, number)
    connection.execute(update(reading).where(reading.c.report == number, reading.c.current).values(current=False))
    row: int = connection.execute(
        insert(reading)
        .values(
            report=number, version=reader.version, model=reader.model, codebook=reader.codebook,
            min_confidence=reader.min_confidence, current=True, added=added,
        )
        .returning(reading.c.id)
    ).scalar_one()  # fmt: skip
    owner = {"reading": row, "report": number, "current": counts}
    entities = _write_entities(connection, rows, owner)
    if rows.records:
        numbers = connection.execute(
            insert(record).returning(record.c.id, sort_by_parameter_order=True), [owner | one for one in rows.records]
        ).scalars()
        _write_parts(connection, list(numbers), rows, entities)
    return row


def set_aside(connection: Connection, number: int) -> None:
    """Let the records of a report count no longer; they stay where they are."""
    for table in (record, entity):
        connection.execute(update(table).where(table.c.report == number, table.c.current).values(current=False))


def read_coded(connection: Connection, key: str) -> CodedReport | None:
    """Give a report with the records of its current reading, as they were stored.

    None where the base has no such report, or its content was redacted.
    """
    found = connection.execute(
        select(report, reading.c.id.label("reading"))
        .join(reading, (reading.c.report == report.c.id) & reading.c.current)
        .where(report.c.key == key, report.c.redacted.is_(None))
    ).one_or_none()
    return None if found is None else coded_of(connection, found, found.reading)


def coded_of(connection: Connection, row: Row[Any], number: int) -> CodedReport:
    """Give a report (its row) with the records of one of its readings, as they were stored."""
    rows = connection.execute(
        select(record.c.kind, record.c.body).where(record.c.reading == number).order_by(record.c.id)
    ).all()
    entities = connection.scalars(select(entity.c.body).where(entity.c.reading == number).order_by(entity.c.id))
    kinds = {kind: tuple(adapter(m).validate_python(b) for k, b in rows if k == kind) for kind, m in KINDS.items()}
    return CodedReport(
        adapter(Report).validate_python({**row.body, "text": row.text}),
        tuple(adapter(Entity).validate_python(body) for body in entities),
        kinds["statement"], kinds["event"], kinds["designation"], kinds["statistic"], kinds["check"],
    )  # fmt: skip


def stored_sha256(connection: Connection, number: int) -> str:
    """Hash the records and entities of a reading as they are stored."""
    records = connection.execute(
        select(record.c.kind, record.c.body).where(record.c.reading == number).order_by(record.c.id)
    )
    entities = connection.scalars(select(entity.c.body).where(entity.c.reading == number).order_by(entity.c.id))
    return sha256_of(((kind, body) for kind, body in records), entities)


def _write_entities(connection: Connection, rows: Rows, owner: dict[str, Any]) -> dict[str, int]:
    """Store the entities and their names; give their row numbers by their ids in the report."""
    if not rows.entities:
        return {}
    numbers = list(
        connection.execute(
            insert(entity).returning(entity.c.id, sort_by_parameter_order=True), [owner | one for one in rows.entities]
        ).scalars()
    )
    names = [
        {"entity": number, "name": name}
        for number, of_entity in zip(numbers, rows.names, strict=True)
        for name in of_entity
    ]
    if names:
        connection.execute(insert(entity_name), names)
    return dict(zip(rows.ids, numbers, strict=True))


def _write_parts(connection: Connection, numbers: list[int], rows: Rows, entities: dict[str, int]) -> None:
    parts = [
        {"record": number, "entity": entities[local], "role": role}
        for number, of_record in zip(numbers, rows.parts, strict=True)
        for role, local in of_record
        if local in entities
    ]
    if parts:
        connection.execute(insert(part), parts)
