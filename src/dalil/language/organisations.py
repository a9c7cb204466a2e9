"""Organisations that reports name without saying what they are: their spellings, from ``data/organisations.yaml``.

The list serves recognition (a name on it names an organisation) and identity (two spellings of one entry name one
body). It knows nothing of designations, and nothing that decides one asks it for more than whether a name is that of
an official body.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from typing import Literal

from pydantic import Field

from dalil.language.vocabulary import Vocabulary, load

OrganisationKind = Literal[
    "armed_group", "movement", "religious", "party", "state", "security", "court", "international", "rights", "media",
    "research", "company", "programme",
]  # fmt: skip

GROUPS: frozenset[OrganisationKind] = frozenset({"armed_group", "movement", "religious", "party"})
_LONGEST_ABBREVIATION = 9
_DROPPED = {ord(mark): " " for mark in "-‐‑/"} | {ord(mark): None for mark in "'’ʿʾ`.(),"}


class Organisation(Vocabulary):
    """An organisation with its names; the file's head says what each field holds."""

    name: str
    kind: OrganisationKind
    country: str | None = Field(default=None, pattern="^[A-Z]{2}$")
    short: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    cyrillic: tuple[str, ...] = ()
    arabic: tuple[str, ...] = ()
    former: dict[str, str] = Field(default_factory=dict)

    def spelt(self) -> Iterator[str]:
        """Give all full names that hardly mean anything else."""
        names = (self.name, *self.aliases, *self.cyrillic, *self.arabic, *self.former)
        yield from (name for name in names if name not in self.unsure)


class Organisations(Vocabulary):
    """The list, looked up by spelling.

    Hyphens, accents, an article before a name and, but for abbreviations, case make no difference.
    """

    organisations: tuple[Organisation, ...]

    @cached_property
    def _certain(self) -> dict[str, frozenset[int]]:
        return _positions((*one.spelt(), *one.short) for one in self.organisations)

    @cached_property
    def _unsure(self) -> dict[str, frozenset[int]]:
        return _positions(one.unsure for one in self.organisations)

    @cached_property
    def _openings(self) -> frozenset[str]:
        return frozenset(form.split(" ", 1)[0] for form in self._certain)

    def may_begin(self, word: str) -> bool:
        """Tell a word that a name of the list may begin with."""
        return _plain(word).split(" ", 1)[0] in self._openings

    def is_known(self, name: str) -> bool:
        """Tell a name that hardly names anything but an organisation of the list."""
        return bool(self._look(self._certain, name))

    def is_body(self, name: str) -> bool:
        """Tell the name of an official body, outlet or company: of no group that people join."""
        found = self._look(self._certain, name)
        return bool(found) and all(self.organisations[number].kind not in GROUPS for number in found)

    def entries(self, name: str) -> frozenset[int]:
        """Give the positions of the entries that a name may stand for."""
        return self._look(self._certain, name) | self._look(self._unsure, name)

    @staticmethod
    def _look(forms: dict[str, frozenset[int]], name: str) -> frozenset[int]:
        return forms.get(_exact(name)) or forms.get(_plain(name), frozenset())


@cache
def organisations() -> Organisations:
    """Give the shipped list."""
    return load("organisations", Organisations)


def known_pairs(names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Give the pairs (by position) of names that stand for one entry of the list.

    A name that may stand for several entries joins another only where these are all of one kind and the names around
    leave one choice.
    """
    entries = [organisations().entries(name) for name in names]
    settled = {next(iter(of)) for of in entries if len(of) == 1}
    first: dict[int, int] = {}
    for at, of in enumerate(entries):
        choices = of & settled if len(of) > 1 and _are_alike(of) else of
        if len(choices) == 1:
            yield first.setdefault(next(iter(choices)), at), at
    open_ones = [at for at, of in enumerate(entries) if len(of) > 1 and _are_alike(of) and not of & settled]
    yield from ((one, other) for one, other in pairwise(open_ones) if entries[one] & entries[other])


def _are_alike(entries: Iterable[int]) -> bool:
    return len({organisations().organisations[at].kind for at in entries}) == 1


def are_apart(one: str, other: str) -> bool:
    """Tell two names that stand for different entries of the list."""
    ours, theirs = organisations().entries(one), organisations().entries(other)
    return bool(ours) and bool(theirs) and not ours & theirs


def _positions(forms: Iterable[Iterable[str]]) -> dict[str, frozenset[int]]:
    """Index the forms of each entry by the way in which they are looked up."""
    found: dict[str, set[int]] = {}
    for position, of_one in enumerate(forms):
        for form in of_one:
            found.setdefault(_abbreviated(form) or _plain(form), set()).add(position)
    return {form: frozenset(positions) for form, positions in found.items()}


def _abbreviated(form: str) -> str | None:
    """Give an abbreviation as it is looked up, in its own case; None where a form is a full name."""
    letters = _exact(form)
    return letters if " " not in letters and len(letters) <= _LONGEST_ABBREVIATION and letters.isupper() else None


def _exact(form: str) -> str:
    return form.replace(".", "").strip()


@lru_cache(maxsize=50_000)
def _plain(name: str) -> str:
    """Fold a name to what its spellings share."""
    letters = name.casefold()
    if not letters.isascii():
        decomposed = unicodedata.normalize("NFKD", letters)
        letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    joined = letters.replace(" 's", "s").replace(" ’s", "s").translate(_DROPPED)
    words = joined.split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)
