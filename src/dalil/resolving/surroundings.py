"""What a report says about where it plays: the countries that it names, its dateline, places that hold others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from dalil.language.date_expressions import find_dates
from dalil.language.expression_words import any_of, date_words
from dalil.records import BlockKind, CodedReport, Place, Report, Span
from dalil.resolving.narration import is_narrated
from dalil.resolving.places import NO_CONTEXT, PlaceContext, country_of, resolve_place

_UNREAD = frozenset({BlockKind.COMMENT, BlockKind.FURNITURE, BlockKind.BYLINE})
_CAPITALISED = re.compile(r"\b(?:[A-Z][\w’'-]*\.?(?:[A-Z]\.?)*)(?:\s+(?:of\s+(?:the\s+)?|and\s+)?[A-Z][\w’'-]*){0,4}")
_DATELINE_WEIGHT = 3
_SENTENCE = 200
"""A sentence counts for no more than so many characters on either side of a date."""
_HOLDER = re.compile(r"(?:,\s*(?:in\s+)?|\s+in\s+(?:the\s+)?|\s+of\s+(?:the\s+)?|\s*\()")
"""What may stand between a place and the place that holds it ("Ile District, Almaty Province")."""


def context_of(report: Report, places: Iterable[Place]) -> PlaceContext:
    """Weigh the countries of a report: those named in its text, its dateline, and of its unambiguous places."""
    named = list(_countries_in(report))
    named += list(_headline_countries(report)) * _DATELINE_WEIGHT
    first = PlaceContext.of(named)
    found = [resolve_place(name, first) for name in sorted({place.name for place in places})]
    named += [place.country for place in found if place.country and place.precision != "country"]
    return PlaceContext.of(named, (place.admin1 for place in found if place.admin1))


def home_of(report: Report, context: PlaceContext) -> str | None:
    """Give the country where a report is written: of its dateline or outlet, else the one that it names most."""
    written = next(_headline_countries(report, context), None)
    if written is not None:
        return written
    most = sorted(context.countries, key=lambda known: -known[1])
    leads = bool(most) and (len(most) == 1 or most[0][1] > most[1][1])
    return most[0][0] if leads else None


def holder_of(span: Span | None, report: Report, places: Iterable[Place]) -> Place | None:
    """Find the place whose name follows and says where the place at ``span`` lies; unresolved."""
    if span is None:
        return None
    for place in places:
        follows = place.span is not None and span.end < place.span.start <= span.end + 12
        if follows and place.span and _HOLDER.fullmatch(report.text[span.end : place.span.start]):
            return place
    following = _CAPITALISED.match(report.text, _after_comma(report.text, span.end))
    country = _leading_country(following.group().split()) if following else None
    return Place(country, None) if country else None


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


def _after_comma(text: str, at: int) -> int:
    match = re.compile(r",\s*").match(text, at)
    return match.end() if match else len(text)


def _countries_in(report: Report) -> Iterator[str]:
    for block in report.blocks:
        if block.kind not in _UNREAD and block.repeats is None:
            for run in _CAPITALISED.finditer(report.text, block.start, block.end):
                yield from _countries_of(run.group().split())


def _leading_country(words: list[str]) -> str | None:
    """Give the longest name of a country with which the words begin."""
    names = (" ".join(words[:length]) for length in range(min(4, len(words)), 0, -1))
    return next((name for name in names if country_of(name)), None)


def _countries_of(words: list[str]) -> Iterator[str]:
    """Find countries in a run of words, the longest name first at each place."""
    at = 0
    while at < len(words):
        name = _leading_country(words[at:])
        country = country_of(name) if name else None
        if country:
            yield country
        at += len(name.split()) if name else 1


def _headline_countries(report: Report, context: PlaceContext = NO_CONTEXT) -> Iterator[str]:
    for words in (report.dateline, report.outlet):
        if words:
            place = resolve_place(re.split(r"\s[-–—]+|,\s+\w+\s+\d", words)[0].strip(), context)
            if place.country:
                yield place.country
