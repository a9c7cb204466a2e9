"""The words by which set fills are told, and the places that may be locations: YAML beside this module."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TypeAlias, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

Words: TypeAlias = tuple[str, ...]
Lists: TypeAlias = dict[str, Words]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Harm(_Part):
    """Which argument or role is harmed, and how; None where that is not told."""

    argument: str = ""
    role: str = ""
    effect: str | None


class Vocabulary(_Part):
    """Words by set fill; ``vocabulary.yaml`` says what each list is for."""

    instruments: Lists
    implied_instruments: Lists
    implied_bombs: Lists
    targets: Lists
    neutral_targets: Words
    humans: Lists
    harms: dict[str, Harm]
    harming_events: dict[str, Harm]
    damaging: dict[str, str | None]
    no_targets: Words
    military: Words
    titles: Words
    state_perpetrators: Words
    terrorist_perpetrators: Words
    stages: Lists
    effects: Lists
    damages: Lists
    nations: dict[str, str]
    nation_words: Lists
    place_synonyms: dict[str, str]
    place_order: Words
    capitals: dict[str, str]
    within_cities: dict[str, Lists]
    inner_places: Words
    no_places: Words
    place_openers: Words
    place_links: Words
    here: Words
    deeds: Words
    generic_perpetrators: Words
    own_voices: Lists
    organisations: Words
    former: Words
    likely_places: Words
    explosives: Words


class Scoring(_Part):
    """What the scoring of string fills and set fills knows."""

    nonessential: frozenset[str]
    after_head: Words
    partial_credit: dict[str, Lists]


Model = TypeVar("Model", bound=_Part)


@cache
def vocabulary() -> Vocabulary:
    """Load the words by which set fills are told."""
    return _load("vocabulary", Vocabulary)


@cache
def scoring_words() -> Scoring:
    """Load the words that scoring knows."""
    return _load("scoring", Scoring)


@cache
def places() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Load the places that may be locations: by name, in small letters, its countries and types."""
    text = (files(__package__) / "places.yaml").read_text(encoding="utf-8")
    listed = TypeAdapter(dict[str, Lists]).validate_python(yaml.safe_load(text))
    found: dict[str, list[tuple[str, str]]] = {}
    for country, types in listed.items():
        found.setdefault(country.lower(), []).append((country, ""))
        for kind, names in types.items():
            for name in names:
                found.setdefault(name, []).append((country, kind))
    return {name: tuple(senses) for name, senses in found.items()}


def _load(name: str, model: type[Model]) -> Model:
    text = (files(__package__) / f"{name}.yaml").read_text(encoding="utf-8")
    return model.model_validate(yaml.safe_load(text))


@cache
def words_pattern(words: Words) -> re.Pattern[str]:
    """Match any of the words, whole, or in its plural; the longest first."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?:e?s)?(?![\w-])")


@cache
def heads_pattern(words: Words) -> re.Pattern[str]:
    """Match any of the words at the end of a text."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?:e?s)?$")


def classify(phrase: str, lists: Mapping[str, Sequence[str]]) -> str | None:
    """Give the set fill of a phrase in small letters: by its head, else by any of its words; None where none fits."""
    head = head_of(phrase)
    by_head = _longest((name, heads_pattern(tuple(words)).search(head)) for name, words in lists.items())
    if by_head is not None:
        return by_head
    return next((name for name, words in lists.items() if words_pattern(tuple(words)).search(phrase)), None)


def head_of(phrase: str) -> str:
    """Cut what stands after the head of a noun phrase: prepositions, relative clauses, brackets."""
    cut = _after_head().split(phrase, maxsplit=1)[0]
    return cut.strip(" ,'\"") or phrase.strip()


@cache
def _after_head() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{'|'.join(scoring_words().after_head)})\s|,|\s\(")


def _longest(found: Iterable[tuple[str, re.Match[str] | None]]) -> str | None:
    matches = [(len(match.group()), name) for name, match in found if match]
    longest = max((length for length, _ in matches), default=0)
    return next((name for length, name in matches if length == longest), None)
