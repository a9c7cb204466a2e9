"""Populations: whether the words of two figures count the same people or things."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict

from dalil.language.lexicon import singular
from dalil.resolving.countries import adjective_country

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


class _Populations(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    anyone: frozenset[str]
    small: frozenset[str]
    differences: frozenset[str]
    irregular: Mapping[str, str]
    implied: Mapping[str, frozenset[str]]


@cache
def _populations() -> _Populations:
    text = files("dalil.linking").joinpath("data", "populations.yaml").read_text(encoding="utf-8")
    return _Populations.model_validate(yaml.safe_load(text))


@lru_cache(maxsize=20_000)
def population_key(words: str | None, measure: str, country: str | None) -> str:
    """Give what two populations share where they are one: head noun and modifiers, whatever number and order.

    Nothing remains of "people", of what the measure says itself ("detainees" who are detained), and of the nationality
    of the country that a figure is of.
    """
    known = _populations()
    silent = known.anyone | known.small | known.implied.get(measure, frozenset())
    kept = set()
    for word in _WORD.findall(words or ""):
        one = known.irregular.get(word.lower(), singular(word))
        at_home = country is not None and adjective_country(word) == country
        if one not in silent and word.lower() not in silent and not at_home:
            kept.add(one)
    return " ".join(sorted(kept))


def is_difference(words: str | None) -> bool:
    """Tell a population of what is told as more or fewer than another figure ("25 more")."""
    return (words or "").strip().lower() in _populations().differences
