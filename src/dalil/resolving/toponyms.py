"""All place names of a report, resolved together: one sense a name, each name helping the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log2

from dalil.records import Place, Report, Span
from dalil.resolving.candidates import candidates_of
from dalil.resolving.chosen import place_of, within
from dalil.resolving.evidence import PlaceContext, dateline_place, outlet_country
from dalil.resolving.gathering import Gathered, gather, key_of
from dalil.resolving.places import resolve_place
from dalil.resolving.ranking import Group, Ranked, rank
from dalil.resolving.toponym_names import parse_name

_DATELINE_WEIGHT = 3
_MAJORITY = 0.55
_LEAST_NAMED = 1.5
"""A country named once makes no majority."""


def resolve_toponyms(report: Report, spans: Sequence[Span]) -> tuple[Place, ...]:
    """Give for each span the place that its words name in this report; unresolved where that is not certain."""
    places = [Place(span.exact, span) for span in spans]
    toponyms = Toponyms.of(report, places)
    return tuple(toponyms.place(place) for place in places)


@dataclass(frozen=True, slots=True)
class Toponyms:
    """The place names of a report and what they stand for; ``context`` is what they say about where it plays."""

    gathered: Gathered
    ranked: tuple[Ranked, ...]
    main_country: str | None
    context: PlaceContext

    @classmethod
    def of(cls, report: Report, places: Sequence[Place]) -> Toponyms:
        """Weigh all names of a report together; ``places`` are unresolved."""
        gathered = gather(report, places)
        ranked = rank(gathered.groups, gathered.outlet)
        toponyms = cls(gathered, ranked, _main_country(gathered, ranked), PlaceContext())
        return replace(toponyms, context=toponyms._context(report, places))

    def place(self, place: Place) -> Place:
        """Give a place resolved; else with what the text says that it lies in; else with the report's main country.

        A place of which only the main country is known has no point. One that was not weighed with the others is
        resolved by its name and the countries of the report.
        """
        key = key_of(place)
        if key not in self.gathered.group_of:
            return replace(resolve_place(place.name, self.context), span=place.span)
        found = place_of(self.ranked[self.gathered.group_of[key]], place.name, place.span)
        holder = self.gathered.holder_of.get(key)
        if holder is not None:
            found = within(found, place_of(self.ranked[holder], "", None))
        if found.precision is None and self.main_country is not None:
            return replace(found, country=self.main_country, precision="country")
        return found

    def _context(self, report: Report, places: Sequence[Place]) -> PlaceContext:
        """Weigh the countries of a report: those named in its text, its home, and of its places, each name once."""
        found = [self.place(place) for place in {place.name: place for place in places}.values()]
        told = [place.country for place in found if place.country and place.precision != "country"]
        home = [country for country in (home_country(report),) if country] * _DATELINE_WEIGHT
        return PlaceContext.of([*self.gathered.named, *home, *told], (p.admin1 for p in found if p.admin1))


def _main_country(gathered: Gathered, ranked: Sequence[Ranked]) -> str | None:
    """Give the country in which most of a report's names lie; None where no country has a clear majority."""
    mass: defaultdict[str, float] = defaultdict(float)
    for group, one in zip(gathered.groups, ranked, strict=True):
        for candidate, chance in zip(one.candidates, one.chances, strict=True):
            if candidate.country:
                mass[candidate.country] += chance * log2(1 + group.count)
    best = max(mass, key=lambda country: (mass[country], country), default=None)
    return best if best and mass[best] >= _LEAST_NAMED and mass[best] >= _MAJORITY * sum(mass.values()) else None


def home_country(report: Report) -> str | None:
    """Give the country of a report's dateline, else of its outlet; None where neither says one."""
    written = dateline_place(report)
    if written:
        ranked = rank([Group(candidates_of(parse_name(part.strip()))) for part in written.split(",")], None)
        found = [place_of(one, "", None).country for one in reversed(ranked)]
        country = next((country for country in found if country), None)
        if country:
            return country
    return outlet_country(report)
