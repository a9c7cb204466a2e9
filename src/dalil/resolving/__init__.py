"""Times, places, names and quantities to normal forms."""

from dalil.resolving.dates import resolve_date
from dalil.resolving.places import NO_CONTEXT, PlaceContext, adjective_country, country_of, resolve_place
from dalil.resolving.quantities import parse_quantity
from dalil.resolving.repeated import join_repeats
from dalil.resolving.resolve import resolve

__all__ = [
    "NO_CONTEXT",
    "PlaceContext",
    "adjective_country",
    "country_of",
    "join_repeats",
    "parse_quantity",
    "resolve",
    "resolve_date",
    "resolve_place",
]
