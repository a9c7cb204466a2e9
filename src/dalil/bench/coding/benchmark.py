"""`dalil-corpus`: whole reports, coded from the page to the records, against annotation in full.

Metrics, on Dalil's own corpus (`corpus/GUIDELINES.md`); records are aligned one to one within a kind (``alignment``).
The annotation is complete, so what is surplus counts against precision.

records_f1, and for each kind (entities, statements, events, designations, statistics, checks) KIND_precision,
KIND_recall, KIND_f1
    Micro over records: the pairs of the alignment over the records found, and over those annotated. Entities are
    named persons, organisations and places; a designation counts once however often it is told.
KIND_FIELD_accuracy, KIND_FIELD_f1
    One field of the aligned records. Accuracy where every record has a value; micro F1 over values where it may lack
    one or have several. What counts as the same value is said in ``fields``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from dalil.bench.annotated import load
from dalil.bench.coding.alignment import Alignment, align
from dalil.bench.coding.fields import FIELDS
from dalil.bench.coding.listing import listing
from dalil.bench.coding.sides import KINDS
from dalil.bench.results import BenchmarkResult
from dalil.bench.scoring import Counts, Metric, estimate, f1, precision, recall, total
from dalil.records import to_json

if TYPE_CHECKING:
    from dalil.pipeline import Coder

TOTALS_ONLY = "sealed"
"""The split of which nobody looks at what is missed."""


@dataclass(frozen=True, slots=True)
class WherePresent:
    """A metric of one part.

    A resample of reports in which neither side has any of it has no value of its own; it takes that of all reports.
    """

    metric: Metric
    part: str

    def __call__(self, counts: Mapping[str, npt.NDArray[np.float64]]) -> npt.NDArray[np.float64]:
        """Compute the metric."""
        _, predicted, _, gold = counts[self.part].T
        values = self.metric(counts)
        values[predicted + gold == 0] = values[0]
        return values


METRICS: Mapping[str, Metric] = {
    "records_f1": f1("records"),
    **{
        f"{kind}_{name}": WherePresent(metric(kind), kind)
        for kind in KINDS
        for name, metric in (("precision", precision), ("recall", recall), ("f1", f1))
    },
    **{name: WherePresent(f1(name), name) for kind in KINDS for name in FIELDS[kind]},
}


def run(folder: Path, split: str, coder: Coder) -> BenchmarkResult:
    """Run the benchmark.

    Predictions are the coded reports (``read.jsonl``) and, but for the sealed split, what was missed, surplus or
    wrong, report by report (``errors.txt``).
    """
    reports = tuple(load(folder, split))
    start = perf_counter()
    coded = [coder.read(report.source, report.known) for report in reports]
    seconds = perf_counter() - start
    aligned = [align(report.gold, found) for report, found in zip(reports, coded, strict=True)]
    predictions = {"read.jsonl": "".join(to_json(found) + "\n" for found in coded)}
    if split != TOTALS_ONLY:
        predictions["errors.txt"] = "".join(listing(each) for each in aligned)
    return BenchmarkResult(
        "dalil-corpus", split, len(reports), seconds, estimate([score(each) for each in aligned], METRICS), predictions
    )


def score(aligned: Alignment) -> dict[str, Counts]:
    """Count one report's records and the fields of those that are aligned."""
    counts: dict[str, Counts] = {}
    for kind in KINDS:
        paired = aligned.kinds[kind]
        right = len(paired.pairs)
        counts[kind] = Counts(right, right + len(paired.surplus), right, right + len(paired.missed))
    counts["records"] = total(list(counts.values()))
    for kind in KINDS:
        pairs = aligned.kinds[kind].pairs
        for name, compare in FIELDS[kind].items():
            counts[name] = total([Counts(), *(compare(gold, found, aligned) for gold, found in pairs)])
    return counts
