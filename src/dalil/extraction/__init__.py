"""Analyses to records: one module per record kind, composed here."""

from __future__ import annotations

from dataclasses import replace
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
    """Code one analysis: all records whose confidence reaches ``min_confidence`` (0 to 1), values unresolved."""
    entities = extract_entities(analysis)
    index, by_place = AnalysisIndex(analysis), EntityIndex(entities)
    statements = extract_statements(analysis, by_place)
    kept = {s.id for s in statements if s.confidence >= min_confidence}

    def confident(records: tuple[Record, ...]) -> tuple[Record, ...]:
        return tuple(
            replace(record, chain=tuple(link for link in record.chain if link in kept))
            for record in records
            if record.confidence >= min_confidence
        )

    return CodedReport(
        report=analysis.report,
        entities=entities,
        statements=confident(statements),
        events=confident(extract_events(index, by_place, statements, codebook)),
        designations=confident(extract_designations(index, by_place, statements, codebook)),
        statistics=confident(extract_statistics(index, statements, codebook)),
        checks=(),
    )
