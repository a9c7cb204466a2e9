import json
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest

from dalil.bench.coding import run
from dalil.bench.coding.benchmark import METRICS
from dalil.errors import BenchmarkError
from dalil.reading import Source
from dalil.records import CodedReport
from dalil.settings import Facts
from tests.bench.annotated.conftest import YAML, write


class FixedCoder:
    """Gives the same coded report whatever it reads, and keeps what it was told."""

    def __init__(self, coded: CodedReport) -> None:
        self.coded = coded
        self.told: list[tuple[str, Facts | None]] = []

    def read(self, source: Source, facts: Facts | None = None) -> CodedReport:
        self.told.append((Path(source.name).name, facts))
        return self.coded


def values(folder: Path, split: str, coded: CodedReport) -> dict[str, float]:
    result = run(folder, split, cast("Any", FixedCoder(coded)))
    return {name: estimate.value for name, estimate in result.metrics.items()}


def test_every_metric_is_1_where_all_is_found(tmp_path: Path, gold: CodedReport) -> None:
    measured = values(write(tmp_path, YAML), "dev", gold)
    absent = {"event_entities_f1", "designation_category_f1", "designation_chain_f1", "statistic_chain_f1"}
    assert {name for name, value in measured.items() if value != 1} == absent


def test_surplus_lowers_precision_and_what_is_missed_lowers_recall(tmp_path: Path, gold: CodedReport) -> None:
    surplus = replace(gold.events[0], id="v9", type="attack")
    measured = values(write(tmp_path, YAML), "dev", replace(gold, events=(*gold.events[1:], surplus)))
    assert measured["events_precision"] == measured["events_recall"] == pytest.approx(2 / 3)
    assert measured["statements_f1"] == 1
    records = 6 + 5 + 3 + 1 + 2 + 1
    assert measured["records_f1"] == pytest.approx((records - 1) / records)


def test_what_is_known_beside_the_page_is_told_to_the_reader(tmp_path: Path, gold: CodedReport) -> None:
    coder = FixedCoder(gold)
    run(write(tmp_path, YAML), "dev", cast("Any", coder))
    assert coder.told == [("osh-freed.txt", Facts(published="2018-03-07", outlet="Osh Courier"))]


def test_predictions_are_coded_reports_and_errors_but_of_the_sealed_split_no_errors(
    tmp_path: Path, gold: CodedReport
) -> None:
    folder = write(tmp_path, YAML)
    predictions = run(folder, "dev", cast("Any", FixedCoder(gold))).predictions
    assert sorted(predictions) == ["errors.txt", "read.jsonl"]
    assert json.loads(predictions["read.jsonl"])["schema"] == "dalil/report/1"
    (folder / "dev").rename(folder / "sealed")
    assert list(run(folder, "sealed", cast("Any", FixedCoder(gold))).predictions) == ["read.jsonl"]


def test_resamples_that_lack_a_part_do_not_widen_its_interval() -> None:
    counts = {"checks": np.array([[1.0, 2.0, 1.0, 1.0], [0.0, 0.0, 0.0, 0.0], [0.0, 1.0, 0.0, 0.0]])}
    assert METRICS["checks_precision"](counts).tolist() == [0.5, 0.5, 0.0]


def test_a_missing_split_is_an_error(tmp_path: Path, gold: CodedReport) -> None:
    with pytest.raises(BenchmarkError, match="no test split of Dalil's corpus here"):
        run(write(tmp_path, YAML), "test", cast("Any", FixedCoder(gold)))
