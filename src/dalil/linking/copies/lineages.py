"""Lineages: from which report each sentence of a report was printed, through however many copies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

from dalil.linking.copies.comparing import Copy, copy_of
from dalil.linking.copies.fingerprints import band_keys, sketch
from dalil.records import Report, Span

LEAST_SHARED = 2
"""Keys that two reports must share before their texts are compared."""
_MOST = 0.5


@dataclass(frozen=True)
class Lineage:
    """Who printed whom among reports: for each report that prints others the copies of its nearest texts.

    ``copies`` are sorted by ``by`` and ``of``; ``outlets`` names who wrote each report that is printed, by its id;
    ``files`` are the ids of those of which only the file's name is known.
    """

    copies: tuple[Copy, ...] = ()
    outlets: Mapping[str, str] = field(default_factory=dict)
    files: frozenset[str] = frozenset()

    @cached_property
    def parents(self) -> Mapping[str, tuple[Copy, ...]]:
        """Give the copies of each report that prints others, the one with the largest share first."""
        found: dict[str, list[Copy]] = defaultdict(list)
        for copy in sorted(self.copies, key=lambda copy: (copy.by, -copy.share, copy.of)):
            found[copy.by].append(copy)
        return {by: tuple(each) for by, each in found.items()}

    def source(self, report: str, span: Span) -> tuple[str, Span] | None:
        """Find the report and the sentence from which a span of a report is printed."""
        for copy in self.parents.get(report, ()):
            for stretch in copy.stretches:
                if stretch.newer.overlaps(span):
                    return copy.of, stretch.older
        return None

    def first(self, report: str) -> str:
        """Give the report that stands at the beginning of the largest share of a report's text."""
        seen = {report}
        while (copies := self.parents.get(report)) and copies[0].of not in seen and copies[0].share > _MOST:
            report = copies[0].of
            seen.add(report)
        return report


def lineage(reports: Iterable[Report]) -> Lineage:
    """Find who printed whom among reports.

    The same whatever the order of the reports. Of several older reports a copy is of the one that shares most of it
    and is most alike; a second one counts where it has sentences that the first lacks.
    """
    known = {report.id: report for report in reports}
    pairs = _candidates(known) if len(known) > 1 else []
    found = [copy for pair in pairs if (copy := copy_of(known[pair[0]], known[pair[1]])) is not None]
    return nearest(found, known)


def nearest(copies: Iterable[Copy], known: Mapping[str, Report]) -> Lineage:
    """Keep of all the copies those of the nearest text; ``known`` are the reports by id."""
    by: dict[str, list[Copy]] = defaultdict(list)
    for copy in copies:
        by[copy.by].append(copy)
    kept = [copy for each in by.values() for copy in _fewest(each, known)]
    kept.sort(key=lambda copy: (copy.by, copy.of))
    printed = [known[copy.of] for copy in kept]
    files = frozenset(report.id for report in printed if not report.agency and not report.is_of_outlet)
    return Lineage(tuple(kept), {report.id: report.writer for report in printed}, files)


def _fewest(copies: Sequence[Copy], known: Mapping[str, Report]) -> list[Copy]:
    """Choose sources one by one, the one with most of what is not yet covered first."""
    left = {stretch.newer for copy in copies for stretch in copy.stretches}
    kept: list[Copy] = []
    rest = list(copies)
    while rest:
        best = min(rest, key=lambda copy: (-_gain(copy, left), *_rank(copy, known)))
        if kept and _gain(best, left) < 2:
            break
        kept.append(best)
        rest.remove(best)
        left -= {stretch.newer for stretch in best.stretches}
    return kept


def _gain(copy: Copy, left: set[Span]) -> float:
    return sum(stretch.alike > 0 for stretch in copy.stretches if stretch.newer in left)


def _rank(copy: Copy, known: Mapping[str, Report]) -> tuple[float, bool, str, str]:
    alike = sum(stretch.alike for stretch in copy.stretches) / len(copy.stretches)
    return -round(alike, 4), copy.credit is None, known[copy.of].published or "", copy.of


def _candidates(known: Mapping[str, Report]) -> list[tuple[str, str]]:
    holders: dict[str, list[str]] = defaultdict(list)
    for report in sorted(known):
        for key in band_keys(sketch(known[report])):
            holders[key].append(report)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for held in holders.values():
        for pair in combinations(held, 2):
            shared[pair] += 1
    return sorted(pair for pair, count in shared.items() if count >= LEAST_SHARED)
