"""Judging: what linking finds inside incidents and between reports, against the gold of a story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dalil.bench.linking.given import Coded
from dalil.bench.linking.schema import SideEntry
from dalil.bench.scoring import Counts
from dalil.linking.copies import Lineage, lineage
from dalil.linking.incidents import Findings, Incident, Value, findings_of, spoken_figures, sub_events
from dalil.linking.origins.standing import standing_behind
from dalil.linking.tellings import Telling

FIELDS = frozenset({"count", "when", "place", "occurrence"})


def standing(incident: Incident, told: Iterable[Telling], printed: Lineage) -> tuple[Telling, ...]:
    """Give an incident's tellings with the origins behind them; ``told`` are all of the story's."""
    reports = incident.reports
    return standing_behind(incident.tellings, printed, among=[each for each in told if each.report.id in reports])


def findings(coded: Coded, incidents: Mapping[str, Incident], told: Sequence[Telling]) -> dict[str, Findings]:
    """Compare the tellings of incidents, by their gold ids."""
    printed = lineage(report.report for report in coded.reports.values())
    return {name: findings_of(_accounts(incident, told, printed)) for name, incident in incidents.items()}


def _accounts(incident: Incident, told: Sequence[Telling], printed: Lineage) -> tuple[Telling, ...]:
    """Give an incident's tellings and the figures that speakers give of it, with the origins behind them."""
    among = [each for each in told if each.report.id in incident.reports]
    return standing_behind((*incident.tellings, *spoken_figures(incident.tellings, among)), printed, among=among)


def revisions(coded: Coded, incidents: Mapping[str, Incident], told: Sequence[Telling]) -> Counts:
    """Count revisions of counts: the gold incident, the value before and the value after."""
    gold = {
        (incident.entry.id, _number(revision.earlier), _number(revision.later))
        for incident in coded.story.incidents
        for revision in incident.entry.revisions
        if revision.field == "count"
    }
    found = {
        (name, _stated(revision.earlier), _stated(revision.later))
        for name, each in findings(coded, incidents, told).items()
        for revision in each.revisions
        if revision.earlier.field == "count"
    }
    return Counts.of(found, gold)


def contradictions(coded: Coded, incidents: Mapping[str, Incident], told: Sequence[Telling]) -> Counts:
    """Count contradictions: the gold incident and the field."""
    gold = {
        (incident.entry.id, contradiction.field)
        for incident in coded.story.incidents
        for contradiction in incident.entry.contradictions
        if contradiction.field in FIELDS
    }
    found = {
        (name, contradiction.field)
        for name, each in findings(coded, incidents, told).items()
        for contradiction in each.contradictions
    }
    return Counts.of(found, gold)


def sub_events_judged(coded: Coded, incidents: Mapping[str, Incident]) -> Counts:
    """Count pairs of an incident and the one that it hangs on."""
    gold = {(each.entry.id, each.entry.sub_of) for each in coded.story.incidents if each.entry.sub_of}
    names = {incident.key: name for name, incident in incidents.items()}
    found = {(names[each.part], names[each.whole]) for each in sub_events(incidents.values())}
    return Counts.of(found, gold)


def exact_origins(coded: Coded, incidents: Mapping[str, Incident], told: Sequence[Telling]) -> dict[str, Counts]:
    """Count the gold incidents, and the stories, whose tellings are parted by origin as in gold."""
    printed = lineage(report.report for report in coded.reports.values())
    exact, right, largest = 0, 0, (0, False)
    for incident in coded.story.incidents:
        if incident.entry.id not in incidents:
            continue
        found = {t.key: t.origin.key for t in standing(incidents[incident.entry.id], told, printed)}
        gold = {coded.keys[t.file, t.span]: t.origin or "" for t in incident.tellings if (t.file, t.span) in coded.keys}
        same = _parted(gold) == _parted({key: found[key] for key in gold})
        exact += same
        right += len(set(gold.values())) == len({found[key] for key in gold})
        largest = max(largest, (len({t.file for t in incident.tellings}), same))
    number = len(coded.story.incidents)
    return {
        "origins_exact": Counts(exact, number, exact, number),
        "origin_counts_exact": Counts(right, number, right, number),
        "story_origins_exact": Counts(largest[1], 1, largest[1], 1),
    }


def copies(coded: Coded) -> dict[str, Counts]:
    """Count the pairs of reports of which one prints the other, and those that are states of one page."""
    files = {report.report.id: file for file, report in coded.reports.items()}
    found = lineage(report.report for report in coded.reports.values()).copies
    pairs = {again: {(files[c.of], files[c.by]) for c in found if c.again == again} for again in (False, True)}
    return {
        "copy": Counts.of(pairs[False], {(copy.of, copy.by) for copy in coded.story.copies}),
        "version": Counts.of(pairs[True], {(version.of, version.by) for version in coded.story.versions}),
    }


def _parted(origins: Mapping[str, str]) -> frozenset[frozenset[str]]:
    groups: dict[str, set[str]] = defaultdict(set)
    for key, origin in origins.items():
        groups[origin].add(key)
    return frozenset(map(frozenset, groups.values()))


def _number(sides: Sequence[SideEntry]) -> float | str:
    return sides[-1].value


def _stated(value: Value) -> float | str:
    stated = value.claims[0].stated
    return float(stated[0] or stated[1] or 0) if isinstance(stated, tuple) else value.shown
