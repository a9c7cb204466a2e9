"""Analyses to records: one module per record kind, composed here."""

from __future__ import annotations

from typing import TypeVar

from dalil.codebook import Codebook
from dalil.extraction.designations import extract_designations
from dalil.extraction.entities import EntityIndex, extract_entities
from dalil.extraction.events import extract_events
from dalil.extraction.index import AnalysisIndex
from dalil.extraction.statements import extract_statements
from dalil.extraction.statistics import extract_statistics
from dalil.language.analysis import Analysis
from dalil.records import CodedReport, Designation, Event, Statement, Statistic

__all__ = ["extract"]

Record = TypeVar("Record", Statement, Event, Designation, Statistic)


def extract(analysis: Analysis, codebook: Codebook, min_confidence: float = 0.0) -> CodedReport:
    """Code one analysis, values unresolved: all records whose confidence reaches ``min_confidence`` (0 to 1).

    A statement that such a record stands in stays whatever its own confidence: without its chain, what somebody says
    would read as the outlet's own words.
    """
    entities = extract_entities(analysis)
    index, by_place = AnalysisIndex(analysis), EntityIndex(entities)
    statements = extract_statements(analysis, by_place)

    def confident(records: tuple[Record, ...]) -> tuple[Record, ...]:
        return tuple(record for record in records if record.confidence >= min_confidence)

    events = confident(extract_events(index, by_place, statements, codebook))
    designations = confident(extract_designations(index, by_place, statements, codebook))
    statistics = confident(extract_statistics(index, statements, codebook))
    return CodedReport(
        report=analysis.report,
        entities=entities,
        statements=_with_chains(statements, (*events, *designations, *statistics, *confident(statements))),
        events=events,
        designations=designations,
        statistics=statistics,
        checks=(),
    )


def _with_chains(
    statements: tuple[Statement, ...], kept: tuple[Statement | Event | Designation | Statistic, ...]
) -> tuple[Statement, ...]:
    """Give the statements that are kept, those that kept records stand in, and those that these stand in."""
    links = {statement.id: statement.chain for statement in statements}
    wanted = {record.id for record in kept} | {link for record in kept for link in record.chain}
    while further := {link for each in wanted for link in links.get(each, ())} - wanted:
        wanted |= further
    return tuple(statement for statement in statements if statement.id in wanted)
