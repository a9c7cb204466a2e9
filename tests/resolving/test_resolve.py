from __future__ import annotations

from dataclasses import replace

import pytest

from dalil.records import (
    Block,
    BlockKind,
    CodedReport,
    Custody,
    Designation,
    Entity,
    EntityType,
    Event,
    Participant,
    Place,
    Quantity,
    Report,
    Span,
    Statistic,
    When,
)
from dalil.resolving import resolve

TEXT = (
    "OSH, Kyrgyzstan -- Kyrgyz police detained 12 suspected members on December 21 in Osh, Batken and Talas provinces"
    ", and Osh city. Amir Bekov, prosecutor of Nookat District, Osh Region, said more than 30 men went to Syria in the "
    "past five years. The Committee for National Security of Kyrgyzstan banned it in 2014. An Uzbek court agreed "
    "in Janatas, Kazakhstan. The raid is planned for Friday."
)


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


def unresolved(words: str, unit: str) -> Quantity:
    return Quantity(None, None, None, "unspecified", unit, at(words))


def entity(number: int, kind: EntityType, name: str, role: str | None = None) -> Entity:
    return Entity(f"n{number}", kind, name, (), (at(name),), role=role)


def coded() -> CodedReport:
    report = Report(
        id="sha256:0", source="t", url=None, outlet="The Valley Post", agency=None, title=None, authors=(),
        published="2017-01-04", dateline="OSH, Kyrgyzstan", language="en", custody=Custody("", 0, "", None, "", ""),
        text=TEXT, blocks=(Block(BlockKind.PARAGRAPH, 0, len(TEXT)),),
    )  # fmt: skip
    places = (
        Place("Osh Province", at("Osh")), Place("Batken Province", at("Batken")), Place("Osh city", at("Osh city")),
        Place("Nookat District", at("Nookat District")), Place("Janatas", at("Janatas")),
    )  # fmt: skip
    target = Participant("target", None, "12 suspected members", unresolved("12", "people"), at("12 suspected members"))
    detention = Event(
        "v1", "detention", "asserted", at("detained"), When(None, at("December 21")), places, (target,), (), 0.9,
        "model", (at("detained 12 suspected members on December 21"),),
    )  # fmt: skip
    raid = replace(detention, id="v2", type="raid", status="planned", when=When(None, at("Friday")), places=())
    ban = Designation(
        "d1", "n1", None, Place("Uzbek", at("Uzbek")), "banned", None, None, When(None, at("2014")), None, (), 0.9,
        "model", (at("banned"),),
    )  # fmt: skip
    fighters = Statistic(
        "q1", "fighting_abroad", None, unresolved("more than 30", "people"), "men", Place("Syria", at("Syria")),
        When(None, at("in the past five years")), None, None, None, (), 0.9, "rules", (at("more than 30 men"),),
    )  # fmt: skip
    entities = (
        entity(1, "organisation", "Committee for National Security of Kyrgyzstan"),
        entity(2, "person", "Amir Bekov", "prosecutor of Nookat District, Osh Region"),
        entity(3, "group", "police"),
        entity(4, "place", "Janatas"),
        entity(5, "group", "raid"),
    )
    return CodedReport(report, entities, (), (detention, raid), (ban,), (fighters,), ())


def test_places_are_resolved_with_the_areas_that_the_text_means() -> None:
    places = resolve(coded()).events[0].places
    assert [(p.name, p.country, p.admin1, p.precision) for p in places] == [
        ("Osh Province", "KG", "KG-O", "admin1"),
        ("Batken Province", "KG", "KG-B", "admin1"),
        ("Osh city", "KG", "KG-GO", "settlement"),
        ("Nookat District", "KG", "KG-O", "admin2"),
        ("Janatas", "KZ", "KZ-31", "settlement"),
    ]
    assert places[0].span == at("Osh")


def test_times_are_reckoned_from_the_publication_and_keep_their_anchor() -> None:
    detention, raid = resolve(coded()).events
    assert detention.when == When("2016-12-21", at("December 21"), "2017-01-04")
    assert raid.when == When("2017-01-06", at("Friday"), "2017-01-04")
    (ban,) = resolve(coded()).designations
    assert ban.when == When("2014", at("2014"), None)


def test_quantities_keep_their_bounds_and_unit() -> None:
    detention = resolve(coded()).events[0]
    assert detention.participants[0].count == Quantity(12, 12, 12, "exact", "people", at("12"))
    (fighters,) = resolve(coded()).statistics
    assert fighters.quantity == Quantity(None, 30, None, "more_than", "people", at("more than 30"))
    assert fighters.period == When("2012~/2017", at("in the past five years"), "2017-01-04", "P5Y")


def test_a_jurisdiction_is_read_off_its_territory() -> None:
    (ban,) = resolve(coded()).designations
    assert ban.jurisdiction == "UZ"
    assert ban.territory is not None
    assert (ban.territory.name, ban.territory.span) == ("Uzbekistan", at("Uzbek"))


@pytest.mark.parametrize(("number", "country"), [(0, "KG"), (1, "KG"), (2, "KG"), (3, "KZ"), (4, None)])
def test_entities_have_a_country_only_where_it_is_certain(number: int, country: str | None) -> None:
    assert resolve(coded()).entities[number].country == country


def test_resolving_changes_no_evidence_and_resolving_again_changes_nothing() -> None:
    before, once = coded(), resolve(coded())
    assert [e.evidence for e in once.events] == [e.evidence for e in before.events]
    assert [m for e in once.entities for m in e.mentions] == [m for e in before.entities for m in e.mentions]
    assert resolve(once) == once


def test_without_a_publication_date_the_year_stays_unknown() -> None:
    report = replace(coded().report, published=None)
    detention, raid = resolve(replace(coded(), report=report)).events
    assert detention.when == When("XXXX-12-21", at("December 21"), None)
    assert raid.when == When(None, at("Friday"), None)


def test_dates_that_are_told_from_another_date_are_reckoned_from_it() -> None:
    text = "The circle was outlawed in 2010 and, in Ireland, a year later. It met on 3 May 2012 and again the next day."
    report = replace(coded().report, text=text, blocks=(Block(BlockKind.PARAGRAPH, 0, len(text)),))
    spans = [Span.of(text, text.index(w), text.index(w) + len(w)) for w in ("a year later", "the next day")]
    event = replace(coded().events[0], places=(), participants=())
    events = tuple(replace(event, id=f"v{n}", when=When(None, span)) for n, span in enumerate(spans))
    found = resolve(CodedReport(report, (), (), events, (), (), ())).events
    assert [e.when for e in found] == [When("2011", spans[0], "2010"), When("2012-05-04", spans[1], "2012-05-03")]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The hearing will open on Friday.", "Friday", "2017-01-06"),
        ("On Friday the court is due to sit.", "Friday", "2017-01-06"),
        ("They launched on Friday a campaign, which will run for a year.", "Friday", "2016-12-30"),
        ("They were caught on Friday.", "Friday", "2016-12-30"),
    ],
)
def test_only_what_the_sentence_puts_ahead_lies_ahead(text: str, words: str, value: str) -> None:
    report = replace(coded().report, text=text, blocks=(Block(BlockKind.PARAGRAPH, 0, len(text)),))
    span = Span.of(text, text.index(words), text.index(words) + len(words))
    event = replace(coded().events[0], places=(), participants=(), when=When(None, span))
    (found,) = resolve(CodedReport(report, (), (), (event,), (), (), ())).events
    assert found.when
    assert found.when.edtf == value
