from dalil.bench.registry import BENCHMARKS


def test_the_benchmarks_are_these() -> None:
    assert sorted(BENCHMARKS) == ["articles", "dalil-corpus", "ewt-srl", "gum", "muc4", "muc4-slots", "polnear", "re3d"]
