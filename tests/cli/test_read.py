from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from dalil.errors import ModelError
from dalil.pipeline import Coder
from dalil.reading.sources import LARGEST
from dalil.records import CodedReport, from_json, json_schema
from tests.cli.conftest import REPORT, Dalil

BROKEN: dict[str, bytes] = {
    "empty.txt": b"",
    "blank.html": b"<html><body> </body></html>",
    "image.txt": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "noise.txt": bytes(range(32)) * 40,
    "archive.txt": b"PK\x03\x04" + bytes(100),
    "cut.pdf": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog",
    "no.pdf": b"this is no PDF at all, whatever its name may say",
    "utf16.txt": b"\xff\xfe" + "Police held two men in Osh.".encode("utf-16-le")[:-1],
    "half.txt": "Полиция задержала двух человек в Оше".encode()[:-1],
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_report_gets_one_line_and_the_others_go_on(
    dalil: Dalil, report: Path, tmp_path: Path, name: str
) -> None:
    bad = tmp_path / name
    bad.write_bytes(BROKEN[name])
    outcome = dalil("read", str(bad), str(report), "--format", "json")
    assert outcome.status == 1
    (line,) = outcome.stderr.splitlines()
    assert line.startswith(f"dalil: {bad}: ")
    assert "; " in line
    assert [json.loads(each)["report"]["source"] for each in outcome.stdout.splitlines()] == [str(report)]


def test_a_missing_file_an_address_and_an_empty_folder_are_named(dalil: Dalil, report: Path, tmp_path: Path) -> None:
    folder = tmp_path / "none"
    folder.mkdir()
    sources = ["missing.txt", "https://example.org/report", str(folder)]
    outcome = dalil("read", *sources, str(report), "--format", "json")
    assert outcome.status == 1
    assert [line.split(": ")[1] for line in outcome.stderr.splitlines()] == sources
    assert len(outcome.stdout.splitlines()) == 1


def test_more_than_50_megabytes_are_refused(dalil: Dalil, tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(LARGEST + 1)
    outcome = dalil("read", str(huge))
    assert outcome.status == 1
    assert "larger than 50 MB" in outcome.stderr
    assert len(outcome.stderr.splitlines()) == 1


def test_another_language_gives_an_honest_empty_result(dalil: Dalil, tmp_path: Path) -> None:
    path = tmp_path / "ru.txt"
    path.write_text("Полиция задержала двух человек в Оше во вторник, сообщила пресс-служба ведомства.", "utf-8")
    outcome = dalil("read", str(path), "--format", "json")
    assert outcome.status == 0
    assert "English" in outcome.stderr
    assert len(outcome.stderr.splitlines()) == 1
    coded = from_json(outcome.stdout)
    assert coded.report.language == "ru"
    assert not coded.events
    assert not coded.statements


def test_a_wrong_encoding_is_read_as_what_it_is(dalil: Dalil, tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(REPORT.replace('"', "”").encode("cp1252"))
    coded = from_json(dalil("read", str(path), "--format", "json").stdout)
    assert coded.report.custody.encoding == "cp1252"
    assert "abroad,”" in coded.report.text


def test_folders_and_standard_input_are_sources(dalil: Dalil, report: Path) -> None:
    outcome = dalil("read", str(report.parent), "-", "--format", "json", stdin=REPORT.encode())
    assert outcome.status == 0
    assert [from_json(line).report.source for line in outcome.stdout.splitlines()] == [str(report), "-"]


def test_facts_given_win(dalil: Dalil, report: Path) -> None:
    facts = ["--published", "2018-03-14", "--outlet", "Morning Post", "--url", "https://a.example/1", "--author", "B"]
    coded = from_json(dalil("read", str(report), "--format", "json", *facts).stdout)
    assert (coded.report.published, coded.report.outlet) == ("2018-03-14", "Morning Post")
    assert (coded.report.url, coded.report.authors) == ("https://a.example/1", ("B",))
    assert any(event.when and event.when.edtf == "2018-03-13" for event in coded.events)


def test_json_is_one_valid_object_a_line_and_the_same_with_any_number_of_threads(dalil: Dalil, report: Path) -> None:
    first = dalil("read", str(report), "--format", "json").stdout
    Draft202012Validator(json_schema()).validate(json.loads(first))
    assert dalil("read", str(report), "--format", "json", "--threads", "1").stdout == first
    assert dalil("read", str(report), "--format", "json", "--threads", "3").stdout == first


def test_output_goes_to_a_file(dalil: Dalil, report: Path, tmp_path: Path) -> None:
    outcome = dalil("read", str(report), "-o", str(tmp_path / "out.txt"))
    assert (outcome.status, outcome.stdout) == (0, "")
    assert "«detained»" in (tmp_path / "out.txt").read_text("utf-8")


def test_a_threshold_leaves_records_out(dalil: Dalil, report: Path) -> None:
    every = from_json(dalil("read", str(report), "--format", "json").stdout)
    none = from_json(dalil("read", str(report), "--format", "json", "--min-confidence", "1").stdout)
    assert len(none.events) < len(every.events)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["read"], "SOURCE"),
        (["read", "{report}", "--published", "yesterday"], "--published: 'yesterday' is no date"),
        (["read", "{report}", "--published", "2018-02-30"], "--published: '2018-02-30' is no date"),
        (["read", "{report}", "--min-confidence", "2"], "--min-confidence"),
        (["read", "{report}", "--threads", "0"], "--threads"),
        (["read", "{report}", "--format", "xml"], "--format"),
        (["read", "{report}", "--nothing"], "--nothing"),
        (["read", "{report}", "-o", "{folder}/none/out.txt"], "--output: {folder}/none/out.txt: no such file"),
        (["read", "{report}", "-o", "{folder}"], "-o"),
        (["read", "{report}", "-o", "{report}"], "is one of the sources"),
        (["nothing"], "nothing"),
        (["demo", "nothing"], "osh-1-agency"),
    ],
)
def test_a_wrong_option_gets_one_line_and_status_2(
    dalil: Dalil, report: Path, arguments: list[str], words: str
) -> None:
    known = {"report": str(report), "folder": str(report.parent)}
    outcome = dalil(*(argument.format(**known) for argument in arguments))
    assert outcome.status == 2
    (line,) = outcome.stderr.splitlines()
    assert line.startswith("dalil: ")
    assert words.format(**known) in line
    assert outcome.stdout == ""
    assert report.read_text("utf-8") == REPORT


def test_a_codebook_that_is_missing_or_broken_is_named_with_its_line(dalil: Dalil, report: Path) -> None:
    broken = report.parent / "broken.yaml"
    broken.write_text("extends: default\nevent_types:\n  - id: Fair Trade\n    label: F\n    definition: D\n", "utf-8")
    for path, words in ((broken, f"{broken}:3: "), (report.parent / "none.yaml", "none.yaml: ")):
        outcome = dalil("read", str(report), "--codebook", str(path))
        assert outcome.status == 1
        (line,) = outcome.stderr.splitlines()
        assert words in line


def test_one_source_that_breaks_dalil_itself_does_not_stop_the_others(
    dalil: Dalil, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults = [KeyError("n7"), ModelError("encoder.onnx", "broke\noff", "reinstall")]
    read = Coder.read

    def fail_twice(self: Coder, source: object) -> CodedReport:
        if faults:
            raise faults.pop(0)
        return read(self, source)  # type: ignore[arg-type]

    monkeypatch.setattr(Coder, "read", fail_twice)
    outcome = dalil("read", *[str(report)] * 3, "--format", "json")
    assert outcome.status == 1
    first, second = outcome.stderr.splitlines()
    assert first.startswith(f"dalil: {report}: ")
    assert "KeyError: 'n7'" in first
    assert second == "dalil: encoder.onnx: broke off; reinstall"
    assert len(outcome.stdout.splitlines()) == 1


def test_text_fits_80_columns_and_leaves_no_blanks_at_line_ends(dalil: Dalil, report: Path) -> None:
    lines = dalil("read", str(report), "--published", "2018-03-14").stdout.splitlines()
    assert max(map(len, lines)) <= 80
    assert not [line for line in lines if line != line.rstrip()]
    assert not any("\x1b" in line for line in lines)


@pytest.mark.skipif(sys.platform in {"darwin", "win32"}, reason="file names are Unicode there")
def test_a_file_name_that_is_no_utf8_can_be_read(dalil: Dalil, tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(REPORT, "utf-8")
    outcome = dalil("read", str(tmp_path), "--format", "json")
    assert (outcome.status, outcome.stderr) == (0, "")
    assert from_json(outcome.stdout).report.source.endswith("caf\ufffd.txt")


def test_reports_come_in_the_order_of_their_names_however_many_are_read_at_once(
    dalil: Dalil, report: Path, tmp_path: Path
) -> None:
    names = [f"{number}.txt" for number in range(6)]
    for name in names:
        (tmp_path / name).write_text(report.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / names[2]).write_bytes(b"")
    for threads in ("1", "4"):
        read = dalil("read", *(str(tmp_path / name) for name in names), "--format", "json", "--threads", threads)
        sources = [json.loads(line)["report"]["source"] for line in read.stdout.splitlines()]
        assert [Path(source).name for source in sources] == [*names[:2], *names[3:]]
        assert "2.txt" in read.stderr
        assert read.status == 1
