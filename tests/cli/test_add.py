from __future__ import annotations

import json
from pathlib import Path

import pytest

from dalil.base.decisions import decide, decisions_on
from dalil.base.engine import open_base
from dalil.base.readings import read_coded
from dalil.cli.bases import hand
from dalil.errors import ModelError
from dalil.pipeline import Coder
from dalil.records import from_json
from dalil.records.keys import short
from dalil.settings import Settings
from tests.cli.conftest import REPORT, Dalil

RUSSIAN = "Полиция задержала двух человек в Оше. Об этом сообщила пресс-служба во вторник вечером.\n"


@pytest.fixture(autouse=True)
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    path = str(tmp_path / "reports.db")
    monkeypatch.setenv("DALIL_BASE", path)
    return path


def added(dalil: Dalil, *arguments: str) -> list[dict[str, object]]:
    outcome = dalil("add", *arguments, "--format", "json")
    assert (outcome.status, outcome.stderr) == (0, "")
    return [json.loads(line) for line in outcome.stdout.splitlines()]


def test_what_is_added_is_what_would_be_read(dalil: Dalil, report: Path, base: str) -> None:
    facts = ("--published", "2018-03-14", "--outlet", "Morning Post", "--url", "https://example.org/1")
    (told,) = added(dalil, str(report), *facts)
    read = from_json(dalil("read", str(report), *facts, "--format", "json").stdout)
    opened = open_base(base)
    with opened.reading() as connection:
        assert read_coded(connection, str(told["key"])) == read
    opened.close()
    assert (told["key"], told["new"]) == (read.report.id, True)
    assert told["records"] == {
        kind: len(getattr(read, kind)) for kind in ("events", "designations", "statistics", "statements", "checks")
    }


def test_what_the_base_has_is_not_read_and_no_model_is_loaded(
    dalil: Dalil, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    added(dalil, str(report))

    def fail(settings: Settings) -> Coder:
        raise ModelError("encoder.onnx", "broke off", "reinstall")

    monkeypatch.setattr(Coder, "load", fail)
    (told,) = added(dalil, str(report))
    assert (told["new"], told["read_again"]) == (False, False)
    other = report.with_name("other.txt")
    other.write_text(REPORT.replace("two", "three"), "utf-8")
    outcome = dalil("add", str(other), str(report))
    assert (outcome.status, outcome.stdout) == (1, "")
    assert outcome.stderr == "dalil: encoder.onnx: broke off; reinstall\n"


def test_a_changed_page_a_correction_and_a_retraction_are_versions(dalil: Dalil, report: Path) -> None:
    url = ("--url", "https://example.org/1")
    (first,) = added(dalil, str(report), *url)
    report.write_text(REPORT.replace("two members", "three members"), "utf-8")
    (second,) = added(dalil, str(report), *url)
    report.write_text("Correction: police in Osh detained four men, not two, on Tuesday.\n", "utf-8")
    (third,) = added(dalil, str(report), "--corrects", short(str(first["key"])))
    report.write_text("Retraction: the report of a raid in Osh on Tuesday was wrong.\n", "utf-8")
    fourth = dalil("add", str(report), "--retracts", str(third["key"]))
    assert [(told["version_of"], told["change"]) for told in (first, second, third)] == [
        (None, None),
        (first["key"], "page"),
        (second["key"], "correction"),
    ]
    assert f"retraction of {short(str(third['key']))}" in fourth.stdout


@pytest.mark.parametrize(
    ("options", "cause"),
    [
        (("--corrects", "0123456789ab"), "has no such report"),
        (("--corrects", "Osh"), "no key of a report"),
        (("--corrects", "0123456789ab", "--retracts", "0123456789ab"), "not both"),
        (("--base", "no/such/folder/reports.db"), "its folder does not exist"),
        (("--base", "mysql://me:secret@host/reports"), "neither a file nor a PostgreSQL address"),
        (("--codebook", "none.yaml"), "none.yaml"),
        (("--published", "yesterday"), "is no date"),
    ],
)
def test_what_cannot_be_is_one_line(dalil: Dalil, report: Path, options: tuple[str, ...], cause: str) -> None:
    outcome = dalil("add", str(report), *options)
    assert (outcome.status != 0, outcome.stdout) == (True, "")
    (line,) = outcome.stderr.splitlines()
    assert cause in line
    assert "secret" not in line


def test_a_correction_is_one_source(dalil: Dalil, report: Path, tmp_path: Path) -> None:
    for sources in ((str(report), str(report)), (str(tmp_path),)):
        outcome = dalil("add", *sources, "--corrects", "0123456789ab")
        assert outcome.status == 2
        assert "take one SOURCE" in outcome.stderr


def test_reading_again_stores_another_reading_and_keeps_decisions(dalil: Dalil, report: Path, base: str) -> None:
    (told,) = added(dalil, str(report))
    key = f"{short(str(told['key']))}.v1"
    opened = open_base(base)
    decide(opened, "reject", key, reason="a drill", hand=hand("ines"))
    (again,) = added(dalil, str(report), "--again")
    (stricter,) = added(dalil, str(report), "--again", "--min-confidence", "0.21")
    assert [(one["new"], one["read_again"]) for one in (again, stricter)] == [(False, False), (False, True)]
    with opened.reading() as connection:
        (kept,) = decisions_on(connection, [key])
    opened.close()
    assert kept.reason == "a drill"


def test_decisions_that_a_new_version_leaves_without_a_record_are_told(dalil: Dalil, report: Path, base: str) -> None:
    url = ("--url", "https://example.org/1")
    (told,) = added(dalil, str(report), *url)
    opened = open_base(base)
    for local in ("v1", "n1"):
        decide(opened, "accept", f"{short(str(told['key']))}.{local}", reason="checked", hand=hand("ines"))
    opened.close()
    report.write_text("Nothing in Bishkek\n\nBISHKEK -- Shops were open on Tuesday.\n", "utf-8")
    outcome = dalil("add", str(report), *url)
    assert outcome.status == 0
    assert outcome.stderr == "dalil: 2 earlier decisions want a review; see `dalil base decisions --review`\n"
    assert dalil("add", str(report), *url).stderr == ""


def test_what_the_base_has_does_not_become_a_correction(dalil: Dalil, report: Path) -> None:
    (told,) = added(dalil, str(report))
    outcome = dalil("add", str(report), "--retracts", str(told["key"]))
    assert (outcome.status, len(outcome.stderr.splitlines())) == (1, 1)
    assert "the base has it already, so it did not become a retraction" in outcome.stderr


def test_other_languages_are_kept_without_records(dalil: Dalil, report: Path) -> None:
    report.write_text(RUSSIAN, "utf-8")
    outcome = dalil("add", str(report))
    assert outcome.status == 0
    assert "another language (ru)" in outcome.stderr
    assert "new: no records" in outcome.stdout
    assert dalil("base", "verify").status == 0


def test_a_bad_source_does_not_stop_the_others(dalil: Dalil, report: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    outcome = dalil("add", str(tmp_path / "empty.txt"), str(report))
    assert outcome.status == 1
    assert len(outcome.stderr.splitlines()) == len(outcome.stdout.splitlines()) == 1


def test_lines_fit_80_columns(dalil: Dalil, report: Path) -> None:
    folder = report.parent / ("a-long-name-" * 6)
    folder.mkdir()
    (folder / "report.txt").write_text(REPORT, "utf-8")
    for _ in range(2):
        assert max(map(len, dalil("add", str(folder)).stdout.splitlines())) <= 80


def test_pasted_reports_are_known_as_such(dalil: Dalil, base: str) -> None:
    dalil("add", "-", stdin=REPORT.encode())
    dalil("add", "-", "--arrival", "archive", stdin=REPORT.replace("two", "three").encode())
    opened = open_base(base)
    with opened.reading() as connection:
        arrivals = list(connection.exec_driver_sql("SELECT arrival FROM report ORDER BY id").scalars())
    opened.close()
    assert arrivals == ["pasted", "archive"]


def test_reading_again_gives_what_reading_the_bytes_gives(dalil: Dalil, report: Path, base: str) -> None:
    (told,) = added(dalil, str(report), "--min-confidence", "0.9")
    added(dalil, str(report), "--again")
    opened = open_base(base)
    with opened.reading() as connection:
        assert read_coded(connection, str(told["key"])) == from_json(
            dalil("read", str(report), "--format", "json").stdout
        )
    opened.close()
