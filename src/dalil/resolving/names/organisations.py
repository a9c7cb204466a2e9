"""Names of organisations: their words by meaning in several languages, and whether two of them name one body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dalil.language.lexicon import name_words, singular
from dalil.language.organisations import organisations
from dalil.language.variants import romanised
from dalil.resolving.names.spelling import bare, spelt
from dalil.resolving.names.verdicts import NameComparison, different, maybe, same
from dalil.resolving.names.words import ARABIC, organisation_words, person_words
from dalil.resolving.places import adjective_country, country_of

_WORD = re.compile(r"[^\W_]+(?:['’ʻʼ][^\W_]+)*")
_OF_COUNTRY = re.compile(r"\b(?:of|for)\s+(?:the\s+)?((?:[A-Z][\w’'-]*\s?){1,3})$")
_LETTERS = re.compile(r"^[^\W\d_]{2,8}$")


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """A name by what its words mean: concepts, words of its own, numbers, the countries that it names.

    ``initials`` are those of its words with and without the small ones; ``abbreviation`` its letters where it is one.
    """

    concepts: frozenset[str]
    own: tuple[str, ...]
    numbers: frozenset[str]
    countries: frozenset[str]
    initials: frozenset[str]
    abbreviation: str | None

    @property
    def words(self) -> frozenset[str]:
        """All that the name says but its countries."""
        return self.concepts | self.numbers | frozenset(self.own)

    @property
    def is_generic(self) -> bool:
        """Tell whether many countries have a body of this name."""
        known = organisation_words()
        return self.abbreviation is not None or (not self.own and self.concepts <= known.generic)


@lru_cache(maxsize=10_000)
def organisation_name(name: str) -> OrganisationName:
    """Take the name of an organisation in any script apart."""
    words = organisation_words()
    rest, countries = _without_countries(" ".join(name.split()))
    low = rest.lower().replace("’", "'").replace("ʻ", "'")
    concepts = frozenset(words.phrases[match] for match in words.pattern.findall(low))
    left = _WORD.findall(words.pattern.sub(" ", low))
    plain = [_plain(word) for word in left if word not in words.small and not _is_article(word)]
    generic = frozenset(word for word in plain if word in words.generic or word in words.kinds)
    own = tuple(word for word in plain if word not in generic and not _is_number(word))
    numbers = frozenset(filter(None, (re.sub(r"\D", "", word) for word in plain if _is_number(word))))
    return OrganisationName(
        concepts | generic, own, numbers, countries, _initials(name), _abbreviation(name, concepts | generic)
    )


def _plain(word: str) -> str:
    return bare(word) if ARABIC.search(word) else singular(romanised(word))


def _is_article(word: str) -> bool:
    return romanised(word) in person_words().articles


def _is_number(word: str) -> bool:
    return any(letter.isdigit() for letter in word)


def _without_countries(name: str) -> tuple[str, frozenset[str]]:
    """Part a name from the countries in it ("Kazakh Interior Ministry", "Interior Ministry of Kazakhstan")."""
    found: set[str] = set()
    if (at_end := _OF_COUNTRY.search(name)) and (country := country_of(at_end.group(1).strip())):
        found.add(country)
        name = name[: at_end.start()].strip() or name
    kept = []
    for word in name.split():
        stem = re.sub(r"['’]s?$", "", word)
        owner = adjective_country(stem) or (country_of(stem) if stem != word else None)
        if owner is not None and word[:1].isupper():
            found.add(owner)
        else:
            kept.append(word)
    return (" ".join(kept), frozenset(found)) if kept else (name, frozenset())


def _initials(name: str) -> frozenset[str]:
    words = [part for word in _WORD.findall(romanised(name)) for part in word.split("-")]
    content = [word for word in words if word not in organisation_words().small]
    return frozenset("".join(word[0] for word in kept) for kept in (words, content) if len(kept) > 1)


def _abbreviation(name: str, concepts: frozenset[str]) -> str | None:
    letters = name.replace(".", "").strip()
    if concepts or not letters.isupper() or not _LETTERS.match(letters):
        return None
    return romanised(letters)


def compare_organisations(one: str, other: str) -> NameComparison:
    """Compare two names of organisations: by the list of organisations, else by what their words mean and spell."""
    listed = _by_list(one, other)
    if listed is not None:
        return listed
    left, right = organisation_name(one), organisation_name(other)
    if left.countries and right.countries and not left.countries & right.countries:
        return different("other countries")
    if left.numbers != right.numbers and (left.numbers or right.numbers):
        return different("other numbers") if left.numbers and right.numbers else _compare_words(left, right)
    if left.abbreviation or right.abbreviation:
        return _compare_abbreviations(left, right)
    return _compare_words(left, right)


def _by_list(one: str, other: str) -> NameComparison | None:
    """Compare by the list of organisations; None where it does not know both names for certain."""
    ours, theirs = organisations().entries(one), organisations().entries(other)
    if ours and theirs and not ours & theirs:
        return different("other bodies on the list of organisations")
    settled = ours == theirs and len(ours) == 1
    return same("one body on the list of organisations") if settled else None


def _compare_abbreviations(left: OrganisationName, right: OrganisationName) -> NameComparison:
    if left.abbreviation and right.abbreviation:
        equal = left.abbreviation == right.abbreviation
        return same("one abbreviation") if equal else different("other abbreviations")
    short, full = (left, right) if left.abbreviation else (right, left)
    if short.abbreviation in full.initials:
        return maybe("the initials of the other")
    return different("no initials of the other")


def _compare_words(left: OrganisationName, right: OrganisationName) -> NameComparison:
    ours, theirs, near = _unmatched(left, right)
    shared = len(left.words) - len(ours)
    score = shared / max(len(left.words), len(right.words), 1)
    if not shared:
        return different("no word is shared")
    if ours and theirs:
        exchanged = len(ours) == len(theirs) == 1 and {*ours, *theirs} <= organisation_words().kinds and not near
        kinds = exchanged and left.own and right.own
        return (
            maybe("another word for its kind", score=score)
            if kinds
            else different("each has words of its own", score=score)
        )
    return _with_more(left, right, ours or theirs, score) if ours or theirs else _all_shared(left, right, near, score)


def _all_shared(left: OrganisationName, right: OrganisationName, near: bool, score: float) -> NameComparison:
    if near:
        return maybe("one word is spelt nearly alike", score=score)
    if left.countries != right.countries:
        return maybe("one names its country", score=score)
    return same("the same words", score=score)


def _with_more(left: OrganisationName, right: OrganisationName, more: Sequence[str], score: float) -> NameComparison:
    """Compare where one name has words more: its kind, a bare head noun; other words name a branch or another body."""
    words = organisation_words()
    known = words.kinds | name_words().descriptors
    if all(word in known for word in more):
        return maybe("one names its kind", score=score)
    short = min((left, right), key=lambda name: len(name.words))
    if len(short.words) == 1 and not short.own:
        return maybe("a head noun alone", score=score)
    return different("one has words more", score=score)


def _unmatched(left: OrganisationName, right: OrganisationName) -> tuple[list[str], list[str], bool]:
    """Give the words of each name that the other lacks, and whether a pair of words is spelt nearly alike only."""
    ours = sorted(left.words - right.words)
    theirs = sorted(right.words - left.words)
    near = False
    for wanted in ("same", "maybe"):
        for word in list(ours):
            partner = next((other for other in theirs if _is_own(word, left, other, right, wanted)), None)
            if partner is not None and not (wanted == "maybe" and near):
                ours.remove(word)
                theirs.remove(partner)
                near = near or wanted == "maybe"
    return ours, theirs, near


def _is_own(word: str, left: OrganisationName, other: str, right: OrganisationName, wanted: str) -> bool:
    """Tell whether two words are of the names' own, not concepts, and are spelt as wanted."""
    return word in left.own and other in right.own and spelt(word, other) == wanted
