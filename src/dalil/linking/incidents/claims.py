"""Claims: what each report says, from each origin, of when, where, to how many and by whom an incident was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from dalil.linking.incidents.accounts import LEAD, SUFFERING, number_of, role_of
from dalil.linking.incidents.days import Days
from dalil.linking.incidents.setting import Setting, Spot, spot_of
from dalil.linking.incidents.vocabulary import families
from dalil.linking.tellings import Telling
from dalil.records import Event, Participant, Span

Field = Literal["when", "place", "count", "participant", "occurrence"]
Stated = Days | Spot | tuple[float | None, float | None] | str


@dataclass(frozen=True, slots=True)
class Claim:
    """A value that one telling gives a field, in words (``shown``) and in a form that can be compared (``stated``).

    ``role`` is that of a count or a participant; ``span`` holds the words, None where the event's own words say it.
    """

    field: Field
    role: str | None
    shown: str
    stated: Stated
    span: Span | None
    telling: Telling
    origin: str

    @property
    def order(self) -> tuple[str, str]:
        """Give what claims are sorted by: the publication of the report, then the telling."""
        return self.telling.report.published or "", self.telling.key


def claims_of(tellings: Iterable[Telling]) -> tuple[Claim, ...]:
    """Give the claims of an incident's tellings, by publication; of counts only those of the whole."""
    found = sorted((claim for telling in tellings for claim in _of_telling(telling)), key=lambda claim: claim.order)
    whole = set(map(id, _wholes(claim for claim in found if claim.field == "count")))
    return tuple(claim for claim in found if claim.field != "count" or id(claim) in whole)


def _of_telling(telling: Telling) -> Iterator[Claim]:
    event, origin = telling.record, telling.origin.key
    if not isinstance(event, Event):
        return
    if event.when is not None and event.when.edtf is not None and (days := Days.of(event.when.edtf)) is not None:
        yield Claim("when", None, event.when.edtf, days, event.when.span, telling, origin)
    for place in event.places:
        yield Claim("place", None, place.name, spot_of(place), place.span, telling, origin)
    yield Claim("occurrence", None, event.status, event.status, None, telling, origin)
    for participant in event.participants:
        yield from _of_participant(participant, telling, origin)


def _of_participant(participant: Participant, telling: Telling, origin: str) -> Iterator[Claim]:
    entity, number = telling.entities.get(participant.entity or ""), number_of(participant, telling.entities)
    if entity is not None and not entity.private and entity.type in {"organisation", "person"}:
        yield Claim("participant", participant.role, entity.name, entity.name, participant.span, telling, origin)
    alone = entity is not None and participant.count is None
    if number is not None and not alone and not _is_part(participant):
        role = role_of(participant)
        counted = role if role == SUFFERING or not participant.count else f"{role}: {participant.count.unit}"
        yield Claim("count", counted, _shown(*number), number, participant.span, telling, origin)


def _is_part(participant: Participant) -> bool:
    """Tell whether a number is only of a part of those concerned."""
    words = (participant.text or participant.span.exact).lower().split()
    if not families().part.isdisjoint(words[:3]):
        return True
    return words[1:2] == ["of"] and not families().part_of.isdisjoint(words[2:3])


def _shown(low: float | None, high: float | None) -> str:
    first, last = (format(Decimal(str(end)).normalize(), "f") if end is not None else "" for end in (low, high))
    return first if low == high else f"{first}..{last}"


def _wholes(counts: Iterable[Claim]) -> Iterator[Claim]:
    """Of what a report says from one origin, give the count of the whole: that of the lead, else the largest."""
    told: dict[tuple[str, str, str | None], list[Claim]] = defaultdict(list)
    for claim in counts:
        told[claim.telling.report.id, claim.origin, claim.role].append(claim)
    settings: dict[str, Setting] = {}
    for (report, _, _), each in told.items():
        if len(each) > 1 and report not in settings:
            settings[report] = Setting.of(each[0].telling.report, each[0].telling.entities, ())
        leading = [claim for claim in each if len(each) == 1 or _leads(claim.telling, settings[report])] or each
        yield max(leading, key=lambda claim: (_size(claim), claim.order))


def _size(claim: Claim) -> float:
    low, high = claim.stated if isinstance(claim.stated, tuple) else (0, 0)
    return float(low or high or 0)


def _leads(telling: Telling, setting: Setting) -> bool:
    event = telling.record
    return isinstance(event, Event) and setting.sentence(event.trigger.start) < LEAD
