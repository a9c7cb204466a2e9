from dalil.bench.registry import BENCHMARKS


def test_the_benchmarks_are_these() -> None:
    assert sorted(BENCHMARKS) == ["articles", "ewt-srl", "gum", "muc4", "polnear", "re3d"]
