"""Accounts: what one report says of one incident, gathered from all its tellings of it.

Most words that tell of an incident say little ("the attack", "were detained"); a report says when, where and to whom
only once. Reports are compared by what they say as a whole.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

from dalil.language.sentences import split_sentences
from dalil.linking.incidents.days import Days
from dalil.linking.incidents.vocabulary import families
from dalil.linking.incidents.words import content_words, lemma, words_of
from dalil.linking.tellings import Telling
from dalil.records import BlockKind, Entity, Event, Participant, Place, Report, Span

LEAD = 3
"""Sentences, headline included, that tell what a report is about."""

SUFFERING = "suffering"

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
class _Told:
    """When and where the words of an event at an offset say that it was."""

    at: int
    family: str
    days: frozenset[Days]
    spots: frozenset[Spot]
    date: Span | None

    @classmethod
    def of(cls, event: Event, published: Days | None) -> _Told:
        days, spots = _days(event, published), frozenset(map(spot_of, event.places))
        return cls(
            event.trigger.start,
            families().family(event.type),
            frozenset({days} if days else ()),
            spots,
            event.when.span if event.when else None,
        )


@dataclass(frozen=True, slots=True)
class Setting:
    """What a report gives to all its tellings: sentences, countries, names of what is no private matter."""

    report: Report
    published: Days | None
    countries: frozenset[str]
    names: frozenset[str]
    groups: frozenset[str]
    towns: frozenset[Spot]
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
        published = Days.of(report.published)
        return cls(
            report,
            published,
            frozenset(places) or frozenset(lands),
            frozenset(e.name.casefold() for e in entities.values() if e.type in _NAMED and not e.private),
            frozenset(entity.name for entity in acting if entity.type == "organisation"),
            frozenset(spot for event in events for spot in map(spot_of, event.places) if spot.exact),
            tuple(sorted(span for e in entities.values() if e.private and e.type == "person" for span in e.mentions)),
            tuple(_Told.of(event, published) for event in events),
            words_of(report.title or ""),
            tuple(
                (*sentence, block.kind is BlockKind.HEADLINE)
                for block in report.blocks
                for sentence in split_sentences(report.text, block.start, block.end)
            ),
        )

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

    def shares_date(self, event: Event) -> bool:
        """Tell whether the words that date an event date another one of its sentence, too."""
        span = event.when.span if event.when else None
        return span is not None and sum(told.date == span for told in self.told) > 1

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
    sufferers: frozenset[str]
    people: frozenset[str]
    words: frozenset[tuple[str, ...]]
    triggers: frozenset[str]
    statuses: frozenset[str]
    sentences: frozenset[int]
    blocks: frozenset[int]
    cues: frozenset[str]
    chains: frozenset[str]
    headline: bool
    published: Days | None
    countries: frozenset[str]
    names: frozenset[str]
    acting: frozenset[str]
    towns: frozenset[Spot]
    title: frozenset[str]

    @property
    def key(self) -> str:
        """Give the key of the account: the smallest of its tellings."""
        return min(self.tellings)

    @property
    def leads(self) -> bool:
        """Tell whether it stands in the headline or at the head of the report."""
        return self.headline or min(self.sentences) < LEAD

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
    when = _days(event, setting.published)
    beside = setting.beside(event, start, end)
    cues = frozenset(_cues(telling, event, start))
    days = frozenset({when} if when else ())
    if "known" in cues and setting.shares_date(event):
        days = frozenset()
    elif not days and "known" not in cues and event.status not in families().ahead:
        days = setting.dated_beside(event, start, end)
    spots = frozenset(spot_of(place) for place in event.places) or (beside.spots if beside else frozenset[Spot]())
    groups, bodies, figures = _named(event.participants, telling.entities, within)
    return Account(
        report=telling.report.id,
        tellings=frozenset({telling.key}),
        types=frozenset({event.type}),
        days=days,
        spots=spots,
        counts=frozenset(_counts(event.participants, telling.entities)),
        groups=groups,
        bodies=bodies,
        figures=figures,
        entities=frozenset(p.entity for p in event.participants if p.entity),
        sufferers=frozenset(p.entity for p in event.participants if p.entity and p.role in families().suffering),
        people=_people(event.participants, telling.entities),
        words=frozenset({tuple(sorted(content_words(telling.report, start, end, setting.private)))}),
        triggers=frozenset({lemma(word) for word in event.trigger.exact.split()}),
        statuses=frozenset({event.status}),
        sentences=frozenset({number}),
        blocks=frozenset(at for at, block in enumerate(telling.report.blocks) if block.start <= start < block.end),
        cues=cues,
        chains=frozenset(event.chain[-1:]),
        headline=headline,
        published=setting.published,
        countries=setting.countries,
        names=setting.names,
        acting=setting.groups,
        towns=setting.towns,
        title=setting.title,
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


def _days(event: Event, published: Days | None) -> Days | None:
    """Give when an event was; a date after the report that tells it as past is none."""
    found = Days.of(event.when.edtf, published.last if published else None) if event.when else None
    if found is None or published is None or event.status in families().ahead:
        return found
    return found if found.first <= published.last else None


def _named(
    participants: Iterable[Participant], entities: Mapping[str, Entity], within: Iterable[Entity]
) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Give the groups that act or suffer, the bodies of authorities, and the public figures; never private persons."""
    groups, bodies, figures = set[str](), set[str](), set[str]()
    authorities = {p.entity for p in participants if p.role in families().authorities}
    for entity in (*within, *(entities[p.entity] for p in participants if p.entity and p.entity in entities)):
        if entity.private:
            continue
        if entity.type == "person":
            figures.add(entity.name)
        elif entity.type == "organisation":
            (bodies if entity.id in authorities else groups).add(entity.name)
    return frozenset(groups), frozenset(bodies), frozenset(figures)


def _people(participants: Iterable[Participant], entities: Mapping[str, Entity]) -> frozenset[str]:
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
    return frozenset(told)


def _counts(participants: Iterable[Participant], entities: Mapping[str, Entity]) -> Iterator[Count]:
    for participant in participants:
        number = number_of(participant, entities)
        if number is not None:
            yield Count(role_of(participant), *number)


def role_of(participant: Participant) -> str:
    """Give the role under which counts are compared: those who suffer are one role, whatever the type calls them."""
    return SUFFERING if participant.role in families().suffering else participant.role


def number_of(participant: Participant, entities: Mapping[str, Entity]) -> tuple[float | None, float | None] | None:
    """Give the bounds of how many a participant is: as told, or one who suffers alone; None where nothing says it."""
    count = participant.count
    if participant.role in families().uncounted:
        return None
    if count is not None:
        return None if count.min is None and count.max is None else (count.min, count.max)
    return (1.0, 1.0) if role_of(participant) == SUFFERING and _is_one(participant, entities) else None


def _is_one(participant: Participant, entities: Mapping[str, Entity]) -> bool:
    """Tell whether a participant is a single person: a name, or words after an indefinite article."""
    entity = entities.get(participant.entity or "")
    if entity is not None:
        return entity.type == "person"
    return bool(participant.text) and (participant.text or "").lower().split()[0] in families().single


def _cues(telling: Telling, event: Event, start: int) -> Iterable[str]:
    """Tell by the words before an event whether it is another one, one that is known already, or a new one."""
    before = telling.report.text[start : event.trigger.start].lower().split()
    if not families().another.isdisjoint(before):
        yield "another"
    if not families().known.isdisjoint(before[-2:]):
        yield "known"
    elif not families().new.isdisjoint(before[-2:]):
        yield "new"
    for participant in event.participants:
        words = (participant.text or "").lower().split()
        if participant.role in families().suffering and words and families().known.isdisjoint(words[:1]):
            yield "introduced" if len(words) > 1 or words[0].isdigit() else "spoken of"


def spot_of(place: Place) -> Spot:
    """Give a place as far as it can be compared."""
    exact = place.precision in {"point", "settlement", "admin2"}
    return Spot(
        place.name.casefold(), place.geonames, place.country, place.admin1, place.lat, place.lon,
        exact or place.country is None,
    )  # fmt: skip
