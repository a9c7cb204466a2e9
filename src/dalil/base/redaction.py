"""Redaction: the one exception to append-only. Content goes for a stated reason; its hash and the log stay."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, delete, select, update

from dalil.base import contents, custody, linked, words
from dalil.base.custody import Hand
from dalil.base.engine import Base, rewrite
from dalil.base.finding import report_row
from dalil.base.tables import (
    anchoring,
    candidate,
    candidate_key,
    candidate_member,
    content,
    decision,
    entity,
    entity_name,
    grouping,
    link,
    membership,
    part,
    reading,
    record,
    report,
)
from dalil.base.words import WORDS
from dalil.errors import BaseError

REMOVED = "redacted"
_EMPTIED = (report, content, record, entity, entity_name, part, decision, link, grouping, membership, candidate,
            candidate_key, candidate_member)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Redacted:
    """What was redacted, and the other versions of the report, which were not."""

    key: str
    versions: tuple[str, ...]


def redact(base: Base, key: str, reason: str, hand: Hand) -> Redacted:
    """Remove a report's raw bytes, text, names and records of all readings, and the words of decisions on them.

    What stays: its hashes, outlet and day of publication, how it came, who read and decided what and when, and the
    reason, which must itself hold nothing that is to go. The database's file is rewritten, so that nothing remains in
    its free pages; backups are the owner's care. Raises BaseError where there is no such report, or no reason.
    """
    if not reason.strip():
        raise BaseError(key, "a redaction needs a reason", "give --reason")
    with base.writing() as connection:
        row = report_row(base, connection, key)
        if row.redacted is None:
            seq = custody.append(
                connection, hand, "redact", row.key, bytes_sha256=row.key.partition(":")[2],
                text_sha256=row.text_sha256, detail={"reason": reason},
            )  # fmt: skip
            _remove(connection, row.id, row.key, seq)
        versions = _versions(connection, row.id)
        folder = contents.folder_of(base, connection)
    # After the commit: had they gone before, and had it failed, they would be lost for a report that stays.
    contents.erase(folder, row.key.partition(":")[2])
    rewrite(base, (*(table.name for table in _EMPTIED), *WORDS))
    return Redacted(row.key, tuple(sorted(versions - {row.key})))


def _remove(connection: Connection, number: int, key: str, seq: int) -> None:
    words.remove(connection, number)
    contents.forget(connection, key.partition(":")[2])
    _remove_decisions(connection, number)
    linked.withdraw(connection, number)
    records = select(record.c.id).where(record.c.report == number)
    entities = select(entity.c.id).where(entity.c.report == number)
    connection.execute(delete(part).where(part.c.record.in_(records)))
    connection.execute(delete(entity_name).where(entity_name.c.entity.in_(entities)))
    connection.execute(delete(record).where(record.c.report == number))
    connection.execute(delete(entity).where(entity.c.report == number))
    connection.execute(
        update(report).where(report.c.id == number).values(text="", body={}, url=None, current=False, redacted=seq)
    )


def _remove_decisions(connection: Connection, number: int) -> None:
    """Empty the decisions on a report's records; that they were made stays, and where their other sides stand."""
    of_report = select(reading.c.id).where(reading.c.report == number)
    concerned = connection.execute(
        select(decision.c.id, decision.c.anchors, anchoring.c.side)
        .join(anchoring, anchoring.c.decision == decision.c.id)
        .where(anchoring.c.reading.in_(of_report))
    ).all()
    kept = {one.id: dict(one.anchors) for one in concerned}
    for one in concerned:
        kept[one.id].pop(one.side, None)
    for id_, anchors in sorted(kept.items()):
        connection.execute(
            update(decision).where(decision.c.id == id_).values(value=None, reason=REMOVED, anchors=anchors)
        )


def _versions(connection: Connection, number: int) -> set[str]:
    """Give the keys of all versions of a report that still have content."""
    pairs = connection.execute(select(report.c.id, report.c.version_of).where(report.c.version_of.is_not(None))).all()
    family = {number}
    while more := {one for pair in pairs if family & set(pair) for one in pair} - family:
        family |= more
    return set(connection.scalars(select(report.c.key).where(report.c.id.in_(family), report.c.redacted.is_(None))))
