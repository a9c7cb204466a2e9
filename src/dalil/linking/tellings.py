"""Tellings: the records of many reports, each with its report, its speakers and its origin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dalil.linking.origins.introduced import named_elsewhere
from dalil.records import CodedReport, Designation, Entity, Event, Report, Statement, Statistic
from dalil.records.keys import key_of
from dalil.resolving.origins import Origin, origin_of

Record = Event | Designation | Statistic | Statement


@dataclass(frozen=True, slots=True)
class Telling:
    """A record as one report tells it; ``key`` names it across reports (``3f2a9c1b77d0.v1``).

    ``entities`` are the report's, by their ids; ``chain`` holds the statements in which the record stands, outermost
    first.
    """

    key: str
    report: Report
    record: Record
    entities: Mapping[str, Entity]
    chain: tuple[Statement, ...]
    origin: Origin


def tellings_of(coded: CodedReport) -> Iterator[Telling]:
    """Give the events, designations, statistics and statements of a report as tellings."""
    entities = {entity.id: entity for entity in coded.entities}
    statements = {statement.id: statement for statement in coded.statements}

    def told(record: Record) -> tuple[tuple[Statement, ...], Origin]:
        chain = tuple(statements[link] for link in record.chain if link in statements)
        speaking = (*chain, record) if isinstance(record, Statement) else chain
        return chain, origin_of(coded.report, speaking, entities)

    named = named_elsewhere(coded.report, [(statement, told(statement)[1]) for statement in coded.statements])
    records: tuple[Record, ...] = (*coded.events, *coded.designations, *coded.statistics, *coded.statements)
    for record in records:
        chain, origin = told(record)
        key = key_of(coded.report.id, record.id)
        yield Telling(key, coded.report, record, entities, chain, named.get(origin.key, origin))
