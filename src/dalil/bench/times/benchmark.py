"""`wikiwars`, `meantime-time` and `tempeval3`: the extents and values of time expressions, without the model.

What is measured is `resolving/timeline.py`, with the document's creation time as the publication date; metrics are
those of `scoring.py`, values are written as `timex.py` says. The document's own date line is told to the reader and
not scored. Of MEANTIME only the part in which times are annotated is scored; the reader sees all of it.

strict_f1, relaxed_f1, value_f1
    As in TempEval-3.
mapped
    The share of predicted expressions whose value TIMEX can express; the others count as having none.

Where the splits ``a`` and ``b`` are asked for, the documents are halved by a hash of their ids.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from dalil.bench.corpora import meantime, timeml
from dalil.bench.corpora import wikiwars as wikiwars_corpus
from dalil.bench.corpora.documents import CorpusReader, GoldDocument, GoldTime
from dalil.bench.documents import as_report
from dalil.bench.measuring import measure
from dalil.bench.results import BenchmarkResult
from dalil.bench.scoring import Counts, Metric, precision
from dalil.bench.times.scoring import METRICS, Timex
from dalil.bench.times.scoring import score as score_times
from dalil.bench.times.timex import Scheme, is_unmapped, timexes
from dalil.records import Report
from dalil.records.edtf import is_valid
from dalil.resolving.timeline import read_times
from dalil.resolving.times import TimeValue

if TYPE_CHECKING:
    from dalil.pipeline import Coder

_HALVES = ("a", "b")
_METRICS: Mapping[str, Metric] = {**METRICS, "mapped": precision("mapped")}


def wikiwars(folder: Path, split: str, coder: Coder) -> BenchmarkResult:  # noqa: ARG001 - no model is needed
    """Run the benchmark on WikiWars (TIMEX2)."""
    return _run("wikiwars", wikiwars_corpus.read, "TIMEX2", folder, split)


def meantime_time(folder: Path, split: str, coder: Coder) -> BenchmarkResult:  # noqa: ARG001
    """Run the benchmark on the times of MEANTIME (TIMEX3)."""
    return _run("meantime-time", meantime.read, "TIMEX3", folder, split)


def tempeval3(folder: Path, split: str, coder: Coder) -> BenchmarkResult:  # noqa: ARG001
    """Run the benchmark on a folder of TimeML files (TIMEX3)."""
    return _run("tempeval3", timeml.read, "TIMEX3", folder, split)


def _run(name: str, read: CorpusReader, scheme: Scheme, folder: Path, split: str) -> BenchmarkResult:
    documents = tuple(_half(read(folder, "dev" if split in _HALVES else split), split))
    measured = measure(documents, predict, partial(score, scheme=scheme))
    lines = [_line(one, timex) for one, times in measured.pairs for timex in _scored(one, times, scheme)]
    return measured.result(name, split, _METRICS, {"times.jsonl": "".join(lines)})


def _half(documents: Iterable[GoldDocument], split: str) -> Iterator[GoldDocument]:
    for document in documents:
        if split not in _HALVES or half_of(document.id) == split:
            yield document


def half_of(identifier: str) -> str:
    """Give the half, ``a`` or ``b``, to which a document belongs by a hash of its id."""
    return _HALVES[sha256(identifier.encode()).digest()[0] % 2]


def predict(document: GoldDocument) -> tuple[TimeValue, ...]:
    """Find the times of a document."""
    return read_times(report_of(document))


def report_of(document: GoldDocument) -> Report:
    """Make a report of a document, published on the day that the corpus gives."""
    day = (document.published or "")[:10]
    return replace(as_report(document), published=day if day and is_valid(day) else None)


def score(document: GoldDocument, predicted: Iterable[TimeValue], scheme: Scheme) -> dict[str, Counts]:
    """Count one document's expressions where they are annotated."""
    listed = tuple(predicted)
    mapped = sum(not is_unmapped(time, scheme) for time in listed)
    return {
        **score_times(gold_of(document), tuple(_scored(document, listed, scheme))),
        "mapped": Counts(mapped, len(listed)),
    }


def gold_of(document: GoldDocument) -> tuple[GoldTime, ...]:
    """Give the gold times that are scored."""
    return tuple(time for time in document.times or () if not time.given and _annotated(time, document))


def _scored(document: GoldDocument, predicted: Iterable[TimeValue], scheme: Scheme) -> Iterator[Timex]:
    given = [time for time in document.times or () if time.given]
    for time in predicted:
        for timex in timexes(time, scheme):
            own = any(timex.start < one.end and one.start < timex.end for one in given)
            if not own and _annotated(timex, document):
                yield timex


def _annotated(time: GoldTime | Timex, document: GoldDocument) -> bool:
    return document.times_until is None or time.start < document.times_until


def _line(document: GoldDocument, timex: Timex) -> str:
    words = document.text[timex.start : timex.end]
    row = {"document": document.id, "start": timex.start, "end": timex.end, "words": words, "value": timex.value}
    return json.dumps(row, ensure_ascii=False) + "\n"
