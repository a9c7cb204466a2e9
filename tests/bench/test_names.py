"""The benchmark of names, on pairs of its own."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from dalil.bench.names import counts, read, run
from dalil.errors import BenchmarkError
from dalil.pipeline import Coder

PAIRS = """
names:
- [person, Ermek Junusov, Yermek Dzhunusov, same, transliteration]
- [person, Ermek Junusov, Talgat Junusov, maybe, a wrong verdict of this file]
entities:
- type: person
  one: [Ermek Junusov, {private: true}]
  other: [Ermek Junusov, {ages: [24]}]
  scope: reports
  verdict: different
  why: private
"""
NOBODY = cast("Coder", None)


def test_verdicts_are_scored(tmp_path: Path) -> None:
    (tmp_path / "dev.yaml").write_text(PAIRS, encoding="utf-8")
    result = run(tmp_path, "dev", NOBODY)
    values = {name: metric.value for name, metric in result.metrics.items()}
    assert values == {
        "same_precision": 1.0,
        "same_recall": 1.0,
        "different_precision": 0.5,
        "linked_recall": 0.5,
        "verdict_accuracy": pytest.approx(2 / 3),
    }
    assert result.predictions["names.tsv"].splitlines()[1].endswith("\tmaybe\tdifferent")


def test_of_the_sealed_pairs_only_totals_are_shown(tmp_path: Path) -> None:
    (tmp_path / "sealed.yaml").write_text(PAIRS, encoding="utf-8")
    assert not run(tmp_path, "sealed", NOBODY).predictions


@pytest.mark.parametrize("content", [None, "names: [", "names: [[ship, A, B, same, x]]\nentities: []"])
def test_a_missing_or_malformed_file_is_told(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "dev.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(BenchmarkError):
        read(tmp_path, "dev")


def test_maybe_is_neither_a_false_same_nor_a_false_different() -> None:
    found = counts("same", "maybe")
    assert found["same"].predicted == 0
    assert found["different"].predicted == 0
    assert found["linked"].found == 1
