"""From ranked candidates to a place: the likeliest where it is likely enough, what holds it, or the words alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dalil.records import Place, Precision, Span
from dalil.resolving.candidates import Candidate
from dalil.resolving.distances import kilometres
from dalil.resolving.ranking import Ranked

_LEAST = 0.4
"""The likeliest candidate must have this chance, together with those that are as good as the same place."""
_SAME = 1.0
"""Degrees of latitude and longitude within which a town and the district around it are as good as one place."""
_PRECISIONS: Mapping[str, Precision] = {
    "country": "country", "admin1": "admin1", "admin2": "admin2", "settlement": "settlement", "region": "region",
    "point": "point",
}  # fmt: skip
_HOLDING = ("country", "admin1", "admin2")
_BELOW = ("admin2", "settlement", "point")
_AREA = 300.0
"""Kilometres within which a place can lie in an area."""


def place_of(ranked: Ranked, words: str, span: Span | None) -> Place:
    """Make the place of a ranked name; the words alone where no candidate is likely enough."""
    name = " ".join(words.split())
    if ranked.candidates:
        best = ranked.candidates[0]
        alike = sum(p for c, p in zip(ranked.candidates, ranked.chances, strict=True) if _same(c, best))
        if alike >= _LEAST:
            return _place(best, name, span)
    return Place(name, span)


def within(place: Place, holder: Place) -> Place:
    """Give a place what the text says of it by naming the place that holds it.

    An unresolved one gets its country, area and point, with the holder's precision; one below the first level in the
    same country its area, for the text knows better than a gazetteer where a border runs.
    """
    if holder.country is None or holder.precision not in _HOLDING:
        return place
    if place.precision is None:
        return replace(holder, name=place.name, span=place.span, geonames=None, former=None)
    if holder.precision == "admin1" and place.country == holder.country and place.precision in _BELOW:
        return replace(place, admin1=holder.admin1) if _around(place, holder) else place
    return place


def _around(place: Place, holder: Place) -> bool:
    if place.lat is None or place.lon is None or holder.lat is None or holder.lon is None:
        return False
    return kilometres(place.lat, place.lon, holder.lat, holder.lon) <= _AREA


def _same(one: Candidate, other: Candidate) -> bool:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return one == other
    return one.country == other.country and abs(one.lat - other.lat) < _SAME and abs(one.lon - other.lon) < _SAME


def _place(found: Candidate, name: str, span: Span | None) -> Place:
    """Make a place of a candidate; a settlement that the name calls a district stands for its district."""
    district = found.kind == "settlement" and found.asked is False
    return Place(
        found.shown or name, span, found.country, found.area, None if district else found.geonames, found.lat,
        found.lon, "admin2" if district else _PRECISIONS[found.kind], found.former,
    )  # fmt: skip
