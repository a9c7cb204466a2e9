"""Accounts: what one report says of one incident, gathered from all its tellings of it.

Most words that tell of an incident say little ("the attack", "were detained"); a report says when, where and to whom
only once. Reports are compared by what they say as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

from dalil.linking.incidents.days import Days
from dalil.linking.incidents.setting import Setting, Spot, days_of, people_of, spot_of
from dalil.linking.incidents.vocabulary import families
from dalil.linking.incidents.words import clause_words, content_words, lemma
from dalil.linking.tellings import Telling
from dalil.records import Entity, Event, Participant

LEAD = 3
"""Sentences, headline included, that tell what a report is about."""

SUFFERING = "suffering"


@dataclass(frozen=True, slots=True)
class Count:
    """How many are in a role; None where a side is open."""

    role: str
    low: float | None
    high: float | None

    @property
    def several(self) -> bool:
        """Tell whether they are more than one."""
        return (self.low or self.high or 0) > 1


@dataclass(frozen=True, slots=True)
class Account:
    """What one report says of one incident; every field is the union of what its tellings say."""

    report: str
    tellings: frozenset[str]
    types: frozenset[str]
    days: frozenset[Days]
    firm: frozenset[Days]
    around: frozenset[Days]
    spots: frozenset[Spot]
    nearby: frozenset[Spot]
    counts: frozenset[Count]
    groups: frozenset[str]
    bodies: frozenset[str]
    figures: frozenset[str]
    entities: frozenset[str]
    sufferers: frozenset[str]
    people: frozenset[str]
    words: frozenset[tuple[str, ...]]
    clauses: frozenset[str]
    triggers: frozenset[str]
    statuses: frozenset[str]
    sentences: frozenset[int]
    numbers: frozenset[int]
    blocks: frozenset[int]
    passage: frozenset[str]
    cues: frozenset[str]
    chains: frozenset[str]
    headline: bool
    published: Days | None
    countries: frozenset[str]
    names: frozenset[str]
    acting: frozenset[str]
    towns: frozenset[Spot]
    anchors: frozenset[str]
    title: frozenset[str]

    @property
    def key(self) -> str:
        """Give the key of the account: the smallest of its tellings."""
        return min(self.tellings)

    def __hash__(self) -> int:
        """Hash the tellings alone: accounts are compared by all that they say, but looked up very often."""
        return hash(self.tellings)

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
    when = days_of(event, setting.published)
    beside = setting.beside(event, start, end)
    cues = frozenset(_cues(telling, event, start))
    days = frozenset({when} if when else ())
    firm = days if setting.owns_date(event) else frozenset[Days]()
    if "known" in cues and not firm:
        days = frozenset()
    if not days and "known" not in cues and event.status not in families().ahead:
        days = setting.dated_beside(event, start, end)
    block = next(at for at, block in enumerate(telling.report.blocks) if block.start <= start < block.end)
    span = (telling.report.blocks[block].start, telling.report.blocks[block].end)
    around, nearby = setting.around(event, span)
    spots = frozenset(spot_of(place) for place in event.places) or (beside.spots if beside else frozenset[Spot]())
    people = people_of(event.participants, telling.entities)
    if not people and all(_stands_for_others(part) for part in event.participants):
        people = setting.people_before(event, span)
    groups, bodies, figures = _named(event.participants, telling.entities, within)
    return Account(
        report=telling.report.id,
        tellings=frozenset({telling.key}),
        types=frozenset({event.type}),
        days=days,
        firm=firm,
        around=around if not days else frozenset(),
        spots=spots,
        nearby=nearby if not spots else frozenset(),
        counts=frozenset(_counts(event.participants, telling.entities)),
        groups=groups,
        bodies=bodies,
        figures=figures,
        entities=frozenset(p.entity for p in event.participants if p.entity),
        sufferers=frozenset(p.entity for p in event.participants if p.entity and p.role in families().suffering),
        people=people,
        words=frozenset({tuple(sorted(content_words(telling.report, start, end, setting.private)))}),
        clauses=clause_words(telling.report, start, end, event.trigger, setting.private),
        triggers=frozenset({lemma(word) for word in event.trigger.exact.split()}),
        statuses=frozenset({event.status}),
        sentences=frozenset({number}),
        numbers=frozenset({setting.number(event)}),
        blocks=frozenset({block}),
        passage=setting.named_in(span),
        cues=cues,
        chains=frozenset(event.chain[-1:]),
        headline=headline,
        published=setting.published,
        countries=setting.countries,
        names=setting.names,
        acting=setting.groups,
        towns=setting.towns,
        anchors=setting.anchors,
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


def _counts(participants: Iterable[Participant], entities: Mapping[str, Entity]) -> Iterator[Count]:
    for participant in participants:
        number = number_of(participant, entities)
        if number is not None:
            yield Count(role_of(participant), *number)


def _stands_for_others(participant: Participant) -> bool:
    """Tell a participant who is not among those who suffer, or one of them whom a pronoun names."""
    return participant.role not in families().suffering or (participant.text or "").lower() in families().pronouns


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
