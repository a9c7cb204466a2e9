"""Standing: whose word stands behind each telling of one thing, headlines and copies seen through."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from statistics import median_low

from dalil.linking.copies import Lineage
from dalil.linking.groups import Decided
from dalil.linking.origins.printed import anchor, in_headline, in_lead, text_of
from dalil.linking.origins.shared import SharedOrigin, origins, with_origin
from dalil.linking.origins.speakers import day_of
from dalil.linking.origins.witnesses import (
    is_contesting,
    names_nobody,
    paragraph_of,
    speaks_for_itself,
    taken_up,
    witnesses,
)
from dalil.linking.tellings import Telling
from dalil.records import Report, Span
from dalil.records.edtf import bounds
from dalil.resolving.origins import name_key, outlet_of, voices

_NO_LINEAGE = Lineage()
_UNDECIDED = Decided()
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

    What a report tells of it in its own name comes from the speaker whose words its sentence goes on with, else from
    whom headline or lead attribute it to (in headline and lead, a body or officer whom the lead quotes on anything
    comes first), else from a body or officer further down, else, in headline and lead, from anybody whom the lead
    quotes, else from a body or officer quoted in the same paragraph; only where there is none does the outlet itself
    stand behind it. ``among`` are all tellings of the members' reports. Origins that are one get one key.
    """
    members = tuple(sorted(members, key=lambda member: member.key))
    told = witnesses(members, among)
    shared = origins((*members, *told), lineage, decided, one_matter=True)
    accounts = _Accounts.of(members, told, lineage, shared)
    return tuple(with_origin(member, accounts.behind(member)) for member in members)


@dataclass(frozen=True)
class _Accounts:
    """From whom each text has its account of one matter: whom it names for it, whom its lead and paragraphs name.

    ``spoken`` is the origin of each member as its own sentence tells it, or the sentence before with which it goes on.
    """

    lineage: Lineage
    spoken: Mapping[str, SharedOrigin]
    leading: Mapping[str, SharedOrigin]
    named: Mapping[str, SharedOrigin]
    led: Mapping[str, SharedOrigin]
    beside: Mapping[tuple[str, int], SharedOrigin]
    written: Mapping[str, str]
    past: frozenset[str]
    states: Mapping[str, Report]

    @classmethod
    def of(
        cls, members: Sequence[Telling], told: Sequence[Telling], lineage: Lineage, shared: Iterable[SharedOrigin]
    ) -> _Accounts:
        groups = {telling: group for group in shared for telling in group.tellings}
        quoted = [(each, groups[each.key]) for each in reversed(told) if speaks_for_itself(each)]
        official = [(each, group) for each, group in quoted if _is_official(group)]
        first = {each.report.id: group for each, group in official}
        written = _written(members)
        accounts = cls(
            lineage,
            {member.key: _spoken(member, told, groups, first, written) for member in members},
            {},
            {},
            {each.report.id: group for each, group in quoted if in_lead(each)},
            {paragraph_of(each): group for each, group in official},
            written,
            _past(members),
            _states(members),
        )
        return accounts._naming(members)

    def _naming(self, members: Sequence[Telling]) -> _Accounts:
        """Add whom each text names for the matter: in headline or lead whomever, further down a body or officer."""
        told: dict[str, list[SharedOrigin]] = defaultdict(list)
        leading: dict[str, list[SharedOrigin]] = defaultdict(list)
        for member in sorted(members, key=_place):
            group = self.spoken[member.key]
            if self._is_outlet(group) and member.report.id not in self.past:
                group = self.beside.get(paragraph_of(member), group)
            if not self._is_outlet(group) and not is_contesting(member):
                for text in sorted({text_of(member, self.lineage), member.report.id}):
                    (leading if in_lead(member) or in_headline(member) else told)[text].append(group)
        official = {text: [group for group in each if _is_official(group)] for text, each in told.items()}
        foremost = {text: _most(each + official.get(text, [])) for text, each in leading.items()}
        named = {text: _most(each) for text, each in official.items() if each} | foremost
        return replace(self, leading=foremost, named=named)

    def behind(self, member: Telling) -> SharedOrigin:
        """Give the origin that stands behind a member."""
        own = self.spoken[member.key]
        if not self._is_outlet(own) or _publishes_itself(member):
            return own
        text = member.report.id if in_headline(member) else text_of(member, self.lineage)
        before = self.states.get(member.report.id)
        if before and _tells_of_earlier_state(member, before):
            text = before.id
        if member.origin.key != outlet_of(member.report).key:
            text = self.written.get(name_key(member.origin.name), text)
        above = in_lead(member) or in_headline(member)
        leading, named, led = self.leading.get(text), self.named.get(text), self.led.get(text)
        beside = self.beside.get(paragraph_of(member))
        if text in self.past:
            leading, named, led, beside = _official(leading), _official(named), _official(led), None
        found = (leading or _official(led) or named or led if above else named) or beside
        return self._passed_on(found) if found else own

    def _is_outlet(self, group: SharedOrigin) -> bool:
        return _is_outlet(group, self.written)

    def _passed_on(self, found: SharedOrigin) -> SharedOrigin:
        """Give from whom an outlet that a report names has its account, where its own report is there."""
        text = self.written.get(name_key(found.origin.name), "")
        return self.named.get(text) or self.led.get(text) or found


def _place(member: Telling) -> tuple[str, Span, str]:
    return member.report.published or "", anchor(member), member.key


def _written(members: Iterable[Telling]) -> dict[str, str]:
    """Give the first report of each outlet or agency, by its name's key."""
    written: dict[str, str] = {}
    for member in sorted(members, key=_place):
        if outlet_of(member.report).report is None:
            written.setdefault(name_key(member.report.writer), member.report.id)
    return written


def _states(members: Iterable[Telling]) -> dict[str, Report]:
    """Give the state of its page before each report, by the report's id."""
    last: dict[str, Report] = {}
    before: dict[str, Report] = {}
    for report in {member.report.id: member.report for member in sorted(members, key=_place)}.values():
        if report.page in last:
            before[report.id] = last[report.page]
        last[report.page] = report
    return before


def _tells_of_earlier_state(member: Telling, before: Report) -> bool:
    """Tell whether a page says what it said before: of itself ("The article reported …"), or in the same headline."""
    if in_headline(member):
        return bool(before.title) and name_key(before.title or "") in name_key(member.report.title or "")
    return bool(member.chain) and member.origin.key == outlet_of(member.report).key


def _spoken(
    member: Telling,
    told: Sequence[Telling],
    groups: Mapping[str, SharedOrigin],
    first: Mapping[str, SharedOrigin],
    written: Mapping[str, str],
) -> SharedOrigin:
    """Give the origin of a member's own sentence, of the one with which it goes on, or whom the report quotes first."""
    own = groups[member.key]
    if not _is_outlet(own, written) or _publishes_itself(member):
        return own
    if names_nobody(member):
        return first.get(member.report.id, own)
    before = taken_up(member, told)
    return groups[before.key] if before else own


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


def _is_outlet(group: SharedOrigin, written: Mapping[str, str]) -> bool:
    """Tell whether an origin is an outlet, as such or quoted by another."""
    return group.origin.kind == "outlet" or name_key(group.origin.name) in written


def _official(group: SharedOrigin | None) -> SharedOrigin | None:
    return group if group and _is_official(group) else None


def _is_official(group: SharedOrigin) -> bool:
    """Tell whether an origin is a body or an officer; a witness or a lawyer adds to another's account."""
    return group.origin.kind == "organisation" or voices().is_officer(group.origin.role or "")


def _most(groups: Sequence[SharedOrigin]) -> SharedOrigin:
    """Give the one that stands most often, of several the first."""
    return max(groups, key=lambda group: (groups.count(group), -groups.index(group)))
