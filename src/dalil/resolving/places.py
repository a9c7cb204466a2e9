"""One name of a place to its country, area, GeoNames id and coordinates; doubt stays unresolved.

To resolve all names of a report, which help each other, see ``toponyms``.
"""

from __future__ import annotations

from dataclasses import replace

from dalil.records import Place
from dalil.resolving import chosen
from dalil.resolving.candidates import Candidate, candidates_of, respelled
from dalil.resolving.countries import adjective_country, body_of, country_name, country_of
from dalil.resolving.evidence import NO_CONTEXT, PlaceContext
from dalil.resolving.ranking import Group, rank
from dalil.resolving.toponym_names import parse_name

_OFTEN = 4
"""How often a report is taken to name the country that it names most."""

__all__ = [
    "NO_CONTEXT", "PlaceContext", "adjective_country", "body_of", "country_name", "country_of", "resolve_place",
]  # fmt: skip


def resolve_place(name: str, context: PlaceContext = NO_CONTEXT, within: Place | None = None) -> Place:
    """Find what a name stands for; a Place with the name alone where that is not certain enough.

    Countries also by adjective ("Kazakhstani"), areas by their head noun ("Aktobe Province"), settlements by
    population, country context and ``within``, the place that holds this one ("Ile District, Almaty Province").
    """
    whole = " ".join(name.split())
    if "," in whole:
        inner, _, outer = whole.partition(",")
        holder = resolve_place(outer.strip(), context, within)
        return replace(resolve_place(inner.strip(), context, holder), name=whole)
    parsed = parse_name(whole)
    countries = {within.country} if within and within.country else {country for country, _ in context.countries}
    found = candidates_of(parsed) or respelled(parsed, countries)
    groups = [Group(found, holders=(1,)), Group((_as_candidate(within),))] if within else [Group(found)]
    groups += [Group((Candidate("admin1", code[:2], code),)) for code in sorted(context.areas)]
    groups += [Group((Candidate("country", code),), round(_OFTEN * weight)) for code, weight in context.countries]
    place = chosen.place_of(rank(groups, None)[0], whole, None)
    return chosen.within(place, within) if within is not None else place


def _as_candidate(place: Place) -> Candidate:
    kind = place.precision or "region"
    return Candidate(kind, place.country, place.admin1, place.geonames, place.lat, place.lon)
