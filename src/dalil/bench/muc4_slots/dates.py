"""The date of an incident, as MUC-4 writes it: a day, a range, or "on or before" the day of the message."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dalil.bench.muc4_slots.scenes import Scene
from dalil.language.expressions import find_dates
from dalil.records.edtf import bounds
from dalil.resolving import resolve_date

_LONGEST = 400
"""A date further back than this many days is history that the message recalls."""


def date_of(scene: Scene) -> str | None:
    """Give the first date that the incident's sentences tell, else "on or before" the day of the message."""
    sent = scene.reading.message.sent
    for first, last in _told(scene):
        if sent is None or (first <= sent and (sent - first).days <= _LONGEST):
            return _written(first) if first == last else f"{_written(first)} - {_written(last)}"
    return f"- {_written(sent)}" if sent else None


def _told(scene: Scene) -> Iterator[tuple[date, date]]:
    """Give the days of the dates in the incident's sentences, in order."""
    sent = scene.reading.message.sent
    anchor = sent.isoformat() if sent else None
    for at in scene.told:
        for span in find_dates(scene.reading.text, *scene.reading.sentences[at]):
            edtf = resolve_date(span.exact, anchor)
            first, last = bounds(edtf) if edtf else (None, None)
            if first and last and last - first <= timedelta(days=31):
                yield first, min(last, sent) if sent and first <= sent else last


def _written(day: date) -> str:
    return f"{day:%d} {day:%b} {day:%y}".upper()
