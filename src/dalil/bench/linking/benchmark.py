"""`stories`: incidents, revisions, origins and copies among the reports of invented stories.

Metrics, on `corpus/stories` (its README has the rules by which gold was written). All stories of a split are linked
together, as in one base.

incident_pair_f1
    Pairwise F1 over gold tellings, micro over stories: pairs of tellings that linking puts into one incident against
    those that gold does (pairwise measure of clusterings, Hatzivassiloglou & McKeown 1993). Gold tellings are given,
    with what extraction finds for each (``given``); a telling that gold says is of no occasion is alone.
incident_pair_end_to_end_f1
    The same from the reports alone; a gold telling that extraction does not find is in no pair.
telling_recall
    The share of gold tellings where extraction finds an event, at their words or at others of the sentence that gold
    has for their incident: what bounds the metric before.
revision_f1, revision_end_to_end_f1
    F1 over revisions of counts: gold incident, value before, value after. An incident that is found counts as the gold
    one of most of its tellings. With gold incidents given, and from the reports alone.
contradiction_f1
    F1 over contradictions of counts, dates, places and occurrence: gold incident and field; gold incidents given.
sub_event_f1
    F1 over pairs of an incident and the one that it hangs on; gold incidents given.
origins_exact
    The share of gold incidents whose tellings go back to the same origins as in gold: the same partition of them.
origin_counts_exact
    The share of gold incidents with the right number of origins.
story_origins_exact
    The share of stories where the incident that most reports tell has exactly the right origins.
copy_f1, version_f1
    F1 over pairs of reports of which one prints the other, and over states of one page.

Those of the register and of series are told in ``register_scores`` and ``series_scores``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from dalil.bench.linking import register_scores, series_scores
from dalil.bench.linking.given import Coded, as_given, as_read, gold_incidents
from dalil.bench.linking.judging import contradictions, copies, exact_origins, revisions, sub_events_judged
from dalil.bench.linking.pairs import incidents_of, linked_pairs
from dalil.bench.linking.stories import load_stories
from dalil.bench.results import BenchmarkResult
from dalil.bench.scoring import Counts, Metric, estimate, f1, recall
from dalil.linking.incidents import Incident, incidents
from dalil.linking.tellings import Telling, tellings_of

if TYPE_CHECKING:
    from dalil.pipeline import Coder

_F1 = (
    "incident_pair", "incident_pair_end_to_end", "revision", "revision_end_to_end", "contradiction", "sub_event",
    "copy", "version",
)  # fmt: skip
_SHARES = ("telling_recall", "origins_exact", "origin_counts_exact", "story_origins_exact")

METRICS: Mapping[str, Metric] = {
    **{f"{name}_f1": f1(name) for name in _F1},
    **{name: recall(name) for name in _SHARES},
    **register_scores.METRICS,
    **series_scores.METRICS,
}


@dataclass(frozen=True, slots=True)
class Linked:
    """Stories with the incidents that linking makes of all their tellings, by key of the telling."""

    stories: tuple[Coded, ...]
    incidents: tuple[Incident, ...]

    @classmethod
    def of(cls, stories: Iterable[Coded]) -> Linked:
        """Link the tellings of stories together."""
        told = tuple(stories)
        return cls(told, incidents(telling for story in told for telling in told_in(story)))

    @property
    def where(self) -> dict[str, int]:
        """Give the number of the incident of each telling's key."""
        return incidents_of(tuple(telling.key for telling in incident.tellings) for incident in self.incidents)


def told_in(coded: Coded) -> list[Telling]:
    """Give all tellings of a story's reports."""
    return [telling for file in sorted(coded.reports) for telling in tellings_of(coded.reports[file])]


def run(folder: Path, split: str, coder: Coder) -> BenchmarkResult:
    """Run the benchmark; seconds are those of reading and linking the reports end to end."""
    stories = load_stories(folder, split)
    start = perf_counter()
    read = Linked.of(as_read(story, coder) for story in stories)
    seconds = perf_counter() - start
    given = Linked.of(as_given(story, coder) for story in stories)
    entries, figures = register_scores.entries_of(read.stories), series_scores.series_among(read.stories)
    counts = [
        {
            **score(one, other, given, read),
            **register_scores.score_register(other, entries),
            **series_scores.score_series(other, figures),
        }
        for one, other in zip(given.stories, read.stories, strict=True)
    ]
    return BenchmarkResult("stories", split, len(stories), seconds, estimate(counts, METRICS))


def score(given: Coded, read: Coded, linked_given: Linked, linked_read: Linked) -> dict[str, Counts]:
    """Count one story: with gold tellings and as read."""
    told = told_in(given)
    gold = gold_incidents(given)
    return {
        "incident_pair": linked_pairs(given, linked_given.where),
        "incident_pair_end_to_end": linked_pairs(read, linked_read.where),
        "telling_recall": _recall(read),
        "revision": revisions(given, gold, told),
        "revision_end_to_end": revisions(read, found_incidents(read, linked_read.incidents), told_in(read)),
        "contradiction": contradictions(given, gold, told),
        "sub_event": sub_events_judged(given, gold),
        **exact_origins(given, gold, told),
        **copies(given),
    }


def found_incidents(coded: Coded, found: Sequence[Incident]) -> dict[str, Incident]:
    """Give the incidents of a story that linking found by the gold incidents of most of their tellings.

    Of several that are of one gold incident the one with most of its tellings stands for it.
    """
    gold, best = coded.incident_of, dict[str, tuple[int, Incident]]()
    for incident in found:
        told = [gold[telling.key] for telling in incident.tellings if telling.key in gold]
        if told:
            name = min(set(told), key=lambda each: (-told.count(each), each))
            if told.count(name) > best.get(name, (0, incident))[0]:
                best[name] = (told.count(name), incident)
    return {name.partition("/")[2]: incident for name, (_, incident) in best.items()}


def _recall(read: Coded) -> Counts:
    places = [(told.file, told.span) for incident in read.story.incidents for told in incident.tellings]
    found = sum(place in read.keys for place in places)
    return Counts(found, len(places), found, len(places))
