"""From ranked candidates to a place: the likeliest where it is likely enough, what holds it, or the words alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dalil.records import Place, Precision, Span
from dalil.resolving.candidates import Candidate
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


def place_of(ranked: Ranked, words: str, span: Span | None) -> Place:
    """Make the place of a ranked name; the words alone where no candidate is likely enough."""
    name = " ".join(words.split())
    if ranked.candidates:
        best = ranked.candidates[0]
        alike = sum(p for c, p in zip(ranked.candidates, ranked.chances, strict=True) if _same(c, best))
        if alike >= _LEAST:
            return _place(best, name, span)
    return Place(name, span)


def held_by(place: Place, holder: Place) -> Place:
    """Give an unresolved place the country, area and point of the place that holds it, with that place's precision."""
    if place.precision is not None or holder.country is None or holder.precision not in _HOLDING:
        return place
    return replace(holder, name=place.name, span=place.span, geonames=None, former=None)


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
