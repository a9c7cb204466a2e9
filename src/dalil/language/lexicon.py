"""The words that names, organisations, places and roles are made of."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Literal

import pycountry
from simplemma.strategies import DictionaryLookupStrategy

from dalil.language.attribution.cues import cue_words
from dalil.language.organisations import organisations
from dalil.language.vocabulary import Vocabulary, load

HeadKind = Literal["state", "group", "civil", "media", "company"]
RoleKind = Literal["public", "private", "rank", "honorific"]
Gender = Literal["he", "she"]
Holding = Literal["serves", "becomes", "appoints", "dismisses", "quits"]

TOWNS = files("dalil.language").joinpath("data", "towns.txt")
"""Written with the gazetteer (``dalil.resolving.gazetteer_build``)."""
_DICTIONARY = DictionaryLookupStrategy()
_PREPOSITIONS = frozenset({"of", "for", "at", "in", "to", "from", "with", "on", "by", "who", "that"})


class NameWords(Vocabulary):
    """The shipped word lists about names; all lower case."""

    particles: frozenset[str]
    leading_particles: frozenset[str]
    possessors: frozenset[str]
    connectors: frozenset[str]
    organisation_heads: dict[HeadKind, frozenset[str]]
    members: frozenset[str]
    descriptors: frozenset[str]
    places: frozenset[str]
    facilities: frozenset[str]
    laws: frozenset[str]
    publications: frozenset[str]
    events: frozenset[str]
    calendar: frozenset[str]
    common: frozenset[str]
    openers: frozenset[str]
    norps: frozenset[str]
    regions: frozenset[str]
    alias_phrases: frozenset[str]
    areas: frozenset[str]
    portfolios: frozenset[str]
    group_openers: frozenset[str]
    not_groups: frozenset[str]
    allegiances: frozenset[str]
    postnominals: frozenset[str]
    synonyms: dict[str, frozenset[str]]
    anaphors: dict[Literal["groups", "bodies"], frozenset[str]]

    def organisation_kind(self, word: str) -> HeadKind | None:
        """Tell what kind of organisation a head noun names, singular or plural; None where it is no such noun."""
        return self._kinds.get(word.lower()) or self._kinds.get(singular(word))

    @cached_property
    def _kinds(self) -> dict[str, HeadKind]:
        kinds: dict[str, HeadKind] = {}
        for kind, heads in self.organisation_heads.items():
            for head in heads:
                kinds.setdefault(head, kind)
        return kinds

    def is_norp(self, word: str) -> bool:
        """Tell a nationality, people, religion or political adjective, singular or plural."""
        return word.lower() in self.norps or singular(word) in self.norps


class RoleWords(Vocabulary):
    """The shipped word lists about roles; all lower case, singular."""

    public: frozenset[str]
    private: frozenset[str]
    ranks: frozenset[str]
    honorifics: dict[Literal["he", "she", "any"], frozenset[str]]
    modifiers: frozenset[str]
    leading: frozenset[str]
    offices: frozenset[str]
    nobodies: frozenset[str]
    over: frozenset[str]
    once: frozenset[str]
    hedged: frozenset[str]
    supposing: frozenset[str]
    holding: dict[Holding, frozenset[str]]
    towards: frozenset[str]
    ending: tuple[str, ...]
    lasting: tuple[str, ...]
    within: frozenset[str]
    outside: frozenset[str]

    @cached_property
    def appointing(self) -> frozenset[str]:
        """The verbs of getting and losing a role; of these, some stand before a role's noun as well ("ousted")."""
        return self.holding["appoints"] | self.holding["dismisses"]

    @cached_property
    def styles(self) -> frozenset[str]:
        """The honorifics that are no office."""
        return frozenset().union(*self.honorifics.values()) - self.offices

    def kind(self, phrase: str) -> RoleKind | None:
        """Tell what a role noun or phrase says of its holder; None where it is no role."""
        word = phrase.lower().removeprefix("ex-")
        return self._kinds.get(word) or self._kinds.get(singular(word))

    @cached_property
    def _kinds(self) -> dict[str, RoleKind]:
        kinds: dict[str, RoleKind] = {word: "honorific" for words in self.honorifics.values() for word in words}
        return (
            kinds
            | dict.fromkeys(self.ranks, "rank")
            | dict.fromkeys(self.public, "public")
            | dict.fromkeys(self.private, "private")
        )

    def head(self, phrase: Sequence[str]) -> tuple[int, RoleKind] | None:
        """Find the noun that a role phrase is built on: its position and kind ("wife of the president" is a wife).

        The last role noun before the first preposition counts; a phrase of several words goes before its parts.
        """
        found: tuple[int, RoleKind] | None = None
        for at, word in enumerate(phrase):
            for length in (3, 2):
                if kind := self._phrase_kind(" ".join(phrase[at : at + length])):
                    return at, kind
            if found and word.lower() in _PREPOSITIONS:
                return found
            if kind := self.kind(word):
                found = at, kind
        return found

    def _phrase_kind(self, phrase: str) -> RoleKind | None:
        return self.kind(phrase) if " " in phrase else None

    def gender(self, word: str) -> Gender | None:
        """Tell the gender that an honorific gives away."""
        if word.lower() in self.honorifics["he"]:
            return "he"
        return "she" if word.lower() in self.honorifics["she"] else None


@cache
def name_words() -> NameWords:
    """Give the shipped words about names."""
    return load("names", NameWords)


@cache
def role_words() -> RoleWords:
    """Give the shipped words about roles."""
    return load("roles", RoleWords)


@cache
def speech_verbs() -> frozenset[str]:
    """Give the forms of the verbs whose subject speaks."""
    return frozenset(form for verb in cue_words().verbs for form in verb.forms if " " not in form)


@cache
def hearing_verbs() -> frozenset[str]:
    """Give the forms of the verbs of speaking that take the hearer as their object."""
    return frozenset(form for verb in cue_words().verbs if verb.frame == "hearer" for form in verb.forms)


@cache
def countries() -> frozenset[str]:
    """Give the names of countries and world regions, lower case."""
    names = {getattr(country, "common_name", country.name).lower() for country in pycountry.countries}
    return frozenset(names | name_words().regions)


@cache
def towns() -> frozenset[str]:
    """Give the names of towns of more than 50,000 people, lower case (GeoNames)."""
    return frozenset(TOWNS.read_text(encoding="utf-8").splitlines())


def is_listed(name: str) -> bool:
    """Tell whether a lower-case name or noun is known to be no person's: a country, a people, an organisation."""
    known = name_words()
    return (
        name in countries()
        or known.is_norp(name)
        or organisations().is_known(name)
        or organisations().is_known(name.upper())
        or known.organisation_kind(name) is not None
        or singular(name) in known.places
    )


@cache
def is_common(word: str) -> bool:
    """Tell whether a lower-case word is an English word that is written small."""
    lemma = _DICTIONARY.get_lemma(word, "en")
    return lemma is not None and lemma.islower()


@cache
def is_base(word: str) -> bool:
    """Tell whether a lower-case word is no inflected form of another, as far as the dictionary knows."""
    lemma = _DICTIONARY.get_lemma(word, "en") or word
    is_spelling = len(lemma) == len(word) and lemma[:4] == word[:4] and lemma[-1] == word[-1]
    return lemma == word or is_spelling


@lru_cache(maxsize=50_000)
def singular(word: str) -> str:
    """Give the likely singular of a regular plural, lower case ("Committees" is "committee")."""
    word = word.lower()
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("men", "women")):
        return word[:-2] + "an"
    if word.endswith("ses"):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
