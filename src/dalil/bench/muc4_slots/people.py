"""Human targets: which fillers are names and which descriptions, and the role that the text gives to a name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from dalil.bench.muc4_slots.scenes import Filler, Reading, Scene, capitals
from dalil.bench.muc4_slots.victims import is_person_word
from dalil.bench.muc4_slots.vocabulary import classify, head_of, vocabulary, words_pattern
from dalil.language.lexicon import role_words, singular

CIVILIAN = "CIVILIAN"
FORMER = {"GOVERNMENT OFFICIAL": "FORMER GOVERNMENT OFFICIAL", "ACTIVE MILITARY": "FORMER ACTIVE MILITARY"}
_LEADING = frozenset({"and", "or", "the", "a", "an", "of", "in", "her", "his", "their"})
_PLURAL_HEAD = re.compile(r"(?:[^su]s|men|women|children|people)$")
_BESIDE = 3
_NOMINAL = frozenset({"NOUN", "ADJ", "PROPN"})
_BEFORE = 60
_AFTER = 80


@dataclass(frozen=True, slots=True)
class Human:
    """One human target: ``tag`` is its name or, for people without one, their description, in capitals."""

    filler: Filler
    tag: str
    name: bool
    description: str | None
    type: str


def humans_of(scene: Scene) -> tuple[Human, ...]:
    """Give the human targets of an incident; one who is named is not described a second time."""
    humans = [_human(filler, scene.reading) for filler in scene.role("victim")]
    named = [human for human in humans if human.name]
    return tuple(human for human in humans if human.name or not any(_describes(human, one) for one in named))


def _describes(human: Human, named: Human) -> bool:
    """Tell whether a description is that of somebody named: the same noun, or right beside the name."""
    head = singular(head_of(human.filler.words).split()[-1])
    own = {singular(word.lower()) for word in (named.description or "").split()}
    if head in own and not _PLURAL_HEAD.search(human.filler.words):
        return True
    return any(
        0 <= gap <= _BESIDE
        for start, end in human.filler.spans
        for first, last in named.filler.spans
        for gap in (first - end, start - last)
    )


def _human(filler: Filler, reading: Reading) -> Human:
    words = filler.words
    tag = capitals(words)
    if is_description(words):
        return Human(filler, tag, False, tag, type_of(words))
    title, name = _untitled(words)
    role = title or _role_of(filler, reading)
    return Human(filler, capitals(name), True, capitals(role) if role else None, type_of(role))


def type_of(role: str | None) -> str:
    """Give the type of a human target by its role; who held an office once is a former official."""
    kind = classify(role, vocabulary().humans) if role else None
    if role and words_pattern(vocabulary().former).search(role):
        return FORMER.get(kind or "", kind or CIVILIAN)
    return kind or CIVILIAN


def is_description(words: str) -> bool:
    """Tell a description ("five peasants") from a name ("ana lopez"), both in small letters."""
    return is_person_word(head_of(words).split()[-1])


def _untitled(words: str) -> tuple[str | None, str]:
    """Split titles from the name behind them ("mayor ana lopez")."""
    listed = words.split()
    at = 0
    for place, word in enumerate(listed[:-1]):
        if _is_title(word) or _is_modifier(word) or is_person_word(word):
            at = place + 1
    first = 0
    while first < at and listed[first] in _LEADING:
        first += 1
    return " ".join(listed[first:at]) or None, " ".join(listed[at:])


def _is_title(word: str) -> bool:
    bare = word.strip(".,\"'")
    return words_pattern(vocabulary().titles).fullmatch(bare) is not None


def _role_of(filler: Filler, reading: Reading) -> str | None:
    """Find the role that stands before a name or, between commas, behind it."""
    for start, end in filler.spans:
        role = _before(start, reading) or _behind(reading.text[end : end + _AFTER])
        if role:
            return role
    return None


def _before(start: int, reading: Reading) -> str | None:
    """Read the nouns and adjectives that lead up to a name and end in a role ("the former liberal deputy")."""
    tokens = [token for token in reading.analysis.tokens if start - _BEFORE <= token.start and token.end <= start]
    run = list(takewhile(lambda token: token.pos in _NOMINAL, reversed(tokens)))[::-1]
    if not run or not _is_title(run[-1].text) or reading.text[run[-1].end : start].strip(' "'):
        return None
    return reading.text[run[0].start : run[-1].end]


def _is_modifier(word: str) -> bool:
    return role_words().kind(word) is not None or word in role_words().modifiers


def _behind(text: str) -> str | None:
    """Read an apposition: ", the mayor of la paz, "."""
    found = re.match(r",\s+(?:the\s+|an?\s+)?([^,.;:()]{3,60})[,.;]", text)
    if found is None:
        return None
    words = found[1]
    head = head_of(words).split()
    return words if head and (_is_title(head[-1]) or role_words().kind(head[-1])) else None
