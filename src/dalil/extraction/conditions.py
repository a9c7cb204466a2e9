"""Conditions: the circumstances under which a speaker spoke."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import Literal

from pydantic import field_validator

from dalil.language.analysis import Analysis
from dalil.language.vocabulary import Vocabulary, load
from dalil.records import Condition, Entity, Span

_PREPOSITION = re.compile(r"\s(?:of|in|at|from|for|on|by|with|who|whom|whose|that|which)\s")
_FORMER = frozenset({"former", "ex", "released", "freed", "one-time"})
_MOST_WORDS = 5


class ConditionWords(Vocabulary):
    """One kind of condition and how the text shows it."""

    kind: str
    scope: Literal["speaker", "occasion", "appearance", "words"]
    phrases: tuple[str, ...] = ()
    nouns: frozenset[str] = frozenset()

    @field_validator("phrases")
    @classmethod
    def _compiles(cls, phrases: tuple[str, ...]) -> tuple[str, ...]:
        for phrase in phrases:
            try:
                re.compile(phrase)
            except re.error as error:
                raise ValueError(f"{phrase!r} is no regular expression: {error}") from error
        return phrases


class SpeakingWords(Vocabulary):
    """Conditions, occasions and voices, from ``language/data/conditions.yaml``."""

    conditions: tuple[ConditionWords, ...]
    occasions: tuple[str, ...]
    voices: tuple[str, ...]
    relations: frozenset[str]
    papers: frozenset[str]

    @cached_property
    def occasion(self) -> re.Pattern[str]:
        """Matches a word for an occasion."""
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, self.occasions))})s?\b")

    def is_voice(self, words: str) -> bool:
        """Tell whether words begin with one of the voices of a body or person ("press secretary, Ivan …")."""
        return any(re.match(rf"{re.escape(voice)}\b", words.lower()) for voice in self.voices)


@cache
def condition_words() -> SpeakingWords:
    """Give the shipped words."""
    return load("conditions", SpeakingWords)


def conditions_in(text: str, start: int, end: int, *scopes: str) -> tuple[Condition, ...]:
    """Find the phrases in ``text[start:end]`` that show conditions of the given scopes."""
    words = text[start:end].lower()
    if len(words) != end - start:
        return ()
    return tuple(
        Condition(kind.kind, Span.of(text, start + match.start(), start + match.end()))
        for kind in condition_words().conditions
        if kind.scope in scopes
        for phrase in kind.phrases
        if (match := re.search(phrase, words))
    )


def introduced(entity: Entity, analysis: Analysis) -> tuple[Condition, ...]:
    """Find the conditions in which the report introduces a person ("one detainee, Aziz, …")."""
    found: list[Condition] = []
    for mention in entity.mentions:
        for start, end in _introductions(analysis.report.text, mention):
            found += _by_noun(analysis.report.text, start, end)
    return tuple(found[:1])


def described(source: Span, text: str) -> tuple[Condition, ...]:
    """Find the conditions that the words of a source show ("another detainee, Marat")."""
    found: list[Condition] = []
    at = source.start
    for part in source.exact.split(","):
        found += _by_noun(text, at, at + len(part))
        at += len(part) + 1
    return tuple(found[:1])


def _introductions(text: str, mention: Span) -> Iterator[tuple[int, int]]:
    """Give the stretches beside a name that may introduce it: before it, and the appositions on both sides."""
    line = text.rfind("\n", 0, mention.start) + 1
    before = text[line : mention.start]
    start = max(before.rfind(mark) for mark in '.,;:"“”(') + 1
    if before[start:].strip():
        yield line + start, mention.start
    elif before.rstrip().endswith(","):
        comma = line + before.rindex(",")
        earlier = max(text.rfind(mark, line, comma) for mark in '.,;:"“”(') + 1
        yield max(earlier, line), comma
    if text[mention.end : mention.end + 2] == ", ":
        closing = re.compile(r"[,.;:\"“”]|\n").search(text, mention.end + 2)
        if closing:
            yield mention.end + 2, closing.start()


def _by_noun(text: str, start: int, end: int) -> Iterator[Condition]:
    """Find a condition's noun as the head of a short stretch."""
    cut = _PREPOSITION.search(text, start, end)
    stop = cut.start() if cut else end
    words = list(re.compile(r"[\w'’-]+").finditer(text, start, stop))
    if not words or len(words) > _MOST_WORDS:
        return
    if _FORMER & {word.group().lower().split("-")[0] for word in words}:
        return
    last = words[-1]
    for kind in condition_words().conditions:
        if last.group().lower() in kind.nouns:
            yield Condition(kind.kind, Span.of(text, last.start(), last.end()))


def first_of_each(conditions: Iterable[Condition]) -> tuple[Condition, ...]:
    """Keep one condition of each kind."""
    kinds: dict[str, Condition] = {}
    for condition in conditions:
        kinds.setdefault(condition.kind, condition)
    return tuple(kinds.values())
