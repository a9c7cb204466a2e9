"""Annotated reports: what people took from a report, in the same records that `dalil read` gives."""

from __future__ import annotations

from dataclasses import dataclass

from dalil.bench.annotated.schema import ReportEntry
from dalil.reading import Source
from dalil.records import CodedReport
from dalil.settings import Facts


@dataclass(frozen=True, slots=True)
class AnnotatedReport:
    """One report with all that it tells.

    ``gold`` has the report and its records, spans and chains resolved, with method ``person`` and confidence 1; a
    check's explanation is the part of its working that must stand there. ``known`` is what is known beside the page.
    ``entry`` is the file as written.
    """

    id: str
    source: Source
    known: Facts
    gold: CodedReport
    entry: ReportEntry
