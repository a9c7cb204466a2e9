"""Measuring: read every document of a split, time the reading, score each document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from time import perf_counter
from typing import Generic, TypeVar

from dalil.bench.corpora.documents import GoldDocument
from dalil.bench.results import BenchmarkResult
from dalil.bench.scoring import Counts, Metric, estimate

Prediction = TypeVar("Prediction")


@dataclass(frozen=True)
class Measured(Generic[Prediction]):
    """Documents with what was predicted for them, their counts and the seconds spent predicting."""

    pairs: tuple[tuple[GoldDocument, Prediction], ...]
    counts: tuple[Mapping[str, Counts], ...]
    seconds: float

    def result(
        self, benchmark: str, split: str, metrics: Mapping[str, Metric], predictions: Mapping[str, str]
    ) -> BenchmarkResult:
        """Sum up as a benchmark's result."""
        estimates = estimate(self.counts, metrics)
        return BenchmarkResult(benchmark, split, len(self.pairs), self.seconds, estimates, predictions)


def measure(
    documents: Iterable[GoldDocument],
    predict: Callable[[GoldDocument], Prediction],
    score: Callable[[GoldDocument, Prediction], Mapping[str, Counts]],
) -> Measured[Prediction]:
    """Predict and score each document; only ``predict`` is timed."""
    listed = tuple(documents)
    start = perf_counter()
    pairs = tuple((document, predict(document)) for document in listed)
    seconds = perf_counter() - start
    return Measured(pairs, tuple(score(document, predicted) for document, predicted in pairs), seconds)
