"""The times of a report in the order of the text, each with its value and the date it was reckoned from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dalil.language.date_expressions import find_dates
from dalil.records import BlockKind, Report, Span
from dalil.resolving.dates import resolve_date
from dalil.resolving.narration import is_narrated, narrated_date

Direction = Literal["past", "present", "future"]
_UNREAD = frozenset({BlockKind.COMMENT, BlockKind.FURNITURE, BlockKind.BYLINE})


@dataclass(frozen=True, slots=True)
class TimeValue:
    """A time expression with its value.

    ``edtf`` is None where the words set no date; ``duration`` is ISO 8601, with ``X`` where the number is not told;
    ``part`` the part of the day (MO, AF, EV, NI, DT), which EDTF cannot say; ``direction`` where a vague reference
    points; ``ends`` the ends of an interval that stand in the words as expressions of their own.
    """

    span: Span
    kind: str
    edtf: str | None = None
    anchor: str | None = None
    duration: str | None = None
    part: str | None = None
    direction: Direction | None = None
    ends: tuple[TimeValue, ...] = ()


def read_times(report: Report) -> tuple[TimeValue, ...]:
    """Find and resolve the times of a report's blocks in text order; furniture and comments are left out."""
    found, told = [], None
    for block in report.blocks:
        if block.kind in _UNREAD:
            continue
        for span in find_dates(report.text, block.start, block.end):
            if is_narrated(span.exact):
                value = narrated_date(span.exact, told) if told else None
            else:
                value = resolve_date(span.exact, report.published)
            told = value or told
            found.append(TimeValue(span, "date", value))
    return tuple(found)
