"""Countries and international bodies by name, former name or adjective."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import pycountry

from dalil.resolving.gazetteer import place_name
from dalil.resolving.place_words import place_words

_LONGEST_CODE = 3
_LONGEST_NAME = 5
"""No country has a name of more words than this that news uses."""


@lru_cache(maxsize=50_000)
def country_of(name: str) -> str | None:
    """Give the ISO 3166-1 alpha-2 code of a country's name, former name or adjective."""
    bare = re.sub(r"['’]s?$", "", name)
    if len(bare) <= _LONGEST_CODE and not bare.isupper() and adjective_country(bare) is None:
        return None
    return _countries().get(place_name(bare))


def adjective_country(word: str) -> str | None:
    """Give the country of a national adjective or a word for its people ("Tajik", "Nigeriens"); None otherwise."""
    return _adjectives().get(place_name(word))


def body_of(name: str) -> str | None:
    """Give the short name of an international body that designates (UN, EU)."""
    return _bodies().get(place_name(name))


def country_name(code: str) -> str:
    """Give the English name of a country in common use."""
    country = pycountry.countries.get(alpha_2=code)
    return str(getattr(country, "common_name", country.name)) if country else code


def leading_country(words: list[str]) -> str | None:
    """Give the longest name of a country with which the words begin."""
    if not words or place_name(words[0].rstrip("’'s")) not in _first_words():
        return None
    names = (" ".join(words[:length]).rstrip(".,;:") for length in range(min(_LONGEST_NAME, len(words)), 0, -1))
    return next((name for name in names if country_of(name)), None)


@cache
def _first_words() -> frozenset[str]:
    return frozenset(form for name in _countries() for word in name.split()[:1] for form in (word, word.rstrip("s")))


@cache
def _adjectives() -> dict[str, str]:
    return {place_name(a): code for code, words in place_words().countries.items() for a in words.adjectives}


@cache
def _countries() -> dict[str, str]:
    listed: dict[str, str] = {}
    for country in pycountry.countries:
        for key in ("name", "common_name", "official_name"):
            if getattr(country, key, None):
                listed[place_name(getattr(country, key))] = country.alpha_2
    for code, words in place_words().countries.items():
        listed |= {place_name(name): code for name in (*words.names, *words.former)}
    with_article = {f"the {name}": code for name, code in listed.items() if not name.startswith("the ")}
    return with_article | listed | _adjectives()


@cache
def _bodies() -> dict[str, str]:
    listed = {place_name(n): body for body, names in place_words().areas.bodies.items() for n in names}
    return listed | {f"the {name}": body for name, body in listed.items()}
