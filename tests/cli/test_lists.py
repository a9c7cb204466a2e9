"""Lists and pages of the base: text of 80 columns with words of a report, JSON, CSV; private persons are not named."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from dalil.base.adding import Addition, Arrival, add
from dalil.base.engine import open_base
from dalil.cli.demo import samples
from dalil.pipeline import Coder
from tests.base.making import READER, SUSPECT, addition, hand
from tests.cli.conftest import Dalil

LISTS = ("incidents", "register", "series", "statements", "checks", "entities")


@pytest.fixture(scope="session")
def base_file(coder: Coder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a base of the five reports of one operation, one of the tour, and one about a private person."""
    path = tmp_path_factory.mktemp("lists") / "reports.db"
    base = open_base(str(path), create=True)
    chosen = [*samples("account"), *(s for s in samples() if s.source.name.startswith("niger"))]
    clock = hand()
    for sample in chosen:
        coded = coder.read(sample.source, sample.facts)
        add(base, Addition(coded, sample.source.data, Arrival.FILE, READER), clock)
    add(base, addition(16), clock)
    base.close()
    return path


@pytest.fixture
def listing(dalil: Dalil, base_file: Path, monkeypatch: pytest.MonkeyPatch) -> Dalil:
    monkeypatch.setenv("DALIL_BASE", str(base_file))
    return dalil


def first(listing: Dalil, *arguments: str) -> dict[str, object]:
    outcome = listing(*arguments, "--format", "json")
    assert outcome.status == 0
    found: dict[str, object] = json.loads(outcome.stdout.splitlines()[0])
    return found


@pytest.mark.parametrize("command", [(name,) for name in LISTS] + [("search", "detained")])
def test_a_list_fits_80_columns_and_quotes_a_report(listing: Dalil, command: tuple[str, ...]) -> None:
    outcome = listing(*command)
    assert (outcome.status, outcome.stderr) == (0, "")
    assert max(map(len, outcome.stdout.splitlines())) <= 80
    assert re.search(r"^      │ \S", outcome.stdout, re.MULTILINE)


@pytest.mark.parametrize("command", [(name,) for name in LISTS] + [("search", "detained")])
def test_json_and_csv_hold_the_same_things_and_a_quotation(listing: Dalil, command: tuple[str, ...]) -> None:
    told = [json.loads(line) for line in listing(*command, "--format", "json").stdout.splitlines()]
    table = list(csv.DictReader(io.StringIO(listing(*command, "--format", "csv").stdout)))
    assert list(dict.fromkeys(row["id"] for row in table)) == [one["id"] for one in told]
    assert all(one.get("quotation") or one.get("quotations") for one in told)


@pytest.mark.parametrize("command", [*((name,) for name in LISTS), ("search", "detained"), ("show", "{record}")])
@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_a_private_person_is_named_in_quotations_only(listing: Dalil, command: tuple[str, ...], form: str) -> None:
    record = f"{addition(16).coded.report.id[7:19]}.v1"
    outcome = listing(*(part.format(record=record) for part in command), "--format", form)
    assert outcome.status == 0
    assert SUSPECT not in without_quotations(outcome.stdout, form)


def without_quotations(told: str, form: str) -> str:
    if form == "text":
        return re.sub(r"^      │ .*$", "", told, flags=re.MULTILINE)
    if form == "csv":
        return str([{k: v for k, v in row.items() if "exact" not in k} for row in csv.DictReader(io.StringIO(told))])
    lines = [json.loads(line) for line in told.splitlines()]
    return str([{k: v for k, v in line.items() if not k.startswith("quotation")} for line in lines])


def test_a_private_person_is_found_neither_by_name_nor_by_words(listing: Dalil) -> None:
    assert "Nobody and nothing" in listing("entities", SUSPECT).stdout
    assert listing("entities", "--limit", "1000", "--format", "json").stdout.count(SUSPECT) == 0
    for command in (("search", SUSPECT), ("incidents", "--words", SUSPECT), ("statements", "--words", "Çobanoğlu")):
        assert listing(*command, "--format", "json").stdout == ""
    key = f"{addition(16).coded.report.id[7:19]}.n2"
    outcome = listing("show", key)
    assert (outcome.status, outcome.stdout) == (1, "")
    assert "private person" in outcome.stderr


def test_an_incident_says_who_stands_behind_it_and_what_was_revised(listing: Dalil) -> None:
    incident = first(listing, "incidents", "--place", "KZ", "--period", "2021-10")
    assert (incident["reports"], incident["outlets"], incident["origins"]) == (5, 5, 1)
    assert incident["revisions"]


@pytest.mark.parametrize(
    ("option", "value", "found"),
    [
        ("--type", "detention", True), ("--type", "bombing", False), ("--place", "Aktobe", True),
        ("--place", "Marib", False), ("--place", "KZ", True), ("--place", "YE", False), ("--period", "2021", True),
        ("--period", "1999", False), ("--organisation", "Tariq as-Subh", True), ("--organisation", "Nobody", False),
        ("--outlet", "radio zhaiyk", True), ("--outlet", "None", False), ("--min-origins", "1", True),
        ("--min-origins", "9", False), ("--words", "Tariq", True), ("--words", "zeppelin", False),
    ],
)  # fmt: skip
def test_filters_choose_incidents(listing: Dalil, option: str, value: str, found: bool) -> None:
    outcome = listing("incidents", option, value, "--format", "json")
    assert outcome.status == 0
    assert bool(outcome.stdout) == found


def test_a_series_shows_its_values_and_its_check(listing: Dalil) -> None:
    told = listing("series", "--place", "KZ-15").stdout
    assert "Aktobe Province" in told
    assert re.search(r"^    2019 +41 \(Kokpar Wire: Yerlan Dosanov\)$", told, re.MULTILINE)
    assert re.search(r"^    check ", told, re.MULTILINE)


def test_checks_that_fail_come_first(listing: Dalil) -> None:
    told = [json.loads(line)["verdict"] for line in listing("checks", "--format", "json").stdout.splitlines()]
    assert told[0] == "inconsistent"
    only = listing("checks", "--verdict", "inconsistent", "--format", "json").stdout.splitlines()
    assert {json.loads(line)["verdict"] for line in only} == {"inconsistent"}


def test_a_record_is_shown_with_its_chain_drawn(listing: Dalil) -> None:
    incident = first(listing, "incidents", "--place", "KZ", "--period", "2021-10")
    quotation = incident["quotation"]
    assert isinstance(quotation, dict)
    told = listing("show", quotation["id"]).stdout
    assert re.search(r"^    chain\n      Kokpar Wire, 2021-10-12\n      └─ Yerlan Dosanov", told, re.MULTILINE)
    assert f"incident {incident['id']}" in told


@pytest.mark.parametrize("kind", ["incidents", "register", "series", "entities"])
def test_a_group_is_shown_with_all_its_quotations(listing: Dalil, kind: str) -> None:
    group = str(first(listing, kind)["id"])
    outcome = listing("show", group)
    assert (outcome.status, outcome.stderr) == (0, "")
    assert max(map(len, outcome.stdout.splitlines())) <= 80
    assert outcome.stdout.count("│") >= 1
    rows = list(csv.DictReader(io.StringIO(listing("show", group, "--format", "csv").stdout)))
    assert rows
    assert all(row["exact"] for row in rows)


def test_a_report_is_shown_by_the_beginning_of_its_hash(listing: Dalil) -> None:
    key = str(first(listing, "search", "Dosanov")["id"])[7:19]
    assert "EVENTS" in listing("show", key).stdout


def test_a_base_can_be_seen_as_it_stood(listing: Dalil) -> None:
    incident = first(listing, "incidents", "--place", "KZ", "--period", "2021-10", "--as-of", "2026-03-01T00:01:30")
    assert incident["reports"] == 2
    assert incident["revisions"] == []
    assert listing("incidents", "--as-of", "2020-01-01", "--format", "json").stdout == ""


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("show", "nothing"), "the base has nothing by this id"),
        (("incidents", "--period", "soon"), "is no date"),
        (("incidents", "--as-of", "soon"), "is no date"),
        (("incidents", "--base", "nowhere.db"), "there is no base"),
        (("decide", "3f2a9c1b77d0.v1", "merge", "--reason", "one"), "merge takes OTHER"),
        (("decide", "3f2a9c1b77d0.v1", "reject", "--reason", "one"), "has no such record"),
    ],
)
def test_what_goes_wrong_is_told_in_one_line(listing: Dalil, command: tuple[str, ...], words: str) -> None:
    outcome = listing(*command)
    assert outcome.status != 0
    assert outcome.stdout == ""
    assert len(outcome.stderr.splitlines()) == 1
    assert words in outcome.stderr


def test_what_a_person_decides_is_kept_and_shown(dalil: Dalil, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DALIL_BASE", str(tmp_path / "reports.db"))
    base = open_base(str(tmp_path / "reports.db"), create=True)
    for number in (16, 16 * 7):
        add(base, addition(number), hand())
    base.close()
    before = [json.loads(line) for line in dalil("incidents", "--format", "json").stdout.splitlines()]
    assert len(before) == 2
    merged = dalil("decide", before[0]["id"], "merge", before[1]["id"], "--reason", "one raid", "--who", "ines")
    assert (merged.status, merged.stderr) == (0, "")
    assert "by ines" in merged.stdout
    (after,) = [json.loads(line) for line in dalil("incidents", "--format", "json").stdout.splitlines()]
    assert after["reports"] == 2
    assert "merge by ines" in dalil("show", after["id"]).stdout
    record = after["quotation"]["id"]
    corrected = dalil("decide", record, "correct", "status", "alleged", "--reason", "only suspected", "--who", "ines")
    assert corrected.status == 0
    assert "status = alleged by ines" in re.sub(r"\s+", " ", dalil("show", record).stdout)
