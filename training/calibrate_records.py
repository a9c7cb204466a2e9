"""Calibrate the confidences of records: ``python -m training.calibrate_records``.

Reads the annotated corpus with the shipped model, fits the curves on `dev` (and, for what features tell, on `train`),
writes them into the package and prints as JSON what they are worth: out of fold on dev, as a total on the sealed
reports, and the threshold at which F1 is best. A record is right where it is aligned with an annotated one and its
main fields are right (``dalil.bench.coding.judging``).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import click

from dalil.bench.annotated import load
from dalil.bench.coding.judging import Judged, judge_all
from dalil.bench.coding.reliability import bins_of, calibration_error, chance_error, log_loss, points_of
from dalil.extraction.calibration import IDENTITY
from dalil.extraction.calibration.curves import PATH
from dalil.extraction.calibration.features import KINDS
from dalil.pipeline import Coder
from dalil.settings import Settings
from training.fitting import Evidence, chance, fit, out_of_fold

FOLDS = 21
"""As many as dev has reports: each report's records are judged by curves fitted on all others."""

Chances = Sequence[tuple[Judged, float]]


def raw_coder(model: Path | None, threads: int) -> Coder:
    """Load a coder that keeps every record, with its raw confidence."""
    coder = Coder.load(Settings(model=model, threads=threads, min_confidence=0))
    return replace(coder, calibration=IDENTITY)


def report(found: Chances, gold: int) -> dict[str, Any]:
    """Tabulate how reliable chances are: over all records and by kind, and where F1 is best over all."""
    tables: dict[str, Chances] = {"all": found}
    tables |= {kind: [(r, c) for r, c in found if r.kind == kind] for kind in KINDS}
    chances, right = [c for _, c in found], [r.right for r, _ in found]
    best = max(points_of(chances, right, gold), key=lambda point: point.f1)
    return {
        "best_f1": {name: _short(value) for name, value in {**asdict(best), "f1": best.f1}.items()},
        "kinds": {name: _reliability(table) for name, table in tables.items() if table},
        "bins": [{name: _short(value) for name, value in asdict(each).items()} for each in bins_of(chances, right)],
    }


def _reliability(found: Chances) -> dict[str, float]:
    chances, right = [c for _, c in found], [r.right for r, _ in found]
    return {
        "records": len(found),
        "right": _short(sum(right) / len(found)),
        "ece": _short(calibration_error(chances, right)),
        "ece_by_chance": _short(chance_error(chances)),
        "ece_raw": _short(calibration_error([r.confidence for r, _ in found], right)),
        "log_loss": _short(log_loss(chances, right)),
        "log_loss_raw": _short(log_loss([r.confidence for r, _ in found], right)),
    }


def _short(value: float) -> float:
    return value if isinstance(value, int) else round(value, 3)


@click.command()
@click.option("--data", type=click.Path(path_type=Path, exists=True), default="corpus", show_default=True)
@click.option("--model", type=click.Path(path_type=Path, exists=True), help="Folder of a model instead of the shipped.")
@click.option(
    "--out", type=click.Path(path_type=Path), default=PATH, help="Write the curves here, not into the package."
)
@click.option("--results", type=click.Path(path_type=Path), help="Write what is printed here as well.")
@click.option("--threads", default=1, show_default=True)
def main(data: Path, model: Path | None, out: Path, results: Path | None, threads: int) -> None:
    """Fit the curves that calibrate records, write them and print what they are worth."""
    coder = raw_coder(model, threads)
    train, dev, sealed = (judge_all(load(data, split), coder) for split in ("train", "dev", "sealed"))
    evidence = Evidence(dev.records, train.records)
    calibration = fit(evidence)
    out.write_text(calibration.to_yaml(), encoding="utf-8")
    told = {
        "`corpus/dev`, out of fold": report(out_of_fold(evidence, FOLDS), sum(dev.gold.values())),
        "`corpus/sealed`": report([(r, chance(r, calibration)) for r in sealed.records], sum(sealed.gold.values())),
    }
    printed = json.dumps(told, indent=1, ensure_ascii=False)
    click.echo(printed)
    if results is not None:
        results.write_text(printed + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
