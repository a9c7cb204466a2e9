"""How much a corpus holds: reports, sentences and records by kind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from dalil.bench.annotated.loading import SPLITS, load
from dalil.bench.annotated.reports import AnnotatedReport
from dalil.bench.marks import between
from dalil.language.sentences import split_sentences

COLUMNS = ("reports", "sentences", "entities", "statements", "events", "designations", "statistics", "checks")
START, END = "<!-- counts: python -m dalil.bench.annotated corpus --page -->\n", "<!-- end of counts -->"
_PARAGRAPH = re.compile(r"[^\n]+")


def table(folder: Path) -> Iterator[str]:
    """Give the lines of a table in Markdown: what each split below ``folder`` holds, and all of them.

    Raises BenchmarkError for a fault of an annotation.
    """
    rows = {name: counted(load(folder, name)) for name in SPLITS if any((folder / name).glob("*.yaml"))}
    yield f"| folder | {' | '.join(COLUMNS)} |"
    yield "|---|" + "---|" * len(COLUMNS)
    for name, counts in rows.items():
        yield _row(f"`{name}/`", counts)
    yield _row("all", sum(rows.values(), Counter()))


def _row(name: str, counts: Counter[str]) -> str:
    return f"| {name} | {' | '.join(f'{counts[column]:,}' for column in COLUMNS)} |"


def on_page(page: str, lines: Iterable[str]) -> str:
    """Put the lines of a table between the marks of a page."""
    return between(page, START, END, "".join(f"{line}\n" for line in lines))


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
