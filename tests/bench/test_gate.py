import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from dalil.bench.floors import Floors
from dalil.bench.gate import gate, model_hash
from dalil.bench.registry import BENCHMARKS
from dalil.bench.results import BenchmarkResult, Estimate
from dalil.errors import BenchmarkError
from dalil.pipeline import Coder


@pytest.fixture(autouse=True)
def _benchmark(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(folder: Path, split: str, coder: object) -> BenchmarkResult:
        assert folder.is_dir()
        return BenchmarkResult("gum", split, 3, 1.5, {"mention_f1": Estimate(0.525, 0.4, 0.6)})

    monkeypatch.setitem(BENCHMARKS, "gum", run)
    monkeypatch.setattr(Coder, "load", lambda _: object())


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "corpora" / "gum").mkdir(parents=True)
    return tmp_path / "corpora"


def run(data: Path, floors: Path, *options: str) -> tuple[int, str]:
    ran = CliRunner().invoke(gate, [str(data), "--corpus", str(data / "none"), "--floors", str(floors), *options])
    return ran.exit_code, ran.output


def test_raising_pins_what_was_reached_and_the_gate_then_passes(data: Path, tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    assert run(data, floors, "--raise")[0] == 0
    assert Floors.load(floors).least == {"gum.mention_f1": 0.52}
    code, output = run(data, floors)
    assert code == 0
    assert "gum.mention_f1 0.5250" in output
    assert "re3d: left out" in output


def test_a_drop_fails_until_the_floor_is_lowered_with_a_reason(data: Path, tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    floors.write_text(Floors({"gum.mention_f1": 0.6}).to_toml(), encoding="utf-8")
    assert run(data, floors)[0] == 1
    assert run(data, floors, "--lower", "gum.mention_f1", "the gold was mended")[0] == 0
    assert Floors.load(floors).least == {"gum.mention_f1": 0.52}


def test_results_name_the_model_that_gave_them(data: Path, tmp_path: Path) -> None:
    run(data, tmp_path / "floors.toml", "--results", str(tmp_path / "results.json"))
    told = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))
    assert told["model"] == model_hash()
    assert told["results"][0]["metrics"]["mention_f1"]["value"] == 0.525
    assert "seconds" not in told["results"][0]


def test_the_corpus_of_the_repository_needs_no_data_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Path] = []

    def own(folder: Path, split: str, coder: object) -> BenchmarkResult:
        told.append(folder)
        return BenchmarkResult("dalil-corpus", split, 1, 1.0, {"records_f1": Estimate(0.7, 0.6, 0.8)})

    monkeypatch.setitem(BENCHMARKS, "dalil-corpus", own)
    (tmp_path / "corpus").mkdir()
    options = ["--corpus", str(tmp_path / "corpus"), "--floors", str(tmp_path / "floors.toml"), "--raise"]
    assert CliRunner().invoke(gate, [str(tmp_path), *options]).exit_code == 0
    assert told == [tmp_path / "corpus"]
    assert Floors.load(tmp_path / "floors.toml").least == {"dalil-corpus.records_f1": 0.7}


def test_no_data_at_all_is_an_error(tmp_path: Path) -> None:
    nothing = ["--corpus", str(tmp_path / "none"), "--floors", str(tmp_path / "floors.toml")]
    ran = CliRunner().invoke(gate, [str(tmp_path), *nothing])
    assert isinstance(ran.exception, BenchmarkError)
