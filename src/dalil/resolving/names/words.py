"""The words that names of persons, organisations and places are built of, read from their data files."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, cached_property
from importlib.resources import files
from typing import Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from dalil.errors import CodebookError
from dalil.language.variants import folded, romanised


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


W = TypeVar("W", bound=_Words)


class SurnameEndings(_Words):
    """Endings of surnames, folded: a man's with the woman's, and those that say nothing of either."""

    gendered: dict[str, str]
    common: frozenset[str]

    @cached_property
    def longest_first(self) -> tuple[str, ...]:
        """All endings, the longest first."""
        every = {*self.gendered, *self.gendered.values(), *self.common}
        return tuple(sorted(every, key=lambda ending: (-len(ending), ending)))


class PersonWords(_Words):
    """The contents of ``forms.yaml``."""

    kunyas: dict[str, Literal["he", "she"]]
    sons_before: frozenset[str]
    sons_after: frozenset[str]
    articles: frozenset[str]
    servants: frozenset[str]
    religions: frozenset[str]
    patronymics: tuple[str, ...]
    surnames: SurnameEndings
    titles: frozenset[str]


ARABIC = re.compile(r"[\u0600-\u06ff]")


def _key(word: str) -> str:
    """Give what spellings of one word share; without its vowels a word in Arabic script shares too much."""
    return word if ARABIC.search(word) else folded(word)


class GivenNames(_Words):
    """The contents of ``given.yaml`` and ``attested.yaml``: given names with their spellings, and their cognates.

    ``exchanges`` are letters that transliterations exchange, from which further spellings are looked for.
    """

    names: dict[str, frozenset[str]]
    cognates: tuple[frozenset[str], ...] = ()
    exchanges: tuple[tuple[str, str], ...] = ()

    @cached_property
    def _named(self) -> Mapping[str, str]:
        return {_key(form): name for name, forms in self.names.items() for form in (*sorted(forms), name)}

    @cached_property
    def _kin(self) -> Mapping[str, frozenset[str]]:
        kin: dict[str, set[str]] = defaultdict(set)
        for group in self.cognates:
            for name in group:
                kin[self.name_of(name) or folded(name)] |= {self.name_of(other) or folded(other) for other in group}
        return {name: frozenset(others) for name, others in kin.items()}

    def name_of(self, word: str) -> str | None:
        """Give the name that a word spells; None where it spells no listed given name."""
        return self._named.get(_key(word))

    def are_cognate(self, one: str, other: str) -> bool:
        """Tell whether two words are one name in two languages."""
        first, second = (self.name_of(word) or folded(word) for word in (one, other))
        return second in self._kin.get(first, ())


class OrganisationWords(_Words):
    """The contents of ``organisations.yaml``."""

    concepts: dict[str, tuple[str, ...]]
    generic: frozenset[str]
    kinds: frozenset[str]
    small: frozenset[str]

    @cached_property
    def phrases(self) -> Mapping[str, str]:
        """The words and phrases of all concepts in lower case, each with its concept."""
        return {phrase.lower(): concept for concept, phrases in self.concepts.items() for phrase in phrases}

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Find any of ``phrases`` as whole words, the longest first."""
        longest = sorted(self.phrases, key=lambda phrase: (-len(phrase), phrase))
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")


class PlaceWords(_Words):
    """The contents of ``places.yaml``."""

    kinds: dict[str, frozenset[str]]
    adjectives: tuple[str, ...]

    @cached_property
    def kind_of(self) -> Mapping[str, str]:
        """The words for kinds of places, each with its kind."""
        return {romanised(word).replace("'", ""): kind for kind, words in self.kinds.items() for word in words}


@cache
def person_words() -> PersonWords:
    """Give the words that personal names are built of."""
    return _read("forms", PersonWords)


def listed_names() -> GivenNames:
    """Give the given names as they are written down by hand."""
    return _read("given", GivenNames)


@cache
def given_names() -> GivenNames:
    """Give the given names: those written down with the spellings that rigour attests."""
    written = listed_names()
    attested = _read("attested", GivenNames).names
    names = {name: forms | attested.get(name, frozenset()) for name, forms in written.names.items()}
    return GivenNames(names=names, cognates=written.cognates)


@cache
def organisation_words() -> OrganisationWords:
    """Give the words of the names of organisations."""
    return _read("organisations", OrganisationWords)


@cache
def place_words() -> PlaceWords:
    """Give the words for kinds of places."""
    return _read("places", PlaceWords)


def _read(name: str, model: type[W]) -> W:
    """Read ``data/NAME.yaml``; raises CodebookError where it does not validate."""
    path = files("dalil.resolving.names") / "data" / f"{name}.yaml"
    # Every scalar stays a string, since "no" and "y" are words.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return model.model_validate(yaml.load(path.read_text("utf-8"), Loader=loader))  # noqa: S506
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise CodebookError(f"{name}.yaml", "is not YAML", "mend the line", line) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise CodebookError(f"{name}.yaml", f"{where}: {first['msg']}", "mend the entry") from error
