"""Accounts: what one report says of one incident, gathered from all its tellings of it.

Most words that tell of an incident say little ("the attack", "were detained"); a report says when, where and to whom
only once. Reports are compared by what they say as a whole.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

from dalil.language.sentences import split_sentences
from dalil.linking.incidents.days import Days
from dalil.linking.incidents.vocabulary import families
from dalil.linking.incidents.words import content_words, lemma, words_of
from dalil.linking.tellings import Telling
from dalil.records import BlockKind, Entity, Event, Participant, Place, Report, Span

_NAMED = frozenset({"organisation", "place", "person", "facility", "law"})


@dataclass(frozen=True, slots=True)
class Count:
    """How many are in a role; None where a side is open."""

    role: str
    low: float | None
    high: float | None


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
class Setting:
    """What a report gives to all its tellings: sentences, countries, names of what is no private matter."""

    report: Report
    published: Days | None
    countries: frozenset[str]
    names: frozenset[str]
    private: tuple[Span, ...]
    sentences: tuple[tuple[int, int, bool], ...]

    @classmethod
    def of(cls, report: Report, entities: Mapping[str, Entity], events: Iterable[Event]) -> Setting:
        """Take the setting from a report, its entities and its events."""
        places = [place.country for event in events for place in event.places if place.country]
        lands = {entity.country for entity in entities.values() if entity.country and entity.type == "place"}
        return cls(
            report,
            Days.of(report.published),
            frozenset(places) or frozenset(lands),
            frozenset(e.name.casefold() for e in entities.values() if e.type in _NAMED and not e.private),
            tuple(sorted(span for e in entities.values() if e.private and e.type == "person" for span in e.mentions)),
            tuple(
                (*sentence, block.kind is BlockKind.HEADLINE)
                for block in report.blocks
                for sentence in split_sentences(report.text, block.start, block.end)
            ),
        )

    def sentence(self, offset: int) -> int:
        """Give the number of the sentence at an offset."""
        return max(0, bisect_right(self.sentences, (offset, len(self.report.text) + 1, True)) - 1)


@dataclass(frozen=True, slots=True)
class Account:
    """What one report says of one incident; every field is the union of what its tellings say."""

    report: str
    tellings: frozenset[str]
    types: frozenset[str]
    days: frozenset[Days]
    spots: frozenset[Spot]
    counts: frozenset[Count]
    groups: frozenset[str]
    bodies: frozenset[str]
    figures: frozenset[str]
    entities: frozenset[str]
    people: frozenset[str]
    words: frozenset[str]
    triggers: frozenset[str]
    statuses: frozenset[str]
    sentences: frozenset[int]
    headline: bool
    published: Days | None
    countries: frozenset[str]
    names: frozenset[str]

    @property
    def key(self) -> str:
        """Give the key of the account: the smallest of its tellings."""
        return min(self.tellings)

    @property
    def families(self) -> frozenset[str]:
        """Give the families of its types."""
        return frozenset(families().family(each) for each in self.types)

    @property
    def lands(self) -> frozenset[str]:
        """Give the countries of its places, or else those of its report."""
        return frozenset(spot.country for spot in self.spots if spot.country) or self.countries


def account_of(telling: Telling, setting: Setting) -> Account:
    """Give what one telling of an event says."""
    event = telling.record
    if not isinstance(event, Event):
        raise TypeError(f"{telling.key} is no event")
    number = setting.sentence(event.trigger.start)
    start, end, headline = setting.sentences[number]
    within = [e for e in telling.entities.values() if any(start <= m.start < end for m in e.mentions)]
    when = Days.of(event.when.edtf) if event.when else None
    groups, bodies, figures = _named(event.participants, telling.entities, within)
    return Account(
        report=telling.report.id,
        tellings=frozenset({telling.key}),
        types=frozenset({event.type}),
        days=frozenset({when} if when else ()),
        spots=frozenset(_spot(place) for place in event.places),
        counts=frozenset(_counts(event.participants)),
        groups=groups,
        bodies=bodies,
        figures=figures,
        entities=frozenset(p.entity for p in event.participants if p.entity),
        people=_people(event.participants, telling.entities),
        words=content_words(telling.report, start, end, setting.private),
        triggers=frozenset({lemma(word) for word in event.trigger.exact.split()}),
        statuses=frozenset({event.status}),
        sentences=frozenset({number}),
        headline=headline,
        published=setting.published,
        countries=setting.countries,
        names=setting.names,
    )


def joined(accounts: Sequence[Account]) -> Account:
    """Join accounts of one report that are of one incident."""
    first, *others = accounts
    if not others:
        return first
    united = {
        field.name: frozenset[object]().union(*(getattr(account, field.name) for account in accounts))
        for field in fields(Account)
        if isinstance(getattr(first, field.name), frozenset)
    }
    values = {field.name: getattr(first, field.name) for field in fields(Account)}
    return Account(**{**values, **united, "headline": any(account.headline for account in accounts)})


def _named(
    participants: Iterable[Participant], entities: Mapping[str, Entity], within: Iterable[Entity]
) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Give the groups that act or suffer, the bodies of authorities, and the public figures; never private persons."""
    groups, bodies, figures = set[str](), set[str](), set[str]()
    authorities = {p.entity for p in participants if p.role in {"authority", "outlet"}}
    for entity in (*within, *(entities[p.entity] for p in participants if p.entity and p.entity in entities)):
        if entity.private:
            continue
        if entity.type == "person":
            figures.add(entity.name)
        elif entity.type == "organisation":
            (bodies if entity.id in authorities else groups).add(entity.name)
    return frozenset(groups), frozenset(bodies), frozenset(figures)


def _people(participants: Iterable[Participant], entities: Mapping[str, Entity]) -> frozenset[str]:
    """Give the words by which those who suffer are described, without names of private persons."""
    told = set[str]()
    for participant in participants:
        entity = entities.get(participant.entity or "")
        if participant.role in families().suffering and participant.text and (entity is None or not entity.private):
            told |= words_of(participant.text)
    return frozenset(told)


def _counts(participants: Iterable[Participant]) -> Iterable[Count]:
    for participant in participants:
        count = participant.count
        if count is not None and (count.min is not None or count.max is not None):
            role = "suffering" if participant.role in families().suffering else participant.role
            yield Count(role, count.min, count.max)


def _spot(place: Place) -> Spot:
    exact = place.precision in {"point", "settlement", "admin2"}
    return Spot(
        place.name.casefold(), place.geonames, place.country, place.admin1, place.lat, place.lon,
        exact or place.country is None,
    )  # fmt: skip
