"""All place names of a report, resolved together."""

from __future__ import annotations

from collections.abc import Sequence

from dalil.records import Place, Report, Span
from dalil.resolving.places import resolve_place
from dalil.resolving.surroundings import context_of, holder_of


def resolve_toponyms(report: Report, spans: Sequence[Span]) -> tuple[Place, ...]:
    """Give for each span the place that its words name in this report; unresolved where that is not certain."""
    places = [Place(span.exact, span) for span in spans]
    context = context_of(report, places)
    found = []
    for place in places:
        holder = holder_of(place.span, report, places)
        within = resolve_place(holder.name, context) if holder else None
        found.append(resolve_place(place.name, context, within))
    return tuple(found)
