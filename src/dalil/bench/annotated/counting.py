"""How much a corpus holds: reports, sentences and records by kind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from dalil.bench.annotated.reports import AnnotatedReport
from dalil.language.sentences import split_sentences

COLUMNS = ("reports", "sentences", "entities", "statements", "events", "designations", "statistics", "checks")
_PARAGRAPH = re.compile(r"[^\n]+")


def counted(reports: Iterable[AnnotatedReport]) -> Counter[str]:
    """Count annotated reports by the names of ``COLUMNS``."""
    counts: Counter[str] = Counter()
    for report in reports:
        text = report.gold.report.text
        counts["reports"] += 1
        counts["sentences"] += sum(len(split_sentences(text, *line.span())) for line in _PARAGRAPH.finditer(text))
        for kind in COLUMNS[2:]:
            counts[kind] += len(getattr(report.gold, kind))
    return counts
