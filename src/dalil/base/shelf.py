"""The shelf: tellings as linking takes them, from the stored reports."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, select

from dalil.base.effective import effective
from dalil.base.readings import read_coded
from dalil.base.tables import candidate_member, report
from dalil.base.upkeep import chunks
from dalil.linking.tellings import Telling, tellings_of
from dalil.records import CodedReport

_ROOM = 200
"""Reports that are remembered, so that memory does not grow with the base."""


class StoredShelf:
    """Gives reports as people's decisions leave them, and their tellings; those asked for last are remembered."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._tellings: OrderedDict[str, tuple[Telling, ...]] = OrderedDict()

    def coded(self, key: str) -> CodedReport | None:
        """Give a report with its records."""
        coded = read_coded(self._connection, key)
        return None if coded is None else effective(self._connection, coded)

    def members(self, kind: str, nodes: Iterable[str]) -> Mapping[str, str]:
        """Give all members of these candidates, each with the id of its report."""
        found: dict[str, str] = {}
        for some in chunks(sorted(nodes)):
            rows = self._connection.execute(
                select(candidate_member.c.member, report.c.key)
                .join(report, report.c.id == candidate_member.c.report)
                .where(candidate_member.c.kind == kind, candidate_member.c.node.in_(some))
            )
            found |= dict(rows.all())
        return found

    def tellings(self, reports: Iterable[str]) -> Mapping[str, Telling]:
        """Give all tellings of reports by their ids, by key."""
        return {telling.key: telling for key in sorted(set(reports)) for telling in self._of(key)}

    def _of(self, key: str) -> tuple[Telling, ...]:
        if key not in self._tellings:
            coded = self.coded(key)
            self._tellings[key] = tuple(tellings_of(coded)) if coded else ()
            if len(self._tellings) > _ROOM:
                self._tellings.popitem(last=False)
        self._tellings.move_to_end(key)
        return self._tellings[key]
