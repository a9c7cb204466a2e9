from pathlib import Path

import pytest

from dalil.bench.results import BenchmarkResult, Estimate
from dalil.errors import BenchmarkError


def result(**predictions: str) -> BenchmarkResult:
    return BenchmarkResult("gum", "dev", 2, 1.234, {"m": Estimate(0.123456, 0.1, 0.2)}, predictions)


def test_json_has_the_documented_fields() -> None:
    assert result().to_json() == {
        "benchmark": "gum",
        "split": "dev",
        "documents": 2,
        "seconds": 1.23,
        "metrics": {"m": {"value": 0.1235, "low": 0.1, "high": 0.2}},
    }


def test_one_file_of_predictions_is_a_file_and_several_are_a_folder(tmp_path: Path) -> None:
    result(a="one").write_predictions(tmp_path / "file")
    assert (tmp_path / "file").read_text() == "one"
    result(a="one", b="two").write_predictions(tmp_path / "folder")
    assert (tmp_path / "folder" / "b").read_text() == "two"


def test_predictions_that_cannot_be_written_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match="another place"):
        result(a="one").write_predictions(tmp_path / "missing" / "file")
    with pytest.raises(BenchmarkError, match="no format"):
        result().write_predictions(tmp_path / "file")
