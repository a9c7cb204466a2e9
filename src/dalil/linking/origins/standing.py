"""Standing: whose word stands behind each telling of one thing, headlines and copies seen through."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median_low

from dalil.linking.copies import Lineage
from dalil.linking.groups import Decided
from dalil.linking.origins.printed import anchor, in_headline, in_lead, text_of
from dalil.linking.origins.shared import SharedOrigin, origins, with_origin
from dalil.linking.origins.speakers import day_of, said_in
from dalil.linking.tellings import Telling
from dalil.records import UNNAMED, Statement
from dalil.records.edtf import bounds
from dalil.resolving.origins import name_key, outlet_of, voices

_NO_LINEAGE = Lineage()
_UNDECIDED = Decided()
_CLAUSE = 4
"""Words from which on what is said may tell of something."""
_NEWS = 21
"""Days after which what is told is no news: a report's speakers are quoted on something else."""


def standing_behind(
    members: Iterable[Telling],
    lineage: Lineage = _NO_LINEAGE,
    decided: Decided = _UNDECIDED,
    *,
    among: Iterable[Telling] = (),
) -> tuple[Telling, ...]:
    """Give the members of one incident, register entry or figure, sorted by key, with the origins behind them.

    What a report tells of it in its own name comes from the speaker to whom headline or lead attribute it, else from
    a body or officer further down, else, in headline and lead, from whom the lead quotes on anything, else from a body
    or officer quoted in the same paragraph; only where there is none does the outlet itself stand behind it. ``among``
    are all tellings of the members' reports. Origins that are one get one key.
    """
    members = tuple(sorted(members, key=lambda member: member.key))
    witnesses = _witnesses(members, among)
    shared = origins((*members, *witnesses), lineage, decided, one_matter=True)
    accounts = _Accounts.of(members, witnesses, lineage, shared)
    return tuple(with_origin(member, accounts.behind(member)) for member in members)


def _witnesses(members: Sequence[Telling], among: Iterable[Telling]) -> tuple[Telling, ...]:
    """Give the statements in whose paragraphs members stand, and the first of each lead, of the members' reports."""
    inside = {member.key for member in members}
    paragraphs = {paragraph_of(member) for member in members}
    said = [telling for telling in among if telling.key not in inside and _gives_account(telling)]
    said.sort(key=lambda telling: (telling.report.id, anchor(telling), telling.key))
    first = {telling.report.id: telling.key for telling in reversed(said) if in_lead(telling)}
    return tuple(t for t in said if first.get(t.report.id) == t.key or paragraph_of(t) in paragraphs)


def _gives_account(telling: Telling) -> bool:
    """Tell whether a telling is a statement of a speaker's that may tell of something: no mere figure or name."""
    record = telling.record
    if not isinstance(record, Statement) or telling.origin.kind == "outlet":
        return False
    return sum(len(part.exact.split()) for part in record.content) >= _CLAUSE


def paragraph_of(telling: Telling) -> tuple[str, int]:
    """Give the report and the paragraph in which a telling stands."""
    block = telling.report.block_at(anchor(telling).start)
    return telling.report.id, block.start if block else -1


@dataclass(frozen=True)
class _Accounts:
    """From whom each text has its account of one matter: whom it names for it, whom its lead and paragraphs name."""

    lineage: Lineage
    groups: Mapping[str, SharedOrigin]
    named: Mapping[str, SharedOrigin]
    led: Mapping[str, SharedOrigin]
    beside: Mapping[tuple[str, int], SharedOrigin]
    written: Mapping[str, str]
    past: frozenset[str]

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
            if outlet_of(member.report).report is None:
                written.setdefault(name_key(member.report.writer), member.report.id)
        for member in ordered:
            text, group = text_of(member, lineage), groups[member.key]
            if not _is_outlet(group, written) and not _is_contesting(member):
                for each in sorted({text, member.report.id}):
                    (leading if in_lead(member) or in_headline(member) else told)[each].append(group)
        official = {text: [group for group in each if _is_official(group)] for text, each in told.items()}
        named = {text: _foremost(each) for text, each in official.items() if each}
        named |= {text: _foremost(each + official.get(text, [])) for text, each in leading.items()}
        quoted = [each for each in witnesses if each.origin.name != UNNAMED and not _is_contesting(each)]
        led = {each.report.id: groups[each.key] for each in reversed(quoted) if in_lead(each)}
        official_ = (each for each in reversed(quoted) if _is_official(groups[each.key]))
        beside = {paragraph_of(each): groups[each.key] for each in official_}
        return cls(lineage, groups, named, led, beside, written, _past(members))

    def behind(self, member: Telling) -> SharedOrigin:
        """Give the origin that stands behind a member."""
        own = self.groups[member.key]
        if not _is_outlet(own, self.written) or _publishes_itself(member):
            return own
        text = member.report.id if in_headline(member) else text_of(member, self.lineage)
        if member.origin.key != outlet_of(member.report).key:
            text = self.written.get(name_key(member.origin.name), text)
        above = in_lead(member) or in_headline(member)
        named, led, beside = self.named.get(text), self.led.get(text), self.beside.get(paragraph_of(member))
        if text in self.past:
            named, led, beside = _official(named), _official(led), None
        found = named or (led if above else None) or beside
        return self._passed_on(found) if found else own

    def _passed_on(self, found: SharedOrigin) -> SharedOrigin:
        """Give from whom an outlet that a report names has its account, where its own report is there."""
        text = self.written.get(name_key(found.origin.name), "")
        return self.named.get(text) or self.led.get(text) or found


def _past(members: Sequence[Telling]) -> frozenset[str]:
    """Give the ids of the reports to which what the members tell of is no news any more."""
    told = [day for member in members if (day := _last_day(member)) is not None]
    ended = median_low(told) if told else None
    days = {member.report.id: day for member in members if (day := day_of(member.report.published)) is not None}
    return frozenset(report for report, day in days.items() if ended is not None and day - ended > _NEWS)


def _last_day(member: Telling) -> int | None:
    """Give the last day (ordinal) on which what a telling tells of may have happened; None where it is open."""
    when = getattr(member.record, "when", None)
    last = bounds(when.edtf)[1] if when and when.edtf else None
    return last.toordinal() if isinstance(last, date) else None


def _publishes_itself(member: Telling) -> bool:
    """Tell whether a telling is a body's own word: its report is of a body, and quotes nobody for it."""
    own = member.origin.key == outlet_of(member.report).key
    return own and voices().publishes_itself(member.report.writer)


def _is_contesting(telling: Telling) -> bool:
    """Tell whether the speaker of a telling only contests another's account."""
    said = said_in(telling)
    cue = said[-1].cue if said else None
    return cue is not None and not voices().contesting.isdisjoint(cue.exact.lower().split())


def _is_outlet(group: SharedOrigin, written: Mapping[str, str]) -> bool:
    """Tell whether an origin is an outlet, as such or quoted by another."""
    return group.origin.kind == "outlet" or name_key(group.origin.name) in written


def _official(group: SharedOrigin | None) -> SharedOrigin | None:
    return group if group and _is_official(group) else None


def _is_official(group: SharedOrigin) -> bool:
    """Tell whether an origin is a body or an officer; a witness or a lawyer adds to another's account."""
    return group.origin.kind == "organisation" or voices().is_officer(group.origin.role or "")


def _foremost(groups: Sequence[SharedOrigin]) -> SharedOrigin:
    """Give the one that stands most often, of several the first."""
    return max(groups, key=lambda group: (groups.count(group), -groups.index(group)))
