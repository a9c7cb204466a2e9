"""Features: what speaks for or against two accounts being of one incident, each named, most of them 0 or 1."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from functools import lru_cache
from itertools import product
from math import log1p

from dalil.linking.incidents.accounts import Account, Count
from dalil.linking.incidents.setting import Spot
from dalil.linking.incidents.vocabulary import families
from dalil.linking.incidents.words import common
from dalil.records import EntityType
from dalil.resolving.distances import kilometres
from dalil.resolving.names import compare_names

NEAR_DAYS = 3
"""Days by which accounts of one incident are often apart: nights, time zones, the day of the news taken for that."""
NEAR_KILOMETRES = 25
FAR_KILOMETRES = 60
RECENT = 7
"""Days for which an event is news."""

Features = dict[str, float]


def features_of(one: Account, other: Account) -> Features:
    """Compare two accounts; features that are 0 are left out, and the order of the two does not matter."""
    found: Features = {}
    for compare in (_type, _time, _place, _people, _told, _passage):
        found |= compare(one, other)
    found |= _in_common(one, other, found)
    found |= _within(one, other) if one.report == other.report else _across(one, other)
    return {name: round(value, 4) for name, value in found.items() if value}


_SHARED = (
    "time same day",
    "time same day, loosely",
    "place same",
    "place near",
    "group same",
    "figure same",
    "count equal",
    "people alike",
)
_DISPUTED = ("time apart", "time near", "place apart", "group other", "figure other", "count other", "people other")


def _in_common(one: Account, other: Account, found: Features) -> Features:
    """Tell how much two accounts share, and in how much they differ, where both tell more than that it happened."""
    if _is_bare(one) or _is_bare(other):
        return {}
    shared, disputed = (sum(bool(found.get(name)) for name in names) for names in (_SHARED, _DISPUTED))
    return {"nothing shared": float(not shared), "much shared": float(shared > 1), "much disputed": float(disputed > 1)}


def _type(one: Account, other: Account) -> Features:
    if one.types & other.types:
        return {"type same": 1.0}
    if one.families & other.families:
        return {"type in one family": 1.0}
    near = any(b in families().near_to(a) for a in one.families for b in other.families)
    return {"type near": 1.0} if near else {"type other": 1.0}


def _time(one: Account, other: Account) -> Features:
    if not one.days or not other.days:
        return _undated(one, other)
    gap = min(a.gap(b) for a, b in product(one.days, other.days))
    if gap == 0:
        wide = min(max(a.length, b.length) for a, b in product(one.days, other.days) if a.gap(b) == 0)
        exact = any(a == b and a.length == 1 for a, b in product(one.days, other.days))
        same = "time same day" if one.firm and other.firm else "time same day, loosely"
        return {same if exact else "time overlaps": 1.0, "time wide": min(log1p(wide - 1), 6.0)}
    if gap <= NEAR_DAYS:
        return {"time near": 1.0}
    firm = bool(one.firm and other.firm)
    return {"time apart": 1.0, "time gap": min(log1p(gap), 6.0), "time apart and firm": float(firm)}


def _undated(one: Account, other: Account) -> Features:
    """Compare where a date is missing: a lead without one is taken to be news, so that old dates speak against it."""
    found = {"time unknown" if not one.days and not other.days else "time of one unknown": 1.0}
    ours, theirs = one.days or one.around, other.days or other.around
    if ours and theirs:
        gap = min(a.gap(b) for a, b in product(ours, theirs))
        found |= {"passage time meets": float(gap <= NEAR_DAYS), "passage time apart": float(gap > NEAR_DAYS)}
    for dated, undated in ((one, other), (other, one)):
        if dated.days and not undated.days and undated.published:
            gap = min(days.gap(undated.published) for days in dated.days)
            past = not undated.statuses & families().ahead
            told = "lead" if undated.leads and past else "background"
            later = all(days.first > undated.published.last for days in dated.days)
            found["told before it was"] = float(past and later)
            found[f"time of one is old, other is {told}"] = min(log1p(max(0, gap - RECENT)), 6.0)
    return found


def _place(one: Account, other: Account) -> Features:
    if one.spots and other.spots:
        return {f"place {_relation(one.spots, other.spots)}": 1.0}
    known = one.lands and other.lands
    if known and not one.lands & other.lands:
        return {"report country": 1.0}
    ours, theirs = one.spots or one.nearby, other.spots or other.nearby
    relation = _relation(ours, theirs) if ours and theirs else "untold"
    return {
        "place untold": 1.0,
        "passage place same": float(relation == "same"),
        "passage place apart": float(relation in {"apart", "country"}),
    }


def _relation(ours: Iterable[Spot], theirs: Iterable[Spot]) -> str:
    relations = {lie(a, b) for a, b in product(ours, theirs)}
    return next((each for each in ("same", "near", "holds", "unknown", "apart") if each in relations), "country")


def lie(one: Spot, other: Spot) -> str:
    """Tell how two places lie to each other: same, near, holds, unknown, apart, or in another country."""
    if one.country and other.country and one.country != other.country:
        return "country"
    if one.name == other.name or (one.geonames is not None and one.geonames == other.geonames):
        return "same"
    if not (one.exact and other.exact):
        return "apart" if one.admin1 and other.admin1 and one.admin1 != other.admin1 else "holds"
    if compare_names(one.name, other.name, "place").verdict == "same":
        return "same"
    if None in {one.lat, one.lon, other.lat, other.lon}:
        return "unknown"
    far = kilometres(one.lat or 0, one.lon or 0, other.lat or 0, other.lon or 0)
    return "near" if far <= NEAR_KILOMETRES else "apart" if far > FAR_KILOMETRES else "unknown"


def _people(one: Account, other: Account) -> Features:
    found: Features = {}
    for name, kind, ours, theirs in (
        ("group", "organisation", one.groups, other.groups),
        ("body", "organisation", one.bodies, other.bodies),
        ("figure", "person", one.figures, other.figures),
    ):
        if ours and theirs:
            found[f"{name} {'same' if _share_name(ours, theirs, kind) else 'other'}"] = 1.0  # type: ignore[arg-type]
    if one.counts and other.counts:
        found |= _compare_counts(one.counts, other.counts)
    if one.people and other.people:
        alike = _overlap(one.people, other.people)
        found |= {"people alike": alike, "people other": float(alike == 0)}
    return found


def _compare_counts(ours: Iterable[Count], theirs: Iterable[Count]) -> Features:
    pairs = [(a, b) for a, b in product(ours, theirs) if a.role == b.role]
    if not pairs:
        return {}
    if any((a.low, a.high) == (b.low, b.high) for a, b in pairs):
        large = max((a.low or a.high or 0) for a, b in pairs if (a.low, a.high) == (b.low, b.high))
        return {"count equal": 1.0, "count equal and large": float(large > 3)}
    return {"count fits": 1.0} if any(_fits(a, b) for a, b in pairs) else {"count other": 1.0}


def _fits(one: Count, other: Count) -> bool:
    low = max(one.low or 0, other.low or 0)
    return low <= min(or_open(one.high), or_open(other.high))


def or_open(high: float | None) -> float:
    """Give the upper bound of a count, infinite where it has none."""
    return float("inf") if high is None else high


def _told(one: Account, other: Account) -> Features:
    ahead = families().ahead
    found = {
        "trigger": float(bool(one.triggers & other.triggers)),
        "status": float(bool(one.statuses & ahead) != bool(other.statuses & ahead)),
        "clause alike": _overlap(one.clauses, other.clauses),
        "clause words": log1p(len(one.clauses & other.clauses)),
        "clause other": float(_is_disjoint(one.clauses, other.clauses)),
    }
    if one.report == other.report and one.sentences & other.sentences:
        return found
    return found | {
        "words": max(_jaccard(set(a), set(b)) for a, b in product(one.words, other.words)),
        "rare words": log1p(len(_rare(one) & _rare(other))),
    }


def _passage(one: Account, other: Account) -> Features:
    if (one.report == other.report and one.blocks & other.blocks) or not one.passage or not other.passage:
        return {}
    alike = _overlap(one.passage, other.passage)
    return {"passage names": alike, "passage names other": float(not alike)}


def _rare(account: Account) -> frozenset[str]:
    """Give what the sentences of an account hold besides the words that its triggers and many reports have."""
    return frozenset(word for words in account.words for word in words) - account.triggers - common()


def _across(one: Account, other: Account) -> Features:
    published = one.published.gap(other.published) if one.published and other.published else 30
    return {
        "report group": float(_share_name(one.acting, other.acting, "organisation")),
        "reports share no name": float(not one.anchors & other.anchors),
        "titles": _jaccard(one.title, other.title),
        "report names": _overlap(one.names, other.names),
        "published apart": min(log1p(published), 6.0),
        "both lead": float(one.leads and other.leads),
        "one leads": float(one.leads != other.leads),
        "both first of their kind": float(_is_first(one) and _is_first(other)),
    }


def _within(one: Account, other: Account) -> Features:
    gap = min(abs(a - b) for a, b in product(one.sentences, other.sentences))
    bare = (_is_bare(one), _is_bare(other))
    later = max(one, other, key=lambda account: min(account.sentences))
    return {
        "next of its kind": float(_follows(one, other)),
        "sentences between": log1p(gap),
        "one paragraph": float(bool(one.blocks & other.blocks)),
        "one sentence": float(gap == 0),
        "one sentence, others": float(gap == 0 and _is_disjoint(one.people, other.people)),
        "entity": float(bool(one.entities & other.entities)),
        "sufferer same": float(bool(one.sufferers & other.sufferers)),
        "sufferer other": float(_is_disjoint(one.sufferers, other.sufferers)),
        "speaker": float(bool(one.chains & other.chains)),
        "another": float("another" in later.cues),
        "introduced": float("introduced" in later.cues and not one.people & other.people and bool(one.people)),
        "known": float("known" in later.cues),
        "new": float("new" in later.cues),
        "both lead": float(one.leads and other.leads),
        "headline": float(one.headline != other.headline),
        "headline and lead": float(one.headline != other.headline and gap <= 2),
        "one is bare": float(any(bare) and not all(bare)),
        "both are bare": float(all(bare)),
    }


def _follows(one: Account, other: Account) -> bool:
    """Tell whether no event of their family is told between two tellings."""
    return bool(one.families & other.families) and any(abs(a - b) == 1 for a, b in product(one.numbers, other.numbers))


def _is_first(account: Account) -> bool:
    """Tell whether its report tells of no event of its family before it."""
    return 0 in account.numbers


def _is_bare(account: Account) -> bool:
    return not (account.days or account.spots or account.counts or account.entities)


def _share_name(ours: Set[str], theirs: Set[str], kind: EntityType) -> bool:
    return any(is_one_name(*sorted((a, b)), kind) for a, b in product(ours, theirs))


@lru_cache(maxsize=100_000)
def is_one_name(one: str, other: str, kind: EntityType) -> bool:
    """Tell whether two names of things of a kind are one name."""
    return compare_names(one, other, kind).verdict == "same"


def _is_disjoint(one: Set[str], other: Set[str]) -> bool:
    return bool(one and other) and not one & other


def _jaccard(one: Set[str], other: Set[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def _overlap(one: Set[str], other: Set[str]) -> float:
    """Give the share of the smaller set that lies in the larger one."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


Compare = Callable[[Account, Account], Features]
