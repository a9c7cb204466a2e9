"""Noun phrases from part-of-speech tags: pronouns, and nouns with what belongs to them on the left and "of" it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from dalil.language.findings import POSSESSIVES

Kind = Literal["person", "thing", "several"]

_INSIDE = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "SYM"})
_HEADS = frozenset({"NOUN", "PROPN"})


class PhraseWords(BaseModel):
    """The shipped words: pronouns by what they have in common, what each may take up, determiners, persons."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    pronouns: dict[str, tuple[str, ...]]
    takes_up: dict[str, Kind]
    possessive: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    persons: frozenset[str]

    def pronoun(self, form: str) -> str | None:
        """Give the pronoun that a form belongs to ("me" to "i")."""
        return next((name for name, forms in self.pronouns.items() if form.lower() in forms), None)


@cache
def phrase_words() -> PhraseWords:
    """Load the shipped words."""
    text = (files("dalil.bench") / "phrases.yaml").read_text(encoding="utf-8")
    return PhraseWords.model_validate(yaml.safe_load(text))


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words ``first`` to ``last`` (exclusive) of a sentence (its number); ``head`` is a noun, None in pronouns."""

    sentence: int
    first: int
    last: int
    head: int | None = None


def find_phrases(forms: Sequence[str], tags: Sequence[str], sentences: Sequence[tuple[int, int]]) -> Iterator[Phrase]:
    """Find the phrases of a text in order; those inside others ("its" in "its members") come too."""
    for number, (first, last) in enumerate(sentences):
        plain = list(_plain(forms, tags, number, first, last))
        yield from _with_complements(forms, _with_possessors(forms, plain))


def _plain(forms: Sequence[str], tags: Sequence[str], sentence: int, first: int, last: int) -> Iterator[Phrase]:
    """Find pronouns, and nouns with determiners, numbers, adjectives and other nouns before them."""
    at = first
    while at < last:
        if phrase_words().pronoun(forms[at]):
            yield Phrase(sentence, at, at + 1)
            at += 1
            continue
        end = _noun_end(forms, tags, at, last)
        if end > at:
            yield Phrase(sentence, at, end, end - 1)
        at = max(end, at + 1)


def _noun_end(forms: Sequence[str], tags: Sequence[str], first: int, last: int) -> int:
    """Give where the phrase that begins at ``first`` ends; ``first`` itself where none does."""
    start = first
    while start < last and tags[start] == "DET":
        start += 1
    end = start
    while end < last and (tags[end] in _INSIDE or _leads_on(forms, tags, range(first, last), end)):
        end += 1
    while end > start and tags[end - 1] not in _HEADS:
        end -= 1
    return end if end > start else first


def _leads_on(forms: Sequence[str], tags: Sequence[str], room: range, at: int) -> bool:
    """Tell whether a word that is no noun or adjective stands inside a phrase ("very large", "an armed group")."""
    following = tags[at + 1] if at + 1 in room else ""
    if tags[at] == "ADV":
        return following == "ADJ"
    if at == room.start:
        return False
    if forms[at] == "-":
        return following in _INSIDE and tags[at - 1] in _INSIDE
    determined = tags[room.start] == "DET"
    return determined and tags[at] == "VERB" and forms[at].endswith(("ed", "ing")) and following in {"NOUN", "ADJ"}


def _with_possessors(forms: Sequence[str], plain: Sequence[Phrase]) -> list[Phrase]:
    """Take what possesses a thing into its phrase ("its members", "the group's members")."""
    found: list[Phrase] = []
    for phrase in plain:
        owner = found[-1] if found else None
        if owner is None or phrase.head is None:
            found.append(phrase)
        elif owner.head is None and owner.last == phrase.first and forms[owner.first].lower() in _possessive():
            found.append(replace(phrase, first=owner.first))
        elif owner.last + 1 == phrase.first and forms[owner.last] in POSSESSIVES:
            found[-1] = replace(owner, last=owner.last + 1)
            found.append(replace(phrase, first=owner.first))
        else:
            found.append(phrase)
    return found


def _possessive() -> frozenset[str]:
    return phrase_words().possessive


def _with_complements(forms: Sequence[str], plain: Sequence[Phrase]) -> list[Phrase]:
    """Take what follows "of" into a phrase."""
    ends: dict[int, int] = {}
    found: list[Phrase] = []
    for phrase in reversed(plain):
        follows_of = phrase.head is not None and phrase.last < len(forms) and forms[phrase.last].lower() == "of"
        last = ends.get(phrase.last + 1, phrase.last) if follows_of else phrase.last
        ends[phrase.first] = max(last, ends.get(phrase.first, 0))
        found.append(replace(phrase, last=last))
    return sorted(found, key=lambda phrase: (phrase.first, -phrase.last))
