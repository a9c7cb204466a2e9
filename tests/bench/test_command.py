import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from dalil.bench.command import bench
from dalil.bench.corpora.documents import missing
from dalil.bench.registry import BENCHMARKS
from dalil.bench.results import BenchmarkResult, Estimate
from dalil.pipeline import Coder


@pytest.fixture(autouse=True)
def _benchmark(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(folder: Path, split: str, coder: object) -> BenchmarkResult:
        if split != "dev":
            raise missing(folder, "GUM", split)
        return BenchmarkResult("gum", split, 3, 1.5, {"mention_f1": Estimate(0.5, 0.4, 0.6)}, {"gum.conll": "told"})

    monkeypatch.setitem(BENCHMARKS, "gum", run)
    monkeypatch.setattr(Coder, "load", lambda _: object())


def test_json_is_one_object(tmp_path: Path) -> None:
    ran = CliRunner().invoke(bench, ["gum", "--data", str(tmp_path), "--json"])
    assert ran.exit_code == 0
    assert json.loads(ran.output)["metrics"]["mention_f1"] == {"value": 0.5, "low": 0.4, "high": 0.6}


def test_the_table_names_metrics_with_their_intervals(tmp_path: Path) -> None:
    ran = CliRunner().invoke(bench, ["gum", "--data", str(tmp_path)])
    assert "mention_f1" in ran.output
    assert "40.0 - 60.0" in ran.output
    assert "3 documents in 1.5 s" in ran.output


def test_predictions_are_written(tmp_path: Path) -> None:
    CliRunner().invoke(bench, ["gum", "--data", str(tmp_path), "--predictions", str(tmp_path / "p")])
    assert (tmp_path / "p").read_text() == "told"


def test_a_missing_split_is_one_line_and_status_2(tmp_path: Path) -> None:
    ran = CliRunner().invoke(bench, ["gum", "--data", str(tmp_path), "--split", "test"])
    assert ran.exit_code == 2
    assert ran.stderr.count("\n") == 1
    assert "no test split of GUM here" in ran.stderr
