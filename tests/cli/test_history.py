from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from dalil.base.adding import Arrival, add
from dalil.base.decisions import decide
from dalil.base.engine import open_base
from dalil.base.redaction import redact
from dalil.records.keys import key_of, short
from dalil.version import __version__
from tests.base.making import addition, hand
from tests.cli.conftest import Dalil

PAGE = "https://example.org/raid"


@pytest.fixture
def keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """Give the keys of reports that came, changed, and were corrected, decided on and redacted."""
    path = str(tmp_path / "reports.db")
    monkeypatch.setenv("DALIL_BASE", path)
    base, acting = open_base(path, create=True), hand("ines")
    first = add(base, replace(addition(16, url=PAGE), arrival=Arrival.FETCHED), acting).key
    decide(base, "reject", key_of(first, "v1"), reason="a drill", hand=acting)
    decide(base, "accept", key_of(first, "n1"), reason="known", hand=acting)
    second = add(base, addition(17, earlier=first), acting).key
    third = add(base, addition(18), acting).key
    redact(base, third, "a court's order", acting)
    base.close()
    return first, second, third


def test_the_log_tells_who_did_what_when_with_which_version_and_how_reports_came(
    dalil: Dalil, keys: tuple[str, ...]
) -> None:
    outcome = dalil("base", "log")
    assert (outcome.status, outcome.stderr) == (0, "")
    lines = [line.strip() for line in outcome.stdout.splitlines()]
    assert lines[:5] == [
        f"1 add {short(keys[0])} · 2026-03-01 00:00:00 UTC",
        f"by            ines · dalil {__version__}",
        "came as       fetched",
        f"2 decide {key_of(keys[0], 'v1')} · 2026-03-01 00:01:00 UTC",
        f"by            ines · dalil {__version__}",
    ]
    assert f"as            correction of {short(keys[0])}" in lines
    assert lines[-3].startswith(f"6 redact {short(keys[2])}")
    assert lines[-1] == "because       a court's order"
    assert max(map(len, outcome.stdout.splitlines())) <= 80


def test_the_log_is_listed_as_json_and_csv_too(dalil: Dalil, keys: tuple[str, ...]) -> None:
    told = [json.loads(line) for line in dalil("base", "log", "--format", "json").stdout.splitlines()]
    assert [one["action"] for one in told] == ["add", "decide", "decide", "add", "add", "redact"]
    assert told[3]["detail"]["version_of"] == keys[0]
    assert told[3]["previous"] == told[2]["hash"]
    rows = list(csv.DictReader(io.StringIO(dalil("base", "log", "--format", "csv").stdout)))
    assert [row["hash"] for row in rows] == [one["hash"] for one in told]


def test_the_log_of_a_report_is_that_of_its_records_too(dalil: Dalil, keys: tuple[str, ...]) -> None:
    told = [
        json.loads(one)["seq"]
        for one in dalil("base", "log", "--of", keys[0], "--format", "json").stdout.split("\n")[:-1]
    ]
    assert told == [1, 2, 3]
    outcome = dalil("base", "log", "--of", "0123456789ab")
    assert (outcome.status, len(outcome.stderr.splitlines())) == (1, 1)


def test_decisions_are_listed_where_they_stand_and_those_that_want_a_review_alone(
    dalil: Dalil, keys: tuple[str, ...]
) -> None:
    every = [json.loads(one) for one in dalil("base", "decisions", "--format", "json").stdout.splitlines()]
    assert [(one["target"], one["made_on"], one["review"]) for one in every] == [
        (None, key_of(keys[0], "v1"), True),
        (key_of(keys[1], "n1"), key_of(keys[0], "n1"), False),
    ]
    outcome = dalil("base", "decisions", "--review")
    assert outcome.stdout.splitlines()[0] == f"     1 reject {key_of(keys[0], 'v1')} · 2026-03-01 00:01:00 UTC"
    assert "«detained»" in outcome.stdout
    assert max(map(len, outcome.stdout.splitlines())) <= 80
    assert "accept" not in outcome.stdout


def test_where_nothing_was_done_the_lists_say_so(dalil: Dalil, tmp_path: Path) -> None:
    empty = ("--base", str(tmp_path / "empty.db"))
    assert dalil("base", "create", *empty).status == 0
    assert dalil("base", "log", *empty).stdout == "Nothing was done yet.\n"
    assert dalil("base", "decisions", *empty).stdout == "Nothing was decided yet.\n"
    assert dalil("base", "decisions", "--review", *empty).stdout == "No decision needs a review.\n"


def test_a_decision_that_wants_a_review_is_settled_and_stays_listed(dalil: Dalil, keys: tuple[str, ...]) -> None:
    outcome = dalil("base", "review", "1", key_of(keys[1], "v1"), "--reason", "a drill as well", "--who", "ines")
    made = f"decision 1: made anew on {key_of(keys[1], 'v1')} in decision 3 by ines\n"
    assert (outcome.status, outcome.stdout) == (0, made)
    assert dalil("base", "decisions", "--review").stdout == "No decision needs a review.\n"
    told = [json.loads(one) for one in dalil("base", "decisions", "--format", "json").stdout.splitlines()]
    assert [(one["id"], one["settled"] and one["settled"]["id"], one["review"]) for one in told] == [
        (1, 3, False),
        (2, None, False),
        (3, None, False),
    ]
    listed = dalil("base", "decisions").stdout
    assert "reject in decision 3, " in listed
    assert max(map(len, listed.splitlines())) <= 80
    assert dalil("base", "verify").status == 0


def test_a_decision_that_wants_a_review_is_dropped_once(dalil: Dalil, keys: tuple[str, ...]) -> None:
    dropping = ("base", "review", "1", "--drop", "--reason", "told no longer", "--who", "ines")
    assert dalil(*dropping).stdout == "decision 1: dropped in decision 3 by ines\n"
    assert "drop in decision 3" in dalil("base", "decisions").stdout
    outcome = dalil(*dropping)
    assert (outcome.status, len(outcome.stderr.splitlines())) == (1, 1)
    assert "wants a review" in outcome.stderr


@pytest.mark.parametrize("arguments", [(), ("v1", "--drop")])
def test_a_review_names_a_record_or_drops(dalil: Dalil, keys: tuple[str, ...], arguments: tuple[str, ...]) -> None:
    outcome = dalil("base", "review", "1", *arguments, "--reason", "so")
    assert (outcome.status, outcome.stdout) == (2, "")
    assert "give the ID of a record, or --drop" in outcome.stderr


def test_redacting_tells_which_decisions_hold_on_later_versions(dalil: Dalil, keys: tuple[str, ...]) -> None:
    outcome = dalil("base", "redact", keys[0], "--reason", "asked for")
    assert outcome.stdout.splitlines()[1:] == [
        f"Other versions of it remain: {short(keys[1])}",
        "Decisions that hold on there, without their reasons: 2",
    ]
