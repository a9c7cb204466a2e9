"""Redaction: the one exception to append-only. Content goes for a stated reason; its hash and the log stay."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, delete, select, update

from dalil.base import contents, custody, linked, words
from dalil.base.custody import Hand
from dalil.base.engine import Base, rewrite
from dalil.base.finding import report_row
from dalil.base.outliving import Left, hashes, leave, left_of
from dalil.base.tables import (
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
    record,
    report,
)
from dalil.base.words import WORDS
from dalil.errors import BaseError

_EMPTIED = (report, content, record, entity, entity_name, part, decision, link, grouping, membership, candidate,
            candidate_key, candidate_member)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Redacted:
    """What was redacted, the other versions of the report, which were not, and the decisions that hold on these."""

    key: str
    versions: tuple[str, ...]
    decisions: tuple[int, ...]


def redact(base: Base, key: str, reason: str, hand: Hand) -> Redacted:
    """Remove a report's raw bytes, text, names and records of all readings, and the words of decisions on them.

    What stays: its hashes, outlet and day of publication, how it came, who read and decided what and when, and the
    reason, which must itself hold nothing that is to go. Decisions hold on where they stand on a later version. The
    database's file is rewritten, so that nothing remains in its free pages; backups are the owner's care. Raises
    BaseError where there is no such report, or no reason.
    """
    if not reason.strip():
        raise BaseError(key, "a redaction needs a reason", "give --reason")
    left: tuple[Left, ...] = ()
    with base.writing() as connection:
        row = report_row(base, connection, key)
        if row.redacted is None:
            left = left_of(connection, row.id)
            seq = custody.append(
                connection, hand, "redact", row.key, bytes_sha256=row.key.partition(":")[2],
                text_sha256=row.text_sha256, detail={"reason": reason, "decisions": hashes(left)},
            )  # fmt: skip
            leave(connection, row.id, left)
            _remove(connection, row.id, row.key, seq)
            linked.relink(connection, [one.voided for one in left if one.voided])
        versions = _versions(connection, row.id)
        folder = contents.folder_of(base, connection)
    # After the commit: had they gone before, and had it failed, they would be lost for a report that stays.
    contents.erase(folder, row.key.partition(":")[2])
    rewrite(base, (*(table.name for table in _EMPTIED), *WORDS))
    return Redacted(row.key, tuple(sorted(versions - {row.key})), tuple(one.number for one in left if one.lives_on))


def _remove(connection: Connection, number: int, key: str, seq: int) -> None:
    words.remove(connection, number)
    contents.forget(connection, key.partition(":")[2])
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


def _versions(connection: Connection, number: int) -> set[str]:
    """Give the keys of all versions of a report that still have content."""
    pairs = connection.execute(select(report.c.id, report.c.version_of).where(report.c.version_of.is_not(None))).all()
    family = {number}
    while more := {one for pair in pairs if family & set(pair) for one in pair} - family:
        family |= more
    return set(connection.scalars(select(report.c.key).where(report.c.id.in_(family), report.c.redacted.is_(None))))
