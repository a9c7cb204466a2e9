"""Findings: what the accounts of an incident agree on, where they contradict each other, and what was revised.

A later account of the same origin replaces the earlier one; both stay visible. Accounts of different origins that
cannot all hold are a contradiction, of which none is taken to be right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise, product

from dalil.linking.incidents.claims import Claim, Field, claims_of
from dalil.linking.incidents.days import Days
from dalil.linking.incidents.features import is_one_name, lie, or_open
from dalil.linking.incidents.setting import Spot
from dalil.linking.tellings import Telling

_NIGHT = 1
"""Days by which dates of one night may differ."""

_REVISED = frozenset({"count", "when", "place", "occurrence"})
_HAPPENED = frozenset({"asserted", "alleged"})


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a field with the claims that make it, sorted by publication; ``role`` is that of a count."""

    field: Field
    role: str | None
    shown: str
    claims: tuple[Claim, ...]

    @property
    def reports(self) -> frozenset[str]:
        """Give the ids of the reports that say so."""
        return frozenset(claim.telling.report.id for claim in self.claims)

    @property
    def outlets(self) -> frozenset[str]:
        """Give the outlets that say so."""
        return frozenset(claim.telling.report.publisher for claim in self.claims)

    @property
    def origins(self) -> frozenset[str]:
        """Give the independent origins that say so."""
        return frozenset(claim.origin for claim in self.claims)


@dataclass(frozen=True, slots=True)
class Revision:
    """A later value of one origin that replaces an earlier one of its own."""

    origin: str
    earlier: Value
    later: Value


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Values of different origins that cannot all hold, by the publication of their first report."""

    field: Field
    role: str | None
    sides: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """``values`` by field, the one with most origins first (then most reports); what was revised comes last."""

    values: tuple[Value, ...]
    revisions: tuple[Revision, ...]
    contradictions: tuple[Contradiction, ...]

    def agreed(self, field: Field, role: str | None = None) -> Value | None:
        """Give the value that stands for a field: the one with most origins."""
        return next((v for v in self.values if v.field == field and (role is None or v.role == role)), None)


def findings_of(tellings: Iterable[Telling]) -> Findings:
    """Compare the tellings of one incident, each with the origin behind it (``origins.standing``)."""
    by_field: dict[tuple[Field, str | None], list[Claim]] = defaultdict(list)
    for claim in claims_of(tellings):
        by_field[claim.field, claim.role].append(claim)
    values, revisions, contradictions = [], list[Revision](), list[Contradiction]()
    for (field, role), claims in sorted(by_field.items(), key=lambda each: (each[0][0], each[0][1] or "")):
        rejected = frozenset().union(*(claim.rejected for claim in claims))
        firm = [each for each in claims if each.firm or each.rejected or each.shown.casefold() in rejected]
        revised = tuple(_revisions(firm)) if field in _REVISED else ()
        revisions += revised
        replaced = {id(claim) for revision in revised for claim in revision.earlier.claims}
        standing = [claim for claim in firm if id(claim) not in replaced and not claim.former]
        values += sorted(_values(claims), key=lambda value: _rank(value, replaced))
        if field != "participant" and (sides := _sides(standing)):
            contradictions.append(Contradiction(field, role, sides))
    return Findings(tuple(values), tuple(revisions), tuple(contradictions))


def _rank(value: Value, replaced: set[int]) -> tuple[bool, int, int, int, str]:
    """Sort by what was not replaced, then by origins and reports, then by how exact it is."""
    gone = all(id(claim) in replaced for claim in value.claims)
    return gone, -len(value.origins), -len(value.reports), _breadth(value.claims[0]), value.shown


def _breadth(claim: Claim) -> int:
    if isinstance(claim.stated, Days):
        return claim.stated.length
    return int(isinstance(claim.stated, Spot) and not claim.stated.exact)


def _values(claims: Iterable[Claim]) -> list[Value]:
    """Put claims that say the same together; a value is shown in the words of its first claim."""
    groups: list[list[Claim]] = []
    for claim in claims:
        own = next((group for group in groups if _same(group[0], claim)), None)
        if own is None:
            groups.append([claim])
        else:
            own.append(claim)
    return [Value(group[0].field, group[0].role, group[0].shown, tuple(group)) for group in groups]


def _same(one: Claim, other: Claim) -> bool:
    if isinstance(one.stated, Spot) and isinstance(other.stated, Spot):
        return one.stated.exact == other.stated.exact and lie(one.stated, other.stated) == "same"
    if one.field == "participant":
        return is_one_name(one.shown, other.shown, "organisation") or is_one_name(one.shown, other.shown, "person")
    return one.stated == other.stated


def _revisions(claims: Sequence[Claim]) -> Iterator[Revision]:
    """Give what each origin, and each page, said first and later, by the dates of publication.

    What is told as a former value was said before all others.
    """
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        told[claim.origin].append(claim)
        if claim.telling.report.url:
            told[claim.telling.report.url].append(claim)
    seen = set[tuple[int, int]]()
    for _, each in sorted(told.items()):
        for earlier, later in pairwise(_values(sorted(each, key=lambda claim: not claim.former))):
            first, last = earlier.claims[0], later.claims[0]
            after = first.former or first.telling.report.id != last.telling.report.id
            new = after and not last.former and (id(first), id(last)) not in seen
            if new and (_exclude(earlier, later) or _is_settled(first, last)):
                seen.add((id(first), id(last)))
                yield Revision(first.origin, _wherever(earlier, claims), later)


def _is_settled(first: Claim, last: Claim) -> bool:
    """Tell whether a later exact count takes the place of a lower bound ("at least nine", then 12)."""
    ours, theirs = first.stated, last.stated
    if not (isinstance(ours, tuple) and isinstance(theirs, tuple)):
        return False
    return ours[1] is None and theirs[0] == theirs[1] and (theirs[0] or 0) > (ours[0] or 0)


def _wherever(value: Value, claims: Iterable[Claim]) -> Value:
    """Give a value with all claims by which its origins say it, in whatever report.

    An outlet that tells in its own name what was revised tells of somebody else's account.
    """
    retold = any(claim.former and claim.telling.origin.kind == "outlet" for claim in value.claims)
    told = [c for c in claims if (retold or c.origin in value.origins) and _same(value.claims[0], c)]
    return replace(value, claims=tuple(told))


def _sides(claims: Sequence[Claim]) -> tuple[Value, ...]:
    """Give the values that take part in a contradiction."""
    values = _values(claims)
    at_odds = [
        {one.shown, other.shown}
        for one, other in combinations(values, 2)
        if _exclude(one, other) and (one.origins != other.origins or len(one.origins) > 1)
    ]
    shown = set().union(*at_odds)
    return tuple(value for value in values if value.shown in shown)


def _exclude(one: Value, other: Value) -> bool:
    """Tell whether two values cannot both hold, or one is told with the words that it was not the other."""
    pairs = [*product(one.claims, other.claims), *product(other.claims, one.claims)]
    return _differ(one.claims[0], other.claims[0]) or any(b.shown.casefold() in a.rejected for a, b in pairs)


def _differ(one: Claim, other: Claim) -> bool:
    """Tell whether two claims cannot both hold."""
    ours, theirs = one.stated, other.stated
    if isinstance(ours, Days) and isinstance(theirs, Days):
        return ours.gap(theirs) > _NIGHT
    if isinstance(ours, Spot) and isinstance(theirs, Spot):
        return ours.exact and theirs.exact and ours.name != theirs.name and lie(ours, theirs) in {"apart", "country"}
    if isinstance(ours, tuple) and isinstance(theirs, tuple):
        low = max(ours[0] or 0, theirs[0] or 0)
        return low > min(or_open(ours[1]), or_open(theirs[1]))
    return one.field == "occurrence" and "denied" in {ours, theirs} and bool({ours, theirs} & _HAPPENED)
