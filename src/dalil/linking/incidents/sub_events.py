"""Sub-events: incidents that are a part of another one or followed from it, as its search, custody, release or trial.

They stay incidents of their own. Each hangs on at most one other, the one for which most speaks; only incidents that a
report tells together are compared, so that a new report bears only on those that share a report with its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import permutations, product

from dalil.linking.incidents.accounts import Account
from dalil.linking.incidents.features import Features
from dalil.linking.incidents.incident import Incident
from dalil.linking.incidents.scoring import Models, models
from dalil.linking.incidents.vocabulary import Shipped, families, load

_SLACK = 1
"""Days by which a part may be dated before its whole."""


class Wholes(Shipped):
    """For types of events, or families, those of incidents that they are a part of or followed from, by tiers."""

    wholes: Mapping[str, tuple[frozenset[str], ...]]

    def directness(self, whole: str, part: str) -> float:
        """Tell how directly an event of one type follows from one of another: 1 down to 0, where it does not."""
        ours, theirs = ({event_type, families().family(event_type)} for event_type in (whole, part))
        direct = self.wholes.get(part) or next((self.wholes[each] for each in theirs if each in self.wholes), ())
        return next((1 / at for at, each in enumerate(direct, 1) if not each.isdisjoint(ours)), 0.0)


@cache
def wholes() -> Wholes:
    """Give the shipped order."""
    return load("sub_events", Wholes)


@dataclass(frozen=True, slots=True)
class SubEvent:
    """``part`` is a part of ``whole`` or followed from it (keys of incidents); ``reasons`` hold the features."""

    whole: str
    part: str
    score: float
    reasons: Mapping[str, float]


def sub_events(incidents: Iterable[Incident], by: Models | None = None) -> tuple[SubEvent, ...]:
    """Give for each incident the one that it is a part of, if any, sorted by part; of two never both ways."""
    known = {incident.key: incident for incident in incidents}
    model = (by or models()).part
    best: dict[str, SubEvent] = {}
    for whole, part in _told_together(known):
        reasons = features_of_part(known[whole], known[part])
        if reasons is None:
            continue
        found = SubEvent(whole, part, round(model.score(reasons), 4), reasons)
        if found.score >= model.threshold and (part not in best or _rank(found) > _rank(best[part])):
            best[part] = found
    return tuple(best[part] for part in sorted(best) if not _is_turned(best[part], best))


def _is_turned(found: SubEvent, best: Mapping[str, SubEvent]) -> bool:
    """Tell whether the whole is rather a part of its part."""
    other = best.get(found.whole)
    return other is not None and other.whole == found.part and _rank(other) > _rank(found)


def _rank(found: SubEvent) -> tuple[float, str]:
    return found.score, found.whole


def _told_together(known: Mapping[str, Incident]) -> list[tuple[str, str]]:
    by_report: dict[str, list[str]] = defaultdict(list)
    for key, incident in known.items():
        for report in incident.reports:
            by_report[report].append(key)
    return sorted({pair for keys in by_report.values() for pair in permutations(keys, 2)})


def features_of_part(whole: Incident, part: Incident) -> Features | None:
    """Say what speaks for an incident being a part of another; None where it cannot be one."""
    direct = wholes().directness(whole.type, part.type)
    if not direct or _is_before(part, whole) or _is_elsewhere(whole, part):
        return None
    pairs = [(a, b) for a, b in product(whole.accounts, part.accounts) if a.report == b.report]
    gaps = [min(abs(a - b) for a, b in product(one.sentences, other.sentences)) for one, other in pairs]
    found = {
        "direct": direct,
        "told together": len(pairs) / len(part.reports),
        "told close": 1 / (1 + min(gaps)),
        "whole is told first": float(any(min(a.sentences) <= min(b.sentences) for a, b in pairs)),
        "people": float(any(a.people & b.people for a, b in pairs)),
        "whole leads": float(any(one.leads for one, _ in pairs)),
        "count": float(any(_suffering(one) & _suffering(other) for one, other in pairs)),
        "days apart": float(_apart(whole, part)),
    }
    return {name: round(value, 4) for name, value in found.items() if value}


def _suffering(account: Account) -> frozenset[tuple[float | None, float | None]]:
    return frozenset((count.low, count.high) for count in account.counts if count.role == "suffering")


def _days(incident: Incident) -> Iterator[tuple[int, int]]:
    for account in incident.accounts:
        yield from ((days.first, days.last) for days in account.days)


def _is_before(part: Incident, whole: Incident) -> bool:
    """Tell whether all dates of an incident lie before all those of another."""
    ours, theirs = [last for _, last in _days(part)], [first for first, _ in _days(whole)]
    return bool(ours and theirs) and max(ours) + _SLACK < min(theirs)


def _is_elsewhere(one: Incident, other: Incident) -> bool:
    ours, theirs = (
        {spot.country for account in each.accounts for spot in account.spots if spot.country} for each in (one, other)
    )
    return bool(ours and theirs) and not ours & theirs


def _apart(one: Incident, other: Incident) -> bool:
    ours, theirs = list(_days(one)), list(_days(other))
    return bool(ours and theirs) and not any(a[0] <= b[1] + 90 and b[0] <= a[1] + 90 for a, b in product(ours, theirs))
