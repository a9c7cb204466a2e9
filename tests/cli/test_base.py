from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from dalil.base.adding import add
from dalil.base.engine import open_base
from tests.base.authority import answering, founded
from tests.base.making import SUSPECT, addition, data, hand
from tests.cli.conftest import Dalil


@pytest.fixture
def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    path = str(tmp_path / "reports.db")
    monkeypatch.setenv("DALIL_BASE", path)
    base = open_base(path, create=True)
    add(base, addition(16), hand())
    base.close()
    return path


def test_a_base_verifies_and_its_head_is_printed(dalil: Dalil, filled: str) -> None:
    outcome = dalil("base", "verify")
    assert (outcome.status, outcome.stderr) == (0, "")
    assert outcome.stdout.startswith(f"{filled}: good; 1 log entries\nhead ")
    head = outcome.stdout.split()[-2].rstrip(",")
    assert dalil("base", "verify", "--head", head).status == 0
    assert "not the log that was noted" in dalil("base", "verify", "--head", "0" * 64).stderr


def test_faults_are_lines_and_the_status_is_1(dalil: Dalil, filled: str) -> None:
    with sqlite3.connect(filled) as connection:
        connection.execute("UPDATE log SET who = 'nobody'")
        connection.execute("UPDATE report SET outlet = outlet, text = 'nothing'")
    connection.close()
    outcome = dalil("base", "verify")
    assert (outcome.status, outcome.stdout) == (1, "")
    lines = outcome.stderr.splitlines()
    assert lines[0] == "dalil: log entry 1: its hash is not that of its contents"
    assert lines[-1].startswith(f"dalil: {filled}: {len(lines) - 1} faults found; ")


def test_counts_are_printed_and_fit_80_columns(dalil: Dalil, filled: str) -> None:
    lines = dalil("base", "stats").stdout.splitlines()
    assert lines[0].split() == ["1", "reports", "by", "1", "outlet,", "2026-03-04", "to", "2026-03-04"]
    assert max(map(len, lines)) <= 80
    told = json.loads(dalil("base", "stats", "--format", "json").stdout)
    assert (told["reports"], told["log"], told["head"]["seq"]) == (1, 1, 1)
    assert told["records"]["event"] > 0


def test_a_redacted_report_is_gone_and_the_base_verifies(dalil: Dalil, filled: str, report: Path) -> None:
    report.write_bytes(data(16))
    key = dalil("add", str(report)).stdout.split()[0]
    assert dalil("base", "redact", key).status == 2
    outcome = dalil("base", "redact", key, "--reason", "a court's order")
    assert (outcome.status, outcome.stdout, outcome.stderr) == (0, f"{key}  redacted\n", "")
    assert dalil("base", "verify").status == 0
    assert "  known  " in dalil("add", str(report)).stdout
    assert SUSPECT.encode() not in Path(filled).read_bytes()


def test_a_base_is_made_with_its_raw_bytes_in_it_or_beside_it(dalil: Dalil, tmp_path: Path, report: Path) -> None:
    address = ("--base", str(tmp_path / "new.db"))
    outcome = dalil("base", "create", *address, "--contents", "raw")
    raw = tmp_path / "raw"
    assert (outcome.status, outcome.stdout) == (0, f"{address[1]}: made; raw bytes are kept in {raw}\n")
    assert dalil("add", str(report), *address).status == 0
    (file,) = (path for path in raw.rglob("*") if path.is_file())
    assert file.read_bytes() == report.read_bytes()
    assert dalil("base", "verify", *address).status == 0
    assert dalil("base", "redact", file.name, "--reason", "a court's order", *address).status == 0
    assert not file.exists()
    again = dalil("base", "create", *address)
    assert (again.status, len(again.stderr.splitlines())) == (1, 1)
    assert "there is a base already" in again.stderr
    other = dalil("base", "create", "--base", str(tmp_path / "other.db"))
    assert other.stdout.endswith("raw bytes are kept in the base\n")


def test_upgrading_says_what_it_did(dalil: Dalil, filled: str) -> None:
    assert dalil("base", "upgrade").stdout == f"{filled}: up to date (0001)\n"


def test_the_head_is_stamped_and_what_was_checked_is_said(dalil: Dalil, filled: str, tmp_path: Path) -> None:
    authority = founded("Time of Osh")
    roots = tmp_path / "roots.pem"
    roots.write_bytes(authority.root_pem)
    with answering({"/": authority.answer}) as address:
        outcome = dalil("base", "stamp", f"{address}/")
    stamped = f"entry 1 stamped 2026-03-02 12:00:00 UTC by {address}/"
    assert (outcome.status, outcome.stderr) == (0, "")
    assert outcome.stdout.splitlines()[0] == stamped
    assert dalil("base", "verify").stdout.splitlines()[2:] == [
        stamped,
        "  not checked: its signature, for want of root certificates",
    ]
    assert dalil("base", "verify", "--roots", str(roots)).stdout.splitlines()[2:] == [stamped, "  signature checked"]
    roots.write_bytes(founded("Another").root_pem)
    outcome = dalil("base", "verify", "--roots", str(roots))
    assert (outcome.status, outcome.stdout) == (1, "")
    assert outcome.stderr.startswith("dalil: stamp of log entry 1: its signature does not come from the given roots\n")


@pytest.mark.parametrize("arguments", [("stamp", "timestamp.example.org"), ("verify", "--roots", "none.pem")])
def test_what_is_no_authority_is_one_line(dalil: Dalil, filled: str, arguments: tuple[str, ...]) -> None:
    outcome = dalil("base", *arguments)
    assert (outcome.status, outcome.stdout, len(outcome.stderr.splitlines())) == (1, "", 1)
    assert arguments[-1] in outcome.stderr


@pytest.mark.parametrize("command", ["verify", "stats", "upgrade"])
def test_a_base_that_is_not_there_is_one_line(dalil: Dalil, tmp_path: Path, command: str) -> None:
    missing = str(tmp_path / "none.db")
    outcome = dalil("base", command, "--base", missing)
    assert outcome.status == 1
    assert outcome.stderr == (f"dalil: {missing}: there is no base; make one with dalil add, or give another --base\n")
    assert not Path(missing).exists()


@pytest.mark.parametrize(("revision", "cause"), [("0000", "a later Dalil made it"), (None, "it holds no base")])
def test_a_base_of_another_version_is_told(dalil: Dalil, filled: str, revision: str | None, cause: str) -> None:
    with sqlite3.connect(filled) as connection:
        if revision:
            connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
        else:
            connection.execute("DROP TABLE alembic_version")
    connection.close()
    assert cause in dalil("base", "stats").stderr


def test_a_file_that_is_no_database_is_one_line(dalil: Dalil, report: Path) -> None:
    outcome = dalil("base", "stats", "--base", str(report))
    assert outcome.status == 1
    assert len(outcome.stderr.splitlines()) == 1
    assert "not a database" in outcome.stderr
