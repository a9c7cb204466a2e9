"""What the words of a place name say by themselves: the name, and the level that its head noun asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

import yaml
from pydantic import TypeAdapter

from dalil.resolving.gazetteer import place_name
from dalil.resolving.place_words import place_words

Level = Literal["admin1", "admin2", "settlement"]

_POSSESSIVE = re.compile(r"['’]s?$")
_LONGEST_NOUN = 3


@dataclass(frozen=True, slots=True)
class ToponymName:
    """A place name: the ``whole`` words, the ``core`` without head noun and article, the level that the noun asks for.

    ``bare`` is the core without words that say which part of a place is meant ("northern Mali"), the core itself
    where it has none.
    """

    whole: str
    core: str
    level: Level | None
    bare: str

    @property
    def key(self) -> tuple[str, Level | None]:
        """Give what two mentions of one name share."""
        return place_name(self.core), self.level


@lru_cache(maxsize=20_000)
def parse_name(name: str, after: str = "") -> ToponymName:
    """Read a name as it stands in a text; ``after`` is the word that follows and may be its head noun.

    "Aktobe Province", "the city of Osh", "Republic of Dagestan", "Camden" before "counties".
    """
    whole = " ".join(name.split())
    core, level = _split(whole)
    if level is None and core and after:
        level = head_nouns().get(after.lower())
    return ToponymName(whole, core, level, _bare(core))


def _split(whole: str) -> tuple[str, Level | None]:
    words = whole.split()
    nouns = head_nouns()
    while len(words) > 1 and words[0].lower() == "the":
        words = words[1:]
    if len(words) > 2 and words[1].lower() == "of" and words[0].lower() in nouns:
        return " ".join(words[2:]), nouns[words[0].lower()]
    for length in range(_LONGEST_NOUN, 0, -1):
        tail = " ".join(words[-length:]).lower()
        if len(words) > length and tail in nouns:
            return _POSSESSIVE.sub("", " ".join(words[:-length])), nouns[tail]
    return re.sub(r"['’]s$", "", " ".join(words)), None


def _bare(core: str) -> str:
    words = core.split()
    leading = place_words().nouns.leading
    while len(words) > 1 and words[0].lower() in leading:
        words = words[1:]
    return " ".join(words)


def area_abbreviated(name: str) -> str | None:
    """Give the ISO 3166-2 code of the area that an abbreviation stands for ("N.C.", "Que."); capitals count."""
    return _abbreviations().get(name.removesuffix("'s").removesuffix("’s").rstrip("."))


@cache
def head_nouns() -> dict[str, Level]:
    """Give the level of each head noun of place names."""
    nouns = place_words().nouns
    levels: tuple[tuple[Level, list[str]], ...] = (
        ("admin1", nouns.admin1), ("admin2", nouns.admin2), ("settlement", nouns.settlement),
    )  # fmt: skip
    return {noun: level for level, alike in levels for noun in alike}


@cache
def _abbreviations() -> dict[str, str]:
    text = files("dalil.resolving").joinpath("data", "area_abbreviations.yaml").read_text(encoding="utf-8")
    listed = TypeAdapter(dict[str, list[str]]).validate_python(yaml.safe_load(text))
    return {form: code for code, forms in listed.items() for form in forms}
