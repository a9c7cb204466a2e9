"""What a benchmark gives: metrics with intervals, and predictions in the benchmark's own format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from dalil.errors import BenchmarkError

if TYPE_CHECKING:
    from dalil.pipeline import Coder


@dataclass(frozen=True, slots=True)
class Estimate:
    """A metric as a fraction, with the bounds of its 95 % bootstrap interval over documents."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class BenchmarkResult:
    """The outcome of a benchmark on one split; ``seconds`` is the time spent reading, without loading or scoring.

    ``predictions`` are files in the benchmark's own format, by name: one file, or one for each document.
    """

    benchmark: str
    split: str
    documents: int
    seconds: float
    metrics: Mapping[str, Estimate]
    predictions: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Give the result as JSON; values are fractions with four decimals."""
        return {
            "benchmark": self.benchmark,
            "split": self.split,
            "documents": self.documents,
            "seconds": round(self.seconds, 2),
            "metrics": {
                name: {"value": round(m.value, 4), "low": round(m.low, 4), "high": round(m.high, 4)}
                for name, m in self.metrics.items()
            },
        }

    def write_predictions(self, path: Path) -> None:
        """Write the predictions: a file, or a folder where the format has one file for each document.

        Raises BenchmarkError where the benchmark has no such format or the path cannot be written.
        """
        if not self.predictions:
            raise BenchmarkError(self.benchmark, "it has no format for predictions", "leave out --predictions")
        try:
            if len(self.predictions) == 1:
                path.write_text(next(iter(self.predictions.values())), encoding="utf-8")
                return
            path.mkdir(parents=True, exist_ok=True)
            for name, text in self.predictions.items():
                (path / name).write_text(text, encoding="utf-8")
        except OSError as error:
            cause = error.strerror or "cannot be written"
            raise BenchmarkError(str(path), cause, "give another place for --predictions") from error


class Benchmark(Protocol):
    """The one function that every benchmark offers: read a split with a loaded coder and score it.

    Raises BenchmarkError where ``folder`` lacks the split.
    """

    def __call__(self, folder: Path, split: str, coder: Coder) -> BenchmarkResult:
        """Run the benchmark."""
        ...
