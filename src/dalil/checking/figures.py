"""Figures: the statistics of one measure, with exact bounds, and the words in which arithmetic is told."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from dalil.checking.comparisons import comparisons
from dalil.records import Place, Statistic
from dalil.resolving import adjective_country

_NOT_COUNTS = frozenset({"ratio", "percent", "percentage points"})
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@dataclass(frozen=True)
class Figure:
    """A statistic with its bounds as exact fractions; None where the words set none."""

    statistic: Statistic
    place: Place | None
    low: Fraction | None
    high: Fraction | None

    @property
    def id(self) -> str:
        """Give the id of the statistic."""
        return self.statistic.id

    @cached_property
    def measure(self) -> str:
        """Give the measure, with the noun that is counted where the measure itself does not say it."""
        measure, words = self.statistic.measure, (self.statistic.population or "").lower().split()
        return f"{measure} {words[-1] if words else self.id}" if measure in comparisons().unspecific else measure

    @property
    def exact(self) -> Fraction | None:
        """Give the value where the text gives one exact figure."""
        return self.low if self.statistic.quantity.qualifier == "exact" else None

    @property
    def stated(self) -> Fraction | None:
        """Give the value where the text gives one figure, exact or approximate."""
        value = self.statistic.quantity.value
        return None if value is None else _fraction(value)

    @property
    def position(self) -> int:
        """Give the offset at which the figure stands in the text."""
        span = self.statistic.quantity.span
        return span.start if span else self.statistic.evidence[0].start

    @property
    def is_count(self) -> bool:
        """Tell a count or an amount from a ratio or percentage."""
        return self.statistic.quantity.unit not in _NOT_COUNTS

    @property
    def is_tally(self) -> bool:
        """Tell a count of people or things, which may be added up, from an amount of money, which may be a rate."""
        return self.is_count and not re.fullmatch(r"[A-Z]{3}", self.statistic.quantity.unit or "")

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Give the years of the period where it is a year or a span of years; else nothing."""
        edtf = self.statistic.period.edtf if self.statistic.period else None
        match = re.fullmatch(r"(\d{4})(?:/(\d{4}))?", edtf or "")
        return tuple(range(int(match[1]), int(match[2] or match[1]) + 1)) if match else ()

    @property
    def period(self) -> str | None:
        """Give the period as EDTF."""
        return self.statistic.period.edtf if self.statistic.period else None

    @cached_property
    def categories(self) -> frozenset[str]:
        """Give what sets the population apart ("women", "religious"); nothing for people in general."""
        words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", (self.statistic.population or "").lower())
        return frozenset(w for w in words if w not in comparisons().generic and not adjective_country(w))

    @property
    def scope(self) -> tuple[str | None, str | None, str | None]:
        """Give the place as country, area and name below the area."""
        if self.place is None:
            return None, None, None
        below = self.place.name if self.place.precision not in ("country", "admin1") else None
        return self.place.country, self.place.admin1 if self.place.precision != "country" else None, below

    @property
    def is_part_of_country(self) -> bool:
        """Tell whether the figure is of an area or town of a known country."""
        return self.place is not None and self.place.country is not None and self.place.precision != "country"

    def near(self, other: Figure, reach: int = 400) -> bool:
        """Tell whether the words of the two figures stand close together."""
        first, second = self.statistic.evidence[0], other.statistic.evidence[0]
        return max(first.start, second.start) - min(first.end, second.end) <= reach


def figures_of(statistics: Iterable[Statistic]) -> tuple[Figure, ...]:
    """Turn statistics into figures; one without a place counts for the only country that its measure is given for."""
    listed = tuple(statistics)
    countries: dict[str, set[str]] = {}
    for s in listed:
        if s.place is not None and s.place.country:
            countries.setdefault(s.measure, set()).add(s.place.country)
    return tuple(_figure(s, countries.get(s.measure, set())) for s in listed if s.evidence)


def _figure(statistic: Statistic, countries: set[str]) -> Figure:
    quantity = statistic.quantity
    place = statistic.place
    if place is None and len(countries) == 1:
        country = next(iter(countries))
        place = Place(country, None, country, precision="country")
    return Figure(statistic, place, _fraction(quantity.min), _fraction(quantity.max))


def _fraction(value: float | None) -> Fraction | None:
    """Give the exact value of a figure as it was written (a third is a third, 1.1 is eleven tenths)."""
    if value is None:
        return None
    return Fraction(value).limit_denominator(10_000) if abs(value) < 10**9 else Fraction(round(value))


def distinct(figures: Iterable[Figure]) -> tuple[tuple[Figure, ...], ...]:
    """Group tellings of the same value for the same thing, in order."""
    groups: dict[object, list[Figure]] = {}
    for figure in figures:
        groups.setdefault((figure.exact, figure.scope, figure.period, figure.categories), []).append(figure)
    return tuple(tuple(group) for group in groups.values())


def ids(figures: Iterable[Figure]) -> tuple[str, ...]:
    """List the ids of figures once each, in order."""
    return tuple(dict.fromkeys(figure.id for figure in figures))


def shown(value: Fraction, decimals: int = 2) -> str:
    """Write a number with thousands separators; a fraction rounded half up to ``decimals``."""
    if value.denominator == 1:
        return f"{value.numerator:,}".replace("-", "−")
    scaled = int(abs(value) * 10**decimals + Fraction(1, 2))
    whole, part = divmod(scaled, 10**decimals)
    digits = f"{part:0{decimals}}".rstrip("0") if decimals else ""
    return ("−" if value < 0 else "") + f"{whole:,}" + (f".{digits}" if digits else "")


def told(figure: Figure) -> str:
    """Write a figure with its bound ("more than 30")."""
    names = {
        "more_than": "more than ", "at_least": "at least ", "less_than": "less than ", "at_most": "at most ",
        "approximate": "about ", "unspecified": "at least ",
    }  # fmt: skip
    quantity = figure.statistic.quantity
    if quantity.qualifier == "range" and figure.low is not None and figure.high is not None:
        return f"{shown(figure.low)} to {shown(figure.high)}"
    value = next((v for v in (_fraction(quantity.value), figure.low, figure.high) if v is not None), Fraction(0))
    return names.get(quantity.qualifier, "") + shown(value)


def number_word(number: int) -> str:
    """Write a small number as a word."""
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"
