"""The benchmark of checks on a split of two short cases."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dalil.bench.checks.benchmark import Right, run
from dalil.errors import BenchmarkError
from dalil.pipeline import Coder

CASES = """\
cases:
- id: a-sum-that-holds
  about: part_whole
  reports:
  - {id: r1, published: 2019-03-01, text: "The flight brought 90 people home: 40 women, 35 children and 15 men."}
  statistics:
  - {id: q1, figure: "90", measure: repatriated, population: people}
  - {id: q2, figure: "40", measure: repatriated, population: women, part_of: q1}
  - {id: q3, figure: "35", measure: repatriated, population: children, part_of: q1}
  - {id: q4, figure: "15", measure: repatriated, population: men, part_of: q1}
  expect:
  - {kind: part_whole, verdict: consistent, records: [q1, q2, q3, q4]}
- id: nothing-to-say
  about: part_whole
  reports:
  - {id: r1, published: 2019-03-01, text: "Police in Osh detained six men on Monday."}
  statistics:
  - {id: q1, figure: six, measure: detained, population: men}
  expect: []
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "dev.yaml").write_text(CASES, encoding="utf-8")
    return tmp_path


def test_cases_are_checked_from_their_records_and_from_their_texts(folder: Path, coder: Coder) -> None:
    result = run(folder, "dev", coder)
    assert (result.benchmark, result.documents) == ("checks", 2)
    for way in ("given", "read"):
        assert result.metrics[f"{way}_f1"].value == 1
        assert result.metrics[f"{way}_unaccused"].value == 1
        assert result.metrics[f"{way}_inconsistent_precision"].value == 1


def test_a_folder_without_the_split_is_refused(folder: Path, coder: Coder) -> None:
    with pytest.raises(BenchmarkError):
        run(folder, "sealed", coder)


def test_where_nothing_is_told_all_of_it_is_right() -> None:
    counts = {"told": np.array([[0.0, 0.0, 0.0, 0.0], [1.0, 2.0, 0.0, 0.0]])}
    assert Right("told")(counts).tolist() == [1.0, 0.5]
