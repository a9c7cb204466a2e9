"""Calibrate an exported model on dev: ``python -m training.calibrate --data DIR --model DIR``.

For every head the bias of O that gives the best F1 is chosen, then the temperature with which its confidences tell
best how often it is right, and for mentions the confidence below which they are dropped. The choices are written into
the model's ``labels.json``, the scores to standard output.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np

from dalil.language.labels import HAPPENING, INCIDENT_ROLES, STATUS, Head, Labels
from dalil.language.reading_model import ReadingModel
from training.corpora import read_corpora
from training.scores import Outcome, Prepared, encode_all, score

BIASES = (-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5)
TEMPERATURES = (0.7, 1.0, 1.3, 1.7, 2.2, 3.0)
THRESHOLDS = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6)

THINNED = {"polnear": 3}
"""Of the largest dev set only every so many documents are used to choose; scores are of all."""

GENEROSITY = 1.5
"""What is taken from O where fillers of incident roles are sought: who puts incidents together judges them anew."""

_SPANS = ("mentions", "described", "predicates", "cue", HAPPENING, *INCIDENT_ROLES)
_MENTIONS = ("mentions", "described")
_PAIRS = ("arguments", "links", "participants")


def changed(labels: Labels, changes: Mapping[str, Mapping[str, float]]) -> Labels:
    """Give labels with some heads' fields changed."""
    pairs = {n: getattr(labels, n).model_copy(update=dict(changes[n])) for n in _PAIRS if n in changes}
    heads = {n: h.model_copy(update=dict(changes.get(n, {}))) for n, h in labels.heads.items()}
    return labels.model_copy(update={"heads": heads, **pairs})


def head_of(labels: Labels, name: str) -> Head:
    """Find a head by name."""
    return labels.heads[name] if name in labels.heads else getattr(labels, name)


@dataclass(frozen=True, slots=True)
class Sweep:
    """A field of some heads to choose: the values to try, and what makes one better than another."""

    field: str
    values: Sequence[float]
    names: Sequence[str]
    merit: Callable[[Outcome], float]


def choose(model: ReadingModel, dev: Sequence[Prepared], sweep: Sweep) -> None:
    """Try each value for all heads of a sweep at once, one pass over dev a value, and keep each head's best.

    The heads do not depend on one another; of equal values the one nearest to 0 is kept.
    """
    start = model.labels
    merits: dict[str, list[tuple[float, float]]] = {}
    for value in sweep.values:
        model.labels = changed(start, {name: {sweep.field: value} for name in sweep.names})
        outcomes = score(p.read(model) for p in dev)
        for name in sweep.names:
            judged = outcomes.get(name)
            if judged is not None:
                merits.setdefault(name, []).append((round(sweep.merit(judged), 5), value))
    best = {name: max(found, key=lambda pair: (pair[0], -abs(pair[1])))[1] for name, found in merits.items()}
    model.labels = changed(start, {name: {sweep.field: value} for name, value in best.items()})


def fit(outcome: Outcome) -> float:
    """Give the mean log likelihood of being right or wrong under the confidences."""
    if not outcome.judged:
        return 0.0
    confidence = np.clip([c for c, _ in outcome.judged], 1e-3, 1 - 1e-3)
    right = np.array([r for _, r in outcome.judged])
    return float(np.where(right, np.log(confidence), np.log(1 - confidence)).mean())


def calibrate(model: ReadingModel, dev: Sequence[Prepared]) -> None:
    """Choose biases and temperatures of all heads on dev."""
    spans = [name for name in _SPANS if name in model.labels.heads]
    pairs = [name for name in _PAIRS if len(head_of(model.labels, name).labels) > 1]
    fillers = [name for name in INCIDENT_ROLES if name in spans]
    model.labels = changed(model.labels, {name: {"generosity": GENEROSITY} for name in fillers})
    spans = [name for name in spans if name not in fillers]
    choose(model, dev, Sweep("bias", BIASES, spans, lambda outcome: outcome.f1))
    choose(model, dev, Sweep("bias", BIASES, pairs, lambda outcome: outcome.f1))
    choose(
        model,
        dev,
        Sweep(
            "temperature",
            TEMPERATURES,
            [*spans, *pairs, *(name for name in (STATUS,) if name in model.labels.heads)],
            fit,
        ),
    )
    layers = [name for name in _MENTIONS if name in spans]
    choose_thresholds(model, [p for p in dev if p.gold.mentions is not None], layers)


def choose_thresholds(model: ReadingModel, dev: Sequence[Prepared], names: Sequence[str]) -> None:
    """Choose biases and thresholds of heads in turns: finding more and dropping the unsure beats either alone."""
    biases = (-3.0, -2.5, -2.0, *BIASES)
    for field, values in (("threshold", THRESHOLDS), ("bias", biases), ("threshold", THRESHOLDS)):
        choose(model, dev, Sweep(field, values, names, lambda outcome: outcome.f1))


def report(outcomes: Mapping[str, Outcome]) -> dict[str, dict[str, float]]:
    """Tabulate outcomes: F1, precision, recall, gold items, calibration error."""
    return {
        name: {
            "f1": round(100 * o.f1, 1),
            "precision": round(100 * o.right / max(o.predicted, 1), 1),
            "recall": round(100 * o.found / max(o.gold, 1), 1),
            "gold": o.gold,
            "ece": round(o.calibration_error(), 3),
        }
        for name, o in sorted(outcomes.items())
    }


@click.command()
@click.option("--data", type=click.Path(path_type=Path, exists=True), required=True, help="Folder of the corpora.")
@click.option("--model", "folder", type=click.Path(path_type=Path, exists=True), required=True, help="Exported model.")
@click.option("--only-score", is_flag=True, help="Change nothing.")
@click.option("--threads", default=1, show_default=True)
def main(data: Path, folder: Path, only_score: bool, threads: int) -> None:
    """Calibrate an exported model on dev and print its scores."""
    model = ReadingModel.load(folder, threads)
    dev = read_corpora(data, list(model.labels.training["corpora"]), "dev")
    if not only_score:
        calibrate(model, list(encode_all(model, {n: ds[:: THINNED.get(n, 1)] for n, ds in dev.items()})))
        unfinished = folder / "labels.unfinished"
        unfinished.write_text(model.labels.model_dump_json(), encoding="utf-8")
        unfinished.replace(folder / "labels.json")
    outcomes = score(p.read(model) for p in encode_all(model, dev))
    click.echo(json.dumps(report(outcomes), indent=1))


if __name__ == "__main__":
    main()
