"""Incidents: groups of tellings with what they say of when, where and how many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dalil.linking.groups import UNDECIDED, Decided, Link
from dalil.linking.incidents.accounts import Account
from dalil.linking.incidents.grouping import accounts_of, groups_of, links_of
from dalil.linking.tellings import Telling
from dalil.records import Event


@dataclass(frozen=True, slots=True)
class Incident:
    """The same event as told by several reports; ``key`` is that of its smallest telling.

    ``tellings`` are sorted by publication and key; ``accounts`` are what each report says of it, and ``links`` those
    between accounts, with their reasons.
    """

    key: str
    type: str
    tellings: tuple[Telling, ...]
    links: tuple[Link, ...]
    accounts: tuple[Account, ...] = ()

    @property
    def reports(self) -> frozenset[str]:
        """Give the ids of the reports that tell of it."""
        return frozenset(telling.report.id for telling in self.tellings)

    @property
    def outlets(self) -> frozenset[str]:
        """Give the outlets that tell of it."""
        return frozenset(telling.report.publisher for telling in self.tellings)

    @property
    def origins(self) -> frozenset[str]:
        """Give the keys of its independent origins."""
        return frozenset(telling.origin.key for telling in self.tellings)


def incidents(tellings: Iterable[Telling], decided: Decided = UNDECIDED) -> tuple[Incident, ...]:
    """Link the events among tellings to incidents, sorted by key; the order of the tellings does not matter.

    All event tellings of a report must be given together.
    """
    by_key = {telling.key: telling for telling in tellings if isinstance(telling.record, Event)}
    accounts = accounts_of(by_key.values(), decided)
    links = links_of(accounts)
    found = (incident_of(group, links, by_key) for group in groups_of(accounts, links, decided))
    return tuple(sorted(found, key=lambda incident: incident.key))


def incident_of(accounts: Sequence[Account], links: Iterable[Link], tellings: Mapping[str, Telling]) -> Incident:
    """Make the incident of accounts that are grouped already; of the links it keeps those between them."""
    keys = {account.key for account in accounts}
    members = sorted((tellings[key] for account in accounts for key in account.tellings), key=_order)
    inside = tuple(link for link in links if link.one in keys and link.other in keys)
    return Incident(f"i-{min(t.key for t in members)}", _type(members), tuple(members), inside, tuple(accounts))


def _order(telling: Telling) -> tuple[str, str]:
    return telling.report.published or "", telling.key


def _type(tellings: Sequence[Telling]) -> str:
    """Give the type that most reports tell, the first in the alphabet among equals."""
    told = {(telling.report.id, telling.record.type) for telling in tellings if isinstance(telling.record, Event)}
    types = [event_type for _, event_type in told]
    return min(set(types), key=lambda event_type: (-types.count(event_type), event_type))
