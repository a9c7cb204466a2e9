"""Gold tellings as records: what the linker is given where it is judged alone.

Every gold telling becomes an event at its words. Where Dalil's extraction finds an event there, it is that event;
where it finds none, the words are handed to the extraction as those of an event of the incident's type, so that time,
place and participants are found as for any other event. Events at other words are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dalil.bench.coding.sides import Sentences
from dalil.bench.linking.stories import GoldTelling, Story, StoryReport
from dalil.extraction.chains import chain_of
from dalil.language.analysis import Analysis, Happening
from dalil.linking.incidents.accounts import Account, account_of, joined
from dalil.linking.incidents.incident import Incident
from dalil.linking.incidents.setting import Setting
from dalil.linking.tellings import Telling, tellings_of
from dalil.records import CodedReport, Event, Span
from dalil.records.keys import key_of

if TYPE_CHECKING:
    from dalil.pipeline import Coder

Place = tuple[str, Span]
"""A gold telling's file and words."""


@dataclass(frozen=True, slots=True)
class Coded:
    """The reports of a story as coded; ``keys`` names the telling that stands for a gold telling, where one does.

    One telling may stand for several words of its sentence that gold has for one incident.
    """

    story: Story
    reports: Mapping[str, CodedReport]
    keys: Mapping[Place, str]

    @property
    def told(self) -> list[tuple[str, str]]:
        """Give key and gold incident of each gold telling that is found; a loose telling is alone in its own."""
        told = [
            (telling, f"{self.story.name}/{incident.entry.id}")
            for incident in self.story.incidents
            for telling in incident.tellings
        ]
        told += [(telling, f"{self.story.name}/loose {at}") for at, telling in enumerate(self.story.loose)]
        return [(self.keys[t.file, t.span], name) for t, name in told if (t.file, t.span) in self.keys]

    @property
    def incident_of(self) -> dict[str, str]:
        """Give the gold incident of each telling's key."""
        return dict(self.told)


def as_read(story: Story, coder: Coder) -> Coded:
    """Code the reports of a story end to end.

    A gold telling is found where an event's trigger shares its words, or those of another gold telling of its incident
    in the same sentence: what a sentence says twice of one thing ("an attack in which nine died") is coded once.
    """
    reports = {report.file: coder.read(report.source, report.facts) for report in story.reports}
    keys = {place: key for file in reports for place, key in _found(file, reports[file], _places(story, file))}
    return Coded(story, reports, {**keys, **dict(_retold(story, keys))})


def as_given(story: Story, coder: Coder) -> Coded:
    """Code the reports of a story with its gold tellings as the only events."""
    reports, keys = dict[str, CodedReport](), dict[Place, str]()
    for report in story.reports:
        reports[report.file], found = _given(story, report, coder)
        keys |= found
    return Coded(story, reports, keys)


def gold_incidents(coded: Coded) -> dict[str, Incident]:
    """Make the gold incidents of a story, by their ids, of the tellings that stand for theirs."""
    tellings = {t.key: t for report in coded.reports.values() for t in tellings_of(report)}
    apart, made = coded.incident_of, dict[str, Incident]()
    for incident in coded.story.incidents:
        keys = {key for key, name in apart.items() if name == f"{coded.story.name}/{incident.entry.id}"}
        if keys:
            accounts = _accounts([tellings[key] for key in sorted(keys)], coded)
            told = sorted((tellings[key] for key in keys), key=lambda t: (t.report.published or "", t.key))
            made[incident.entry.id] = Incident(f"i-{min(keys)}", incident.entry.type, tuple(told), (), accounts)
    return made


def _accounts(tellings: Iterable[Telling], coded: Coded) -> tuple[Account, ...]:
    events = {report.report.id: report.events for report in coded.reports.values()}
    by_report: dict[str, list[Account]] = {}
    for telling in tellings:
        setting = Setting.of(telling.report, telling.entities, events[telling.report.id])
        by_report.setdefault(telling.report.id, []).append(account_of(telling, setting))
    return tuple(joined(accounts) for accounts in by_report.values())


def _given(story: Story, report: StoryReport, coder: Coder) -> tuple[CodedReport, dict[Place, str]]:
    analysis = coder.analyse(report.report)
    types = dict(_types(story, report.file))
    missed = _missed(types, coder.code(analysis).events)
    coded = coder.code(_with(analysis, {span: types[span] for span in missed}))
    bare = {
        span: _bare(f"g{number}", types[span], span, chain_of(span, coded.statements))
        for number, span in enumerate(_missed(types, coded.events))
    }
    events = sorted((*coded.events, *bare.values()), key=lambda event: (event.trigger, event.id))
    found = dict(_found(report.file, replace(coded, events=tuple(events)), _places(story, report.file)))
    kept = tuple(event for event in events if key_of(coded.report.id, event.id) in found.values())
    return replace(coded, events=kept), found


def _types(story: Story, file: str) -> Iterator[tuple[Span, str]]:
    for incident in story.incidents:
        yield from ((told.span, incident.entry.type) for told in incident.tellings if told.file == file)


def _places(story: Story, file: str) -> Iterator[Place]:
    told: Iterable[GoldTelling] = (one for incident in story.incidents for one in incident.tellings)
    yield from ((one.file, one.span) for one in (*told, *story.loose) if one.file == file)


def _missed(types: Iterable[Span], events: Iterable[Event]) -> list[Span]:
    """Give the words at which no event stands, or one that stands for other words already."""
    free, missed = list(events), []
    for span in sorted(types):
        taken = next((event for event in free if event.trigger.overlaps(span)), None)
        if taken is None:
            missed.append(span)
        else:
            free.remove(taken)
    return missed


def _found(file: str, coded: CodedReport, places: Iterable[Place]) -> Iterator[tuple[Place, str]]:
    free = list(coded.events)
    for place in sorted(places):
        event = next((event for event in free if event.trigger.overlaps(place[1])), None)
        if event is not None:
            free.remove(event)
            yield (file, place[1]), key_of(coded.report.id, event.id)


def _retold(story: Story, keys: Mapping[Place, str]) -> Iterator[tuple[Place, str]]:
    """Give the tellings at whose words no event stands the one of their incident in their sentence, if there is one."""
    sentences = {report.file: Sentences(report.report) for report in story.reports}
    for incident in story.incidents:
        told: dict[tuple[str, int], list[Place]] = {}
        for one in incident.tellings:
            told.setdefault((one.file, sentences[one.file].at(one.span.start)), []).append((one.file, one.span))
        for places in told.values():
            key = next((keys[place] for place in places if place in keys), None)
            if key is not None:
                yield from ((place, key) for place in places if place not in keys)


def _with(analysis: Analysis, types: Mapping[Span, str]) -> Analysis:
    """Add events at words as if the reading model had seen them."""
    others = [h for h in analysis.happenings if not any(h.span.overlaps(span) for span in types)]
    added = [
        Happening(kind, "asserted", span, number, (), 1.0, 0.0)
        for span, kind in types.items()
        for number, sentence in enumerate(analysis.sentences)
        if sentence.span.start <= span.start < sentence.span.end
    ]
    return replace(analysis, happenings=tuple(sorted((*others, *added), key=lambda happening: happening.span)))


def _bare(identifier: str, kind: str, span: Span, chain: tuple[str, ...]) -> Event:
    return Event(identifier, kind, "asserted", span, None, (), (), chain, 1.0, "person", (span,))
