"""The desk at which one kind of group is brought up to date: what a report brings, and what that touches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, func, insert, or_, select, update

from dalil.base.kinds.kind import Candidate, Group, Kind, Shelf
from dalil.base.tables import candidate, candidate_key, candidate_member, grouping, link, membership
from dalil.linking.groups import Decided, Link
from dalil.records import CodedReport

_AT_ONCE = 500


class Desk:
    """One kind of group while it is brought up to date.

    ``changed`` are the candidates that stand with others than before.
    """

    def __init__(self, connection: Connection, kind: Kind, shelf: Shelf, decided: Decided) -> None:
        self._connection = connection
        self._kind = kind
        self._shelf = shelf
        self._decided = decided
        self._before: set[frozenset[str]] = set()
        self.changed: set[str] = set()

    def follow(self, come: Sequence[tuple[int, CodedReport]], gone: Iterable[int], also: Iterable[str] = ()) -> None:
        """Take reports (by row number) out, put others in, and group anew what that touches, and ``also`` these."""
        touched = set(also)
        for number in gone:
            touched |= self._leave(number)
        for number, coded in come:
            for each in self._kind.candidates(coded, self._decided):
                touched |= self._enter(number, each)
        if touched:
            self._regroup(self._present(touched))

    def _leave(self, number: int) -> set[str]:
        """Take the candidates of a report out; give those that were linked to them, and the groups they were in."""
        held = candidate_member.c.kind == self._kind.name
        nodes = set(
            self._connection.scalars(select(candidate_member.c.node).where(held, candidate_member.c.report == number))
        )
        if not nodes:
            return set()
        touched = self._reached(nodes)
        self._before |= self._ungroup(touched)
        self._connection.execute(delete(candidate_member).where(held, candidate_member.c.report == number))
        for node in sorted(nodes):
            self._recount(node)
        return self._present(touched)

    def _recount(self, node: str) -> None:
        """Count the members of a candidate anew; one that stands for nothing any more goes."""
        here = (candidate_member.c.kind == self._kind.name) & (candidate_member.c.node == node)
        first, tally = self._connection.execute(
            select(func.min(candidate_member.c.member), func.count()).where(here)
        ).one()
        where = (candidate.c.kind == self._kind.name) & (candidate.c.node == node)
        if tally:
            self._connection.execute(update(candidate).where(where).values(first=first, tally=tally))
            return
        self._connection.execute(delete(candidate).where(where))
        self._connection.execute(
            delete(candidate_key).where(candidate_key.c.kind == self._kind.name, candidate_key.c.node == node)
        )
        self._connection.execute(
            delete(link).where(link.c.kind == self._kind.name, (link.c.one == node) | (link.c.other == node))
        )

    def _enter(self, number: int, new: Candidate) -> set[str]:
        """Put a candidate of a report in, with its keys and links."""
        kind, execute = self._kind.name, self._connection.execute
        known = execute(
            select(candidate.c.first, candidate.c.tally).where(candidate.c.kind == kind, candidate.c.node == new.node)
        ).one_or_none()
        execute(
            insert(candidate_member),
            [{"kind": kind, "member": member, "node": new.node, "report": number} for member in new.members],
        )
        if known is not None:
            execute(
                update(candidate)
                .where(candidate.c.kind == kind, candidate.c.node == new.node)
                .values(first=min(known.first, new.first), tally=known.tally + len(new.members))
            )
            return {new.node}
        keys = sorted(self._kind.keys(new.content))
        links = [found for other in self._sharing(keys) if (found := self._kind.link(new, other)) is not None]
        execute(
            insert(candidate).values(
                kind=kind, node=new.node, first=new.first, tally=len(new.members), body=self._kind.dump(new.content)
            )
        )
        if keys:
            execute(insert(candidate_key), [{"kind": kind, "key": key, "node": new.node} for key in keys])
        if links:
            execute(insert(link), [{"kind": kind, **_row(each)} for each in links])
        return {new.node}

    def _sharing(self, keys: Sequence[str]) -> list[Candidate]:
        nodes: set[str] = set()
        for some in chunks(keys):
            nodes |= set(
                self._connection.scalars(
                    select(candidate_key.c.node).where(
                        candidate_key.c.kind == self._kind.name, candidate_key.c.key.in_(some)
                    )
                )
            )
        return self._candidates(nodes)

    def _candidates(self, nodes: Iterable[str]) -> list[Candidate]:
        found = []
        for some in chunks(sorted(nodes)):
            rows = self._connection.execute(
                select(candidate).where(candidate.c.kind == self._kind.name, candidate.c.node.in_(some))
            )
            found += [Candidate(row.node, (row.first,), self._kind.load(row.body), row.tally) for row in rows]
        return sorted(found, key=lambda each: each.node)

    def _neighbours(self, nodes: Iterable[str]) -> set[str]:
        found: set[str] = set()
        for some in chunks(sorted(nodes)):
            for one, other in self._linked(or_(link.c.one.in_(some), link.c.other.in_(some))):
                found |= {one, other}
        return found

    def _linked(self, where: ColumnElement[bool]) -> list[tuple[str, str]]:
        rows = self._connection.execute(select(link.c.one, link.c.other).where(link.c.kind == self._kind.name, where))
        return [(one, other) for one, other in rows]

    def _present(self, nodes: Iterable[str]) -> set[str]:
        found: set[str] = set()
        for some in chunks(sorted(nodes)):
            found |= set(
                self._connection.scalars(
                    select(candidate.c.node).where(candidate.c.kind == self._kind.name, candidate.c.node.in_(some))
                )
            )
        return found

    def _regroup(self, touched: set[str]) -> None:
        """Group the components that hold these candidates anew."""
        nodes = self._reached(touched)
        before = self._ungroup(nodes) | self._before
        links: dict[tuple[str, str], Link] = {}
        for some in chunks(sorted(nodes)):
            rows = self._connection.execute(select(link).where(link.c.kind == self._kind.name, link.c.one.in_(some)))
            links |= {(row.one, row.other): Link(row.one, row.other, row.score, row.reasons) for row in rows}
        told = self._candidates(nodes)
        between = [links[pair] for pair in sorted(links)]
        after = set()
        for group in self._kind.groups(told, between, self._settled(told), self._shelf):
            self._write(group)
            after.add(frozenset(group.members))
        self.changed = {member for members in before ^ after for member in members}

    def _settled(self, told: Iterable[Candidate]) -> Decided:
        """Carry decisions on records or entities over to the first of each candidate, which stands for it."""
        firsts = {each.node: each.first for each in told}
        at = {member: firsts[node] for member, node in self._held().items() if node in firsts}

        def carried(pairs: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
            held = ((at[one], at[other]) for one, other in pairs if one in at and other in at)
            return frozenset((min(pair), max(pair)) for pair in held if pair[0] != pair[1])

        return Decided(carried(self._decided.together), carried(self._decided.apart))

    def _reached(self, nodes: set[str]) -> set[str]:
        """Follow links and decisions from candidates to all that they reach."""
        together = self._together()
        reached, waiting = set(nodes), set(nodes)
        while waiting:
            found = self._neighbours(waiting) | {other for node in waiting for other in together.get(node, ())}
            waiting = found - reached
            reached |= waiting
        return self._present(reached)

    def _together(self) -> Mapping[str, set[str]]:
        """Give the candidates that people joined with each candidate."""
        at = self._held()
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

    def _ungroup(self, nodes: Iterable[str]) -> set[frozenset[str]]:
        """Remove the groups that hold any of these candidates; give what they held."""
        listed = [member for each in self._candidates(nodes) for member in self._kind.listed(each)]
        keys: set[str] = set()
        for some in chunks(sorted(listed)):
            keys |= set(
                self._connection.scalars(
                    select(membership.c.grouping).where(
                        membership.c.member.in_(some), membership.c.kind == self._kind.name
                    )
                )
            )
        held: dict[str, set[str]] = defaultdict(set)
        for some in chunks(sorted(keys)):
            rows = self._connection.execute(
                select(membership.c.grouping, membership.c.member).where(membership.c.grouping.in_(some))
            )
            for key, member in rows:
                held[key].add(member)
            self._connection.execute(delete(membership).where(membership.c.grouping.in_(some)))
            self._connection.execute(delete(grouping).where(grouping.c.key.in_(some)))
        return {frozenset(members) for members in held.values()}

    def _write(self, group: Group) -> None:
        values = {name: value for name, value in asdict(group).items() if name != "members"}
        self._connection.execute(insert(grouping).values(kind=self._kind.name, **values))
        self._connection.execute(
            insert(membership),
            [{"grouping": group.key, "member": member, "kind": self._kind.name} for member in group.members],
        )


def _row(found: Link) -> dict[str, Any]:
    return {"one": found.one, "other": found.other, "score": found.score, "reasons": dict(found.reasons)}


def chunks(values: Sequence[str]) -> Iterable[Sequence[str]]:
    """Cut values into as many as a query takes."""
    return (values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE))
