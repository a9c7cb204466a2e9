"""The words of dates and quantities, read from their data files and validated once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Annotated, Any, Literal, TypeVar

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict

Ratio = Annotated[Fraction, BeforeValidator(lambda key: Fraction(str(key)))]
Words = dict[Ratio, list[str]]
Kind = TypeVar("Kind", bound=BaseModel)
Direction = Literal["past", "present", "future"]
"""Which way a vague reference to a time looks."""


class Currency(BaseModel):
    """The signs before a figure and the words after it that stand for one ISO 4217 currency."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    signs: list[str]
    words: list[str]


class AgeGroup(BaseModel):
    """The ages in years, inclusive, that a word for young people covers; ``below`` is exclusive."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    words: list[str]
    youngest: int | None = None
    oldest: int | None = None
    below: int | None = None


class QuantityWords(BaseModel):
    """The contents of ``quantities.yaml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    numbers: Words
    scales: Words
    scale_letters: Words
    fractions: Words
    after_shares: list[str]
    multiples: Words
    multiple_adverbs: Words
    doubles: Words
    comparisons: list[str]
    vague: Words
    vague_factors: list[str]
    qualifiers: dict[str, list[str]]
    qualifiers_after: dict[str, list[str]]
    percent: list[str]
    percentage_points: list[str]
    currencies: dict[str, Currency]
    currency_codes: list[str]
    money: Currency
    national: dict[str, dict[str, str]]
    dollars: dict[str, str]
    bare_dollars: list[str]
    units: dict[str, list[str]]
    directions: list[str]
    decades: Words
    age_groups: dict[str, AgeGroup]
    determiners: list[str]
    age_bounds: dict[str, list[str]]
    age_bounds_after: dict[str, list[str]]
    life_terms: list[str]
    life_openers: list[str]
    labels: list[str]
    not_counted_after_one: list[str]
    not_counted_before_one: list[str]
    counting_verbs: list[str]
    counted_nouns: list[str]


class DateWords(BaseModel):
    """The contents of ``dates.yaml``; months, weekdays hold small patterns, all else plain words."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    months: dict[int, list[str]]
    ambiguous_months: list[str]
    weekdays: dict[int, list[str]]
    seasons: dict[int, list[str]]
    ambiguous_seasons: list[str]
    centuries: dict[int, list[str]]
    stretches: dict[str, list[str]]
    units: list[str]
    quantified_units: list[str]
    lengths: dict[str, list[str]]
    uncounted: list[str]
    fillers: list[str]
    approximations: list[str]
    before_length: list[str]
    before_plural: list[str]
    sets: dict[str, list[str]]
    every: list[str]
    times_per: list[str]
    references: dict[Direction, list[str]]
    years_before: list[str]
    stands: list[str]
    same_spells: list[str]
    ending: list[str]
    spells: list[str]
    before_spell: list[str]
    ordinals: dict[int, list[str]]
    days: dict[int, list[str]]
    parts_of_day: dict[str, list[str]]
    overnight: list[str]
    holidays: dict[str, list[str]]
    directions: dict[int, list[str]]
    vague: dict[Direction, list[str]]
    told: dict[int, list[str]]
    told_ways: dict[int, list[str]]
    told_after_the: dict[int, list[str]]
    open_start: list[str]
    open_end: list[str]
    before_month: list[str]
    before_year: list[str]
    before_season: list[str]
    season_turns: list[str]
    after_season: list[str]
    told_years: list[str]
    future_modals: list[str]
    future_cues: list[str]
    after_no_part: list[str]


@cache
def quantity_words() -> QuantityWords:
    """Read the words of quantities."""
    return _read("quantities.yaml", QuantityWords)


@cache
def date_words() -> DateWords:
    """Read the words of dates."""
    return _read("dates.yaml", DateWords)


def _read(name: str, kind: type[Kind]) -> Kind:
    text = files("dalil.language").joinpath("data", name).read_text(encoding="utf-8")
    return kind.model_validate(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))  # noqa: S506


def any_of(words: Iterable[str]) -> str:
    """Build a pattern that matches any of the words, longest first, with any white space between their parts."""
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(_pattern(word) for word in longest_first) + ")"


def all_of(table: Mapping[Any, Iterable[str]]) -> str:
    """Build a pattern that matches any word of a table."""
    return any_of(word for words in table.values() for word in words)


def _pattern(word: str) -> str:
    inner = r"\s+".join(re.escape(part) for part in word.split())
    return (r"\b" if word[0].isalnum() else "") + inner + (r"\b" if word[-1].isalnum() else "")
