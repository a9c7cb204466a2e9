"""Links and groups as the base keeps them, brought up to date within the transaction that adds a report.

What a report brings is compared only with what shares a blocking key; only the components that its links touch are
grouped anew. Since grouping a component depends on nothing outside it, the result is that of linking everything afresh,
whatever the order in which reports came.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, select

from dalil.base.decisions import decided
from dalil.base.effective import effective
from dalil.base.kinds.entities import Entities
from dalil.base.kinds.incidents import Incidents
from dalil.base.kinds.register import Register, RegisterUpkeep
from dalil.base.kinds.series import SeriesKind
from dalil.base.readings import read_coded
from dalil.base.tables import candidate_member, entity, record, report
from dalil.base.upkeep import Upkeep, chunks
from dalil.linking.tellings import Telling, tellings_of
from dalil.records import CodedReport


def follow(connection: Connection, number: int, coded: CodedReport, set_aside: Sequence[int] = ()) -> None:
    """Bring links and groups up to date after a report was read, and others were set aside (all by row number)."""
    coded = effective(connection, coded)
    shelf = StoredShelf(connection, {coded.report.id: coded})
    _follow(connection, shelf, [(number, coded)], [*set_aside, number])


def withdraw(connection: Connection, number: int) -> None:
    """Take a report (by its row number) out of all links and groups, for a redaction."""
    _follow(connection, StoredShelf(connection, {}), [], [number])


def relink(connection: Connection, keys: Iterable[str]) -> None:
    """Link the reports of records or entities (by their keys) anew, after a person's decision on them."""
    numbers: set[int] = set()
    for some in chunks(sorted(keys)):
        for table in (record, entity):
            numbers |= set(connection.scalars(select(table.c.report).where(table.c.key.in_(some), table.c.current)))
    shelf = StoredShelf(connection, {})
    names = dict(connection.execute(select(report.c.id, report.c.key).where(report.c.id.in_(numbers))).all())
    told = [(number, coded) for number in sorted(numbers) if (coded := shelf.coded(names[number])) is not None]
    _follow(connection, shelf, told, sorted(numbers))


def _follow(
    connection: Connection, shelf: StoredShelf, come: Sequence[tuple[int, CodedReport]], gone: Sequence[int]
) -> None:
    """Take reports out and put others in; what entities become one bears on the register."""
    settled = decided(connection)
    for kind in (Incidents(), SeriesKind()):
        Upkeep(connection, kind, shelf, settled).follow(come, gone)
    entities = Upkeep(connection, Entities(), shelf, settled)
    entities.follow(come, gone)
    RegisterUpkeep(connection, Register(), shelf, settled).follow(come, gone, entities.changed)


class StoredShelf:
    """Gives tellings from the base; every report is read once."""

    def __init__(self, connection: Connection, coded: dict[str, CodedReport]) -> None:
        self._connection = connection
        self._coded: dict[str, CodedReport | None] = {**coded}

    def coded(self, key: str) -> CodedReport | None:
        """Give a report with its records."""
        if key not in self._coded:
            coded = read_coded(self._connection, key)
            self._coded[key] = None if coded is None else effective(self._connection, coded)
        return self._coded[key]

    def members(self, kind: str, nodes: Iterable[str]) -> Mapping[str, str]:
        """Give all members of these candidates, each with its candidate."""
        found: dict[str, str] = {}
        for some in chunks(sorted(nodes)):
            rows = self._connection.execute(
                select(candidate_member.c.member, candidate_member.c.node).where(
                    candidate_member.c.kind == kind, candidate_member.c.node.in_(some)
                )
            )
            found |= dict(rows.all())
        return found

    def tellings(self, kind: str, members: Iterable[str]) -> Mapping[str, Telling]:
        """Give all tellings of the reports that the members stand in, by key."""
        keys: set[str] = set()
        for some in chunks(sorted(members)):
            keys |= set(
                self._connection.scalars(
                    select(report.c.key)
                    .join(candidate_member, candidate_member.c.report == report.c.id)
                    .where(candidate_member.c.kind == kind, candidate_member.c.member.in_(some))
                )
            )
        found = (coded for key in sorted(keys) if (coded := self.coded(key)) is not None)
        return {telling.key: telling for coded in found for telling in tellings_of(coded)}
