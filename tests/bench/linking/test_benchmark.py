from __future__ import annotations

from pathlib import Path

import pytest

from dalil.bench.linking import benchmark
from dalil.pipeline import Coder
from dalil.settings import Settings

GOLD = """
about: a detention that two outlets tell, one of them the day after with another count
reports:
- {file: one.txt, outlet: Alai Wire, published: 2019-03-11}
- {file: two.txt, outlet: Bishkek Bulletin, published: 2019-03-12}
incidents:
- id: i1
  type: detention
  by: o1
  tellings: {one.txt: ["1| detained", "2| detained"], two.txt: ["1| detained", "2| detained"]}
  revisions:
  - field: count
    role: target
    origin: o1
    earlier: [{file: one.txt, words: "2| seven", value: 7}]
    later: [{file: two.txt, words: "2| nine", value: 9}]
- id: i2
  type: search
  by: o1
  sub_of: i1
  tellings: {two.txt: ["3| searched"]}
origins:
- {id: o1, kind: person, name: Aibek Sadyrov, institution: interior ministry}
"""
ONE = """Seven people detained in Osh

Police detained seven people in Osh on Monday, said Aibek Sadyrov, a spokesman for the Interior Ministry.
"""
TWO = """Nine detained in Osh, ministry says

Police detained nine people in Osh on Monday, said Aibek Sadyrov, a spokesman for the Interior Ministry.

Officers searched four homes in the city, he said.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("stories")
    story = made / "dev" / "osh-nine"
    story.mkdir(parents=True)
    for name, text in (("gold.yaml", GOLD), ("one.txt", ONE), ("two.txt", TWO)):
        (story / name).write_text(text, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder.load(Settings(threads=1))


def test_a_small_story_is_linked_and_every_metric_is_there(folder: Path, coder: Coder) -> None:
    result = benchmark.run(folder, "dev", coder)
    assert set(result.metrics) == set(benchmark.METRICS)
    assert result.documents == 1
    assert result.metrics["incident_pair_f1"].value == 1.0
    assert result.metrics["revision_f1"].value == 1.0


def test_scores_are_shares(folder: Path, coder: Coder) -> None:
    for estimate in benchmark.run(folder, "dev", coder).metrics.values():
        assert 0.0 <= estimate.low <= estimate.value <= estimate.high <= 1.0
