"""How a found check is held against what a case expects."""

from __future__ import annotations

import pytest

from dalil.bench.checks import Bounds, CheckCase, Expectation, Leave
from dalil.bench.checks.matching import match
from dalil.bench.scoring import Counts
from dalil.records import Check, CheckKind, Verdict

OWN = {record: frozenset({record}) for record in ("q1", "q2", "q3")}


def found(
    kind: CheckKind, verdict: Verdict, *records: str, low: float | None = None, high: float | None = None
) -> Check:
    return Check("k1", kind, verdict, records, "", low, high)


def case(*expect: Expectation, may: tuple[Leave, ...] = ()) -> CheckCase:
    return CheckCase("a-case", "part_whole", None, (), expect, may)


def expected(kind: str, verdict: Verdict, *records: str, value: Bounds | None = None) -> Expectation:
    return Expectation.model_validate({"kind": kind, "verdict": verdict, "records": records, "value": value})


def test_kind_verdict_and_records_decide_in_any_order() -> None:
    wanted = case(expected("part_whole", "inconsistent", "q1", "q2"))
    matched = match([found("part_whole", "inconsistent", "q2", "q1")], wanted, OWN)
    assert matched.counts()["checks"] == Counts(1, 1, 1, 1)
    assert matched.counts()["cases"] == Counts(1, 1, 0, 0)


@pytest.mark.parametrize(
    "check",
    [
        found("part_whole", "consistent", "q1", "q2"),
        found("ratio", "inconsistent", "q1", "q2"),
        found("part_whole", "inconsistent", "q1"),
        found("part_whole", "inconsistent", "q1", "q2", "q3"),
    ],
)
def test_another_kind_verdict_or_set_of_records_is_surplus(check: Check) -> None:
    matched = match([check], case(expected("part_whole", "inconsistent", "q1", "q2")), OWN)
    assert matched.counts()["checks"] == Counts(0, 1, 0, 1)
    assert matched.counts()["cases"].right == (check.verdict != "inconsistent")


def test_what_a_case_leaves_open_and_surplus_that_cannot_tell_count_neither_way() -> None:
    open_case = case(may=(Leave(kind="part_whole", verdict="consistent"),))
    checks = [found("part_whole", "consistent", "q1"), found("ratio", "cannot_tell", "q1")]
    assert match(checks, open_case, OWN).counts()["checks"] == Counts(0, 0, 0, 0)


def test_an_expectation_is_met_once() -> None:
    twice = [found("origin", "consistent", "q1", "q2")] * 2
    matched = match(twice, case(expected("origin", "consistent", "q1", "q2")), OWN)
    assert matched.counts()["checks"] == Counts(1, 2, 1, 1)


def test_records_that_were_read_stand_for_those_at_their_words() -> None:
    ids = {"1.q7": frozenset({"q1"}), "1.v2": frozenset({"q2"}), "1.q9": frozenset[str]()}
    wanted = case(expected("part_whole", "consistent", "q1", "q2"))
    assert not match([found("part_whole", "consistent", "1.v2", "1.q7")], wanted, ids).missed
    assert match([found("part_whole", "consistent", "1.v2", "1.q7", "1.q9")], wanted, ids).missed
    assert match([found("part_whole", "consistent", "1.q7")], wanted, ids).missed


@pytest.mark.parametrize(("low", "high", "held"), [(30, 30, 1), (29, 31, 0), (None, 30, 0)])
def test_a_value_must_lie_within_the_bounds(low: float | None, high: float | None, held: int) -> None:
    wanted = case(expected("implied", "implied", "q1", value=Bounds(min=30, max=30)))
    matched = match([found("implied", "implied", "q1", low=low, high=high)], wanted, OWN)
    assert matched.counts()["values"] == Counts(held, 1, held, 1)
