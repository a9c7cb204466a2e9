"""The benchmarks by name: what `dalil bench` and the gate run."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from dalil.bench.results import Benchmark, BenchmarkResult

if TYPE_CHECKING:
    from dalil.pipeline import Coder


def _from(module: str, function: str = "run") -> Benchmark:
    """Give a benchmark that is imported when it runs: no other command has to wait for it."""

    def run(folder: Path, split: str, coder: Coder) -> BenchmarkResult:
        result: BenchmarkResult = getattr(import_module(f"dalil.bench.{module}"), function)(folder, split, coder)
        return result

    return run


BENCHMARKS: dict[str, Benchmark] = {
    "affiliations": _from("affiliations"),
    "articles": _from("articles", "articles"),
    "checks": _from("checks.benchmark"),
    "dalil-corpus": _from("coding"),
    "ewt-srl": _from("semantic_roles"),
    "gum": _from("coreference"),
    "meantime-linking": _from("linking.meantime"),
    "meantime-time": _from("times.benchmark", "meantime_time"),
    "muc4": _from("incidents"),
    "muc4-slots": _from("muc4_slots.benchmark"),
    "names": _from("names"),
    "polnear": _from("attributions"),
    "re3d": _from("mentions"),
    "stories": _from("linking.benchmark"),
    "toponyms": _from("toponyms"),
    "tempeval3": _from("times.benchmark", "tempeval3"),
    "wikiwars": _from("times.benchmark", "wikiwars"),
}
