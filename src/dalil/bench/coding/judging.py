"""Judging: which records of a report are right, and what they say of themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dalil.bench.annotated import AnnotatedReport
from dalil.bench.coding.alignment import Alignment, align
from dalil.bench.coding.fields import FIELDS
from dalil.extraction.calibration.features import KINDS, Kind, features_of

if TYPE_CHECKING:
    from dalil.pipeline import Coder

MAIN_FIELDS: Mapping[Kind, tuple[str, ...]] = {
    "statements": ("statement_speaker_accuracy",),
    "events": ("event_status_accuracy",),
    "designations": ("designation_status_accuracy",),
    "statistics": ("statistic_measure_accuracy", "statistic_figures_accuracy"),
}
"""The fields that a record must have right beside being aligned.

Alignment itself asks for the type and the sentence of an event, half of a statement's content, the organisation and
the jurisdiction of a designation.
"""


@dataclass(frozen=True, slots=True)
class Judged:
    """A record that was found: its confidence, its features, and whether it is right."""

    report: str
    kind: Kind
    confidence: float
    features: Mapping[str, float]
    right: bool


@dataclass(frozen=True, slots=True)
class Judgement:
    """All records found in some reports, and how many of each kind there are to find."""

    records: tuple[Judged, ...]
    gold: Mapping[Kind, int]


def judge_all(reports: Iterator[AnnotatedReport], coder: Coder) -> Judgement:
    """Read annotated reports and judge each record found; the coder's threshold decides which are found."""
    records: list[Judged] = []
    gold: dict[Kind, int] = dict.fromkeys(KINDS, 0)
    for report in reports:
        aligned = align(report.gold, coder.read(report.source, report.known))
        for kind in KINDS:
            gold[kind] += len(aligned.kinds[kind].pairs) + len(aligned.kinds[kind].missed)
            records += _judged(report.id, kind, aligned)
    return Judgement(tuple(records), gold)


def _judged(report: str, kind: Kind, aligned: Alignment) -> Iterator[Judged]:
    found = [(record, _is_right(kind, gold, record, aligned)) for gold, record in aligned.kinds[kind].pairs]
    found += [(record, False) for record in aligned.kinds[kind].surplus]
    for record, right in found:
        yield Judged(report, kind, record.confidence, features_of(kind, record, aligned.found.coded), right)


def _is_right(kind: Kind, gold: Any, found: Any, aligned: Alignment) -> bool:
    counts = (FIELDS[kind][name](gold, found, aligned) for name in MAIN_FIELDS[kind])
    return all(count.right == count.predicted for count in counts)
