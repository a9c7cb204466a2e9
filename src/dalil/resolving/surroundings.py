"""What a report says around its dates and places: where it is written, what lies ahead, what was told before."""

from __future__ import annotations

import re
from functools import cache

from dalil.language.date_expressions import find_dates
from dalil.language.expression_words import any_of, date_words
from dalil.records import CodedReport, Place, Report, Span
from dalil.resolving.evidence import PlaceContext
from dalil.resolving.narration import is_narrated
from dalil.resolving.toponyms import home_country

_SENTENCE = 200
"""A sentence counts for no more than so many characters on either side of a date."""


def home_of(report: Report, context: PlaceContext) -> str | None:
    """Give the country where a report is written: of its dateline or outlet, else the one that it names most."""
    home = home_country(report)
    if home is not None:
        return home
    most = sorted(context.countries, key=lambda known: -known[1])
    leads = bool(most) and (len(most) == 1 or most[0][1] > most[1][1])
    return most[0][0] if leads else None


def is_to_come(span: Span, text: str) -> bool:
    """Tell by the words of its sentence whether a date lies after the publication ("will", "is due on")."""
    start = max(text.rfind(mark, 0, span.start) for mark in (". ", "\n", "? ", "! ")) + 1
    following = re.split(r"[.,;\n]|\b(?:which|that|who|after|when|and)\b", text[span.end : span.end + _SENTENCE])[0]
    return bool(_future_cue().search(text[max(start, span.start - _SENTENCE) : span.start] + " | " + following))


def date_before(span: Span, report: Report) -> Span | None:
    """Find the date that the text tells last before a span, in the same paragraph."""
    start = max(report.text.rfind("\n", 0, span.start) + 1, span.start - 3 * _SENTENCE)
    told = [found for found in find_dates(report.text, start, span.start) if not is_narrated(found.exact)]
    return told[-1] if told else None


@cache
def _future_cue() -> re.Pattern[str]:
    return re.compile(any_of(date_words().future_cues), re.IGNORECASE)


def places_of(coded: CodedReport) -> tuple[Place, ...]:
    """List all places of a report's records, and its place entities' mentions, by position."""
    places = [place for event in coded.events for place in event.places]
    places += [statistic.place for statistic in coded.statistics if statistic.place]
    places += [designation.territory for designation in coded.designations if designation.territory]
    places += [Place(m.exact, m) for entity in coded.entities if entity.type == "place" for m in entity.mentions]
    return tuple(sorted(set(places), key=lambda p: (p.span.start if p.span else -1, p.name)))
