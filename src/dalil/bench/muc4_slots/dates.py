"""The date of an incident, as MUC-4 writes it: a day, a range, or "on or before" the day of the message."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache

from dalil.bench.muc4_slots.scenes import Reading, Scene, beside
from dalil.bench.muc4_slots.vocabulary import vocabulary, words_pattern
from dalil.language.date_expressions import find_dates
from dalil.language.expression_words import date_words
from dalil.language.lexicon import speech_verbs
from dalil.records import Span
from dalil.records.edtf import bounds
from dalil.resolving import resolve_date

_LONGEST = 60
"""A date further back than this many days is history that the message recalls: "recent" means two months."""
_WIDEST = timedelta(days=31)


def date_of(scene: Scene) -> str | None:
    """Give the date that stands nearest to the words for the deed, else "on or before" the day of the message."""
    sent = scene.reading.message.sent
    told = _nearest(scene.reading, scene.told) or _nearest(scene.reading, beside(scene))
    if told:
        first, last = told
        if first is None:
            return f"- {_written(last)}"
        return _written(first) if first == last else f"{_written(first)} - {_written(last)}"
    return f"- {_written(sent)}" if sent else None


def _nearest(reading: Reading, sentences: Iterable[int]) -> tuple[date | None, date] | None:
    found = [one for at in sentences for one in dates_in(reading, at)]
    return min(found, key=lambda one: one[0])[1:] if found else None


def dates_in(reading: Reading, sentence: int) -> Iterator[tuple[int, date | None, date]]:
    """Give the dates of a sentence as how far they stand from a deed's words, first day (None: open) and last day.

    The date of a statement ("reported today") is not the deed's.
    """
    sent = reading.message.sent
    anchor = sent.isoformat() if sent else None
    start, end = reading.sentences[sentence]
    deeds = [match.start() for match in words_pattern(vocabulary().deeds).finditer(reading.text, start, end)]
    for span in find_dates(_with_capitals(reading.text), start, end):
        edtf = resolve_date(span.exact, anchor)
        first, last = bounds(edtf) if edtf else (None, None)
        if first is None or last is None or last - first > _WIDEST or _is_of_statement(span, reading):
            continue
        if sent is not None and (first > sent or (sent - first).days > _LONGEST):
            continue
        distance = min((abs(deed - span.start) for deed in deeds), default=end - start)
        until = min(last, sent) if sent else last
        if sent is not None and _is_weekday(span):
            yield distance, None, sent
        else:
            yield distance, first, until


def _is_weekday(span: Span) -> bool:
    """Tell the bare name of a day of the week, for which MUC-4 gives no day but "on or before" the message's."""
    return span.exact.split()[-1].lower().endswith("day") and not re.search(r"\d|today|yesterday", span.exact.lower())


def _is_of_statement(span: Span, reading: Reading) -> bool:
    """Tell whether a date stands beside a verb of speech ("said today", "today reported")."""
    before = reading.text[: span.start].split()[-1:]
    after = reading.text[span.end :].split(maxsplit=1)[:1]
    return any(word.strip(",.") in speech_verbs() for word in before + after)


@cache
def _with_capitals(text: str) -> str:
    """Write the names of months and days with capitals, as the finder of dates knows them."""
    return _names().sub(lambda found: found.group().capitalize(), text)


@cache
def _names() -> re.Pattern[str]:
    words = date_words()
    listed = [name.lower() for names in (words.months, words.weekdays) for forms in names.values() for name in forms]
    return re.compile(rf"\b(?:{'|'.join(sorted(listed, key=len, reverse=True))})\b")


def _written(day: date) -> str:
    return f"{day:%d} {day:%b} {day:%y}".upper()
