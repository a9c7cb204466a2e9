"""Fills the values of all records of a report from the exact words of their spans; evidence stays as it is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dalil.records import (
    CodedReport,
    Designation,
    Entity,
    Event,
    Participant,
    Place,
    Quantity,
    Report,
    Statement,
    Statistic,
    When,
)
from dalil.resolving.jurisdictions import by_jurisdiction
from dalil.resolving.names import with_maybe_same
from dalil.resolving.nations import with_country
from dalil.resolving.periods import begun, counted_over, counted_until, told_by_others
from dalil.resolving.places import PlaceContext, body_of
from dalil.resolving.quantities import national_currency, parse_quantity
from dalil.resolving.surroundings import home_of, places_of
from dalil.resolving.timeline import Timeline
from dalil.resolving.toponyms import Toponyms

_AHEAD = frozenset({"planned", "hypothetical"})
"""Statuses of events that may lie ahead of the report."""


def resolve(coded: CodedReport) -> CodedReport:
    """Give the report with its times, places, quantities, jurisdictions and the countries of entities resolved.

    Spans, evidence and chains are unchanged. Designations are joined by jurisdiction; entities that may be one are
    linked, never joined.
    """
    toponyms = Toponyms.of(coded.report, places_of(coded))
    resolver = _Resolver(coded.report, toponyms.context, toponyms, Timeline.of(coded.report))
    entities = tuple(resolver.entity(e) for e in coded.entities)
    countries = {e.id: e.country for e in entities}
    resolved = replace(
        coded,
        entities=entities,
        statements=tuple(resolver.statement(s) for s in coded.statements),
        events=tuple(resolver.event(e) for e in coded.events),
        designations=by_jurisdiction(
            (resolver.designation(d) for d in coded.designations), countries, home_of(coded.report, resolver.context)
        ),
        statistics=tuple(told_by_others((resolver.statistic(s) for s in coded.statistics), coded.report)),
    )
    return with_maybe_same(resolved)


@dataclass(frozen=True)
class _Resolver:
    report: Report
    context: PlaceContext
    toponyms: Toponyms
    timeline: Timeline

    def entity(self, entity: Entity) -> Entity:
        entity = replace(entity, affiliations=tuple(replace(a, when=self.when(a.when)) for a in entity.affiliations))
        if entity.type == "place" and entity.country is None:
            return replace(entity, country=self.place(Place(entity.mentions[0].exact, entity.mentions[0])).country)
        return with_country(entity, self.report, self.context)

    def statement(self, statement: Statement) -> Statement:
        return replace(statement, when=self.when(statement.when))

    def event(self, event: Event) -> Event:
        return replace(
            event,
            when=counted_until(self.when(event.when, event.status in _AHEAD), self.report.published),
            places=tuple(self.place(p) for p in event.places),
            participants=tuple(self.participant(p) for p in event.participants),
        )

    def participant(self, participant: Participant) -> Participant:
        return replace(participant, count=self.quantity(participant.count))

    def designation(self, designation: Designation) -> Designation:
        territory = designation.territory
        body = body_of(territory.name) if territory else None
        return replace(
            designation,
            jurisdiction=designation.jurisdiction or body,
            territory=self.place(territory) if territory else None,
            when=begun(self.when(designation.when)),
        )

    def statistic(self, statistic: Statistic) -> Statistic:
        place = self.place(statistic.place) if statistic.place else None
        period = counted_over(self.when(statistic.period), self.report)
        return replace(
            statistic,
            quantity=self.sum_of_money(self.quantity(statistic.quantity) or statistic.quantity, place),
            place=place,
            period=counted_until(period, self.report.published),
        )

    def place(self, place: Place) -> Place:
        """Resolve a place with the report's other names; one that has a country already stays."""
        if place.country is not None:
            return place
        return self.toponyms.place(place)

    def when(self, when: When | None, planned: bool = False) -> When | None:
        """Resolve a time from its span; one that extraction has set already stays."""
        return self.timeline.when(when, planned) if when is not None else None

    def sum_of_money(self, quantity: Quantity, place: Place | None) -> Quantity:
        """Give a sum the currency that its words mean in its country, else in those that the report names most."""
        if quantity.unit not in ("money", "USD") or quantity.span is None:
            return quantity
        named = sorted(self.context.countries, key=lambda known: (-known[1], known[0]))
        own = [place.country] if place is not None and place.country else []
        currency = national_currency(quantity.span.exact, [*own, *(country for country, _ in named)])
        return replace(quantity, unit=currency or quantity.unit)

    def quantity(self, quantity: Quantity | None) -> Quantity | None:
        """Resolve a quantity from its span; the unit that extraction gave stays where the words name none."""
        if quantity is None or quantity.span is None:
            return quantity
        found = parse_quantity(quantity.span.exact)
        if found is None:
            return quantity
        return replace(found, unit=found.unit or quantity.unit, span=quantity.span)
