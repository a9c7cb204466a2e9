"""Scoring: counts for each document, summed into F1 and bootstrapped into intervals."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from dalil.bench.results import Estimate

_RESAMPLES = 1000
_SEED = 20261122
_Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Counts:
    """``right`` of ``predicted`` are right, ``found`` of ``gold`` are found; right and found may differ."""

    right: float = 0
    predicted: float = 0
    found: float = 0
    gold: float = 0

    @classmethod
    def of(cls, predicted: Collection[Hashable], gold: Collection[Hashable]) -> Counts:
        """Count two sets of items; a repeated item counts once."""
        shared = len(set(predicted) & set(gold))
        return cls(shared, len(set(predicted)), shared, len(set(gold)))


def total(counts: Iterable[Counts]) -> Counts:
    """Add counts up."""
    rows = [(c.right, c.predicted, c.found, c.gold) for c in counts]
    return Counts(*map(sum, zip(*rows, strict=True)))


class Metric(Protocol):
    """A metric: from counts by part, each an array (samples, 4), to one value a sample."""

    def __call__(self, counts: Mapping[str, _Array]) -> _Array:
        """Compute the metric."""
        ...


@dataclass(frozen=True, slots=True)
class MeanF1:
    """The mean of the F1 (harmonic mean of precision and recall, micro over documents) of some parts."""

    parts: tuple[str, ...]

    def __call__(self, counts: Mapping[str, _Array]) -> _Array:
        """Compute the mean of the parts' F1."""
        result: _Array = np.mean([_f1(counts[part]) for part in self.parts], axis=0)
        return result


@dataclass(frozen=True, slots=True)
class Share:
    """The share of right items among those predicted (precision) or among the gold ones (recall), micro."""

    part: str
    of_gold: bool

    def __call__(self, counts: Mapping[str, _Array]) -> _Array:
        """Compute the share of the part."""
        right, predicted, found, gold = counts[self.part].T
        return _ratio(found, gold) if self.of_gold else _ratio(right, predicted)


@dataclass(frozen=True, slots=True)
class Jaccard:
    """Shared items over all items of either side (Jaccard 1912), micro over documents."""

    part: str

    def __call__(self, counts: Mapping[str, _Array]) -> _Array:
        """Compute the index of the part."""
        right, predicted, _, gold = counts[self.part].T
        return _ratio(right, predicted + gold - right)


def f1(part: str) -> MeanF1:
    """Make the F1 of one part."""
    return MeanF1((part,))


def precision(part: str) -> Share:
    """Make the precision of one part."""
    return Share(part, of_gold=False)


def recall(part: str) -> Share:
    """Make the recall of one part."""
    return Share(part, of_gold=True)


def estimate(documents: Sequence[Mapping[str, Counts]], metrics: Mapping[str, Metric]) -> dict[str, Estimate]:
    """Compute metrics over documents with 95 % percentile bootstrap intervals (Efron 1979), documents resampled.

    Every document has the same parts. The seed is fixed.
    """
    if not documents:
        return {name: Estimate(0.0, 0.0, 0.0) for name in metrics}
    parts = list(documents[0])
    table = np.array([[_row(document[part]) for part in parts] for document in documents])
    drawn = np.random.default_rng(_SEED).multinomial(
        len(documents), np.full(len(documents), 1 / len(documents)), size=_RESAMPLES
    )
    weights = np.vstack([np.ones(len(documents)), drawn])
    sums = np.einsum("sd,dpc->psc", weights, table)
    by_part = dict(zip(parts, sums, strict=True))
    return {name: _estimate(metric(by_part)) for name, metric in metrics.items()}


def _row(counts: Counts) -> tuple[float, float, float, float]:
    return counts.right, counts.predicted, counts.found, counts.gold


def _estimate(values: _Array) -> Estimate:
    low, high = np.percentile(values[1:], [2.5, 97.5])
    return Estimate(float(values[0]), float(low), float(high))


def _f1(counts: _Array) -> _Array:
    right, predicted, found, gold = counts.T
    precision, recall = _ratio(right, predicted), _ratio(found, gold)
    return _ratio(2 * precision * recall, precision + recall)


def _ratio(above: npt.NDArray[Any], below: npt.NDArray[Any]) -> _Array:
    result: _Array = np.divide(above, below, out=np.zeros_like(above, dtype=np.float64), where=below > 0)
    return result
