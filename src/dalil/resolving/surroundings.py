"""What a report says around its places: where it is written, and which places its records name."""

from __future__ import annotations

from dalil.records import CodedReport, Place, Report
from dalil.resolving.evidence import PlaceContext
from dalil.resolving.toponyms import home_country


def home_of(report: Report, context: PlaceContext) -> str | None:
    """Give the country where a report is written: of its dateline or outlet, else the one that it names most."""
    home = home_country(report)
    if home is not None:
        return home
    most = sorted(context.countries, key=lambda known: -known[1])
    leads = bool(most) and (len(most) == 1 or most[0][1] > most[1][1])
    return most[0][0] if leads else None


def places_of(coded: CodedReport) -> tuple[Place, ...]:
    """List all places of a report's records, and its place entities' mentions, by position."""
    places = [place for event in coded.events for place in event.places]
    places += [statistic.place for statistic in coded.statistics if statistic.place]
    places += [designation.territory for designation in coded.designations if designation.territory]
    places += [Place(m.exact, m) for entity in coded.entities if entity.type == "place" for m in entity.mentions]
    return tuple(sorted(set(places), key=lambda p: (p.span.start if p.span else -1, p.name)))
