"""Incidents in the base: what each report says of one is compared with what others say of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from pydantic import TypeAdapter

from dalil.base.kinds.checks import rows_of
from dalil.base.kinds.kind import Candidate, Incoming, Shelf, Summary
from dalil.base.kinds.standing import behind, copies_of, lineage_of, origins_of
from dalil.base.rows import days_of
from dalil.linking.copies import Lineage
from dalil.linking.groups import Decided, Link
from dalil.linking.incidents import (
    Account,
    Findings,
    Incident,
    Value,
    accounts_of,
    blocking_keys,
    checks_of,
    findings_of,
    groups_of,
    incident_of,
    link_of,
    spoken_figures,
)
from dalil.linking.keys import Keys
from dalil.linking.support import Support
from dalil.linking.tellings import Telling
from dalil.records import Event

_REMEMBERED = 2_000
"""Accounts that are remembered by their words: those of one day's news are compared again and again."""
_APART = frozenset({"planned", "hypothetical", "general"})


class Incidents:
    """Candidates are accounts: what one report says of one incident."""

    name, prefix = "incident", "i"

    def candidates(self, report: Incoming, decided: Decided) -> Iterator[Candidate]:
        """Give a report's accounts."""
        for account in accounts_of(report.tellings, decided):
            yield Candidate(account.key, tuple(sorted(account.tellings)), account)

    def keys(self, content: Account) -> Keys:
        """Give the keys by which accounts of one incident are found."""
        return blocking_keys(content)

    def dump(self, content: Account) -> Any:
        """Give an account as JSON, sets sorted."""
        body = _account().dump_python(content, mode="json")
        return {name: _sorted(value) if isinstance(value, list) else value for name, value in body.items()}

    def load(self, body: str) -> Account:
        """Read an account."""
        return _loaded(body)

    def link(self, one: Candidate, other: Candidate) -> Link | None:
        """Link accounts of two reports."""
        if one.content.report == other.content.report:
            return None
        return link_of(one.content, other.content)

    def groups(
        self, candidates: Sequence[Candidate], links: Sequence[Link], decided: Decided
    ) -> Iterator[tuple[str, ...]]:
        """Group accounts to incidents."""
        for group in groups_of([candidate.content for candidate in candidates], links, decided):
            yield tuple(account.key for account in group)

    def summary(
        self,
        candidates: Sequence[Candidate],
        decided: Decided,  # noqa: ARG002 - it has its say in grouping
        shelf: Shelf,
    ) -> Summary:
        """Sum up the accounts of an incident."""
        members = shelf.members(self.name, (candidate.node for candidate in candidates))
        tellings = shelf.tellings(members.values())
        return summary_of(incident_of([each.content for each in candidates], (), tellings), tellings)


def summary_of(incident: Incident, tellings: Mapping[str, Telling]) -> Summary:
    """Sum up an incident; ``tellings`` hold all of its reports."""
    events = [telling.record for telling in incident.tellings if isinstance(telling.record, Event)]
    first, last = _most([days_of(e.when.edtf) for e in events if e.when and e.when.edtf]) or (None, None)
    where = _most([(p.country, p.admin1) for e in events for p in e.places if p.country]) or (None, None)
    printed = lineage_of(incident.tellings)
    standing = behind(incident.tellings, tellings, printed)
    members = [standing[telling.key] for telling in incident.tellings]
    support = Support.of(members)
    return Summary(
        type=incident.type, first_day=first, last_day=last, country=where[0], admin1=where[1],
        reports=len(support.reports), outlets=len(support.outlets), origins=len(support.origins),
        body={
            "status": _most([event.status for event in events]),
            "places": [name for name, _ in Counter(p.name for e in events for p in e.places).most_common(3)],
            "outlets": list(support.outlets),
            "origins": origins_of(members), "copies": copies_of(printed, members),
            **_findings(findings_of(_with_figures(members, tellings, printed))), "lead": _lead(incident),
        },
    )  # fmt: skip


def _with_figures(members: list[Telling], tellings: Mapping[str, Telling], printed: Lineage) -> list[Telling]:
    """Give members and the figures that speakers give of them, each with the origin behind it."""
    figures = spoken_figures(members, [telling for _, telling in sorted(tellings.items())])
    if not figures:
        return members
    return list(behind([*(tellings[member.key] for member in members), *figures], tellings, printed).values())


def _findings(found: Findings) -> dict[str, Any]:
    """Give what an incident's reports agree on, contradict and revise."""
    return {
        "values": [_side(value) for value in found.values],
        "revisions": [
            {
                "field": each.earlier.field, "role": each.earlier.role,
                "earlier": _side(each.earlier), "later": _side(each.later),
            }
            for each in found.revisions
        ],
        "contradictions": [
            {"field": each.field, "role": each.role, "sides": [_side(side) for side in each.sides]}
            for each in found.contradictions
        ],
        "checks": rows_of(checks_of(found)),
    }  # fmt: skip


def _side(value: Value) -> dict[str, Any]:
    published = sorted({claim.telling.report.published or "" for claim in value.claims})
    return {
        "field": value.field, "role": value.role, "shown": value.shown, "outlets": sorted(value.outlets),
        "published": published[0] or None, "origins": sorted({c.telling.origin.name for c in value.claims}),
        "tellings": sorted({claim.telling.key for claim in value.claims}),
    }  # fmt: skip


def _lead(incident: Incident) -> str:
    """Choose the telling whose words stand for the incident: the one that says most, the earliest among equals."""

    def says(number: int) -> tuple[int, int]:
        event = incident.tellings[number].record
        if not isinstance(event, Event):
            return 0, -number
        told = [bool(event.when), bool(event.places), *(bool(p.count) for p in event.participants), event.type == kind]
        return sum(told) - 3 * (event.status in _APART) + len(event.participants), -number

    kind = incident.type
    return incident.tellings[max(range(len(incident.tellings)), key=says)].key


def _most(values: Sequence[Any]) -> Any:
    """Give the value told most, the smallest among equals; None for none."""
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], _comparable(value))) if counted else None


def _comparable(value: Any) -> str:
    return repr(value)


def _sorted(values: list[Any]) -> list[Any]:
    return sorted(values, key=repr)


@lru_cache(maxsize=_REMEMBERED)
def _loaded(body: str) -> Account:
    return _account().validate_json(body)


@cache
def _account() -> TypeAdapter[Account]:
    return TypeAdapter(Account)


__all__ = ["Incidents", "summary_of"]
