"""Numbers and nations of targets, from the words of a filler and those before it."""

from __future__ import annotations

import re
from functools import cache

from dalil.bench.muc4_slots.scenes import Filler, Reading
from dalil.bench.muc4_slots.vocabulary import head_of, vocabulary, words_pattern
from dalil.language.quantity_forms import quantity_pattern
from dalil.records import Quantity
from dalil.resolving import adjective_country, parse_quantity
from dalil.resolving.places import country_name

PLURAL, ONE = "PLURAL", "1"
_REACH = 30
_PLURAL = re.compile(r"(?:[^su]s|men|women|children|people|police|personnel|dead|wounded|injured)$")


def number_of(filler: Filler, reading: Reading) -> str:
    """Give the number of a described target: what counts it, else PLURAL for a plural and 1 for a singular."""
    for start, end in filler.spans:
        found = _counted(reading.text, start, end)
        if found is not None:
            return found
    return PLURAL if _PLURAL.search(head_of(filler.words)) else ONE


def _counted(text: str, start: int, end: int) -> str | None:
    """Read the quantity that opens a phrase or leads up to it, with at most two words between."""
    window = text[max(0, start - _REACH) : end]
    lead = len(window) - (end - start)
    for match in _quantities().finditer(window):
        between = window[match.end() : lead]
        if match.start() > lead or len(between.split()) > 1 or re.search(r"[,.;:()]|\b(?:and|of|in|at)\b", between):
            continue
        if match.end() <= lead or match.start() >= lead - 1:
            quantity = parse_quantity(match.group())
            if quantity is not None and (quantity.unit is None or quantity.unit == "people"):
                return written(quantity)
    return None


def written(quantity: Quantity) -> str | None:
    """Write a quantity as MUC-4 does: "7", "~7", "5 - 7", "5-"."""
    low = int(quantity.min) if quantity.min is not None else None
    high = int(quantity.max) if quantity.max is not None else None
    if quantity.value is not None:
        return f"{'~' if quantity.qualifier == 'approximate' else ''}{int(quantity.value)}"
    if low is not None and high is not None:
        return f"{low} - {high}" if low != high else str(low)
    if low is not None and quantity.qualifier in {"at_least", "more_than"}:
        return f"{low}-"
    return PLURAL if quantity.qualifier == "unspecified" else None


def nation_of(filler: Filler, reading: Reading, home: str | None) -> str | None:
    """Give the nation that a filler's words or the word before them name, unless it is that of the scene."""
    before = [reading.text[max(0, start - 20) : start].split()[-1:] for start, _ in filler.spans]
    for words in [filler.words.split(), *before]:
        for word in words:
            nation = nation_of_word(word.strip("\"'(),").removesuffix("'s"))
            if nation is not None:
                return nation if nation != home else None
    return None


@cache
def nation_of_word(word: str) -> str | None:
    """Give the nation, as MUC-4 names it, of an adjective or a word for its people, in small letters."""
    for nation, words in vocabulary().nation_words.items():
        if words_pattern(words).fullmatch(word):
            return nation
    code = adjective_country(word)
    if code is None:
        return None
    return vocabulary().nations.get(code, country_name(code).upper())


@cache
def _quantities() -> re.Pattern[str]:
    return quantity_pattern()
