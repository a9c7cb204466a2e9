"""Reports with events for tests of linking: invented groups and persons, real places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dalil.linking.tellings import Telling, tellings_of
from dalil.records import (
    Block,
    BlockKind,
    CodedReport,
    Custody,
    Entity,
    EntityType,
    Event,
    Participant,
    Place,
    Quantity,
    Report,
    Span,
    Status,
    When,
)

OSH = Place("Osh", None, "KG", "KG-GO", 1527534, 40.53, 72.8, "settlement")
UZGEN = Place("Uzgen", None, "KG", "KG-O", 1527199, 40.77, 73.3, "settlement")
KYRGYZSTAN = Place("Kyrgyzstan", None, "KG", None, 1527747, 41.0, 75.0, "country")
KHUJAND = Place("Khujand", None, "TJ", "TJ-SU", 1514879, 40.28, 69.63, "settlement")


@dataclass(frozen=True)
class Told:
    """An event as a sentence tells it; ``trigger`` must stand in the sentence, ``count`` are those who suffer."""

    sentence: str
    trigger: str
    type: str = "detention"
    when: str | None = None
    places: tuple[Place, ...] = ()
    count: int | None = None
    who: str | None = None
    group: str | None = None
    status: Status = "asserted"


@dataclass(frozen=True)
class Person:
    """A person that a report names, private or not."""

    name: str
    private: bool = True
    type: EntityType = "person"


@dataclass(frozen=True)
class Page:
    """A report: every sentence is a paragraph, the first is the headline."""

    number: int
    events: tuple[Told, ...]
    published: str | None = "2019-03-12"
    outlet: str = "Alai Wire"
    url: str | None = None
    persons: tuple[Person, ...] = field(default=())


def coded(page: Page) -> CodedReport:
    """Code a page."""
    sentences = list(dict.fromkeys(told.sentence for told in page.events))
    text = "\n".join(sentences)
    names = {told.group: "organisation" for told in page.events if told.group}
    entities = [Entity(f"n{at}", "organisation", name, (), _mentions(text, name)) for at, name in enumerate(names)]
    entities += [
        Entity(f"p{at}", person.type, person.name, (), _mentions(text, person.name), private=person.private)
        for at, person in enumerate(page.persons)
    ]
    known = {entity.name: entity.id for entity in entities}
    events = tuple(_event(f"v{at}", told, text, known) for at, told in enumerate(page.events, 1))
    return CodedReport(_report(page, text, sentences), tuple(entities), (), events, (), (), ())


def tellings(pages: Iterable[Page]) -> list[Telling]:
    """Give the tellings of pages."""
    return [telling for page in pages for telling in tellings_of(coded(page))]


def _report(page: Page, text: str, sentences: list[str]) -> Report:
    blocks, at = [], 0
    for number, sentence in enumerate(sentences):
        kind = BlockKind.PARAGRAPH if number else BlockKind.HEADLINE
        blocks.append(Block(kind, at, at + len(sentence)))
        at += len(sentence) + 1
    return Report(
        f"sha256:{page.number:012x}ffff", f"{page.number}.txt", page.url, page.outlet, None, sentences[0], (),
        page.published, None, "en", Custody("", len(text), "text/plain", "utf-8", "test", "1"), text, tuple(blocks),
    )  # fmt: skip


def _mentions(text: str, name: str) -> tuple[Span, ...]:
    start = text.find(name)
    return (Span.of(text, start, start + len(name)),) if start >= 0 else ()


def _event(identifier: str, told: Told, text: str, known: dict[str, str]) -> Event:
    start = text.index(told.sentence) + told.sentence.index(told.trigger)
    trigger = Span.of(text, start, start + len(told.trigger))
    parts = []
    if told.who or told.count:
        quantity = Quantity(told.count, told.count, told.count, "exact", "people", None) if told.count else None
        parts.append(Participant("target", known.get(told.who or ""), told.who, quantity, trigger))
    if told.group:
        parts.append(Participant("organisation", known[told.group], told.group, None, trigger))
    when = When(told.when, None) if told.when else None
    return Event(
        identifier, told.type, told.status, trigger, when, told.places, tuple(parts), (), 0.9, "rules", (trigger,)
    )


FIRST = Page(1, (
    Told("Seven detained in Osh over links to Nur Zhol", "detained", count=7, who="Seven", places=(OSH,)),
    Told("Security officers detained seven people in Osh on Monday, the committee said.", "detained",
         when="2019-03-11", count=7, who="seven people", places=(OSH,)),
    Told("The operation followed four arrests in Uzgen in November.", "operation", "raid"),
    Told("Four men were arrested in Uzgen in November 2018.", "arrested", when="2018-11", count=4, who="Four men",
         places=(UZGEN,)),
))  # fmt: skip
SECOND = Page(2, (
    Told("Osh: eleven people in custody", "custody", count=11, who="eleven people", places=(OSH,)),
    Told("Eleven people were detained in the city of Osh on 11 March.", "detained", when="2019-03-11", count=11,
         who="Eleven people", places=(OSH,)),
    Told("A court remanded them for two months.", "remanded", "preventive_detention"),
), "2019-03-13", "Bishkek Bulletin")  # fmt: skip
THIRD = Page(3, (
    Told("Three held in Khujand", "held", count=3, who="Three", places=(KHUJAND,)),
    Told("Police in Khujand detained three people on 11 March.", "detained", when="2019-03-11", count=3,
         who="three people", places=(KHUJAND,)),
), "2019-03-12", "Sughd Today")  # fmt: skip
FOURTH = Page(4, (
    Told("The four men of Uzgen stand trial", "trial", "trial", count=4, who="The four men"),
    Told("They were arrested in Uzgen in November 2018.", "arrested", when="2018-11", places=(UZGEN,)),
), "2019-04-02", "Bishkek Bulletin")  # fmt: skip
PAGES = (FIRST, SECOND, THIRD, FOURTH)
