"""Reading a report of the base again, with a newer model or codebook: the new records count, the old ones stay."""

from __future__ import annotations

from sqlalchemy import Connection, select

from dalil.base import custody, linked
from dalil.base.custody import Hand
from dalil.base.engine import Base
from dalil.base.finding import named, report_row
from dalil.base.readings import Reader, stored_sha256, write_reading
from dalil.base.reanchoring import anchor_again
from dalil.base.rows import Rows, rows_of
from dalil.base.tables import reading
from dalil.errors import BaseError
from dalil.records import CodedReport


def read_again(base: Base, coded: CodedReport, reader: Reader, hand: Hand) -> bool:
    """Store another reading of a report in the base; False where it is the one that the base has.

    ``coded`` is a coding of the report's text as stored. Decisions are found again in it (``decisions``). Raises
    BaseError where the base has no such report, or where the text is another.
    """
    with base.writing() as connection:
        row = report_row(base, connection, coded.report.id)
        if row.text != coded.report.text:
            raise BaseError(coded.report.id, "its text is not that of the base", "read the report as the base has it")
        rows = rows_of(named(coded, row.name))
        if row.redacted is not None or _is_current(connection, row.id, rows, reader):
            return False
        added = custody.append(
            connection, hand, "read", row.key, text_sha256=row.text_sha256, detail={"reading_sha256": rows.sha256}
        )
        number = write_reading(connection, row.id, rows, reader, added)
        anchor_again(connection, row.id, number)
        if row.current:
            linked.follow(connection, row.id, coded, [row.id])
    return True


def _is_current(connection: Connection, report_number: int, rows: Rows, reader: Reader) -> bool:
    found = connection.execute(select(reading).where(reading.c.report == report_number, reading.c.current)).one()
    same = Reader(found.version, found.model, found.codebook, found.min_confidence) == reader
    return same and stored_sha256(connection, found.id) == rows.sha256
