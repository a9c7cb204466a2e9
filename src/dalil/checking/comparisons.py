"""The words that decide which figures may be compared, read from their data file."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict


class Axis(BaseModel):
    """Groups of which nobody stands in two; ``complete`` where everybody stands in one."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    complete: bool
    groups: list[frozenset[str]]


class Comparisons(BaseModel):
    """The contents of ``comparisons.yaml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    generic: frozenset[str]
    unspecific: frozenset[str]
    axes: list[Axis]
    sums: frozenset[str]
    growth: frozenset[str]
    fall: frozenset[str]
    multiples: frozenset[str]
    highest: list[str]
    lowest: list[str]
    ever: dict[str, tuple[str, ...]]
    not_ranked: frozenset[str]
    partial_ranks: dict[str, frozenset[str]]
    other_calendar: frozenset[str]
    ranked_groups: frozenset[str]
    kinds_of_place: frozenset[str]
    stocks: frozenset[str]
    revised: frozenset[str]
    further: frozenset[str]
    rest: list[str]
    some_only: frozenset[str]
    in_all: frozenset[str]
    counting_on: frozenset[str]
    one_case: frozenset[str]
    pronouns: frozenset[str]
    levels: frozenset[str]
    makes_up: frozenset[str]
    before_earlier: frozenset[str]
    outcomes: list[frozenset[str]]
    comparatives: dict[str, int]
    steps: dict[str, tuple[str, ...]]
    case_roles: frozenset[str]
    other_case: frozenset[str]


@cache
def comparisons() -> Comparisons:
    """Read the words of comparisons."""
    text = files("dalil.checking").joinpath("data", "comparisons.yaml").read_text(encoding="utf-8")
    return Comparisons.model_validate(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))  # noqa: S506
