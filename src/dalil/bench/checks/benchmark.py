"""Checks on short cases that were written, with what is expected of them, before the code that makes them.

``given_…`` are from the records of a case, ``read_…`` from its texts alone, through the whole pipeline. A check is
right where its kind, its verdict and its records are those expected; in what is read, a record stands for the given
ones at the same words. ``precision``, ``recall`` and ``f1`` (van Rijsbergen 1979) are over all checks but those that a
case leaves open and surplus ones that cannot tell; ``inconsistent_precision`` is the share of right ones among those
told as inconsistent (1 where there is none), ``unaccused`` the share of cases without a false one,
``values`` the share of the values to be worked out (of what is implied) that lie within the bounds expected.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from dalil.bench.checks.cases import CheckCase, load_split
from dalil.bench.checks.matching import Ids, Matched, match, own_ids, shared_ids
from dalil.bench.results import BenchmarkResult
from dalil.bench.scoring import Counts, Metric, estimate, f1, precision, recall
from dalil.checking import check
from dalil.reading import Source
from dalil.records import Check, CodedReport
from dalil.settings import Facts

if TYPE_CHECKING:
    from dalil.pipeline import Coder

_Array = npt.NDArray[np.float64]
_WAYS = ("given", "read")


@dataclass(frozen=True, slots=True)
class Right:
    """The share of right items among those predicted; all of them where there is none."""

    part: str

    def __call__(self, counts: Mapping[str, npt.NDArray[Any]]) -> _Array:
        """Compute the share."""
        right, predicted, _, _ = counts[self.part].T
        shares: _Array = np.divide(right, predicted, out=np.ones_like(right), where=predicted > 0)
        return shares


def run(folder: Path, split: str, coder: Coder) -> BenchmarkResult:
    """Run on ``folder/SPLIT.yaml`` (dev or sealed); raises BenchmarkError where the file lacks or has a fault."""
    cases = load_split(folder, split)
    given = [match(check(case.reports), case, own_ids(case)) for case in cases]
    start = perf_counter()
    found = [_read(case, coder) for case in cases]
    seconds = perf_counter() - start
    read = [match(checks, case, ids) for case, (checks, ids) in zip(cases, found, strict=True)]
    counts = [
        {
            f"{way}_{part}": counted
            for way, matched in zip(_WAYS, pair, strict=True)
            for part, counted in _parts(matched)
        }
        for pair in zip(given, read, strict=True)
    ]
    listing = "".join(
        _listing(case, way, matched)
        for case, *pair in zip(cases, given, read, strict=True)
        for way, matched in zip(_WAYS, pair, strict=True)
    )
    metrics = {name: metric for way in _WAYS for name, metric in _metrics(way).items()}
    return BenchmarkResult("checks", split, len(cases), seconds, estimate(counts, metrics), {"checks.txt": listing})


def _parts(matched: Matched) -> list[tuple[str, Counts]]:
    return list(matched.counts().items())


def _metrics(way: str) -> dict[str, Metric]:
    part = f"{way}_checks"
    return {
        f"{way}_f1": f1(part),
        f"{way}_precision": precision(part),
        f"{way}_recall": recall(part),
        f"{way}_inconsistent_precision": Right(f"{way}_inconsistent"),
        f"{way}_unaccused": precision(f"{way}_cases"),
        f"{way}_values": recall(f"{way}_values"),
    }


def _read(case: CheckCase, coder: Coder) -> tuple[tuple[Check, ...], Ids]:
    """Code the texts of a case and check them together, with ids that are unique among them."""
    coded: list[CodedReport] = []
    ids: dict[str, frozenset[str]] = {}
    for number, given in enumerate(case.reports, 1):
        report = given.report
        facts = Facts(published=report.published, outlet=report.outlet)
        read = apart(coder.read(Source(report.source, report.text.encode(), "text/plain"), facts), f"{number}.")
        coded.append(read)
        ids |= shared_ids(read, given)
    return check(coded), ids


def apart(coded: CodedReport, prefix: str) -> CodedReport:
    """Put a prefix before the ids of the figures and events of a report, so that no other report has them."""
    return replace(
        coded,
        events=tuple(replace(event, id=prefix + event.id) for event in coded.events),
        statistics=tuple(
            replace(s, id=prefix + s.id, part_of=prefix + s.part_of if s.part_of else None) for s in coded.statistics
        ),
        checks=(),
    )


def _listing(case: CheckCase, way: str, matched: Matched) -> str:
    """List what is false and what is missed in a case, in words."""
    lines = [
        f"{case.id}: {way} false {one.kind} {one.verdict} of {', '.join(one.records)}: {one.explanation}"
        for one, expected in matched.found
        if expected is None
    ]
    lines += [
        f"{case.id}: {way} wrong value {one.low} to {one.high}: {one.explanation}"
        for one, expected in matched.found
        if expected is not None and expected.value is not None and not expected.value.hold(one.low, one.high)
    ]
    lines += [
        f"{case.id}: {way} missed {'/'.join(one.kinds)} {one.verdict} of {', '.join(one.records)}"
        for one in matched.missed
    ]
    return "".join(f"{line}\n" for line in lines)
