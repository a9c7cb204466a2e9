"""Figures: what checks compute with, from statistics and from the counts of an event's participants."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from dalil.checking.comparisons import comparisons
from dalil.checking.intervals import Interval
from dalil.checking.meanings import CLAIM_UNITS, Meaning, fraction, is_money, meaning
from dalil.checking.tellings import Telling, bodies_of
from dalil.records import CodedReport, Event, Place, Quantity, Span, Statistic, When
from dalil.records.edtf import bounds, full_date, is_valid
from dalil.resolving import adjective_country, country_of
from dalil.resolving.origins import Origin

_COUNTED = frozenset({"asserted", "alleged"})
_LENGTHS = frozenset({"years", "months", "days"})


Scope = tuple[str | None, str | None, str | None]
"""A place as country, area, and name below the area."""


@dataclass(frozen=True)
class Figure:
    """A quantity of one record, with what it counts, where, when, and who tells it in which report.

    ``id`` is the record's. ``measure`` is the codebook's, or ``event:TYPE ROLE`` for participants. ``place`` may be
    the country of the report's other figures of the measure; ``named`` is the place that the record itself has.
    """

    id: str
    telling: Telling
    origin: Origin
    kind: str
    quantity: Quantity
    population: str | None
    place: Place | None
    named: Place | None
    when: When | None
    evidence: tuple[Span, ...]
    part_of: str | None = None
    compared: tuple[Span, ...] = ()
    wording: Span | None = None
    event: Event | None = None

    @cached_property
    def measure(self) -> str:
        """Give the measure, with the noun that is counted where the measure itself does not say it."""
        words = (self.population or "").lower().split()
        return f"{self.kind} {words[-1] if words else self.id}" if self.is_unspecific else self.kind

    @property
    def is_unspecific(self) -> bool:
        """Tell a measure that does not say what is counted."""
        return self.kind in comparisons().unspecific

    @property
    def unit(self) -> str | None:
        """Give the unit."""
        return self.quantity.unit

    @cached_property
    def meaning(self) -> Meaning:
        """Give what the words may mean."""
        return meaning(self.quantity)

    @property
    def stated(self) -> Interval:
        """Give what the words are taken as."""
        return self.meaning.stated

    @property
    def rounded(self) -> Interval:
        """Give what the words may mean by rounding."""
        return self.meaning.rounded

    @property
    def widest(self) -> Interval:
        """Give the numbers outside of which the words are contradicted."""
        return self.meaning.widest

    @property
    def exact(self) -> Fraction | None:
        """Give the value where the text gives one exact figure."""
        return fraction(self.quantity.value) if self.quantity.qualifier == "exact" else None

    @property
    def value(self) -> Fraction | None:
        """Give the value where the text gives one figure, exact or approximate."""
        return fraction(self.quantity.value)

    @property
    def position(self) -> int:
        """Give the offset at which the figure stands in the text."""
        return self.quantity.span.start if self.quantity.span else self.evidence[0].start

    @cached_property
    def sentence(self) -> Span:
        """Give the sentence in which the figure stands."""
        return self.telling.sentence(self.position)

    @property
    def is_count(self) -> bool:
        """Tell a count or an amount from a ratio or percentage."""
        return self.unit not in CLAIM_UNITS

    @property
    def is_tally(self) -> bool:
        """Tell a count of people or things, which may be added up, from an amount of money, which may be a rate."""
        return self.is_count and not is_money(self.unit) and self.unit not in _LENGTHS

    @property
    def period(self) -> str | None:
        """Give the period as EDTF."""
        return self.when.edtf if self.when else None

    @cached_property
    def days(self) -> tuple[date, date] | None:
        """Give the first and the last day of the period where both are known."""
        first, last = bounds(self.period) if self.period and is_valid(self.period) else (None, None)
        if first is not None and last is None and (self.period or "").endswith("/.."):
            last = full_date(self.telling.published)
        if first is None or last is None or self._is_of_other_calendar:
            return None
        return first, last

    @property
    def _is_of_other_calendar(self) -> bool:
        """Tell a fiscal or school year, whose days the words do not tell."""
        span = self.when.span if self.when else None
        if span is None:
            return False
        words = self.telling.text[max(span.start - 20, 0) : span.end].lower().split()
        return not comparisons().other_calendar.isdisjoint(words)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Give the years of the period where it is a year or a span of years; else nothing."""
        match = re.fullmatch(r"(\d{4})(?:/(\d{4}))?", self.period or "")
        return tuple(range(int(match[1]), int(match[2] or match[1]) + 1)) if match else ()

    @cached_property
    def counts_from(self) -> date | None:
        """Give the day from which a total runs on to the day of its report ("since 2014", "this year")."""
        span, published = self.when.span if self.when else None, full_date(self.telling.published)
        if span is None or self.days is None or published is None or self.days[1] < published:
            return None
        words = set(re.findall(r"[a-z]+", span.exact.lower()))
        return self.days[0] if words & comparisons().counting_on else None

    @cached_property
    def categories(self) -> frozenset[str]:
        """Give what sets the population apart ("women", "religious"); nothing for people in general."""
        words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", (self.population or "").lower())
        return frozenset(w for w in words if w not in comparisons().generic and not adjective_country(w))

    @cached_property
    def scope(self) -> Scope:
        """Give the place as country, area and name below the area."""
        if self.place is None:
            return None, None, None
        if self.is_of_country:
            return self.place.country, None, None
        return self.place.country, self.place.admin1, self.place.name if self.place.precision != "admin1" else None

    @cached_property
    def is_of_country(self) -> bool:
        """Tell whether the figure is of a whole country, not of a place of which no more than that is known."""
        place = self.place
        if place is None or place.country is None or place.precision != "country":
            return False
        return place.country in (country_of(place.name), place.name)

    @property
    def is_part_of_country(self) -> bool:
        """Tell whether the figure is of an area or town of a known country."""
        return self.place is not None and self.place.country is not None and not self.is_of_country

    def is_beside(self, other: Figure, reach: int) -> bool:
        """Tell whether two figures stand in one report within so many characters."""
        return self.telling.report == other.telling.report and abs(self.position - other.position) <= reach

    def near(self, other: Figure, reach: int = 400) -> bool:
        """Tell whether the words of the two figures stand close together in one report."""
        first, second = self.evidence[0], other.evidence[0]
        apart = max(first.start, second.start) - min(first.end, second.end)
        return self.telling.report == other.telling.report and apart <= reach


def figures_of(reports: Iterable[CodedReport]) -> tuple[Figure, ...]:
    """Take the figures of reports, in the order of publication, report and text; records with one id count once.

    The count of an event's participants, if more than one, is a figure where no statistic stands at the same words.
    """
    listed = tuple(reports)
    bodies = bodies_of(listed)
    found = [figure for coded in listed for figure in _of_report(coded, bodies)]
    found.sort(key=lambda f: (*f.telling.order, f.position, f.id))
    return tuple({(f.telling.report, f.id, f.position): f for f in found}.values())


def _of_report(coded: CodedReport, bodies: Mapping[str, Origin]) -> Iterator[Figure]:
    telling = Telling.of(coded, bodies)
    statistics = [s for s in coded.statistics if s.evidence]
    countries: dict[str, set[str]] = {}
    for statistic in statistics:
        if statistic.place is not None and statistic.place.country:
            countries.setdefault(statistic.measure, set()).add(statistic.place.country)
    for statistic in statistics:
        yield _of_statistic(statistic, telling, countries.get(statistic.measure, set()))
    told = [s.quantity.span or s.evidence[0] for s in statistics]
    for event in coded.events:
        yield from _of_event(event, telling, told)


def _of_statistic(statistic: Statistic, telling: Telling, countries: set[str]) -> Figure:
    place = statistic.place
    if place is None and len(countries) == 1:
        country = next(iter(countries))
        place = Place(country, None, country, precision="country")
    return Figure(
        statistic.id, telling, telling.origin(statistic.chain), statistic.measure, statistic.quantity,
        statistic.population, place, statistic.place, statistic.period, statistic.evidence, statistic.part_of,
        tuple(span for span in (statistic.of, statistic.to) if span is not None), statistic.wording,
    )  # fmt: skip


def _of_event(event: Event, telling: Telling, told: list[Span]) -> Iterator[Figure]:
    if event.status not in _COUNTED or not event.evidence:
        return
    place = event.places[0] if len(event.places) == 1 else None
    for participant in event.participants:
        count = participant.count
        if (
            count is None
            or count.unit != "people"
            or (count.value or 2) < 2
            or any(participant.span.overlaps(span) for span in told)
        ):
            continue
        quantity = count if count.span else Quantity(
            count.value, count.min, count.max, count.qualifier, count.unit, participant.span
        )  # fmt: skip
        yield Figure(
            event.id, telling, telling.origin(event.chain), f"event:{event.type} {participant.role}", quantity,
            participant.span.exact, place, place, event.when, event.evidence, event=event,
        )  # fmt: skip


def may_be_nested(one: Scope, other: Scope) -> bool:
    """Tell whether one of two places may lie in the other: an area, and a town of its country."""
    return one[0] == other[0] and (one[2] is None) != (other[2] is None)


def are_nested(one: Scope, other: Scope) -> bool:
    """Tell whether one of two places lies in the other as far as is known: an area, and a town of it."""
    return may_be_nested(one, other) and (one[1] == other[1] or None in (one[1], other[1]))


def ids(figures: Iterable[Figure]) -> tuple[str, ...]:
    """List the ids of figures once each, in order."""
    return tuple(dict.fromkeys(figure.id for figure in figures))
