"""The benchmarks by name: what `dalil bench` and the gate run."""

from __future__ import annotations

from dalil.bench import attributions, coding, coreference, incidents, mentions, semantic_roles
from dalil.bench.articles import articles
from dalil.bench.muc4_slots import benchmark as muc4_slots
from dalil.bench.results import Benchmark

BENCHMARKS: dict[str, Benchmark] = {
    "articles": articles,
    "dalil-corpus": coding.run,
    "ewt-srl": semantic_roles.run,
    "gum": coreference.run,
    "muc4": incidents.run,
    "muc4-slots": muc4_slots.run,
    "polnear": attributions.run,
    "re3d": mentions.run,
}
