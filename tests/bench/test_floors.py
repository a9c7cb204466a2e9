from pathlib import Path

import pytest

from dalil.bench.floors import Floors, hundredths
from dalil.bench.results import BenchmarkResult, Estimate
from dalil.errors import BenchmarkError


def result(value: float) -> BenchmarkResult:
    return BenchmarkResult("gum", "dev", 1, 1.0, {"mention_f1": Estimate(value, value, value)})


def test_a_drop_below_the_floor_is_told_and_the_floor_itself_passes() -> None:
    floors = Floors().raised(result(0.6789))
    assert floors.least == {"gum.mention_f1": 0.67}
    assert floors.dropped(result(0.67)) == []
    assert floors.dropped(result(0.6699)) == ["gum.mention_f1 is 0.6699, below its floor of 0.67"]


def test_raising_never_lowers() -> None:
    assert Floors({"gum.mention_f1": 0.7}).raised(result(0.5)).least == {"gum.mention_f1": 0.7}


def test_lowering_needs_a_reason_and_is_kept_in_the_file(tmp_path: Path) -> None:
    floors = Floors({"gum.mention_f1": 0.7})
    with pytest.raises(BenchmarkError, match="cannot be lowered"):
        floors.lower("gum.mention_f1", 0.6, " ")
    with pytest.raises(BenchmarkError, match="cannot be lowered"):
        floors.lower("gum.mention_f1", 0.9, "no drop at all")
    lowered = floors.lower("gum.mention_f1", 0.6, 'gold "names" corrected')
    path = tmp_path / "floors.toml"
    path.write_text(lowered.to_toml(), encoding="utf-8")
    assert Floors.load(path) == lowered
    assert lowered.lowered[0].was == 0.7


def test_a_malformed_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text("[floors.gum]\nmention_f1 = 'high'\n", encoding="utf-8")
    with pytest.raises(BenchmarkError, match=r"floors\.toml"):
        Floors.load(path)


def test_no_file_is_no_floor(tmp_path: Path) -> None:
    assert Floors.load(tmp_path / "none.toml") == Floors()


def test_hundredths_are_rounded_down_but_not_below_themselves() -> None:
    assert hundredths(0.29) == 0.29
    assert hundredths(0.2999) == 0.29
