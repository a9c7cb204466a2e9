from dataclasses import replace
from typing import Any, cast

from dalil.bench.annotated import AnnotatedReport
from dalil.bench.coding.judging import Judgement, judge_all
from dalil.records import CodedReport
from tests.bench.coding.test_benchmark import FixedCoder


def judged(report: AnnotatedReport, found: CodedReport) -> Judgement:
    return judge_all(iter([report]), cast("Any", FixedCoder(found)))


def test_what_an_annotator_wrote_is_right(annotated: AnnotatedReport, gold: CodedReport) -> None:
    found = judged(annotated, gold)
    assert all(record.right for record in found.records)
    assert len(found.records) == sum(found.gold.values()) == 5 + 3 + 1 + 2
    assert {record.report for record in found.records} == {annotated.id}


def test_a_record_is_wrong_where_a_main_field_is(annotated: AnnotatedReport, gold: CodedReport) -> None:
    first, *others = gold.events
    found = judged(annotated, replace(gold, events=(replace(first, status="denied", confidence=0.3), *others)))
    assert [(r.kind, r.confidence) for r in found.records if not r.right] == [("events", 0.3)]


def test_surplus_is_wrong_and_what_is_missed_is_still_to_find(annotated: AnnotatedReport, gold: CodedReport) -> None:
    surplus = replace(gold.events[0], id="v9", type="attack")
    found = judged(annotated, replace(gold, events=(surplus,), statistics=()))
    assert [r.right for r in found.records if r.kind == "events"] == [False]
    assert found.gold["events"] == 3
    assert found.gold["statistics"] == 2
