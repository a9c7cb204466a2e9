"""One time expression as a value: against the publication, the date told before, and whether the text tells a story."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from dalil.language.date_expressions import TimeExpression
from dalil.language.date_forms import TimeKind
from dalil.language.expression_words import Direction, any_of, date_words
from dalil.records import Report, Span
from dalil.records.edtf import full_date, moved
from dalil.resolving.anchors import Anchor, count
from dalil.resolving.calendar_dates import days_between
from dalil.resolving.dates import interval_ends, read_match, read_words
from dalil.resolving.durations import length_of, period_of
from dalil.resolving.narration import moved_by
from dalil.resolving.outlook import is_deadline, is_to_come, nearer

_ERA = 4800
"""Years by which dates before our era are moved while one reckons with them: twelve cycles of the calendar."""
_MUCH = 2
"""How much nearer a deadline that is to come must be than one that has passed."""
_NAMED = frozenset({"iso", "year", "years", "century", "fiscal"})
"""Forms that need no anchor."""


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


@dataclass(frozen=True, slots=True)
class Context:
    """What a time is reckoned from: the report's publication, the date told before, and if the text tells a story."""

    report: Report
    told: str | None = None
    story: bool = False

    def anchor(self, span: Span) -> Anchor:
        """Give the anchor of words at a place in the text."""
        if self.story and self.told:
            return Anchor.of(self.told, told=self.told, narrated=True)
        return Anchor.of(self.report.published, is_to_come(span, self.report.text), told=self.told)


def value_of(time: TimeExpression, context: Context) -> TimeValue:
    """Give the value of a time expression in its context."""
    undated = _undated(time)
    if undated is not None:
        return undated
    told = context.told
    if told is not None and told.startswith("-"):
        return _back(_dated(time, replace(context, told=moved(told, _ERA))), told)
    return _dated(time, context)


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


def _dated(time: TimeExpression, context: Context) -> TimeValue:
    if context.story and _today().fullmatch(time.span.exact):
        return TimeValue(time.span, "date", direction="present")
    if _is_named(time):
        edtf = read_match(time.form, time.match, Anchor(None, None))
        return TimeValue(time.span, time.kind, edtf, part=_part(time.span.exact))
    if time.form == "bare_unit":
        base = context.told or context.report.published
        return TimeValue(time.span, "reference", moved_by(time.match["unit"].lower(), 0, base) if base else None)
    anchor = context.anchor(time.span)
    if time.form == "clock":
        day = read_words(time.match["on"], anchor) if time.match["on"] else context.told or context.report.published
        return TimeValue(time.span, "time", _clock(time.match, day))
    return _reckoned(time, _of_deadline(time, anchor, context.report.text), context.report.text)


def _of_deadline(time: TimeExpression, anchor: Anchor, text: str) -> Anchor:
    """Give the anchor that looks ahead for the end of something, where that is much nearer than looking back."""
    if anchor.day is None or anchor.future or anchor.narrated or not is_deadline(time.span, text):
        return anchor
    onward = replace(anchor, future=True)
    behind, ahead = (read_match(time.form, time.match, each) for each in (anchor, onward))
    return onward if nearer(behind, ahead, anchor.day, _MUCH) != behind else anchor


def _is_named(time: TimeExpression) -> bool:
    """Tell a date that says all of itself ("3 May 2016")."""
    return time.form in _NAMED or (time.form in ("day", "month", "season", "holiday") and bool(time.match["year"]))


@cache
def _today() -> re.Pattern[str]:
    return re.compile(any_of(date_words().days[0]), re.IGNORECASE)


def _reckoned(time: TimeExpression, anchor: Anchor, text: str) -> TimeValue:
    edtf = read_match(time.form, time.match, anchor)
    value = TimeValue(time.span, time.kind, edtf, _reckoned_from(edtf, time, anchor), part=_part(time.span.exact))
    if time.form == "past":
        return _past(value, time.match, text)
    return replace(value, ends=tuple(_ends(value, time, anchor, text)))


def _reckoned_from(edtf: str | None, time: TimeExpression, anchor: Anchor) -> str | None:
    if edtf is None or edtf == read_match(time.form, time.match, Anchor(None, None)):
        return None
    by_told = time.form == "told" or (time.form == "open" and time.match["point"].lower() == "then")
    return anchor.told if by_told else anchor.known


def _past(value: TimeValue, m: re.Match[str], text: str) -> TimeValue:
    name = next((name for name in ("length", "whole", "bare") if m[name]), None)
    value = replace(value, duration=length_of(m))
    if name is None or m.start(name) == m.start():
        return value
    return replace(value, ends=(replace(value, span=Span.of(text, m.start(name), m.end())),))


def _ends(value: TimeValue, time: TimeExpression, anchor: Anchor, text: str) -> Iterator[TimeValue]:
    m, reckoned = time.match, value.anchor
    if time.form == "interval":
        for name, edtf in zip(("from", "until"), interval_ends(m, anchor), strict=True):
            yield TimeValue(Span.of(text, *m.span(name)), "date", edtf, reckoned)
    elif time.form == "open" and m["point"].lower() != "then":
        yield TimeValue(Span.of(text, *m.span("point")), "date", read_words(m["point"], anchor), reckoned)
    elif time.form == "days" and (days := days_between(m, anchor)):
        first = m.start("month") if m.start("month") < m.start("day") else m.start("day")
        yield TimeValue(Span.of(text, first, m.end("day")), "date", days[0], reckoned, part=value.part)
        yield TimeValue(Span.of(text, m.start("last"), m.end()), "date", days[1], reckoned)


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
    parts = date_words().parts_of_day
    named = (rf"(?P<{code}>{any_of(words)}{'|tonight' if code == 'NI' else ''})" for code, words in parts.items())
    return re.compile("|".join(named), re.IGNORECASE)
