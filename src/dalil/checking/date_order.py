"""Dates that are out of order: after the publication, within one case, within one period."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import permutations

from dalil.checking.comparisons import comparisons
from dalil.checking.figures import Figure
from dalil.checking.found import Found
from dalil.checking.tellings import Telling
from dalil.checking.wording import after_publication, backwards, out_of_order
from dalil.records import CodedReport, Entity, Event
from dalil.records.edtf import bounds, full_date, is_valid

_HAPPENED = frozenset({"asserted", "alleged"})
_ONE_CASE = 184
"""Steps of one case that are told out of order lie within so many days: a longer time may part two cases."""
_SAID_CASE = 5 * 366
_YEARS = re.compile(r"\b(?:from|between)\s+((?:19|20)\d\d)\s+(?:to|until|till|and)\s+((?:19|20)\d\d)\b", re.IGNORECASE)


def check_date_order(reports: Iterable[CodedReport], figures: tuple[Figure, ...]) -> Iterator[Found]:
    """Find events after their publication, steps of a case in the wrong order, and periods that run backwards."""
    for coded in sorted(reports, key=lambda c: (c.report.published or "", c.report.id)):
        happened = sorted((e for e in coded.events if e.status in _HAPPENED and e.evidence), key=lambda e: e.trigger)
        yield from _after_publication(happened, coded.report.published)
        yield from _cases(happened, coded)
    for figure in figures:
        if figure.when is not None and figure.when.span is not None and _runs_backwards(figure.when.span.exact):
            yield Found("date_order", "inconsistent", (figure.id,), backwards(figure.when.span.exact))


def _after_publication(events: list[Event], published: str | None) -> Iterator[Found]:
    """Find events told as having happened that the text itself dates wholly after the publication."""
    latest = bounds(published)[1] if published and is_valid(published) else None
    for event in events:
        edtf = event.when.edtf if event.when and event.when.anchor is None else None
        first = bounds(edtf)[0] if edtf and is_valid(edtf) else None
        if latest is not None and first is not None and first > latest and published:
            yield Found("date_order", "inconsistent", (event.id,), after_publication(edtf or "", published))


def _cases(events: list[Event], coded: CodedReport) -> Iterator[Found]:
    """Find a later step of a person's case that is told after an earlier step and dated before it."""
    telling = Telling.of(coded)
    for earlier, later in permutations(events, 2):
        first, last = _day(earlier), _day(later)
        if first is None or last is None or not 0 < (first - last).days <= _reach(later, telling):
            continue
        if later.trigger < earlier.trigger or (earlier.type, later.type) not in _steps():
            continue
        if any(_is_apart(event, telling) for event in (earlier, later)) or not _of_one(earlier, later, coded):
            continue
        words = out_of_order(earlier.type, first.isoformat(), later.type, last.isoformat())
        yield Found("date_order", "inconsistent", (earlier.id, later.id), words.replace("_", " "))


def _of_one(earlier: Event, later: Event, coded: CodedReport) -> bool:
    """Tell whether two events befall one person; "he" is the only person of whom the report tells by name."""
    if _persons(earlier, coded.entities) & _persons(later, coded.entities):
        return True
    persons = {entity.id for entity in coded.entities if entity.type == "person"}
    return _is_pronoun(later) and len(persons) == 1 and persons == _persons(earlier, coded.entities)


def _reach(later: Event, telling: Telling) -> int:
    """Give how far apart two steps may lie: further where the words say that the case is the one told before."""
    said = _words(later, telling) & comparisons().one_case
    return _SAID_CASE if said else _ONE_CASE


def _words(event: Event, telling: Telling) -> set[str]:
    return set(re.findall(r"[a-z]+", telling.sentence(event.trigger.start).exact.lower()))


def _steps() -> frozenset[tuple[str, str]]:
    """List the pairs of event types of which the second follows the first in one case."""
    return frozenset((first, then) for first, following in comparisons().steps.items() for then in following)


def _persons(event: Event, entities: Iterable[Entity] = ()) -> frozenset[str]:
    """Give the entities to whom an event happens, by their ids or by their mentions."""
    befallen = [p for p in event.participants if p.role in comparisons().case_roles]
    named = {p.entity for p in befallen if p.entity}
    spans = [p.span for p in befallen if not p.entity]
    return frozenset(named | {e.id for e in entities if any(s in e.mentions for s in spans)})


def _is_pronoun(event: Event) -> bool:
    """Tell an event that befalls somebody whom it names by a pronoun alone."""
    befallen = [p for p in event.participants if p.role in comparisons().case_roles]
    return len(befallen) == 1 and befallen[0].span.exact.lower() in comparisons().pronouns


def _is_apart(event: Event, telling: Telling) -> bool:
    """Tell words that part two cases of one person ("earlier", "in absentia", "again")."""
    return bool(_words(event, telling) & comparisons().other_case)


def _day(event: Event) -> date | None:
    return full_date(event.when.edtf) if event.when else None


def _runs_backwards(words: str) -> bool:
    years = _YEARS.search(words)
    return years is not None and int(years[1]) > int(years[2])
