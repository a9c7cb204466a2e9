"""The shelf: tellings as linking takes them, from the stored reports."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence

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
        self._members: dict[tuple[str, str], dict[str, str]] = {}
        self._expected: dict[str, set[str]] = {}

    def coded(self, key: str) -> CodedReport | None:
        """Give a report with its records."""
        coded = read_coded(self._connection, key)
        return None if coded is None else effective(self._connection, coded)

    def expect(self, kind: str, nodes: Iterable[str]) -> None:
        """Tell whose members are going to be asked for, so that all are looked up together."""
        self._expected[kind] = set(nodes)

    def members(self, kind: str, nodes: Iterable[str]) -> Mapping[str, str]:
        """Give all members of these candidates, each with the id of its report."""
        asked = sorted(nodes)
        if any((kind, node) not in self._members for node in asked):
            self._look_up(kind, sorted(self._expected.pop(kind, set()).union(asked)))
        return {member: key for node in asked for member, key in self._members[kind, node].items()}

    def _look_up(self, kind: str, nodes: Sequence[str]) -> None:
        for some in chunks(nodes):
            self._members |= {(kind, node): {} for node in some}
            rows = self._connection.execute(
                select(candidate_member.c.node, candidate_member.c.member, report.c.key)
                .join(report, report.c.id == candidate_member.c.report)
                .where(candidate_member.c.kind == kind, candidate_member.c.node.in_(some))
            )
            for node, member, key in rows:
                self._members[kind, node][member] = key

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
