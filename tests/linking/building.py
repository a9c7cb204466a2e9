"""Coded reports for tests of linking: what one outlet tells of organisations and figures, without a text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dalil.linking.tellings import Telling, tellings_of
from dalil.records import (
    CodedReport,
    Custody,
    Designation,
    DesignationStatus,
    Entity,
    Place,
    Quantity,
    Report,
    Span,
    Statement,
    Statistic,
    When,
)

WORDS = Span(0, 4, "said")


def report_of(number: int, published: str | None, outlet: str | None = None, text: str = "said") -> Report:
    """Make a report whose key is its number in twelve digits."""
    custody = Custody("", len(text), "text/plain", "utf-8", "test", "1")
    outlet = outlet or f"Outlet {number}"
    return Report(
        f"sha256:{number:012x}ffff",
        f"{number}.txt",
        None,
        outlet,
        None,
        None,
        (),
        published,
        None,
        "en",
        custody,
        text,
        (),
    )


@dataclass(frozen=True)
class Ban:
    """A designation as told: organisation, jurisdiction and what else the words say."""

    organisation: str = "Sabzi Yuli"
    jurisdiction: str | None = "KG"
    status: DesignationStatus = "banned"
    when: str | None = None
    category: str | None = None
    authority: str | None = None
    speaker: str | None = None
    alias: str | None = None


@dataclass(frozen=True)
class Count:
    """A statistic as told."""

    value: float | None
    period: str | None
    place: Place | None = None
    population: str | None = None
    measure: str = "detained"
    speaker: str | None = None
    unit: str | None = "people"
    least: float | None = None
    qualifier: str = "exact"


KG = Place("Kyrgyzstan", WORDS, "KG", None, 1527747, 41.0, 75.0, "country")
OSH_CITY = Place("Osh", WORDS, "KG", "KG-GO", 1527534, 40.5, 72.8, "settlement")
OSH_REGION = Place("Osh Region", WORDS, "KG", "KG-O", 1346798, 40.4, 73.0, "admin1")


def told(
    number: int, *records: Ban | Count, published: str | None = "2019-05-02", outlet: str | None = None
) -> CodedReport:
    """Code a report that tells these records; the same names are one entity."""
    named = [name for one in records for name in _names(one) if name]
    entities = {
        name: Entity(f"n{at}", "organisation", name, (), (WORDS,)) for at, name in enumerate(dict.fromkeys(named), 1)
    }
    speakers = dict.fromkeys(one.speaker for one in records if one.speaker)
    said = {name: _statement(f"s{at}", entities[name]) for at, name in enumerate(speakers, 1)}
    numbered = list(enumerate(records, 1))
    bans = tuple(_designation(f"d{at}", one, entities, said) for at, one in numbered if isinstance(one, Ban))
    counts = tuple(_statistic(f"q{at}", one, said) for at, one in numbered if isinstance(one, Count))
    report = report_of(number, published, outlet)
    return CodedReport(report, tuple(entities.values()), tuple(said.values()), (), bans, counts, ())


def tellings(reports: Iterable[CodedReport]) -> list[Telling]:
    """Give all tellings of reports."""
    return [telling for coded in reports for telling in tellings_of(coded)]


def moved(coded: CodedReport, published: str) -> CodedReport:
    """Publish a report on another day."""
    return replace(coded, report=replace(coded.report, published=published))


def _names(one: Ban | Count) -> tuple[str | None, ...]:
    return (one.organisation, one.authority, one.speaker) if isinstance(one, Ban) else (one.speaker,)


def _statement(local: str, speaker: Entity) -> Statement:
    return Statement(
        local, speaker.id, None, "indirect", WORDS, WORDS, (WORDS,), None, None, None, (), (), False, (), 0.9, "rules",
        (WORDS,),
    )  # fmt: skip


def _designation(local: str, ban: Ban, entities: dict[str, Entity], said: dict[str, Statement]) -> Designation:
    chain = (said[ban.speaker].id,) if ban.speaker else ()
    return Designation(
        local, entities[ban.organisation].id, ban.jurisdiction, None, ban.status, ban.category,
        entities[ban.authority].id if ban.authority else None, When(ban.when, WORDS) if ban.when else None, None, chain,
        0.9, "rules", (WORDS,),
    )  # fmt: skip


def _statistic(local: str, count: Count, said: dict[str, Statement]) -> Statistic:
    chain = (said[count.speaker].id,) if count.speaker else ()
    low = count.least if count.value is None else count.value
    quantity = Quantity(count.value, low, count.value, count.qualifier, count.unit, None)  # type: ignore[arg-type]
    return Statistic(
        local, count.measure, None, quantity, count.population, count.place,
        When(count.period, WORDS) if count.period else None, None, None, None, chain, 0.9, "rules", (WORDS,),
    )  # fmt: skip
