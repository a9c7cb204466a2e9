"""Counts: how many an event had, by its tally, else by its participants, else by the words right beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dalil.linking.incidents.accounts import SUFFERING
from dalil.linking.incidents.casualties import casualties_beside
from dalil.linking.incidents.counted import HURT, count_of, restricts, sufferers
from dalil.linking.incidents.restated import Bounds, Restated, is_former, replaced_beside, sentence_of, tallies_of
from dalil.linking.incidents.vocabulary import families
from dalil.linking.tellings import Telling
from dalil.records import Event, Span


@dataclass(frozen=True, slots=True)
class Counted:
    """How many are in a role; what is not of the whole is not ``firm``, a ``former`` number is told as replaced."""

    role: str
    bounds: Bounds
    span: Span
    firm: bool = True
    former: bool = False


def counts_of(event: Event, telling: Telling) -> Iterator[Counted]:
    """Give the numbers that the words of an event tell of each role, from the first source that has any."""
    told = set[str]()
    for source in (_tallied, _taking_part, _beside):
        found = [each for each in _apart(source(event, telling), event, telling) if each.role not in told]
        yield from found
        told |= {each.role for each in found if not each.former}


def _apart(counts: Iterable[Counted], event: Event, telling: Telling) -> Iterator[Counted]:
    """Tell those who attacked, and numbers that hold them, from those who suffer from violence."""
    report, violent = telling.report, families().family(event.type) == "violence"
    for each in counts:
        role = sufferers(report.text, each.span, sentence_of(event, report)) if violent else each.role
        yield replace(each, role=role) if each.role == SUFFERING else each


def _tallied(event: Event, telling: Telling) -> Iterator[Counted]:
    yield from (_of(each) for each in tallies_of(event, telling.report))


def _taking_part(event: Event, telling: Telling) -> Iterator[Counted]:
    """Give how many the participants are, and the numbers that these are told to replace."""
    report, happened = telling.report, event.status not in families().ahead
    for participant in event.participants:
        counted = count_of(participant, event, telling)
        if counted is not None:
            role, bounds = counted
            whole = happened and not restricts(event, participant, report.text)
            yield Counted(role, bounds, participant.span, whole, is_former(event, report))
            replaced = replaced_beside(event, report)
            yield from (Counted(role, each.bounds, each.span, former=True) for each in replaced)


def _beside(event: Event, telling: Telling) -> Iterator[Counted]:
    if event.status not in families().ahead:
        report = telling.report
        told = [(each, is_former(event, report, each.span.start)) for each in casualties_beside(event, report)]
        yield from (_of(each, former=former) for each, former in told)
        if any(not each.hurt and not former for each, former in told):
            yield from (_of(each) for each in replaced_beside(event, report))


def _of(told: Restated, *, former: bool = False) -> Counted:
    return Counted(HURT if told.hurt else SUFFERING, told.bounds, told.span, former=former or told.former)
