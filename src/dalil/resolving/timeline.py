"""The times of a report in the order of the text, each with its value and the date it was reckoned from.

A report of news reckons from its publication. A text whose own dates lie far from its publication tells a story: there
what lacks a year ("in March") is reckoned from the date told last, as in HeidelTime's treatment of narratives (Strötgen
& Gertz 2013, "Multilingual and Cross-domain Temporal Tagging").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dalil.language.date_expressions import TimeExpression, find_times
from dalil.records import BlockKind, Report, Span, When
from dalil.records.edtf import bounds, full_date, is_valid
from dalil.resolving.anchors import Anchor
from dalil.resolving.dates import read_words
from dalil.resolving.outlook import nearer
from dalil.resolving.times import Context, TimeValue, value_of

_UNREAD = frozenset({BlockKind.COMMENT, BlockKind.FURNITURE, BlockKind.BYLINE})
_FAR = 2
"""A date so many years from the publication is history, not news."""
_DEICTIC = ("weekday", "days_from", "unit", "within")
"""Forms that are reckoned from the day of speaking."""
_FEWEST, _MANY = 5, 12
"""A story tells at least so many dates of history: few where nothing near the publication is told, else many."""
_HEADER = 4
"""So many blocks may stand above and around the date line of a report that has no other date of publication."""


@dataclass(frozen=True)
class Timeline:
    """The times of a report, looked up by the words of a record."""

    report: Report
    times: tuple[TimeValue, ...]

    @classmethod
    def of(cls, report: Report) -> Timeline:
        """Read the times of a report."""
        return cls(report, read_times(report))

    def when(self, when: When, planned: bool = False) -> When:
        """Fill in a record's time from its words; a time that has a value, or no words, stays as it is.

        What is ``planned`` may lie ahead: of the days that "on Friday" or "in June" can mean it is the nearest.
        """
        if when.edtf is not None or when.span is None:
            return when
        value = self._at(when.span)
        if value is None:
            edtf = read_words(when.span.exact, Context(self.report).anchor(when.span))
            plain = read_words(when.span.exact, Anchor(None, None))
            return replace(when, edtf=edtf, anchor=self.report.published if edtf not in (None, plain) else None)
        told = value.duration if value.duration and "X" not in value.duration else None
        edtf = self._nearest(value, when.span) if planned else value.edtf
        return replace(when, edtf=edtf, anchor=value.anchor, duration=when.duration or told)

    def _nearest(self, value: TimeValue, span: Span) -> str | None:
        anchor = Anchor.of(self.report.published, future=True)
        if anchor.day is None or value.anchor != anchor.known:
            return value.edtf
        return nearer(value.edtf, read_words(span.exact, anchor), anchor.day)

    def _at(self, span: Span) -> TimeValue | None:
        """Find the time of these words: the same words, else the only date among them."""
        inside = [time for time in self._all() if span.contains(time.span)]
        same = next((time for time in inside if time.span == span), None)
        dates = [time for time in inside if time.edtf is not None]
        outer = [time for time in dates if not any(o is not time and o.span.contains(time.span) for o in dates)]
        return same or (outer[0] if len(outer) == 1 else None)

    def _all(self) -> Iterator[TimeValue]:
        for time in self.times:
            yield time
            yield from time.ends


def read_times(report: Report) -> tuple[TimeValue, ...]:
    """Find and resolve the times of a report's blocks in text order; furniture and comments are left out.

    Where the report has no date of publication, a date that stands on a line of its own in the header is the anchor.
    """
    found = [
        expression
        for block in report.blocks
        if block.kind not in _UNREAD
        for expression in find_times(report.text, block.start, block.end)
    ]
    dated = report if report.published else replace(report, published=_date_line(report, found))
    return tuple(_values(found, dated, is_story(found, dated.published)))


def _date_line(report: Report, times: Sequence[TimeExpression]) -> str | None:
    lines = {(block.start, block.end) for block in report.blocks[:_HEADER]}
    for time in times:
        if (time.span.start, time.span.end) in lines:
            edtf = value_of(time, Context(report)).edtf
            if full_date(edtf):
                return edtf
    return None


def is_story(times: Iterable[TimeExpression], published: str | None) -> bool:
    """Tell whether most of a text's dates lie years from its publication, or it has none."""
    first = bounds(published)[0] if published and is_valid(published) else None
    far = near = 0
    for time in times:
        near += time.form in _DEICTIC
        year = time.match.groupdict().get("year")
        if year and time.form in ("day", "month", "year"):
            apart = first is None or not year.isdigit() or abs(int(year) - first.year) >= _FAR
            far, near = far + apart, near + (not apart)
    return far >= (_FEWEST if near == 0 else _MANY) and far > near


def _values(times: Sequence[TimeExpression], report: Report, story: bool) -> Iterator[TimeValue]:
    told: str | None = None
    named: str | None = None
    for time in times:
        before = named or told if _is_of_named(time) and not story else told
        value = value_of(time, Context(report, before, story))
        yield value
        last = _last_told(value)
        told = last or told
        named = last if last and time.form not in _DEICTIC else named


def _is_of_named(time: TimeExpression) -> bool:
    """Tell "that month" and "that year", which mean that of a date told by its name, not of "today"."""
    unit = (time.match.groupdict().get("unit") or "").lower()
    return time.form == "told" and unit in ("month", "year", "decade", "century")


def _last_told(value: TimeValue) -> str | None:
    """Give the date from which the next words are reckoned; the last end of an interval."""
    if value.ends:
        return next((told for told in map(_last_told, reversed(value.ends)) if told), None)
    if value.kind not in ("date", "time") or value.duration or not value.edtf or value.edtf[:1] in "[{X.":
        return None
    return _settled(re.sub("[~?%]", "", value.edtf))


def _settled(edtf: str) -> str:
    """Give one date for an interval: the unit that holds both its ends, else the last end."""
    first, slash, last = edtf.partition("/")
    if not slash:
        return edtf
    shared = next((n for n in (7, 4) if first[:n] == last[:n] and len(first) > n), None)
    return first[:shared] if shared and not first.startswith("-") else last if last != ".." else first
