"""The threshold: records of a report that are sure enough, with the chains that they stand in."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from dalil.records.coded import CodedReport
from dalil.records.designations import Designation
from dalil.records.events import Event
from dalil.records.statements import Statement
from dalil.records.statistics import Statistic

Record = TypeVar("Record", Statement, Event, Designation, Statistic)


def at_least(coded: CodedReport, confidence: float) -> CodedReport:
    """Leave out the records whose confidence is lower (0 to 1), and the checks that compare any of them.

    A statement that a kept record stands in stays whatever its own confidence: without its chain, what somebody says
    would read as the outlet's own words.
    """

    def sure(records: tuple[Record, ...]) -> tuple[Record, ...]:
        return tuple(record for record in records if record.confidence >= confidence)

    events, designations, statistics = sure(coded.events), sure(coded.designations), sure(coded.statistics)
    links = {statement.id: statement.chain for statement in coded.statements}
    others: tuple[Event | Designation | Statistic, ...] = (*events, *designations, *statistics)
    kept = {record.id for record in (*others, *sure(coded.statements))}
    kept |= {link for record in others for link in record.chain}
    while further := {link for statement in kept for link in links.get(statement, ())} - kept:
        kept |= further
    return replace(
        coded,
        statements=tuple(statement for statement in coded.statements if statement.id in kept),
        events=events,
        designations=designations,
        statistics=tuple(replace(s, part_of=s.part_of if s.part_of in kept else None) for s in statistics),
        checks=tuple(check for check in coded.checks if kept.issuperset(check.records)),
    )
