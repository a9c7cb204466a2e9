"""Acts: what authorities did to one organisation in one jurisdiction, each told by one or several reports.

Two dates that no day has in common are one act told differently where they lie close together; they are two acts where
one teller tells both, a de-listing lies between them, or neither authority nor status agree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, product

from dalil.linking.groups import Link, by_pairs, grouped
from dalil.linking.support import published_first
from dalil.linking.tellings import Telling
from dalil.records import Designation, DesignationStatus
from dalil.records.edtf import bounds, is_valid
from dalil.resolving.names import compare_names

_SLIP = timedelta(days=731)
"""So far apart two dates may lie and still be one act, by date of decision and by date of publication."""

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Act:
    """One act: ``statuses`` are those told ("banned", "listed"; or "delisted"), the most told first.

    ``when`` is the date that most origins tell (EDTF), the narrowest of those that go together; None where no report
    tells one. ``dates``, ``authorities``, ``categories`` and ``grounds`` hold all that is told, each with the keys of
    its tellings.
    """

    statuses: tuple[DesignationStatus, ...]
    when: str | None
    dates: Mapping[str, tuple[str, ...]]
    authorities: Mapping[str, tuple[str, ...]]
    categories: Mapping[str, tuple[str, ...]]
    grounds: Mapping[str, tuple[str, ...]]
    tellings: tuple[Telling, ...]

    @property
    def status(self) -> DesignationStatus:
        """Give the status that most tellings give."""
        return self.statuses[0]

    @property
    def lifts(self) -> bool:
        """Tell a de-listing."""
        return self.status == "delisted"

    @property
    def window(self) -> Days | None:
        """Give the first and the last day that any telling puts the act on; None where none is told."""
        days = [found for told in self.dates if (found := days_of(told))]
        return (min(first for first, _ in days), max(last for _, last in days)) if days else None


def acts_of(tellings: Iterable[Telling]) -> tuple[Act, ...]:
    """Gather the designations of one organisation in one jurisdiction to acts, in the order of time.

    Tellings without a date go with the only act of their kind that may be meant, else they are an act without a date.
    """
    told = published_first(tellings)
    groups = [*_dated(told)]
    for lifting in (False, True):
        groups = _with_undated(groups, [t for t in told if date_of(t) is None and _lifts(t) == lifting], lifting)
    return tuple(sorted((_act(group) for group in groups), key=_order))


def designation_of(telling: Telling) -> Designation:
    """Give the designation of a telling; raises TypeError where it is of another record."""
    if not isinstance(telling.record, Designation):
        raise TypeError(f"{telling.key} is no designation")
    return telling.record


def date_of(telling: Telling) -> str | None:
    """Give the date (EDTF) at which a telling puts the act, the beginning of what lasts; None where none is known."""
    when = designation_of(telling).when
    edtf = when.edtf if when else None
    if not edtf or not is_valid(edtf):
        return None
    begun = edtf.removesuffix("/..")
    return begun if days_of(begun) else None


def days_of(edtf: str) -> Days | None:
    """Give the first and the last day of a date; None where one is open."""
    first, last = bounds(edtf)
    return (first, last) if first and last else None


def meet(one: str, other: str) -> bool:
    """Tell whether two dates have a day in common."""
    return _apart(one, other) <= timedelta()


def _apart(one: str, other: str) -> timedelta:
    ours, theirs = days_of(one), days_of(other)
    if ours is None or theirs is None:
        return timedelta()
    return max(theirs[0] - ours[1], ours[0] - theirs[1], timedelta())


def _lifts(telling: Telling) -> bool:
    return designation_of(telling).status == "delisted"


def _dated(told: Iterable[Telling]) -> Iterator[tuple[Telling, ...]]:
    """Group the tellings with a date; those of one kind and date are one from the beginning."""
    nodes: dict[str, list[Telling]] = defaultdict(list)
    for telling in told:
        if edtf := date_of(telling):
            nodes[f"{edtf}{' lifted' if _lifts(telling) else ''}"].append(telling)
    lifted = [_date(each) for each in nodes.values() if _lifts(each[0])]
    links = [_link(one, other, nodes) for one, other in combinations(sorted(nodes), 2)]
    groups = grouped(nodes, filter(None, links), by_pairs(lambda one, other: _clash(nodes[one], nodes[other], lifted)))
    for group in groups:
        yield published_first(telling for node in group for telling in nodes[node])


def _date(tellings: Sequence[Telling]) -> str:
    return date_of(tellings[0]) or ""


def _link(one: str, other: str, nodes: Mapping[str, Sequence[Telling]]) -> Link | None:
    ours, theirs = nodes[one], nodes[other]
    apart = _apart(_date(ours), _date(theirs))
    if _lifts(ours[0]) != _lifts(theirs[0]) or apart > _SLIP:
        return None
    return Link.of(one, other, 1 - apart / _SLIP / 2, {"days apart": float(apart.days)})


def _clash(ours: Sequence[Telling], theirs: Sequence[Telling], lifted: Iterable[str]) -> bool:
    """Tell two dates that cannot be of one act."""
    one, other = _date(ours), _date(theirs)
    if meet(one, other):
        return False
    tellers = ({(telling.report.id, telling.origin.key) for telling in each} for each in (ours, theirs))
    statuses = ({designation_of(telling).status for telling in each} for each in (ours, theirs))
    return (
        not set.isdisjoint(*tellers)
        or set.isdisjoint(*statuses)
        or _have_other_authorities(ours, theirs)
        or any(_lies_between(each, one, other) for each in lifted)
    )


def _lies_between(edtf: str, one: str, other: str) -> bool:
    days = [days for each in (one, edtf, other) if (days := days_of(each))]
    return len(days) > 2 and (days[0][1] < days[1][0] < days[2][0] or days[2][1] < days[1][0] < days[0][0])


def _have_other_authorities(ours: Iterable[Telling], theirs: Iterable[Telling]) -> bool:
    one, other = ({name for telling in each if (name := authority_of(telling))} for each in (ours, theirs))
    pairs = list(product(sorted(one), sorted(other)))
    return bool(pairs) and all(compare_names(a, b, "organisation").verdict == "different" for a, b in pairs)


def authority_of(telling: Telling) -> str | None:
    """Give the name of the authority that a telling names."""
    entity = telling.entities.get(designation_of(telling).authority or "")
    return entity.name if entity else None


def _with_undated(
    groups: list[tuple[Telling, ...]], undated: list[Telling], lifting: bool
) -> list[tuple[Telling, ...]]:
    """Put tellings without a date to the only act of their kind that was over when they appeared."""
    own = [group for group in groups if _lifts(group[0]) == lifting]
    if not undated or len(own) > 1:
        return [*groups, tuple(undated)] if undated else groups
    before = [telling for telling in undated if not own or _is_before(telling, own[0])]
    after = tuple(telling for telling in undated if telling not in before)
    kept = [group for group in groups if group not in own]
    joined = [published_first((*own[0], *after))] if own else []
    return [*kept, *joined, *([tuple(before)] if before else [])]


def _is_before(telling: Telling, act: Iterable[Telling]) -> bool:
    """Tell a report that appeared before the act can have been."""
    published = telling.report.published
    out = days_of(published) if published and is_valid(published) else None
    days = [found for each in act if (found := days_of(date_of(each) or "XXXX"))]
    return bool(out and days) and out is not None and out[1] < min(first for first, _ in days)


def _act(group: tuple[Telling, ...]) -> Act:
    records = [(telling, designation_of(telling)) for telling in group]
    statuses = [record.status for _, record in records]
    dates = _values((date_of(telling), telling) for telling in group)
    return Act(
        tuple(sorted(set(statuses), key=lambda status: (-statuses.count(status), status))),
        _agreed(dates, {telling.key: telling for telling in group}), dates,
        _values((authority_of(telling), telling) for telling in group),
        _values((record.category, telling) for telling, record in records),
        _values((record.grounds.exact if record.grounds else None, telling) for telling, record in records),
        group,
    )  # fmt: skip


def _values(told: Iterable[tuple[str | None, Telling]]) -> dict[str, tuple[str, ...]]:
    """Give the values with the keys of the tellings that give them, the most told first."""
    by: dict[str, set[str]] = defaultdict(set)
    for value, telling in told:
        if value:
            by[value].add(telling.key)
    return {value: tuple(sorted(by[value])) for value in sorted(by, key=lambda value: (-len(by[value]), value))}


def _agreed(dates: Mapping[str, tuple[str, ...]], tellings: Mapping[str, Telling]) -> str | None:
    """Choose the date with which those of most origins go, and of these the narrowest."""

    def weight(edtf: str) -> tuple[int, timedelta, str]:
        origins = {tellings[key].origin.key for other, by in dates.items() if meet(edtf, other) for key in by}
        days = days_of(edtf)
        return -len(origins), days[1] - days[0] if days else timedelta.max, edtf

    return min(dates, key=weight, default=None)


def _order(act: Act) -> tuple[date, str]:
    """Sort acts by their first day; an act without a date by the first report of it."""
    published = act.tellings[0].report.published or ""
    known = days_of(published) if published and is_valid(published) else None
    first = act.window[0] if act.window else known[0] if known else date.min
    return first, min(telling.key for telling in act.tellings)
