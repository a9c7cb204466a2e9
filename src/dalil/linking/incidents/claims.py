"""Claims: what each report says, from each origin, of when, where, to how many and by whom an incident was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain, islice
from typing import Literal

from dalil.linking.incidents.accounts import LEAD, SUFFERING
from dalil.linking.incidents.counted import HURT, WITH_ATTACKERS
from dalil.linking.incidents.counting import counts_of
from dalil.linking.incidents.days import Days
from dalil.linking.incidents.firmness import places_rejected, states_date, states_occurrence, states_place
from dalil.linking.incidents.restated import sentences_of
from dalil.linking.incidents.setting import Spot, spot_of
from dalil.linking.incidents.spoken import figure_of
from dalil.linking.incidents.vocabulary import families
from dalil.linking.tellings import Telling
from dalil.records import Event, Span, Statement

Field = Literal["when", "place", "count", "participant", "occurrence"]
Stated = Days | Spot | tuple[float | None, float | None] | str


@dataclass(frozen=True, slots=True)
class Claim:
    """A value that one telling gives a field, in words (``shown``) and in a form that can be compared (``stated``).

    ``role`` is that of a count or a participant; ``span`` holds the words, None where the event's own words say it.
    What is not ``firm`` supports a value, and neither contradicts nor replaces one. A ``former`` value is told as one
    that another has replaced; ``rejected`` are the places (lower case) that its words say it was not.
    """

    field: Field
    role: str | None
    shown: str
    stated: Stated
    span: Span | None
    telling: Telling
    origin: str
    firm: bool = True
    former: bool = False
    rejected: frozenset[str] = frozenset()

    @property
    def order(self) -> tuple[str, str]:
        """Give what claims are sorted by: the publication of the report, then the telling."""
        return self.telling.report.published or "", self.telling.key


_ALONE = (1.0, 1.0)


def claims_of(tellings: Iterable[Telling]) -> tuple[Claim, ...]:
    """Give the claims of an incident's tellings, by publication; of counts only those of the whole."""
    told = sorted((claim for telling in tellings for claim in _of_telling(telling)), key=lambda claim: claim.order)
    found = tuple(_of_speakers(told))
    counts = [claim for claim in found if claim.field == "count"]
    whole = set(map(id, _wholes(claim for claim in _of_one_role(counts) if not claim.former)))
    return tuple(claim for claim in found if claim.field != "count" or claim.former or id(claim) in whole)


def _of_speakers(told: Sequence[Claim]) -> Iterator[Claim]:
    """Give claims, what a speaker "had said" as former only where he says something else since."""
    anew = {(claim.origin, claim.role) for claim in told if not claim.former}
    for claim in told:
        spoken = isinstance(claim.telling.record, Statement)
        yield replace(claim, former=False) if spoken and (claim.origin, claim.role) not in anew else claim


def _of_one_role(counts: Iterable[Claim]) -> Iterator[Claim]:
    """Give counts of what is counted in one role.

    Left out is who is said to do what he suffers by the same words ("Ten people were killed in an attack"), and a
    number of the dead that the same report elsewhere says to hold the attackers.
    """
    told = list(counts)
    suffering = {(claim.telling.report.id, claim.span) for claim in told if claim.role in {SUFFERING, HURT}}
    whole = {(claim.telling.report.id, claim.stated) for claim in told if claim.role == WITH_ATTACKERS}
    for claim in told:
        report = claim.telling.report.id
        if claim.role == SUFFERING and (report, claim.stated) in whole:
            continue
        if claim.role in {SUFFERING, HURT} or (report, claim.span) not in suffering:
            yield claim


def _of_telling(telling: Telling) -> Iterator[Claim]:
    event, origin = telling.record, telling.origin.key
    if (figure := figure_of(telling)) is not None:
        bounds, former = figure.count.bounds, figure.count.former
        yield Claim("count", figure.role, _shown(*bounds), bounds, figure.count.span, telling, origin, former=former)
    if not isinstance(event, Event):
        return
    if event.when is not None and event.when.edtf is not None and (days := Days.of(event.when.edtf)) is not None:
        stated = event.status not in families().ahead and states_date(event.when)
        yield Claim("when", None, event.when.edtf, days, event.when.span, telling, origin, stated)
    rejected = places_rejected(event, telling.report)
    for place in event.places:
        if place.name.casefold() not in rejected:
            spot, firm = spot_of(place), states_place(place, telling.report)
            yield Claim("place", None, place.name, spot, place.span, telling, origin, firm, rejected=rejected)
    whole = states_occurrence(event, telling.report)
    yield Claim("occurrence", None, event.status, event.status, None, telling, origin, whole)
    for told in counts_of(event, telling):
        shown = _shown(*told.bounds)
        yield Claim("count", told.role, shown, told.bounds, told.span, telling, origin, told.firm, told.former)
    for participant in event.participants:
        entity = telling.entities.get(participant.entity or "")
        if entity is not None and not entity.private and entity.type in {"organisation", "person"}:
            yield Claim("participant", participant.role, entity.name, entity.name, participant.span, telling, origin)


def _shown(low: float | None, high: float | None) -> str:
    first, last = (format(Decimal(str(end)).normalize(), "f") if end is not None else "" for end in (low, high))
    return first if low == high else f"{first}..{last}"


def _wholes(counts: Iterable[Claim]) -> Iterator[Claim]:
    """Of what a report says from one origin, give the count of the whole: that of the lead, else the largest.

    Of several that one event has in a role the first counts ("34 fighters and 52 members of their families"). One who
    is told of after the lead may be one of several.
    """
    told: dict[tuple[str, str, str | None], dict[str, Claim]] = defaultdict(dict)
    for claim in sorted(counts, key=lambda claim: (claim.order, claim.span.start if claim.span else 0)):
        told[claim.telling.report.id, claim.origin, claim.role].setdefault(claim.telling.key, claim)
    for each in told.values():
        leading = [claim for claim in each.values() if _leads(claim.telling)]
        several = [claim for claim in each.values() if claim.stated != _ALONE]
        if leading or several:
            yield max(leading or several, key=lambda claim: (_size(claim), claim.order))


def _size(claim: Claim) -> float:
    low, high = claim.stated if isinstance(claim.stated, tuple) else (0, 0)
    return float(low or high or 0)


def _leads(telling: Telling) -> bool:
    event, report = telling.record, telling.report
    sentences = chain.from_iterable(sentences_of(report, block) for block in report.blocks)
    start, _ = next(islice(sentences, LEAD, None), (len(report.text), 0))
    return isinstance(event, Event) and event.trigger.start < start
