"""Entries of the register: one organisation in one jurisdiction, with all that reports tell of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dalil.linking.buckets import bucketed
from dalil.linking.groups import UNDECIDED, Decided
from dalil.linking.identities import Identity
from dalil.linking.register.acts import Act, acts_of, designation_of
from dalil.linking.register.disagreements import Disagreement, disagreements_of
from dalil.linking.register.standing import Standing, standing_as_of
from dalil.linking.support import Support, published_first
from dalil.linking.tellings import Telling
from dalil.records import Designation
from dalil.records.keys import key_of


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """An organisation (the key of its identity) in a jurisdiction (ISO 3166-1, or a body such as UN).

    ``key`` is ``r-`` and its smallest telling. ``acts`` are in the order of time, ``tellings`` by publication.
    """

    key: str
    organisation: str
    name: str
    jurisdiction: str | None
    acts: tuple[Act, ...]
    disagreements: tuple[Disagreement, ...]
    tellings: tuple[Telling, ...]
    support: Support

    def as_of(self, day: date) -> Standing | None:
        """Give what held at the end of a day by what is told."""
        return standing_as_of(self.acts, day)


def register(
    tellings: Iterable[Telling], identities: Iterable[Identity], decided: Decided = UNDECIDED
) -> tuple[RegisterEntry, ...]:
    """Make the register of all designations among tellings, sorted by key; the order of what is given is nothing.

    Given all tellings of some entries (by ``entry_key``), it gives what it gives for them among all others.
    """
    known = {member: identity for identity in identities for member in identity.members}
    by_key = {telling.key: telling for telling in tellings if isinstance(telling.record, Designation)}
    buckets = {key: entry_key(telling, known) for key, telling in by_key.items()}
    names = {identity.key: identity.name for identity in known.values()}
    found = (_entry([by_key[key] for key in group], known, names) for group in bucketed(buckets, decided))
    return tuple(sorted(found, key=lambda entry: entry.key))


def entry_key(telling: Telling, identities: Mapping[str, Identity]) -> str:
    """Give what tellings of one entry share: organisation and jurisdiction; ``identities`` by their members.

    Where the jurisdiction is not told, nothing shows that two reports mean the same one.
    """
    jurisdiction = designation_of(telling).jurisdiction
    return f"{_organisation(telling, identities)}|{jurisdiction or telling.report.id}"


def _organisation(telling: Telling, identities: Mapping[str, Identity]) -> str:
    local = key_of(telling.report.id, designation_of(telling).organisation)
    return identities[local].key if local in identities else f"e-{local}"


def _entry(tellings: Iterable[Telling], identities: Mapping[str, Identity], names: Mapping[str, str]) -> RegisterEntry:
    told = published_first(tellings)
    acts = acts_of(told)
    organisation = min(_organisation(telling, identities) for telling in told)
    entity = told[0].entities.get(designation_of(told[0]).organisation)
    return RegisterEntry(
        f"r-{min(telling.key for telling in told)}", organisation,
        names.get(organisation) or (entity.name if entity else organisation),
        designation_of(told[0]).jurisdiction, acts, disagreements_of(acts), told, Support.of(told),
    )  # fmt: skip
