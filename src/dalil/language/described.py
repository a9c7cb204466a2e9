"""Described things: the model's layer of things however they are mentioned; ships by what their names begin with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from dalil.language.analysis import Mention
from dalil.language.decoding import Floats
from dalil.language.findings import Found, Words, by_sentence, without_possessive
from dalil.language.labels import Labels
from dalil.language.vocabulary import Vocabulary, load
from dalil.language.windows import SHAPES, case_shape

_EDGES = frozenset(",;:(-–—")
_CASED = {SHAPES.index("capitalised"), SHAPES.index("mixed")}
_LONGEST_NAME = 4
_SURE = 0.9


class VesselWords(Vocabulary):
    """What ships' names begin with, and small words inside them."""

    prefixes: frozenset[str]
    particles: frozenset[str]


@cache
def vessel_words() -> VesselWords:
    """Load the shipped words of ships' names."""
    return load("vessels", VesselWords)


def described_of(scores: Mapping[str, Floats], words: Words, labels: Labels) -> tuple[Mention, ...]:
    """Give the things mentioned by name, description or pronoun, which do not overlap, in text order."""
    forms = [words.form(i) for i in range(len(words.tokens))]
    (found,) = by_sentence(scores, ["described"], words, labels)
    trimmed = [without_marks(forms, f) for f in found]
    settled = with_vessels(forms, words.sentences, [f for f in trimmed if f.first < f.last])
    return tuple(Mention(f.type, words.span(f.first, f.last), f.confidence, "model") for f in settled)  # type: ignore[arg-type]


def without_marks(forms: Sequence[str], found: Found) -> Found:
    """Give a thing without the marks around it and without a possessive ending."""
    first, last = found.first, found.last
    while first < last and forms[first] in _EDGES:
        first += 1
    while first < last and forms[last - 1] in _EDGES:
        last -= 1
    return replace(found, first=first, last=without_possessive(forms, first, last))


def with_vessels(forms: Sequence[str], sentences: Sequence[tuple[int, int]], found: Sequence[Found]) -> list[Found]:
    """Give things with the ships among them; a ship that was named may go by its bare name ("the Forbin")."""
    vessels = [f for first, last in sentences for f in _vessels(forms, first, last)]
    if not vessels:
        return list(found)
    bare = {tuple(forms[v.first + 1 : v.last]) for v in vessels}
    others = [f for f in found if all(f.last <= v.first or v.last <= f.first for v in vessels)]
    renamed = [replace(f, type="vehicle") if _without_article(forms, f) in bare else f for f in others]
    return sorted([*renamed, *vessels], key=lambda f: f.first)


def _vessels(forms: Sequence[str], first: int, last: int) -> list[Found]:
    """Find ships' names in a sentence."""
    return [
        Found("vehicle", at, end, _SURE)
        for at in range(first, last)
        if forms[at] in vessel_words().prefixes and (end := _name_end(forms, at + 1, last)) > at + 1
    ]


def _name_end(forms: Sequence[str], first: int, last: int) -> int:
    """Give where the capitalised words of a name end, small words inside them included."""
    end = first
    for at in range(first, min(last, first + _LONGEST_NAME)):
        if case_shape(forms[at]) in _CASED:
            end = at + 1
        elif forms[at] not in vessel_words().particles or at == first:
            break
    return end


def _without_article(forms: Sequence[str], found: Found) -> tuple[str, ...]:
    words = tuple(forms[found.first : found.last])
    return words[1:] if words[0].lower() == "the" else words
