"""Fitting the curves that calibrate records: penalised logistic regression over judged records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dalil.bench.coding.judging import Judged
from dalil.extraction.calibration import Calibration, Curve
from dalil.extraction.calibration.curves import log_odds
from dalil.extraction.calibration.features import FEATURES, KINDS, Kind

PENALTY = 1.0
"""Of the squares of all parameters but the level (ridge): what few records say little of stays near 0."""

SEEN = 0.3
"""How much a record counts that the model may have learned: out of fold, better than nothing and than all of it."""

_SLOPE = 1
"""The column of the raw confidence, after that of the level."""

_STEPS = 100
_STILL = 1e-9

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Judged records to fit on.

    ``unseen`` are of reports that the model was not trained on. ``seen`` are of those that it was: their levels and
    slopes are fitted apart and not used, since the model is too sure and too right there; for what features tell they
    count ``SEEN`` times as much as the others.
    """

    unseen: tuple[Judged, ...]
    seen: tuple[Judged, ...] = ()


def fit(evidence: Evidence) -> Calibration:
    """Fit a curve for each kind of record."""
    return Calibration(**{kind: _curve(kind, evidence) for kind in KINDS})


def out_of_fold(evidence: Evidence, folds: int) -> list[tuple[Judged, float]]:
    """Give each unseen record the chance that curves fitted without its report's fold give it (cross-validation)."""
    reports = sorted({record.report for record in evidence.unseen})
    fold = {report: number % folds for number, report in enumerate(reports)}
    found: list[tuple[Judged, float]] = []
    for number in range(folds):
        rest = tuple(record for record in evidence.unseen if fold[record.report] != number)
        curves = fit(Evidence(rest, evidence.seen))
        found += ((r, chance(r, curves)) for r in evidence.unseen if fold[r.report] == number)
    return found


def chance(record: Judged, calibration: Calibration) -> float:
    """Give a record's calibrated chance."""
    return calibration.curve(record.kind).chance(record.confidence, record.features)


def _curve(kind: Kind, evidence: Evidence) -> Curve:
    """Fit one curve; a raw confidence that says nothing, or the contrary, gets no slope."""
    unseen = [record for record in evidence.unseen if record.kind == kind]
    seen = [record for record in evidence.seen if record.kind == kind]
    names = tuple(FEATURES[kind])
    rows = [[*_row(record, names), 0, 0] for record in unseen]
    rows += [[*_row(record, names), 1, log_odds(record.confidence)] for record in seen]
    if not rows:
        return Curve()
    table = np.array(rows, dtype=float)
    right = np.array([record.right for record in (*unseen, *seen)], dtype=float)
    weights = np.array([1.0] * len(unseen) + [SEEN] * len(seen))
    fitted = logistic(table, right, weights)
    if fitted[_SLOPE] < 0:
        table[:, _SLOPE] = 0
        fitted = logistic(table, right, weights)
    level, slope, *features = (round(float(value), 3) for value in fitted)
    return Curve(level=level, slope=slope, features=dict(zip(names, features, strict=False)))


def _row(record: Judged, names: Sequence[str]) -> list[float]:
    return [1.0, log_odds(record.confidence), *(record.features[name] for name in names)]


def logistic(table: Floats, right: Floats, weights: Floats) -> Floats:
    """Fit a logistic regression by Newton's method; the first column (1 for all) goes without penalty.

    ``table`` (records x parameters), ``right`` and ``weights`` (records). Gives the parameters.
    """
    fitted = np.zeros(table.shape[1])
    penalty = np.full(table.shape[1], PENALTY)
    penalty[0] = _STILL
    for _ in range(_STEPS):
        chances = 1 / (1 + np.exp(-np.clip(table @ fitted, -30, 30)))
        curvature = (table * (weights * chances * (1 - chances))[:, None]).T @ table + np.diag(penalty)
        step = np.linalg.solve(curvature, table.T @ (weights * (right - chances)) - penalty * fitted)
        fitted = fitted + step
        if np.abs(step).max() < _STILL:
            break
    return fitted
