from dalil.bench.registry import BENCHMARKS


def test_the_benchmarks_are_these() -> None:
    assert sorted(BENCHMARKS) == [
        "affiliations", "articles", "checks", "dalil-corpus", "ewt-srl", "gum", "meantime-linking", "meantime-time",
        "muc4", "muc4-slots", "names", "polnear", "re3d", "stories", "tempeval3", "toponyms", "wikiwars",
    ]  # fmt: skip
