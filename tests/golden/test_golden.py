"""Whole reports give what their golden files say; after a wanted change run `make golden` and read the difference."""

from __future__ import annotations

import json

import pytest

from dalil.pipeline import Coder
from tests.golden.write import NAMES, golden, path

KINDS = ("events", "designations", "statistics", "statements")


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_report_gives_its_golden_file(coder: Coder, name: str) -> None:
    expected, found = json.loads(path(name).read_text("utf-8")), golden(coder, name)
    for kind in KINDS:
        sure = [record.pop("confidence") for record in expected[kind]]
        assert [record.pop("confidence") for record in found[kind]] == pytest.approx(sure, abs=0.03)
        assert found[kind] == expected[kind], "run `make golden` and read the difference"
    assert found == expected
