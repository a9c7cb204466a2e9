"""The words that decide which figures may be compared, read from their data file."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict


class Comparisons(BaseModel):
    """The contents of ``comparisons.yaml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    generic: frozenset[str]
    unspecific: frozenset[str]
    exclusive: list[frozenset[str]]
    sums: frozenset[str]
    growth: frozenset[str]
    fall: frozenset[str]
    highest: list[str]
    lowest: list[str]
    not_ranked: frozenset[str]


@cache
def comparisons() -> Comparisons:
    """Read the words of comparisons."""
    text = files("dalil.checking").joinpath("data", "comparisons.yaml").read_text(encoding="utf-8")
    return Comparisons.model_validate(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))  # noqa: S506
