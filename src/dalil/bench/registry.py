"""The benchmarks by name: what `dalil bench` and the gate run."""

from __future__ import annotations

from dalil.bench import attributions, coreference, incidents, mentions, semantic_roles
from dalil.bench.articles import articles
from dalil.bench.results import Benchmark

BENCHMARKS: dict[str, Benchmark] = {
    "articles": articles,
    "ewt-srl": semantic_roles.run,
    "gum": coreference.run,
    "muc4": incidents.run,
    "polnear": attributions.run,
    "re3d": mentions.run,
}
