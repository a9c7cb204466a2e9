from __future__ import annotations

import json
from pathlib import Path

import pytest

from dalil.base.adding import add
from dalil.base.engine import open_base
from dalil.records.keys import key_of
from tests.base.making import APART, addition, hand
from tests.cli.conftest import Dalil


@pytest.fixture
def keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """Give the keys of three reports' events in a base of their own."""
    path = str(tmp_path / "reports.db")
    monkeypatch.setenv("DALIL_BASE", path)
    base = open_base(path, create=True)
    found = tuple(key_of(add(base, addition(APART + number), hand()).key, "v1") for number in range(3))
    base.close()
    return found


def test_several_are_merged_at_once(dalil: Dalil, keys: tuple[str, ...]) -> None:
    outcome = dalil("decide", keys[0], "merge", *keys[1:], "--reason", "one raid", "--who", "ines")
    assert (outcome.status, outcome.stdout) == (0, f"merge {keys[0]}: decision 1, 2, 3 by ines\n")
    (incident,) = map(json.loads, dalil("incidents", "--format", "json").stdout.splitlines())
    assert incident["reports"] == 3


def test_several_fields_are_corrected_at_once(dalil: Dalil, keys: tuple[str, ...]) -> None:
    figure = keys[0].replace("v1", "q1")
    fields = ("quantity.min", "7", "quantity.max", "9", "quantity.qualifier", "approximately")
    outcome = dalil("decide", figure, "correct", *fields, "--reason", "misread table")
    assert outcome.status == 1
    fields = ("quantity.min", "7", "quantity.max", "9", "measure", "killed")
    assert dalil("decide", figure, "correct", *fields, "--reason", "misread table").status == 0
    told = json.loads(dalil("show", figure, "--format", "json").stdout)
    assert told["decisions"][0]["value"] == {"quantity.min": 7, "quantity.max": 9, "measure": "killed"}


@pytest.mark.parametrize(
    ("arguments", "cause"),
    [
        (("correct", "status"), "correct takes FIELD VALUE... after it"),
        (("correct",), "correct takes FIELD VALUE... after it"),
        (("merge",), "merge takes OTHER... after it"),
        (("split",), "split takes MEMBER... after it"),
        (("accept", "i-1"), "accept takes nothing after it"),
        (("correct", "id", "v9"), "its id names it"),
        (("correct", "where", "Osh"), "it has no field where"),
    ],
)
def test_what_makes_no_sense_is_one_line(
    dalil: Dalil, keys: tuple[str, ...], arguments: tuple[str, ...], cause: str
) -> None:
    outcome = dalil("decide", keys[0], *arguments, "--reason", "so")
    assert (outcome.status != 0, outcome.stdout, len(outcome.stderr.splitlines())) == (True, "", 1)
    assert cause in outcome.stderr
