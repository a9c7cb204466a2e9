"""Analyses to records: one module per record kind, composed here."""

from __future__ import annotations

from dalil.codebook import Codebook
from dalil.extraction.affiliations import with_affiliations
from dalil.extraction.designations import extract_designations
from dalil.extraction.entities import EntityIndex, extract_entities
from dalil.extraction.events import extract_events
from dalil.extraction.index import AnalysisIndex
from dalil.extraction.statements import extract_statements
from dalil.extraction.statistics import extract_statistics
from dalil.language.analysis import Analysis
from dalil.records import CodedReport

__all__ = ["extract"]


def extract(analysis: Analysis, codebook: Codebook) -> CodedReport:
    """Code one analysis: all records, however sure, with their values unresolved."""
    entities = extract_entities(analysis)
    index, by_place = AnalysisIndex(analysis), EntityIndex(entities)
    statements = extract_statements(analysis, by_place)
    return CodedReport(
        report=analysis.report,
        entities=with_affiliations(index, by_place),
        statements=statements,
        events=extract_events(index, by_place, statements, codebook),
        designations=extract_designations(index, by_place, statements, codebook),
        statistics=extract_statistics(index, statements, codebook),
        checks=(),
    )
