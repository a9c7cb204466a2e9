"""Upkeep of one kind of group: what a report brings, and what that touches, is grouped anew.

Only who belongs with whom is settled here; what the members of a group tell together is summed up later, once for all
the reports that came meanwhile (``settling``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Any

from sqlalchemy import CompoundSelect, Connection, Select, delete, func, insert, select, update

from dalil.base.asking import CANDIDATES, HOLDERS, KEYS, LINKED, LINKS, MEMBERS, PRESENT, TALLY
from dalil.base.kinds.kind import Candidate, Incoming, Kind
from dalil.base.tables import candidate, candidate_key, candidate_member, grouping, link, membership, unsettled
from dalil.linking.groups import Decided, Group, Link
from dalil.linking.regrouping import regrouped

_AT_ONCE = 500


class Upkeep:
    """One kind of group while it is brought up to date.

    ``changed`` are the candidates that stand with others than before.
    """

    def __init__(self, connection: Connection, kind: Kind, decided: Decided) -> None:
        self._connection = connection
        self._kind = kind
        self._decided = decided
        self._moved: set[str] = set()  # to be grouped anew
        self._gone: set[str] = set()  # stand for nothing any more
        self._stale: set[str] = set()  # stand for other members than before
        self.changed: set[str] = set()

    def follow(
        self, come: Sequence[tuple[int, Incoming]], gone: Iterable[int], also: Iterable[str] = (), *, anew: bool
    ) -> None:
        """Take reports (by row number) out, put others in, and group anew what that touches, and ``also`` these.

        ``anew`` groups all candidates of the reports anew, as a decision on them asks for.
        """
        for number in gone:
            self._leave(number)
        for number, report in come:
            self._enter(number, tuple(self._kind.candidates(report, self._decided)))
        moved = self._present({*self._moved, *also, *(self._stale if anew else ())})
        if moved or self._gone:
            self._regroup(moved)
        self._unsettle()

    def _leave(self, number: int) -> None:
        """Take the candidates of a report out; what hung on one that goes is grouped anew."""
        held = candidate_member.c.kind == self._kind.name
        counted = select(candidate_member.c.node, func.count()).where(held, candidate_member.c.report == number)
        left: dict[str, int] = dict(self._connection.execute(counted.group_by(candidate_member.c.node)).all())
        if not left:
            return
        known = {each.node: each for each in self._candidates(left)}
        gone = {node for node, count in left.items() if known[node].tally == count}
        if gone:
            self._moved = self._moved.union(*self._groups_of(gone).values())
        self._connection.execute(delete(candidate_member).where(held, candidate_member.c.report == number))
        for node in sorted(left.keys() - gone):
            self._recount(known[node])
        self._remove(gone)

    def _recount(self, known: Candidate) -> None:
        """Count the members of a candidate anew; another first one is another key of its group."""
        here = (candidate_member.c.kind == self._kind.name) & (candidate_member.c.node == known.node)
        first, tally = self._connection.execute(
            select(func.min(candidate_member.c.member), func.count()).where(here)
        ).one()
        where = (candidate.c.kind == self._kind.name) & (candidate.c.node == known.node)
        self._connection.execute(update(candidate).where(where).values(first=first, tally=tally))
        self._stale.add(known.node)
        if first != known.first:
            self._moved.add(known.node)

    def _remove(self, gone: set[str]) -> None:
        """Remove candidates that stand for nothing any more, with their keys and links."""
        kind = self._kind.name
        for some in chunks(sorted(gone)):
            for table in (candidate, candidate_key):
                self._connection.execute(delete(table).where(table.c.kind == kind, table.c.node.in_(some)))
            for side in (link.c.one, link.c.other):
                self._connection.execute(delete(link).where(link.c.kind == kind, side.in_(some)))
        self._gone |= gone

    def _enter(self, number: int, candidates: Sequence[Candidate]) -> None:
        """Put the candidates of a report in, with their keys and links."""
        if not candidates:
            return
        kind = self._kind.name
        members = [
            {"kind": kind, "member": member, "node": each.node, "report": number}
            for each in candidates
            for member in each.members
        ]
        known = {each.node: each for each in self._candidates(each.node for each in candidates)}
        self._connection.execute(insert(candidate_member), members)
        self._tally([(each, known[each.node]) for each in candidates if each.node in known])
        self._introduce([each for each in candidates if each.node not in known])
        self._stale |= {each.node for each in candidates}

    def _tally(self, told: Sequence[tuple[Candidate, Candidate]]) -> None:
        """Let candidates stand for more members; another first one is another key of its group."""
        rows = [
            {"of_kind": self._kind.name, "of_node": more.node, "smallest": more.first, "more": len(more.members)}
            for more, _ in told
        ]
        if rows:
            self._connection.execute(TALLY, rows)
        self._moved |= {more.node for more, known in told if more.first < known.first}

    def _introduce(self, new: Sequence[Candidate]) -> None:
        """Keep candidates that were not there yet, and link them with those that share a key, and with each other."""
        if not new:
            return
        kind, execute = self._kind.name, self._connection.execute
        keys = {each.node: self._kind.keys(each.content) for each in new}
        holders: dict[str, set[str]] = defaultdict(set)
        for key, node in self._some(HOLDERS, {key for each in keys.values() for key in each.sought}):
            holders[key].add(node)
        there = {each.node: each for each in self._candidates({node for held in holders.values() for node in held})}
        links = []
        for each in new:
            near = sorted({node for key in keys[each.node].sought for node in holders.get(key, ())})
            links += [found for node in near if (found := self._kind.link(each, there[node])) is not None]
            there[each.node] = each
            for key in keys[each.node].held:
                holders[key].add(each.node)
        execute(
            insert(candidate),
            [
                {
                    "kind": kind,
                    "node": each.node,
                    "first": each.first,
                    "tally": len(each.members),
                    "body": self._kind.dump(each.content),
                }
                for each in new
            ],
        )
        told = [{"kind": kind, "key": key, "node": node} for node, each in keys.items() for key in sorted(each.held)]
        if told:
            execute(insert(candidate_key), told)
        if links:
            execute(insert(link), [{"kind": kind, **_row(each)} for each in links])
        self._place(new, {node for found in links for node in found.pair})

    def _place(self, new: Sequence[Candidate], linked: set[str]) -> None:
        """Give what stands alone a group of its own, unless it takes a place in one that is to be grouped anew."""
        bound = {member for pair in self._decided.together for member in pair}
        free = [each for each in new if not self._gone and each.node not in linked]
        alone = {each.node: each.first for each in free if bound.isdisjoint(each.members)}
        self._replace((), {f"{self._kind.prefix}-{first}": frozenset({node}) for node, first in alone.items()})
        self.changed |= alone.keys()
        self._moved |= {each.node for each in new} - alone.keys()

    def _candidates(self, nodes: Iterable[str]) -> list[Candidate]:
        return candidates_of(self._connection, self._kind, nodes)

    def _some(self, query: Select[Any] | CompoundSelect[Any], values: Iterable[str]) -> Iterator[Any]:
        """Ask a query for some values after others."""
        for some in chunks(sorted(values)):
            yield from self._connection.execute(query, {"of_kind": self._kind.name, "some": some})

    def _neighbours(self, nodes: Iterable[str]) -> set[str]:
        return {node for pair in self._some(LINKED, nodes) for node in pair}

    def _present(self, nodes: Iterable[str]) -> set[str]:
        return {node for (node,) in self._some(PRESENT, nodes)}

    def _regroup(self, moved: set[str]) -> None:
        """Group anew what has moved and all that this bears on; groups of the same candidates stay as they are."""
        decided, told = self._held(), dict[str, Candidate]()
        together = self._together(decided)

        def held(nodes: Iterable[str]) -> set[Group]:
            return {group - self._gone for group in self._groups_of(nodes).values()}

        def near(nodes: Set[str]) -> set[str]:
            return self._neighbours(nodes).union(*(together.get(node, ()) for node in nodes))

        def made(nodes: Set[str]) -> Iterable[Iterable[str]]:
            told.update((each.node, each) for each in self._candidates(nodes - told.keys()))
            between = [found for found in self._links(nodes) if found.other in nodes]
            firsts = {node: told[node].first for node in nodes}
            return self._kind.groups([told[node] for node in sorted(nodes)], between, self._settled(decided, firsts))

        groups = regrouped(moved, held, near, made)
        after = {f"{self._kind.prefix}-{min(told[node].first for node in group)}": group for group in groups}
        before = self._groups_of({node for group in groups for node in group} | self._gone)
        self.changed |= {node for group in {*before.values()} ^ {*after.values()} for node in group}
        self._replace(
            [key for key, group in before.items() if after.get(key) != group],
            {key: group for key, group in after.items() if before.get(key) != group},
        )

    def _links(self, nodes: Iterable[str]) -> Iterator[Link]:
        """Give the links from some candidates on; their reasons have no say in grouping."""
        return (Link(one, other, score, {}) for one, other, score in self._some(LINKS, nodes))

    def _settled(self, decided: Mapping[str, str], firsts: Mapping[str, str]) -> Decided:
        """Carry decisions on records or entities over to the first of each candidate, which stands for it."""
        at = {member: firsts[node] for member, node in decided.items() if node in firsts}

        def carried(pairs: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
            held = ((at[one], at[other]) for one, other in pairs if one in at and other in at)
            return frozenset((min(pair), max(pair)) for pair in held if pair[0] != pair[1])

        return Decided(carried(self._decided.together), carried(self._decided.apart))

    def _together(self, at: Mapping[str, str]) -> Mapping[str, set[str]]:
        """Give the candidates that people joined with each candidate; ``at`` are those that they decided on."""
        found: dict[str, set[str]] = defaultdict(set)
        for one, other in self._decided.together:
            if one in at and other in at:
                found[at[one]].add(at[other])
                found[at[other]].add(at[one])
        return found

    def _held(self) -> dict[str, str]:
        """Give the candidates that stand for what people decided on."""
        members = {member for pair in (*self._decided.together, *self._decided.apart) for member in pair}
        at: dict[str, str] = {}
        for some in chunks(sorted(members)):
            rows = self._connection.execute(
                select(candidate_member.c.member, candidate_member.c.node).where(
                    candidate_member.c.kind == self._kind.name, candidate_member.c.member.in_(some)
                )
            )
            at |= dict(rows.all())
        return at

    def _groups_of(self, nodes: Iterable[str]) -> dict[str, frozenset[str]]:
        """Give the groups that hold any of these candidates, with all that they hold."""
        held: dict[str, set[str]] = defaultdict(set)
        for key, member in self._some(MEMBERS, self._keys_of(nodes)):
            held[key].add(member)
        return {key: frozenset(members) for key, members in sorted(held.items())}

    def _keys_of(self, nodes: Iterable[str]) -> set[str]:
        return {key for (key,) in self._some(KEYS, nodes)}

    def _replace(self, old: Sequence[str], new: Mapping[str, frozenset[str]]) -> None:
        """Put groups in the place of others; what their members tell together is still to be summed up."""
        for some in chunks(old):
            for column in (unsettled.c.grouping, membership.c.grouping, grouping.c.key):
                self._connection.execute(delete(column.table).where(column.in_(some)))
        if new:
            kind = self._kind.name
            rows = [{"key": key, "kind": kind, "reports": 0, "outlets": 0, "origins": 0, "body": {}} for key in new]
            self._connection.execute(insert(grouping), rows)
            held = [{"grouping": key, "member": node, "kind": kind} for key in new for node in sorted(new[key])]
            self._connection.execute(insert(membership), held)
            self._connection.execute(insert(unsettled), [{"grouping": key} for key in new])

    def _unsettle(self) -> None:
        """Mark the groups of what stands for other members than before."""
        for some in chunks(sorted(self._keys_of(self._stale))):
            marked = set(self._connection.scalars(select(unsettled.c.grouping).where(unsettled.c.grouping.in_(some))))
            if marked != set(some):
                self._connection.execute(insert(unsettled), [{"grouping": key} for key in some if key not in marked])


def candidates_of(connection: Connection, kind: Kind, nodes: Iterable[str]) -> list[Candidate]:
    """Give candidates of a kind as the base holds them, sorted by node."""
    found = []
    for some in chunks(sorted(nodes)):
        rows = connection.execute(CANDIDATES, {"of_kind": kind.name, "some": some})
        found += [Candidate(row.node, (row.first,), kind.load(row.body), row.tally) for row in rows]
    return sorted(found, key=lambda each: each.node)


def _row(found: Link) -> dict[str, Any]:
    return {"one": found.one, "other": found.other, "score": found.score, "reasons": dict(found.reasons)}


def chunks(values: Sequence[str]) -> Iterable[Sequence[str]]:
    """Cut values into as many as a query takes."""
    return (values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE))
