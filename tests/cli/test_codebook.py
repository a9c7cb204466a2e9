from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from dalil.cli.codebook import codebook_group
from dalil.codebook import CodebookError


def test_check_says_that_a_codebook_is_good(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("event_types: [{id: fair, label: Fair, definition: A market day.}]", "utf-8")
    result = CliRunner().invoke(codebook_group, ["check", str(path)])
    assert result.exit_code == 0
    assert "good; 1 event types, 0 measures" in result.stdout


def test_check_lists_every_fault_and_fails(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("event_types:\n  - {id: A, label: F, definition: D}\n  - {id: b, label: F}\n", "utf-8")
    result = CliRunner().invoke(codebook_group, ["check", str(path)])
    assert isinstance(result.exception, CodebookError)
    assert "2 faults found" in str(result.exception)
    assert f"{path}:2: " in result.stderr
    assert f"{path}:3: " in result.stderr


def test_show_prints_the_whole_and_the_parts() -> None:
    whole = CliRunner().invoke(codebook_group, ["show"]).stdout
    assert "Extremism and prevention" in whole
    assert "preventive_detention" in whole
    part = CliRunner().invoke(codebook_group, ["show", "detention"]).stdout
    assert "detain.01" in part
    assert "COERCE-arrest" in part
    measure = CliRunner().invoke(codebook_group, ["show", "repatriated"]).stdout
    assert "people" in measure


def test_show_fits_80_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for arguments in (["show"], ["show", "attack"], ["show", "money"]):
        lines = CliRunner().invoke(codebook_group, arguments).stdout.splitlines()
        assert max(map(len, lines)) <= 80


def test_show_gives_json() -> None:
    whole = json.loads(CliRunner().invoke(codebook_group, ["show", "--format", "json"]).stdout)
    assert {"event_types", "measures", "designation_verbs", "status_cues"} <= set(whole)
    part = json.loads(CliRunner().invoke(codebook_group, ["show", "raid", "--format", "json"]).stdout)
    assert part["id"] == "raid"


def test_show_of_an_unknown_name_says_where_the_names_are() -> None:
    result = CliRunner().invoke(codebook_group, ["show", "nothing"])
    assert result.exit_code == 2
    assert "dalil codebook show" in result.output
