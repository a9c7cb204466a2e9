"""Upkeep of one kind of group: what a report brings, and what that touches, is grouped anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, delete, func, insert, or_, select, update

from dalil.base.kinds.kind import Candidate, Group, Kind, Shelf
from dalil.base.tables import candidate, candidate_key, candidate_member, grouping, link, membership
from dalil.linking.groups import Decided, Link
from dalil.records import CodedReport

_AT_ONCE = 500


class Upkeep:
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
            touched |= self._enter(number, tuple(self._kind.candidates(coded, self._decided)))
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

    def _enter(self, number: int, candidates: Sequence[Candidate]) -> set[str]:
        """Put the candidates of a report in, with their keys and links."""
        if not candidates:
            return set()
        kind = self._kind.name
        members = [
            {"kind": kind, "member": member, "node": each.node, "report": number}
            for each in candidates
            for member in each.members
        ]
        known = self._present(each.node for each in candidates)
        self._connection.execute(insert(candidate_member), members)
        for each in candidates:
            if each.node in known:
                self._tally(each)
        self._introduce([each for each in candidates if each.node not in known])
        return {each.node for each in candidates}

    def _tally(self, more: Candidate) -> None:
        """Let a candidate stand for more members."""
        self._connection.execute(
            update(candidate)
            .where(candidate.c.kind == self._kind.name, candidate.c.node == more.node)
            .values(
                first=case((candidate.c.first < more.first, candidate.c.first), else_=more.first),
                tally=candidate.c.tally + len(more.members),
            )
        )

    def _introduce(self, new: Sequence[Candidate]) -> None:
        """Keep candidates that were not there yet, and link them with those that share a key, and with each other."""
        if not new:
            return
        kind, execute = self._kind.name, self._connection.execute
        keys = {each.node: self._kind.keys(each.content) for each in new}
        holders: dict[str, set[str]] = defaultdict(set)
        for some in chunks(sorted({key for each in keys.values() for key in each})):
            rows = execute(
                select(candidate_key.c.key, candidate_key.c.node).where(
                    candidate_key.c.kind == kind, candidate_key.c.key.in_(some)
                )
            )
            for key, node in rows:
                holders[key].add(node)
        there = {each.node: each for each in self._candidates({node for held in holders.values() for node in held})}
        links = []
        for each in new:
            near = sorted({node for key in keys[each.node] for node in holders.get(key, ())})
            links += [found for node in near if (found := self._kind.link(each, there[node])) is not None]
            there[each.node] = each
            for key in keys[each.node]:
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
        told = [{"kind": kind, "key": key, "node": node} for node, held in keys.items() for key in sorted(held)]
        if told:
            execute(insert(candidate_key), told)
        if links:
            execute(insert(link), [{"kind": kind, **_row(each)} for each in links])

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
        groups = tuple(self._kind.groups(told, between, self._settled(told), self._shelf))
        self._write(groups)
        after = {frozenset(group.members) for group in groups}
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

    def _write(self, groups: Sequence[Group]) -> None:
        if not groups:
            return
        kind = self._kind.name
        rows = [{name: value for name, value in _fields(group) if name != "members"} for group in groups]
        self._connection.execute(insert(grouping), [{"kind": kind, **row} for row in rows])
        held = [{"grouping": group.key, "member": each, "kind": kind} for group in groups for each in group.members]
        self._connection.execute(insert(membership), held)


def _fields(group: Group) -> list[tuple[str, Any]]:
    return [(each.name, getattr(group, each.name)) for each in fields(group)]


def _row(found: Link) -> dict[str, Any]:
    return {"one": found.one, "other": found.other, "score": found.score, "reasons": dict(found.reasons)}


def chunks(values: Sequence[str]) -> Iterable[Sequence[str]]:
    """Cut values into as many as a query takes."""
    return (values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE))
