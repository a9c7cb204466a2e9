"""Standing: whose word stands behind each telling of one thing, headlines and copies seen through."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from dalil.linking.copies import Lineage
from dalil.linking.groups import Decided
from dalil.linking.origins.innermost import PRIVATE, name_key
from dalil.linking.origins.printed import anchor, in_headline, in_lead, printed, text_of
from dalil.linking.origins.shared import SharedOrigin, origins, with_origin
from dalil.linking.origins.voices import voices
from dalil.linking.tellings import Telling
from dalil.records import Statement

_NO_LINEAGE = Lineage()
_UNDECIDED = Decided()


def standing_behind(
    members: Iterable[Telling],
    lineage: Lineage = _NO_LINEAGE,
    decided: Decided = _UNDECIDED,
    *,
    among: Iterable[Telling] = (),
    known: Iterable[SharedOrigin] = (),
) -> tuple[Telling, ...]:
    """Give the members of one incident, register entry or figure, sorted by key, with the origins behind them.

    What a report tells of it in its own name comes from the speaker to whom headline or lead attribute it, else from
    a body or its voice further down, else, in headline and lead, from whom the lead quotes on anything; only where
    there is none does the outlet itself stand behind it. ``among`` are
    all tellings of the members' reports, ``known`` the origins among all tellings, of which other reports may tell
    that they are one. Origins that are one get one key.
    """
    members = tuple(sorted(members, key=lambda member: member.key))
    witnesses = _witnesses(members, among)
    told = (*members, *witnesses)
    together = decided.together | _together(printed(told, lineage), known)
    shared = origins(told, lineage, replace(decided, together=together), one_matter=True)
    accounts = _Accounts.of(members, witnesses, lineage, shared)
    return tuple(with_origin(member, accounts.behind(member)) for member in members)


def _witnesses(members: Sequence[Telling], among: Iterable[Telling]) -> tuple[Telling, ...]:
    """Give the first statement of each lead, of the reports in which members stand."""
    inside = {member.key for member in members}
    first: dict[str, Telling] = {}
    for telling in sorted(among, key=lambda telling: (telling.report.id, anchor(telling), telling.key)):
        told = isinstance(telling.record, Statement) and telling.origin.kind != "outlet" and telling.key not in inside
        if told and in_lead(telling):
            first.setdefault(telling.report.id, telling)
    return tuple(first[report] for report in sorted(first))


def _together(tellings: Iterable[Telling], known: Iterable[SharedOrigin]) -> frozenset[tuple[str, str]]:
    """Give the pairs of origins' keys that are one among all tellings."""
    groups = {telling: group.key for group in known for telling in group.tellings}
    keys: dict[str, set[str]] = defaultdict(set)
    for telling in tellings:
        if telling.key in groups:
            keys[groups[telling.key]].add(telling.origin.key)
    return frozenset(pair for each in keys.values() for pair in combinations(sorted(each), 2))


@dataclass(frozen=True)
class _Accounts:
    """From whom each text has its account of one matter: whom it names for it, and whom its lead names."""

    lineage: Lineage
    groups: Mapping[str, SharedOrigin]
    named: Mapping[str, SharedOrigin]
    led: Mapping[str, SharedOrigin]
    written: Mapping[str, str]

    @classmethod
    def of(
        cls, members: Sequence[Telling], witnesses: Sequence[Telling], lineage: Lineage, shared: Iterable[SharedOrigin]
    ) -> _Accounts:
        groups = {telling: group for group in shared for telling in group.tellings}
        told: dict[str, list[SharedOrigin]] = defaultdict(list)
        leading: dict[str, list[SharedOrigin]] = defaultdict(list)
        written: dict[str, str] = {}
        ordered = sorted(members, key=lambda member: (member.report.published or "", anchor(member), member.key))
        for member in ordered:
            written.setdefault(name_key(member.report.writer), member.report.id)
        for member in ordered:
            text, group = text_of(member, lineage), groups[member.key]
            if not _is_outlet(group, written):
                for each in sorted({text, member.report.id}):
                    (leading if in_lead(member) or in_headline(member) else told)[each].append(group)
        official = {text: [group for group in each if _gives_accounts(group)] for text, each in told.items()}
        named = {text: _foremost(each) for text, each in official.items() if each}
        named |= {text: _foremost(each + official.get(text, [])) for text, each in leading.items()}
        led = {witness.report.id: groups[witness.key] for witness in witnesses if witness.origin.name != PRIVATE}
        return cls(lineage, groups, named, led, written)

    def behind(self, member: Telling) -> SharedOrigin:
        """Give the origin that stands behind a member."""
        own = self.groups[member.key]
        if not _is_outlet(own, self.written):
            return own
        text = text_of(member, self.lineage)
        if member.origin.key != f"outlet:{name_key(member.report.writer)}":
            text = self.written.get(name_key(member.origin.name), text)
        led = self.led.get(text) if in_lead(member) or in_headline(member) else None
        return self.named.get(text) or led or own


def _is_outlet(group: SharedOrigin, written: Mapping[str, str]) -> bool:
    """Tell whether an origin is an outlet, as such or quoted by another."""
    return group.origin.kind == "outlet" or name_key(group.origin.name) in written


def _gives_accounts(group: SharedOrigin) -> bool:
    """Tell whether an origin is a body or its voice; a witness or a lawyer further down adds to another's account."""
    return group.origin.kind == "organisation" or bool(voices().speaking.search(group.origin.role or ""))


def _foremost(groups: Sequence[SharedOrigin]) -> SharedOrigin:
    """Give the one that stands most often, of several the first."""
    return max(groups, key=lambda group: (groups.count(group), -groups.index(group)))
