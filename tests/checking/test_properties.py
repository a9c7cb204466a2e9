"""What holds of checks whatever the records: on the development cases, in any order, doubled, and beside others."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from dalil.bench.checks import CheckCase, load_split
from dalil.bench.checks.benchmark import apart
from dalil.checking import check
from dalil.records import Check, CodedReport, Place, Quantity, Span, Statistic, When

Record = TypeVar("Record")
CASES = Path(__file__).parents[2] / "corpus" / "checks"


@cache
def cases() -> tuple[CheckCase, ...]:
    return load_split(CASES, "dev")


def cases_of() -> st.SearchStrategy[CheckCase]:
    return st.sampled_from(range(len(cases()))).map(lambda number: cases()[number])


def shuffled(coded: CodedReport, random: Random) -> CodedReport:
    def mixed(records: tuple[Record, ...]) -> tuple[Record, ...]:
        return tuple(random.sample(records, len(records)))

    return replace(
        coded,
        statistics=mixed(coded.statistics),
        events=mixed(coded.events),
        statements=mixed(coded.statements),
        entities=mixed(coded.entities),
    )


@settings(deadline=None, max_examples=150)
@given(cases_of(), st.randoms(use_true_random=False))
def test_the_order_of_reports_and_records_changes_nothing(case: CheckCase, random: Random) -> None:
    reports = [shuffled(coded, random) for coded in case.reports]
    random.shuffle(reports)
    assert check(reports) == check(case.reports)


def test_every_check_names_its_records_and_tells_its_working() -> None:
    for case in cases():
        told = {r.id: r.evidence for coded in case.reports for r in coded.statistics}
        told |= {r.id: r.evidence for coded in case.reports for r in coded.events}
        for number, one in enumerate(check(case.reports), 1):
            assert one.id == f"k{number}"
            assert one.explanation
            assert one.records
            assert len(set(one.records)) == len(one.records)
            assert all(told[record] for record in one.records)
            assert one.low is None or one.high is None or one.low <= one.high


def test_records_without_evidence_take_part_in_no_check() -> None:
    for case in cases():
        bare = [
            replace(
                coded,
                statistics=tuple(replace(s, evidence=()) for s in coded.statistics),
                events=tuple(replace(e, evidence=()) for e in coded.events),
            )
            for coded in case.reports
        ]
        assert check(bare) == ()


def _alarms(checks: tuple[Check, ...]) -> Counter[tuple[str, frozenset[str]]]:
    """Count what is inconsistent, by the ids that records have in their own report."""
    return Counter(
        (one.kind, frozenset(record.rpartition(".")[2] for record in one.records))
        for one in checks
        if one.verdict == "inconsistent"
    )


def test_a_copy_of_a_report_contradicts_nothing_that_the_report_does_not() -> None:
    for case in cases():
        alone = set(_alarms(check(case.reports)))
        copies = [
            apart(replace(coded, report=replace(coded.report, id=f"{coded.report.id}{copy}")), f"{copy}.")
            for copy in ("a", "b")
            for coded in case.reports
        ]
        assert set(_alarms(check(copies))) <= alone, case.id
        assert _alarms(check([*case.reports, *case.reports])) == _alarms(check(case.reports)), case.id


def _unrelated(coded: CodedReport, value: int) -> Statistic:
    """Make a figure of a measure, place and time of which no case tells, at words of the report."""
    start = coded.statistics[0].evidence[0].start if coded.statistics else 0
    span = Span.of(coded.report.text, start, start + 1)
    return Statistic(
        id="q99", measure="patients", wording=None,
        quantity=Quantity(value, value, value, "exact", "patients", span), population="patients",
        place=Place("Reykjavik", None, "IS", None, precision="settlement"), period=When("1931", None),
        of=None, to=None, part_of=None, chain=(), confidence=1.0, method="person", evidence=(span,),
    )  # fmt: skip


@settings(deadline=None, max_examples=100)
@given(cases_of(), st.integers(1, 5000))
def test_an_unrelated_figure_makes_nothing_inconsistent(case: CheckCase, value: int) -> None:
    first, *others = case.reports
    more = replace(first, statistics=(*first.statistics, _unrelated(first, value)))
    found = {(one.kind, one.records) for one in check([more, *others]) if one.verdict == "inconsistent"}
    assert found <= {(one.kind, one.records) for one in check(case.reports) if one.verdict == "inconsistent"}


def test_nothing_is_told_as_inconsistent_where_a_careful_person_says_nothing() -> None:
    for case in cases():
        expected = {frozenset(one.records) for one in case.expect if one.verdict == "inconsistent"}
        told = {frozenset(one.records) for one in check(case.reports) if one.verdict == "inconsistent"}
        assert told <= expected, case.id


def test_no_explanation_accuses() -> None:
    words = ("lie", "false", "wrong", "fake", "mislead", "error", "claim", "contradict")
    for case in cases():
        for one in check(case.reports):
            assert not any(word in one.explanation.lower() for word in words), one.explanation
