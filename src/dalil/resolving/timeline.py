"""The times of a report in the order of the text, each with its value and the date it was reckoned from.

A report of news reckons from its publication. A text whose own dates lie far from its publication tells a story: there
what lacks a year ("in March") is reckoned from the date told last, as in HeidelTime's treatment of narratives (Strötgen
& Gertz 2013, "Multilingual and Cross-domain Temporal Tagging").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from dalil.language.date_expressions import TimeExpression, find_times
from dalil.language.date_forms import TimeKind
from dalil.language.expression_words import Direction, any_of, date_words
from dalil.records import BlockKind, Report, Span, When
from dalil.records.edtf import bounds, full_date, is_valid, moved
from dalil.resolving.anchors import Anchor, count
from dalil.resolving.calendar_dates import days_between
from dalil.resolving.dates import interval_ends, read_match, read_words
from dalil.resolving.durations import length_of, period_of
from dalil.resolving.narration import moved_by

_UNREAD = frozenset({BlockKind.COMMENT, BlockKind.FURNITURE, BlockKind.BYLINE})
_ERA = 4800
"""Years by which dates before our era are moved while one reckons with them: twelve cycles of the calendar."""
_FAR = 2
"""A date so many years from the publication is history, not news."""


_FEWEST = 5
"""A story tells at least so many dates with their years."""


@dataclass(frozen=True, slots=True)
class TimeValue:
    """A time expression with its value.

    ``edtf`` is None where the words set no date; ``duration`` is ISO 8601, with ``X`` where the number is not told;
    ``part`` the part of the day (MO, AF, EV, NI, DT), which EDTF cannot say; ``direction`` where a vague reference
    points; ``ends`` the expressions inside the words that have a value of their own (the ends of an interval).
    """

    span: Span
    kind: TimeKind
    edtf: str | None = None
    anchor: str | None = None
    duration: str | None = None
    part: str | None = None
    direction: Direction | None = None
    ends: tuple[TimeValue, ...] = ()


@dataclass(frozen=True)
class Timeline:
    """The times of a report, looked up by the words of a record."""

    report: Report
    times: tuple[TimeValue, ...]

    @classmethod
    def of(cls, report: Report) -> Timeline:
        """Read the times of a report."""
        return cls(report, read_times(report))

    def when(self, when: When) -> When:
        """Fill in a record's time from its words; a time that has a value, or no words, stays as it is."""
        if when.edtf is not None or when.span is None:
            return when
        value = self._at(when.span)
        if value is None:
            edtf = read_words(when.span.exact, _published(self.report, when.span))
            plain = read_words(when.span.exact, Anchor(None, None))
            return replace(when, edtf=edtf, anchor=self.report.published if edtf not in (None, plain) else None)
        told = value.duration if value.duration and "X" not in value.duration else None
        return replace(when, edtf=value.edtf, anchor=value.anchor, duration=when.duration or told)

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
    """Find and resolve the times of a report's blocks in text order; furniture and comments are left out."""
    found = [
        expression
        for block in report.blocks
        if block.kind not in _UNREAD
        for expression in find_times(report.text, block.start, block.end)
    ]
    return tuple(_values(found, report, is_story(found, report.published)))


def is_story(times: Iterable[TimeExpression], published: str | None) -> bool:
    """Tell whether most of a text's dates lie years from its publication, or it has none."""
    first = bounds(published)[0] if published and is_valid(published) else None
    far = near = 0
    for time in times:
        if time.form in ("weekday", "days_from", "unit", "within"):
            near += 1
        year = time.match.groupdict().get("year")
        if year and time.form in ("day", "month", "year"):
            apart = first is None or not year.isdigit() or abs(int(year) - first.year) >= _FAR
            far, near = far + apart, near + (not apart)
    return far > near and far >= _FEWEST


def _values(times: Sequence[TimeExpression], report: Report, story: bool) -> Iterator[TimeValue]:
    told: str | None = None
    for time in times:
        value = _value(time, report, told, story)
        yield value
        told = _last_told(value) or told


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


def _value(time: TimeExpression, report: Report, told: str | None, story: bool) -> TimeValue:
    undated = _undated(time)
    if undated is not None:
        return undated
    if told is not None and told.startswith("-"):
        return _back(_dated(time, report, moved(told, _ERA), story), told)
    return _dated(time, report, told, story)


def _undated(time: TimeExpression) -> TimeValue | None:
    """Give the value of words that set no date: a length, a set, a vague reference; None for others."""
    groups = time.match.groupdict()
    if time.kind == "duration":
        return TimeValue(time.span, "duration", duration=length_of(time.match))
    if time.kind == "set":
        return TimeValue(time.span, "set", duration=period_of(time.match))
    if time.form in ("reference", "vague"):
        return TimeValue(
            time.span, time.kind, direction=next((d for d in date_words().references if groups.get(d)), None)
        )
    if time.form == "told" and _is_uncounted(time.match):
        return TimeValue(time.span, time.kind, direction="future" if groups.get("w2") else "past")
    if time.form in ("spell", "part"):
        return TimeValue(time.span, time.kind, part=_part(time.span.exact))
    return None


def _is_uncounted(m: re.Match[str]) -> bool:
    """Tell "a few days later", whose number nobody tells."""
    return "number" in m.groupdict() and count(m["number"]) is None


def _back(value: TimeValue, told: str) -> TimeValue:
    """Undo the move of years before our era."""
    edtf = moved(value.edtf, -_ERA) if value.edtf and re.search(r"\b[3-5]\d{3}", value.edtf) else value.edtf
    if edtf and re.match(r"[3-5]\d+X", edtf):
        edtf = None  # decades and centuries before our era are none of the astronomical count
    anchor = told if value.anchor else None
    return replace(value, edtf=edtf, anchor=anchor, ends=tuple(_back(end, told) for end in value.ends))


def _dated(time: TimeExpression, report: Report, told: str | None, story: bool) -> TimeValue:
    if story and re.fullmatch("today|tonight", time.span.exact, re.IGNORECASE):
        return TimeValue(time.span, "date", direction="present")
    anchor = _anchor(time, report, told, story)
    if time.form == "bare_unit":
        base = told or report.published
        return TimeValue(time.span, "reference", moved_by(time.match["unit"].lower(), 0, base) if base else None)
    if time.form == "clock":
        day = read_words(time.match["on"], anchor) if time.match["on"] else told or report.published
        return TimeValue(time.span, "time", _clock(time.match, day))
    edtf = read_match(time.form, time.match, anchor)
    value = TimeValue(time.span, time.kind, edtf, _reckoned_from(edtf, time, anchor), part=_part(time.span.exact))
    if time.form == "past":
        return _past(value, time, report)
    return replace(value, ends=tuple(_ends(value, time, anchor, report)))


def _anchor(time: TimeExpression, report: Report, told: str | None, story: bool) -> Anchor:
    if story and told:
        return Anchor.of(told, told=told, narrated=True)
    return _published(report, time.span, told)


def _published(report: Report, span: Span, told: str | None = None) -> Anchor:
    return Anchor.of(report.published, is_to_come(span, report.text), told=told)


def _reckoned_from(edtf: str | None, time: TimeExpression, anchor: Anchor) -> str | None:
    if edtf is None or edtf == read_match(time.form, time.match, Anchor(None, None)):
        return None
    return anchor.told if time.form == "told" else anchor.known


def _past(value: TimeValue, time: TimeExpression, report: Report) -> TimeValue:
    m = time.match
    name = next((name for name in ("length", "whole", "bare") if m[name]), None)
    value = replace(value, duration=length_of(m))
    if name is None or m.start(name) == m.start():
        return value
    inner = replace(value, span=Span.of(report.text, m.start(name), m.end()))
    return replace(value, ends=(inner,))


def _ends(value: TimeValue, time: TimeExpression, anchor: Anchor, report: Report) -> Iterator[TimeValue]:
    m = time.match
    if time.form == "interval":
        for name, edtf in zip(("from", "until"), interval_ends(m, anchor), strict=True):
            yield TimeValue(Span.of(report.text, *m.span(name)), "date", edtf, value.anchor)
    elif time.form == "open":
        yield TimeValue(Span.of(report.text, *m.span("point")), "date", read_words(m["point"], anchor), value.anchor)
    elif time.form == "days":
        days = days_between(m, anchor)
        if days:
            first = min(m.start("day"), m.start("month") if m.start("month") < m.start("last") else m.start("day"))
            yield TimeValue(Span.of(report.text, first, m.end("day")), "date", days[0], value.anchor, part=value.part)
            yield TimeValue(Span.of(report.text, m.start("last"), m.end()), "date", days[1], value.anchor)


def _clock(m: re.Match[str], day: str | None) -> str | None:
    known = full_date(day)
    if known is None:
        return None
    groups = m.groupdict()
    hour = int(m["hour"])
    minute = int(groups["minute"] or groups["minutes"] or groups["plain"] or 0)
    half = (groups["half"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    zone = "Z" if (groups["zone"] or groups["own"] or "").upper() in ("GMT", "UTC", "Z") else ""
    return f"{known.isoformat()}T{hour:02}:{minute:02}:00{zone}"


def _part(words: str) -> str | None:
    found = _parts_of_day().search(words)
    return next((code for code in date_words().parts_of_day if found[code]), None) if found else None


@cache
def _parts_of_day() -> re.Pattern[str]:
    parts = (rf"(?P<{code}>{any_of([*words, 'tonight'] if code == 'NI' else words)})"
             for code, words in date_words().parts_of_day.items())  # fmt: skip
    return re.compile("|".join(parts), re.IGNORECASE)


_SENTENCE = 200
"""A sentence counts for no more than so many characters on either side of a date."""


def is_to_come(span: Span, text: str) -> bool:
    """Tell by the words of its sentence whether a date lies after the publication ("will", "is due on")."""
    start = max(text.rfind(mark, 0, span.start) for mark in (". ", "\n", "? ", "! ")) + 1
    following = re.split(r"[.,;\n]|\b(?:which|that|who|after|when|and)\b", text[span.end : span.end + _SENTENCE])[0]
    return bool(_future_cue().search(text[max(start, span.start - _SENTENCE) : span.start] + " | " + following))


@cache
def _future_cue() -> re.Pattern[str]:
    return re.compile(any_of(date_words().future_cues), re.IGNORECASE)
