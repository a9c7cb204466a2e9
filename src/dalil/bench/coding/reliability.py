"""Reliability: whether confidences tell how often records are right, and what a threshold costs and brings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

BINS = 10
_SEED = 20261122
_TRIALS = 1000

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Bin:
    """The records whose confidence lies in one tenth: their number, mean confidence and share of right ones."""

    low: float
    records: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Point:
    """Precision, recall and F1 of the records of at least a confidence."""

    threshold: float
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-9)


def bins_of(confidence: Sequence[float], right: Sequence[bool]) -> tuple[Bin, ...]:
    """Sort records into bins of equal width, those without records left out."""
    chances, hits = np.array(confidence, dtype=float), np.array(right, dtype=float)
    places = _places(chances)
    return tuple(
        Bin(place / BINS, int(held.sum()), float(chances[held].mean()), float(hits[held].mean()))
        for place in range(BINS)
        if (held := places == place).any()
    )


def calibration_error(confidence: Sequence[float], right: Sequence[bool]) -> float:
    """Compute the expected calibration error over ten bins of equal width (Guo et al. 2017); 0 without records."""
    return _error(np.array(confidence, dtype=float), np.array(right, dtype=float))


def chance_error(confidence: Sequence[float]) -> float:
    """Give the calibration error that records of these confidences have on average where these are exactly right.

    Few records in a bin seldom have just the share of right ones that is to be expected; simulated, with a fixed seed.
    """
    chances = np.array(confidence, dtype=float)
    drawn = np.random.default_rng(_SEED).random((_TRIALS, len(chances))) < chances
    return float(np.mean([_error(chances, row.astype(float)) for row in drawn]))


def log_loss(confidence: Sequence[float], right: Sequence[bool]) -> float:
    """Compute the mean negative log likelihood of being right or wrong, in nats."""
    chances = np.clip(np.array(confidence, dtype=float), 1e-3, 1 - 1e-3)
    return float(-np.log(np.where(np.array(right, dtype=bool), chances, 1 - chances)).mean())


def points_of(confidence: Sequence[float], right: Sequence[bool], gold: int) -> tuple[Point, ...]:
    """Give the precision-recall curve over all thresholds that occur, from the highest; ``gold`` are to be found."""
    chances, hits = np.array(confidence, dtype=float), np.array(right, dtype=float)
    points = []
    for threshold in sorted(set(confidence), reverse=True):
        held = chances >= threshold
        points.append(Point(threshold, float(hits[held].mean()), float(hits[held].sum() / max(gold, 1))))
    return tuple(points)


def _error(chances: Floats, hits: Floats) -> float:
    gaps = np.bincount(_places(chances), weights=chances - hits, minlength=BINS)
    return float(np.abs(gaps).sum() / max(len(chances), 1))


def _places(chances: Floats) -> npt.NDArray[np.intp]:
    return np.minimum((chances * BINS).astype(np.intp), BINS - 1)
