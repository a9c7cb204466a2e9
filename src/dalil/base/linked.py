"""Links and groups as the base keeps them, brought up to date within the transaction that adds a report.

What a report brings is compared only with what shares a blocking key; only the components that its links touch are
grouped anew. Since grouping a component depends on nothing outside it, the result is that of linking everything afresh,
whatever the order in which reports came. What groups tell is summed up later (``settling``), but for what is taken
away: that is gone from them at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select

from dalil.base.decisions import decided
from dalil.base.effective import effective
from dalil.base.kinds.entities import Entities
from dalil.base.kinds.incidents import Incidents
from dalil.base.kinds.kind import Incoming
from dalil.base.kinds.register import Register, RegisterUpkeep
from dalil.base.kinds.series import SeriesKind
from dalil.base.settling import settle_all
from dalil.base.shelf import StoredShelf
from dalil.base.tables import entity, record, report
from dalil.base.upkeep import Upkeep, chunks
from dalil.records import CodedReport


def follow(connection: Connection, number: int, coded: CodedReport, set_aside: Sequence[int] = ()) -> None:
    """Bring links and groups up to date after a report was read.

    ``set_aside`` are those that count no longer as they did: earlier versions, and the report where it was read before
    (all by row number).
    """
    _follow(connection, [(number, effective(connection, coded))], set_aside)


def withdraw(connection: Connection, number: int) -> None:
    """Take a report (by its row number) out of all links and groups, for a redaction."""
    _follow(connection, [], [number])
    settle_all(connection)


def relink(connection: Connection, keys: Iterable[str]) -> None:
    """Link the reports of records or entities (by their keys) anew, after a person's decision on them."""
    numbers: set[int] = set()
    for some in chunks(sorted(keys)):
        for table in (record, entity):
            numbers |= set(connection.scalars(select(table.c.report).where(table.c.key.in_(some), table.c.current)))
    shelf = StoredShelf(connection)
    names = dict(connection.execute(select(report.c.id, report.c.key).where(report.c.id.in_(numbers))).all())
    told = [(number, coded) for number in sorted(numbers) if (coded := shelf.coded(names[number])) is not None]
    _follow(connection, told, sorted(numbers), anew=True)
    settle_all(connection)


def _follow(
    connection: Connection, come: Sequence[tuple[int, CodedReport]], gone: Sequence[int], *, anew: bool = False
) -> None:
    """Take reports out and put others in; what entities become one bears on the register."""
    settled = decided(connection)
    reports = [(number, Incoming(coded)) for number, coded in come]
    for kind in (Incidents(), SeriesKind()):
        Upkeep(connection, kind, settled).follow(reports, gone, anew=anew)
    entities = Upkeep(connection, Entities(), settled)
    entities.follow(reports, gone, anew=anew)
    RegisterUpkeep(connection, Register(), settled).follow(reports, gone, entities.changed, anew=anew)
