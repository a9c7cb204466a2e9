from __future__ import annotations

from dataclasses import replace

from dalil.pipeline import Coder
from dalil.reading import Source
from dalil.records import CodedReport, at_least
from dalil.settings import Settings

TEXT = """\
Two held after raid in Osh

OSH -- Police detained two members of the banned group Nur as-Sabil in Osh on Tuesday.

"They sent $3,000 abroad, and we arrested them," police spokesman Timur Asanbekov told reporters.
"""


def read(coder: Coder) -> CodedReport:
    unsure = replace(coder, settings=Settings(min_confidence=0))
    return unsure.read(Source("report.txt", TEXT.encode(), "text/plain"))


def test_zero_keeps_everything(coder: Coder) -> None:
    coded = read(coder)
    assert at_least(coded, 0) == coded


def test_a_statement_stays_while_a_record_stands_in_it(coder: Coder) -> None:
    coded = read(coder)
    doubted = tuple(replace(statement, confidence=0.1) for statement in coded.statements)
    (told, *_) = (event for event in coded.events if event.chain)
    kept = at_least(replace(coded, statements=doubted, events=(replace(told, confidence=0.9),)), 0.8)
    assert [event.chain for event in kept.events] == [told.chain]
    assert {statement.id for statement in kept.statements} == set(told.chain)


def test_nothing_that_is_named_goes_missing(coder: Coder) -> None:
    coded = read(coder)
    total, part = coded.statistics[0], replace(coded.statistics[0], id="q99", confidence=1.0, part_of="q1")
    kept = at_least(replace(coded, statistics=(replace(total, id="q1", confidence=0.2), part)), 0.5)
    assert [(statistic.id, statistic.part_of) for statistic in kept.statistics] == [("q99", None)]
