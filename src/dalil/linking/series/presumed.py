"""Presumed: the area and the time that figures of a report have where their own words leave them out.

What is presumed places a figure in a series; it is too little for saying that two figures exclude each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from functools import cache, lru_cache

from dalil.extraction.circumstances import scene_words
from dalil.extraction.populations import figure_words
from dalil.linking.origins.placing import is_headline, is_lead
from dalil.linking.tellings import Telling
from dalil.records import Entity, Event, Place, Report, Statistic, When
from dalil.records.edtf import bounds, is_valid
from dalil.resolving import PlaceContext, country_of, resolve_place
from dalil.resolving.gazetteer import area_of as gazetteer_area

MONTH, _YEAR = timedelta(days=27), timedelta(days=366)
"""The least and the most between the first and the last day of what is of a month, or of a year."""


def place_key(place: Place) -> str:
    """Give what two places share where they are one: a country, an area or an id of the gazetteer; else the name."""
    if place.precision == "country" and place.country and is_area(place):
        return place.country
    if place.precision == "admin1" and place.admin1:
        return place.admin1
    if place.geonames is not None:
        return f"geonames:{place.geonames}"
    return f"{place.country or ''}/{' '.join(place.name.casefold().split())}"


def is_area(place: Place) -> bool:
    """Tell a country or an area of one from a village of which no more is known than its country."""
    if place.precision == "country":
        return place.country is not None and place.country in (country_of(place.name), place.name)
    return place.precision == "admin1"


def area_of(tellings: Sequence[Telling]) -> Place | None:
    """Give the area that all records of a report are in, else the one that its headline or lead names."""
    return only_area(place for telling in tellings for place in _places(telling.record)) or _leading(tellings)


def only_area(places: Iterable[Place]) -> Place | None:
    """Give the only country or area among places; None where there are several, or a place that is not in it."""
    told = list(places)
    areas = {place_key(place): place for place in told if is_area(place)}
    area = next(iter(areas.values())) if len(areas) == 1 else None
    return area if area and all(_is_in(place, area) for place in told) else None


def _places(record: object) -> tuple[Place, ...]:
    if isinstance(record, Statistic):
        return (record.place,) if record.place else ()
    return record.places if isinstance(record, Event) else ()


def _is_in(place: Place, area: Place) -> bool:
    same = place.country == area.country and (area.precision == "country" or place.admin1 == area.admin1)
    return place.country is not None and same


def _leading(tellings: Sequence[Telling]) -> Place | None:
    """Give the narrowest area that headline and lead name, where it holds all places that the report names.

    A country is none where all others lie in one area of it: the figures may be of that area. They are where only an
    area without a name is spoken of ("the country's coal region").
    """
    if not tellings:
        return None
    report, entities = tellings[0].report, tellings[0].entities
    named = list(_named(entities))
    leading = [(entity, place) for entity, place in named if is_area(place) and _leads(entity, report)]
    narrow = [place for _, place in leading if place.precision != "country"] or [place for _, place in leading]
    areas = {place_key(place): place for place in narrow}
    area = next(iter(areas.values())) if len(areas) == 1 else None
    inside = [place for _, place in named if place.precision != "country"]
    if area is None:
        return None
    if area.precision == "country":
        if any(_owns_area(entity, report) for entity, _ in leading):
            return _area_around(place for entity, place in named if not _is_dateline(entity, report))
        if len({place.admin1 for place in inside if place.admin1}) == 1:
            return None
        inside = [place for _, place in named]
    return area if all(_is_in(place, area) for place in inside) else None


@cache
def _unnamed_area() -> re.Pattern[str]:
    kinds = {name.lower() for name in scene_words().areas.values()} | figure_words().parts_of_areas
    return re.compile(rf"['’]s\s+(?:\w+[\s-]){{0,2}}(?:{'|'.join(map(re.escape, sorted(kinds)))})\b")


def _owns_area(country: Entity, report: Report) -> bool:
    """Tell whether a report's lead speaks of an area of a country without its name ("Kazakhstan's coal region")."""
    return any(
        _unnamed_area().match(report.text, span.end) for span in country.mentions
        if is_headline(report, span.start) or is_lead(report, span.start)
    )  # fmt: skip


def _is_dateline(entity: Entity, report: Report) -> bool:
    return report.dateline is not None and entity.name.casefold() == report.dateline.casefold()


def _area_around(places: Iterable[Place]) -> Place | None:
    """Give the one first-level area in which all places lie."""
    lower = [place for place in places if place.precision != "country"]
    codes = {place.admin1 for place in lower}
    code = codes.pop() if len(codes) == 1 else None
    entry = gazetteer_area(code) if code else None
    if entry is None or entry.area_name is None:
        return None
    return Place(entry.area_name, None, entry.country, code, precision="admin1")


def leading_period(figures: Iterable[Telling]) -> When | None:
    """Give the period of a report's first figure where that is a month to a year: the one of which it tells."""
    told = ((t.record.evidence[0].start, t.record) for t in figures if isinstance(t.record, Statistic))
    _, first = min(told, key=lambda each: each[0], default=(0, None))
    period = first.period if first else None
    told_days = bounds(period.edtf) if period and period.edtf and is_valid(period.edtf) else (None, None)
    return period if told_days[0] and told_days[1] and MONTH <= told_days[1] - told_days[0] <= _YEAR else None


def _named(entities: Mapping[str, Entity]) -> Iterator[tuple[Entity, Place]]:
    for key in sorted(entities):
        if entities[key].type == "place":
            yield entities[key], _resolved(entities[key].name, entities[key].country)


@lru_cache(maxsize=20_000)
def _resolved(name: str, country: str | None) -> Place:
    return resolve_place(name, PlaceContext.of([country] if country else []))


def _leads(entity: Entity, report: Report) -> bool:
    return any(is_headline(report, span.start) or is_lead(report, span.start) for span in entity.mentions)
