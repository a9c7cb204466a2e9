"""Settings: what a report gives to all its tellings, and what the words around one say of when and where it was."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dalil.language.organisations import organisations
from dalil.language.sentences import split_sentences
from dalil.linking.entity_keys import keys_of
from dalil.linking.incidents.days import Days
from dalil.linking.incidents.vocabulary import families
from dalil.linking.incidents.words import words_of
from dalil.records import BlockKind, Entity, Event, Participant, Place, Report, Span
from dalil.resolving.countries import country_of

_MOST_ANCHORS = 6
_TOLD = frozenset({"organisation", "place", "person"})
_NAMED = frozenset({"organisation", "place", "person", "facility", "law"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as far as it can be compared."""

    name: str
    geonames: int | None
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    exact: bool


@dataclass(frozen=True, slots=True)
class _Told:
    """When and where the words of an event at an offset say that it was."""

    at: int
    family: str
    days: frozenset[Days]
    spots: frozenset[Spot]
    date: Span | None
    people: frozenset[str]

    @classmethod
    def of(cls, event: Event, published: Days | None, entities: Mapping[str, Entity]) -> _Told:
        days, spots = days_of(event, published), frozenset(map(spot_of, event.places))
        return cls(
            event.trigger.start,
            families().family(event.type),
            frozenset({days} if days else ()),
            spots,
            event.when.span if event.when else None,
            people_of(event.participants, entities),
        )


@dataclass(frozen=True, slots=True)
class Setting:
    """What a report gives to all its tellings: sentences, countries, names of what is no private matter."""

    report: Report
    published: Days | None
    countries: frozenset[str]
    named: tuple[tuple[int, str], ...]
    groups: frozenset[str]
    towns: frozenset[Spot]
    anchors: frozenset[str]
    private: tuple[Span, ...]
    told: tuple[_Told, ...]
    title: frozenset[str]
    sentences: tuple[tuple[int, int, bool], ...]

    @classmethod
    def of(cls, report: Report, entities: Mapping[str, Entity], events: Sequence[Event]) -> Setting:
        """Take the setting from a report, its entities and its events."""
        places = [place.country for event in events for place in event.places if place.country]
        lands = {entity.country for entity in entities.values() if entity.country and entity.type == "place"}
        parts = [part for event in events for part in event.participants if part.entity in entities]
        authorities = {part.entity for part in parts if part.role in families().authorities}
        acting = [entities[part.entity] for part in parts if part.entity and part.entity not in authorities]
        named = [entity for entity in entities.values() if entity.type in _NAMED and not entity.private]
        published = Days.of(report.published)
        return cls(
            report,
            published,
            frozenset(places) or frozenset(lands),
            tuple(sorted((m.start, e.name.casefold()) for e in named for m in e.mentions)),
            frozenset(entity.name for entity in acting if entity.type == "organisation"),
            frozenset(spot for event in events for spot in map(spot_of, event.places) if spot.exact),
            _anchors(report, entities.values()),
            tuple(sorted(span for e in entities.values() if e.private and e.type == "person" for span in e.mentions)),
            tuple(_Told.of(event, published, entities) for event in sorted(events, key=lambda event: event.trigger)),
            words_of(report.title or ""),
            tuple(
                (*sentence, block.kind is BlockKind.HEADLINE)
                for block in report.blocks
                for sentence in split_sentences(report.text, block.start, block.end)
            ),
        )

    @property
    def names(self) -> frozenset[str]:
        """Give the names of places, bodies and public figures."""
        return frozenset(name for _, name in self.named)

    def beside(self, event: Event, start: int, end: int) -> _Told | None:
        """Give the nearest event of the same family in a sentence; it may tell what this one leaves out."""
        family, own = families().family(event.type), event.trigger.start
        near = [told for told in self.told if start <= told.at < end and told.family == family]
        return min(near, key=lambda told: (told.at == own, abs(told.at - own)), default=None)

    def dated_beside(self, event: Event, start: int, end: int) -> frozenset[Days]:
        """Give the date of the nearest event of a sentence that has one, of the same family if there is such."""
        family, own = families().family(event.type), event.trigger.start
        near = [told for told in self.told if start <= told.at < end and told.days]
        best = min(near, key=lambda told: (told.family != family, abs(told.at - own)), default=None)
        return best.days if best else frozenset()

    def owns_date(self, event: Event) -> bool:
        """Tell whether no other event is nearer to the words that date an event and is dated by them, too."""
        span = event.when.span if event.when else None
        if span is None:
            return True
        dated = [told.at for told in self.told if told.date == span]
        return min(dated, key=lambda at: (_apart(at, span), at), default=event.trigger.start) == event.trigger.start

    def around(self, event: Event, block: tuple[int, int]) -> tuple[frozenset[Days], frozenset[Spot]]:
        """Give when and where the events told last before this one in its block were."""
        before = [told for told in self.told if block[0] <= told.at < event.trigger.start]
        days = next((told.days for told in reversed(before) if told.days), frozenset[Days]())
        return days, next((told.spots for told in reversed(before) if told.spots), frozenset[Spot]())

    def people_before(self, event: Event, block: tuple[int, int]) -> frozenset[str]:
        """Give those to whom the events told last before this one in its block were done."""
        before = [told for told in self.told if block[0] <= told.at < event.trigger.start]
        return next((told.people for told in reversed(before) if told.people), frozenset[str]())

    def named_in(self, block: tuple[int, int]) -> frozenset[str]:
        """Give the names of places, bodies and public figures in a block."""
        return frozenset(name for at, name in self.named if block[0] <= at < block[1])

    def number(self, event: Event) -> int:
        """Give how many events of its family are told before this one."""
        family = families().family(event.type)
        return sum(told.family == family and told.at < event.trigger.start for told in self.told)

    def sentence(self, offset: int) -> int:
        """Give the number of the sentence at an offset."""
        return max(0, bisect_right(self.sentences, (offset, len(self.report.text) + 1, True)) - 1)


def _anchors(report: Report, entities: Iterable[Entity]) -> frozenset[str]:
    """Give keys of the names that a report tells most, of towns, groups and public figures; those that all tell not."""
    outlets = {told.casefold() for told in (report.outlet, report.agency) if told}
    told = []
    for entity in entities:
        known = country_of(entity.name) or entity.name.casefold() in outlets or organisations().is_body(entity.name)
        listed = organisations().entries(entity.name)
        if entity.type in _TOLD and entity.mentions and not (entity.private or known or listed):
            key = max(keys_of(entity, (), ()), key=lambda key: (len(key), key), default="")
            told.append((-len(entity.mentions), min(entity.mentions), key))
    return frozenset([key for _, _, key in sorted(told) if key][:_MOST_ANCHORS])


def _apart(offset: int, span: Span) -> int:
    return span.start - offset if offset < span.start else offset - span.end


def days_of(event: Event, published: Days | None) -> Days | None:
    """Give when an event was; a date after the report that tells it as past is none."""
    found = Days.of(event.when.edtf, published.last if published else None) if event.when else None
    if found is None or published is None or event.status in families().ahead:
        return found
    return found if found.first <= published.last else None


def people_of(participants: Iterable[Participant], entities: Mapping[str, Entity]) -> frozenset[str]:
    """Give the words by which those who suffer are described; names of private persons are none of them."""
    told = set[str]()
    for participant in participants:
        if participant.role not in families().suffering:
            continue
        entity = entities.get(participant.entity or "")
        if participant.text and (entity is None or not entity.private):
            told |= words_of(participant.text)
        if entity is not None and entity.role:
            told |= words_of(entity.role)
    return frozenset(families().kind(word) for word in told - families().anyone)


def spot_of(place: Place) -> Spot:
    """Give a place as far as it can be compared; one that no gazetteer holds is taken for a village."""
    exact = place.precision in {"point", "settlement", "admin2"} or place.lat is None
    return Spot(place.name.casefold(), place.geonames, place.country, place.admin1, place.lat, place.lon, exact)
