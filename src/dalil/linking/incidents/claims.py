"""Claims: what each report says, from each origin, of when, where, to how many and by whom an incident was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from dalil.linking.incidents.accounts import LEAD, Setting, Spot, spot_of
from dalil.linking.incidents.days import Days
from dalil.linking.incidents.vocabulary import families
from dalil.linking.tellings import Telling
from dalil.records import Event, Participant, Span

Field = Literal["when", "place", "count", "participant", "occurrence"]
Stated = Days | Spot | tuple[float | None, float | None] | str

SUFFERING = "suffering"


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


def claims_of(tellings: Sequence[Telling], origins: Mapping[str, str]) -> tuple[Claim, ...]:
    """Give the claims of an incident's tellings; of counts only those of the whole.

    ``origins`` names the origin of each telling's key; where it has none, it is the telling's own.
    """
    found = [claim for telling in tellings for claim in _of_telling(telling, origins.get(telling.key))]
    counts = [claim for claim in found if claim.field == "count"]
    whole = set(map(id, _wholes(counts)))
    return tuple(claim for claim in found if claim.field != "count" or id(claim) in whole)


def _of_telling(telling: Telling, known: str | None) -> Iterator[Claim]:
    event, origin = telling.record, known or telling.origin.key
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
    role = SUFFERING if participant.role in families().suffering else participant.role
    count, entity = participant.count, telling.entities.get(participant.entity or "")
    if entity is not None and not entity.private and entity.type in {"organisation", "person"}:
        yield Claim("participant", participant.role, entity.name, entity.name, participant.span, telling, origin)
    if count is None or role in families().uncounted or (count.min is None and count.max is None):
        return
    if not families().part.isdisjoint((participant.text or participant.span.exact).lower().split()):
        return
    unit = role if role == SUFFERING else f"{role}: {count.unit}"
    yield Claim("count", unit, _shown(count.min, count.max), (count.min, count.max), participant.span, telling, origin)


def _shown(low: float | None, high: float | None) -> str:
    if low == high:
        return f"{low:g}"
    return f"{'' if low is None else f'{low:g}'}..{'' if high is None else f'{high:g}'}"


def _wholes(counts: Iterable[Claim]) -> Iterator[Claim]:
    """Of what a report says from one origin, give the count of the whole: that of the lead, else the largest."""
    told: dict[tuple[str, str, str | None], list[Claim]] = defaultdict(list)
    for claim in counts:
        told[claim.telling.report.id, claim.origin, claim.role].append(claim)
    for each in told.values():
        leading = [claim for claim in each if _leads(claim.telling)] or each
        yield max(leading, key=lambda claim: (_size(claim), claim.order))


def _size(claim: Claim) -> float:
    low, high = claim.stated if isinstance(claim.stated, tuple) else (0, 0)
    return float(low or high or 0)


def _leads(telling: Telling) -> bool:
    event = telling.record
    setting = Setting.of(telling.report, telling.entities, ())
    return isinstance(event, Event) and setting.sentence(event.trigger.start) < LEAD
