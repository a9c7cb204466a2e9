"""The register in the base: designations of one organisation, however reports call it, in one jurisdiction."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import and_, select

from dalil.base.kinds.checks import rows_of
from dalil.base.kinds.entities import Entities
from dalil.base.kinds.kind import Candidate, Incoming, Shelf, Summary
from dalil.base.kinds.standing import behind, origins_of
from dalil.base.tables import candidate_key, membership
from dalil.base.upkeep import Upkeep, chunks
from dalil.linking.buckets import bucketed
from dalil.linking.groups import Decided, Link
from dalil.linking.identities import Identity
from dalil.linking.keys import Keys
from dalil.linking.register import RegisterEntry, act_in_words, checks_of, register
from dalil.linking.tellings import Telling
from dalil.records import Designation
from dalil.records.keys import key_of

_ENTITIES = Entities()


class Register:
    """Candidates are what reports call an organisation (as ``Entities`` compares it) with a jurisdiction.

    Designations that people decided on stand alone.
    """

    name, prefix = "register", "r"

    def candidates(self, report: Incoming, decided: Decided) -> Iterator[Candidate]:
        """Give a report's designations by what it calls the organisation, and by jurisdiction."""
        coded = report.coded
        called = {member: each.node for each in _ENTITIES.candidates(report, decided) for member in each.members}
        named = {key for pair in (*decided.together, *decided.apart) for key in pair}
        found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        for designation in coded.designations:
            key = key_of(coded.report.id, designation.id)
            organisation = key_of(coded.report.id, designation.organisation)
            node, where = called.get(organisation, organisation), designation.jurisdiction or coded.report.id
            found[node, where, f"|{key}" if key in named else ""].append(key)
        for (node, where, alone), members in sorted(found.items()):
            yield Candidate(f"{node}|{where}{alone}", tuple(sorted(members)), {"called": node, "where": where})

    def keys(self, content: Any) -> Keys:
        """Give the organisation's node among entities."""
        return Keys.of([content["called"]])

    def dump(self, content: Any) -> Any:
        """Give the content as JSON."""
        return content

    def load(self, body: str) -> Any:
        """Read it back."""
        return json.loads(body)

    def link(self, one: Candidate, other: Candidate) -> Link | None:  # noqa: ARG002
        """Link nothing: entities are linked, not what is told of them."""
        return None

    def groups(
        self,
        candidates: Sequence[Candidate],
        links: Sequence[Link],  # noqa: ARG002 - there are none
        decided: Decided,
    ) -> Iterator[tuple[str, ...]]:
        """Group by organisation (``content["identity"]``) and jurisdiction, but for what people decided."""
        nodes = {candidate.first: candidate.node for candidate in candidates}
        buckets = {each.first: f"{each.content['identity']}|{each.content['where']}" for each in candidates}
        for group in bucketed(buckets, decided):
            yield tuple(nodes[first] for first in group)

    def summary(self, candidates: Sequence[Candidate], decided: Decided, shelf: Shelf) -> Summary:
        """Sum up the designations of an entry."""
        members = shelf.members(self.name, (candidate.node for candidate in candidates))
        told = shelf.tellings(members.values())
        own = [told[key] for key in sorted(members)]
        (entry,) = register(behind(own, told).values(), [_identity(own)], decided)
        return _summary(entry)


class RegisterUpkeep(Upkeep):
    """Candidates belong together where their organisations are one and the jurisdiction is the same."""

    def follow(
        self, come: Sequence[tuple[int, Incoming]], gone: Iterable[int], also: Iterable[str] = (), *, anew: bool
    ) -> None:
        """Bring the register up to date; ``also`` are the entities' candidates that stand with others than before."""
        nodes: set[str] = set()
        for some in chunks(sorted(also)):
            nodes |= set(
                self._connection.scalars(
                    select(candidate_key.c.node).where(
                        candidate_key.c.kind == self._kind.name, candidate_key.c.key.in_(some)
                    )
                )
            )
        super().follow(come, gone, nodes, anew=anew)

    def _place(self, new: Sequence[Candidate], linked: set[str]) -> None:  # noqa: ARG002 - there are no links
        """Leave it to grouping: what belongs together is not linked."""
        self._moved |= {each.node for each in new}

    def _neighbours(self, nodes: Iterable[str]) -> set[str]:
        own, other, here, there = (
            candidate_key.alias(), candidate_key.alias(), membership.alias(), membership.alias(),
        )  # fmt: skip
        found: set[str] = set()
        for some in chunks(sorted(nodes)):
            rows = self._connection.execute(
                select(own.c.node, other.c.node)
                .join(here, and_(here.c.kind == _ENTITIES.name, here.c.member == own.c.key))
                .join(there, there.c.grouping == here.c.grouping)
                .join(other, and_(other.c.kind == self._kind.name, other.c.key == there.c.member))
                .where(own.c.kind == self._kind.name, own.c.node.in_(some))
            )
            found |= {theirs for ours, theirs in rows if _where(ours) == _where(theirs)}
        return found

    def _candidates(self, nodes: Iterable[str]) -> list[Candidate]:
        told = super()._candidates(nodes)
        at: dict[str, str] = {}
        for some in chunks(sorted({each.content["called"] for each in told})):
            rows = self._connection.execute(
                select(membership.c.member, membership.c.grouping).where(
                    membership.c.kind == _ENTITIES.name, membership.c.member.in_(some)
                )
            )
            at |= dict(rows.all())
        return [
            Candidate(
                each.node,
                each.members,
                {**each.content, "identity": at.get(each.content["called"], each.content["called"])},
                each.tally,
            )
            for each in told
        ]


def _where(node: str) -> str:
    return node.split("|")[1]


def _identity(tellings: Iterable[Telling]) -> Identity:
    """Make of what designations of one organisation call it what ``register`` needs to know of it."""
    names: dict[str, str] = {}
    for telling in tellings:
        if isinstance(telling.record, Designation):
            local = telling.record.organisation
            entity = telling.entities.get(local)
            names[key_of(telling.report.id, local)] = entity.name if entity else local
    name = _most(names.values())
    return Identity(f"e-{min(names)}", "organisation", name, (), None, (), tuple(sorted(names)), ())


def _most(names: Iterable[str]) -> str:
    told = list(names)
    return min(set(told), key=lambda name: (-told.count(name), -len(name), name))


def _lead(tellings: Sequence[Telling]) -> str:
    """Choose the telling that says most, the first of them."""

    def says(telling: Telling) -> int:
        told = telling.record
        if not isinstance(told, Designation):
            return 0
        return sum(value is not None for value in (told.when, told.authority, told.category, told.grounds))

    return max(tellings, key=says).key


def _summary(entry: RegisterEntry) -> Summary:
    windows = [act.window for act in entry.acts if act.window]
    return Summary(
        type=entry.acts[-1].status if entry.acts else None,
        first_day=min((first.toordinal() for first, _ in windows), default=None),
        last_day=max((last.toordinal() for _, last in windows), default=None), country=entry.jurisdiction,
        reports=len(entry.support.reports), outlets=len(entry.support.outlets), origins=len(entry.support.origins),
        body={
            "name": entry.name, "outlets": list(entry.support.outlets), "origins": origins_of(entry.tellings),
            "acts": [
                {
                    "status": act.status, "when": act.when, "dates": list(act.dates),
                    "authorities": list(act.authorities), "categories": list(act.categories),
                    "grounds": list(act.grounds), "words": act_in_words(act, entry.jurisdiction),
                    "tellings": [telling.key for telling in act.tellings],
                }
                for act in entry.acts
            ],
            "disagreements": [
                {
                    "field": each.field, "revised": each.revised,
                    "sides": [
                        {"value": side.value, "tellings": list(side.tellings), "outlets": list(side.support.outlets)}
                        for side in each.sides
                    ],
                }
                for each in entry.disagreements
            ],
            "checks": rows_of(checks_of(entry.acts)), "lead": _lead(entry.tellings),
        },
    )  # fmt: skip


__all__ = ["Register", "RegisterUpkeep"]
