"""Whole reports against the facts that a careful coder takes from them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from pydantic import BaseModel, ConfigDict, ValidationError

from dalil.bench.annotated import AnnotatedReport, load_report
from dalil.bench.facts import FACTS, Fact, Kind, Words, read_fact
from dalil.bench.results import BenchmarkResult
from dalil.bench.scoring import Counts, Metric, estimate
from dalil.errors import BenchmarkError, SourceError
from dalil.reading import Source, find_sources
from dalil.reading.sources import MEDIA_TYPES
from dalil.records import CodedReport, Designation, Event, Span, to_json
from dalil.settings import Facts

if TYPE_CHECKING:
    from dalil.pipeline import Coder

GOLD = "gold.json"
_Array = npt.NDArray[np.float64]
_FAULTS = {
    "wrong spans": "spans_exact",
    "records without evidence": "records_with_evidence",
    "forbidden events": "events_not_forbidden",
    "surplus designations": "designations_not_surplus",
}


class _Never(BaseModel):
    model_config = ConfigDict(extra="forbid")
    type: tuple[str, ...]


class _Entry(BaseModel):
    """One report of a facts file, as written there."""

    model_config = ConfigDict(extra="forbid")
    published: str
    outlet: str
    facts: tuple[tuple[str, dict[str, Any]], ...]
    designations: frozenset[str | None] | None
    never: tuple[_Never, ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """What is expected of one report.

    ``designations`` are the jurisdictions in which one is true (None: not judged), ``never`` the event types that
    must not be told as asserted.
    """

    source: Source
    known: Facts
    facts: tuple[tuple[Kind, Fact], ...]
    designations: frozenset[str | None] | None
    never: frozenset[str]


@dataclass(frozen=True, slots=True)
class Judged:
    """One coded report judged: what was missed, and what is at fault."""

    coded: CodedReport
    facts: tuple[tuple[Kind, Fact], ...]
    missed: tuple[tuple[Kind, Fact], ...]
    forbidden: tuple[Event, ...]
    surplus: tuple[Designation, ...]

    def counts(self) -> dict[str, Counts]:
        """Count found facts in all and by kind, and faults by name."""
        spans = list(spans_in((self.coded.entities, self.coded.statements, *_records(self.coded))))
        wrong = sum(self.coded.report.text[span.start : span.end] != span.exact for span in spans)
        records = [record for group in _records(self.coded) for record in group]
        faults = (wrong, sum(not r.evidence for r in records), len(self.forbidden), len(self.surplus))
        totals = (len(spans), len(records), len(self.coded.events), len(self.coded.designations))
        return {
            "facts": Counts(found=len(self.facts) - len(self.missed), gold=len(self.facts)),
            **{kind: self._found(kind) for kind, _ in FACTS.values()},
            **{name: Counts(*pair) for name, *pair in zip(_FAULTS, faults, totals, strict=True)},
        }

    def _found(self, kind: Kind) -> Counts:
        of_kind = sum(each == kind for each, _ in self.facts)
        return Counts(found=of_kind - sum(each == kind for each, _ in self.missed), gold=of_kind)

    def listing(self) -> str:
        """List what was missed and what is forbidden or surplus, in words."""
        found = len(self.facts) - len(self.missed)
        lines = [f"{self.coded.report.source}: {found} of {len(self.facts)} facts"]
        lines += [f"  missed {kind}: {fact.model_dump_json(exclude_unset=True)}" for kind, fact in self.missed]
        lines += [f"  forbidden event {event.type}: {event.trigger.exact}" for event in self.forbidden]
        lines += [
            f"  surplus designation {Words(self.coded).entity(d.organisation)} in {d.jurisdiction}"
            for d in self.surplus
        ]
        return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class Found:
    """The share of expected facts that were found.

    A resample of reports that expect none has no share of its own; it takes the share of all reports.
    """

    part: str

    def __call__(self, counts: Mapping[str, _Array]) -> _Array:
        """Compute the share."""
        _, _, found, gold = counts[self.part].T
        shares = _share(found, gold)
        shares[gold == 0] = shares[0]
        return shares


@dataclass(frozen=True, slots=True)
class Sound:
    """The share of what was given that is not at fault; all of it where nothing was given."""

    part: str

    def __call__(self, counts: Mapping[str, _Array]) -> _Array:
        """Compute the share."""
        faults, given, _, _ = counts[self.part].T
        return 1 - _share(faults, given)


def _share(part: _Array, whole: _Array) -> _Array:
    shares: _Array = np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)
    return shares


def articles(folder: Path, split: str, coder: Coder) -> BenchmarkResult:
    """Read reports and look for the facts that a coder expects in them.

    ``folder`` holds ``gold.json`` or annotations, and the reports, or a folder of that shape for each split.
    ``facts_found`` and ``<kind>_found`` are shares of the expected facts (recall); ``spans_exact``,
    ``records_with_evidence``, ``events_not_forbidden`` and ``designations_not_surplus`` are shares of the spans,
    records, events and designations given. 1 is best for each of them.
    Predictions are the coded reports (``read.jsonl``) and what was missed, with the faults counted (``missed.txt``).
    Raises BenchmarkError where there are no such facts.
    """
    expected = tuple(load(folder if (folder / GOLD).is_file() else folder / split))
    start = perf_counter()
    coded = [coder.read(each.source, each.known) for each in expected]
    seconds = perf_counter() - start
    judged = [judge(report, each) for report, each in zip(coded, expected, strict=True)]
    counts = [each.counts() for each in judged]
    predictions = {
        "read.jsonl": "".join(to_json(report) + "\n" for report in coded),
        "missed.txt": "".join(each.listing() for each in judged) + _faults_counted(counts),
    }
    estimates = estimate(counts, _metrics(judged))
    return BenchmarkResult("articles", split, len(expected), seconds, estimates, predictions)


def load(folder: Path) -> Iterator[Expected]:
    """Load the facts and reports of a folder: of ``gold.json``, then of annotations that it does not name.

    Raises BenchmarkError where there is neither, or where one does not validate.
    """
    path = folder / GOLD
    annotations = sorted(folder.glob("*.yaml"))
    try:
        entries = json.loads(path.read_text(encoding="utf-8")) if path.is_file() or not annotations else {}
    except FileNotFoundError as error:
        raise BenchmarkError(str(path), "there is no such file", f"give a folder that holds {GOLD}") from error
    except ValueError as error:
        raise BenchmarkError(str(path), f"it is no JSON ({error})", "mend the file") from error
    for name in sorted(entries):
        yield _listed(path, name, entries[name])
    for annotation in annotations:
        if annotation.stem not in entries:
            yield _annotated(load_report(annotation))


def _listed(path: Path, name: str, written: object) -> Expected:
    try:
        entry = _Entry.model_validate(written)
        facts = tuple(read_fact(letter, conditions) for letter, conditions in entry.facts)
    except (ValidationError, KeyError) as error:
        raise BenchmarkError(f"{path}, {name}", " ".join(str(error).split()), "mend the facts") from error
    known = Facts(published=entry.published, outlet=entry.outlet)
    never = frozenset(kind for never in entry.never for kind in never.type)
    return Expected(_source(path.parent, name), known, facts, entry.designations, never)


def _annotated(report: AnnotatedReport) -> Expected:
    entry = report.entry
    return Expected(
        report.source,
        report.known,
        tuple(read_fact(letter, conditions) for letter, conditions in entry.facts),
        frozenset(entry.designated) if entry.designated is not None else None,
        frozenset(kind for never in entry.never for kind in never.type),
    )


def judge(coded: CodedReport, expected: Expected) -> Judged:
    """Compare a coded report with what is expected of it."""
    words = Words(coded)
    allowed = expected.designations
    return Judged(
        coded,
        expected.facts,
        tuple((kind, fact) for kind, fact in expected.facts if not fact.found_in(words)),
        tuple(event for event in coded.events if event.type in expected.never and event.status == "asserted"),
        tuple(each for each in coded.designations if allowed is not None and each.jurisdiction not in allowed),
    )


def spans_in(value: object) -> Iterator[Span]:
    """Give every span inside a record, or inside tuples of records."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from spans_in(each)
    elif is_dataclass(value):
        for part in fields(value):
            yield from spans_in(getattr(value, part.name))


def _records(coded: CodedReport) -> tuple[tuple[Any, ...], ...]:
    return coded.events, coded.designations, coded.statistics


def _faults_counted(counts: list[dict[str, Counts]]) -> str:
    totals = (
        (part, sum(each[part].right for each in counts), sum(each[part].predicted for each in counts))
        for part in _FAULTS
    )
    return "".join(f"{part}: {faults:.0f} of {given:.0f}\n" for part, faults, given in totals)


def _metrics(judged: list[Judged]) -> dict[str, Metric]:
    asked = {kind for each in judged for kind, _ in each.facts}
    kinds = [kind for kind, _ in FACTS.values() if kind in asked]
    return {f"{part}_found": Found(part) for part in ("facts", *kinds)} | {
        metric: Sound(fault) for fault, metric in _FAULTS.items()
    }


def _source(folder: Path, name: str) -> Source:
    paths = [path for path in sorted(folder.iterdir()) if path.stem == name and path.suffix in MEDIA_TYPES]
    if len(paths) != 1:
        raise BenchmarkError(str(folder / name), f"{len(paths)} reports have this name", "keep one file for each entry")
    (source,) = find_sources([str(paths[0])], None)
    if isinstance(source, SourceError):
        raise source
    return source
