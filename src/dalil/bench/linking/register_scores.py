"""Scores of the register: what linking makes of the designations that stories tell, from the reports alone.

designation_recall
    The share of gold tellings that stand in an entry with their organisation, jurisdiction and status.
register_entry_f1
    F1 over entries; of several that are of one gold entry one is right, and the others are too many.
register_disagreement_f1
    F1 over disagreements between sources: gold entry and field.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from dalil.bench.coding.sides import folded
from dalil.bench.linking.given import Coded
from dalil.bench.linking.stories import GoldDesignation
from dalil.bench.scoring import Counts, Metric, f1, recall
from dalil.linking.identities import identities
from dalil.linking.profiles import named_of
from dalil.linking.register import RegisterEntry, register
from dalil.linking.tellings import Telling, tellings_of
from dalil.records import Designation

METRICS: Mapping[str, Metric] = {
    "designation_recall": recall("designation_recall"),
    "register_entry_f1": f1("register_entry"),
    "register_disagreement_f1": f1("register_disagreement"),
}


def entries_of(stories: Iterable[Coded]) -> tuple[RegisterEntry, ...]:
    """Make the register of all stories together, as a base does."""
    reports = [report for story in stories for report in story.reports.values()]
    known = identities(named for report in reports for named in named_of(report))
    return register((telling for report in reports for telling in tellings_of(report)), known)


def score_register(coded: Coded, entries: Iterable[RegisterEntry]) -> dict[str, Counts]:
    """Count a story's gold tellings that stand in an entry of theirs, its entries, and what sources disagree on.

    Of several entries that are of one gold entry, the one with most of its tellings is right.
    """
    files = {report.report.id: file for file, report in coded.reports.items()}
    own = [entry for entry in entries if any(telling.report.id in files for telling in entry.tellings)]
    told = {entry.key: [(files[t.report.id], t) for t in entry.tellings if t.report.id in files] for entry in own}
    tellings, best = 0, dict[str, str]()
    for gold in coded.story.designations:
        found = {key: len(set(_found(gold, told[key]))) for key in sorted(told)}
        tellings += len({at for key in told for at in _found(gold, told[key])})
        if any(found.values()):
            best.setdefault(max(found, key=lambda key: found[key]), gold.entry.id)
    number = sum(len(gold.tellings) for gold in coded.story.designations)
    return {
        "designation_recall": Counts(tellings, number, tellings, number),
        "register_entry": Counts.of(
            {best.get(key, key) for key in told}, {gold.entry.id for gold in coded.story.designations}
        ),
        "register_disagreement": Counts.of(set(_disagreements(own, best)), set(_gold(coded.story.designations))),
    }


def _found(gold: GoldDesignation, told: Collection[tuple[str, Telling]]) -> Iterator[int]:
    """Give the numbers of the gold tellings that stand in an entry."""
    names = {folded(name) for name in gold.entry.names}
    own = [(file, telling) for file, telling in told if _is_of(telling, gold, names)]
    for number, wanted in enumerate(gold.tellings):
        if any(file == wanted.file and any(map(wanted.span.overlaps, t.record.evidence)) for file, t in own):
            yield number


def _is_of(telling: Telling, gold: GoldDesignation, names: Collection[str]) -> bool:
    record = telling.record
    if not isinstance(record, Designation):
        return False
    entity = telling.entities.get(record.organisation)
    called = {folded(name) for name in (entity.name, *entity.aliases)} if entity else set()
    same = (record.jurisdiction, record.status) == (gold.entry.jurisdiction, gold.entry.status)
    return same and not called.isdisjoint(names)


def _disagreements(entries: Iterable[RegisterEntry], best: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for entry in entries:
        yield from ((best.get(entry.key, entry.key), each.field) for each in entry.disagreements if not each.revised)


def _gold(designations: Iterable[GoldDesignation]) -> Iterator[tuple[str, str]]:
    for gold in designations:
        yield from ((gold.entry.id, each.field) for each in gold.entry.contradictions)
