"""Casualties: how many suffer in an event by the words right beside it, where no participant has a number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from dalil.language.attribution.cues import function_words
from dalil.language.expression_words import any_of
from dalil.language.quantity_forms import quantity_pattern
from dalil.linking.incidents.counted import is_person
from dalil.linking.incidents.restated import Restated, sentence_of
from dalil.linking.incidents.vocabulary import Shipped, families, load
from dalil.linking.incidents.words import lemma
from dalil.records import Event, Report, Span
from dalil.resolving.quantities import parse_quantity

_WORD = re.compile(r"\s+([^\W_][\w'’-]*)")
_BREAK = re.compile(r"[,;:()]")
_OBJECT = r"\s+(?:(?:an?|the|his|her|its|their|some|several)\b|\d|[A-Z])"
"""What follows the verb of somebody who does it himself ("three gunmen killed a teacher")."""
_NOUN = 4
"""Words after a number among which its noun stands."""
_OTHERS = frozenset({"other", "others"})
_SUBJECT = 10
"""Words between a number and the verb of which those counted are the subject."""


class Casualties(Shipped):
    """The words beside numbers of those who suffer; all lower case."""

    passive: frozenset[str]
    adverbs: tuple[str, ...]
    believed: tuple[str, ...]
    own: frozenset[str]
    towards: tuple[str, ...]
    dead: tuple[str, ...]
    killing: tuple[str, ...]
    hurt: tuple[str, ...]
    hurting: tuple[str, ...]

    @cached_property
    def between(self) -> re.Pattern[str]:
        """Matches all that may stand between an event's words and the number of those to whom it is done."""
        return re.compile(rf"\s+(?:{any_of(self.towards)}\s+)?", re.IGNORECASE)

    @cached_property
    def fates(self) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
        """Match what follows, and what precedes, the numbers of the dead and of the hurt."""
        adverb = rf"(?:{any_of(self.adverbs)}\s+)?"
        said = rf"(?:{any_of(self.believed)}\s+(?:to\s+(?:have|be)\s+)?)?"
        passive = rf"\s+(?:(?:have|has|had)\s+)?{adverb}(?:{any_of(self.passive)}\s+)?{adverb}{said}(?:been\s+)?"
        return tuple(
            (
                re.compile(rf"{passive}{any_of(after)}\b(?!{_OBJECT})"),
                re.compile(rf"\b{any_of(before)}\s+$", re.IGNORECASE),
            )
            for after, before in ((self.dead, self.killing), (self.hurt, self.hurting))
        )


@cache
def casualties() -> Casualties:
    """Give the shipped words."""
    return load("casualties", Casualties)


@dataclass(frozen=True, slots=True)
class _Number:
    """A number of people in a sentence: its offsets, the end of its noun, whether it is of others beside those told."""

    start: int
    end: int
    noun: int
    others: bool


def casualties_beside(event: Event, report: Report) -> Iterator[Restated]:
    """Give how many people suffer in an event by the words beside it, those who are hurt apart from all others."""
    numbers, text = _numbers(report.text, *sentence_of(event, report)), report.text
    hurts = any(lemma(word) in families().hurt for word in event.trigger.exact.split())
    own = next((each for each in numbers if not each.others and _suffers(each, event, text)), None)
    if own is not None:
        yield _restated(_first_of(own, numbers, text), report, hurt=hurts)
    if families().family(event.type) == "violence":
        (dead, hurt) = (_of_fate(fate, numbers, event, report) for fate in casualties().fates)
        if own is None and dead is not None and not dead.others:
            yield _restated(dead, report, hurt=False)
        if hurt is not None and not hurts:
            yield _restated(hurt, report, hurt=True)


def people_counted(report: Report, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the offsets of the numbers of people between two offsets."""
    yield from ((each.start, each.end) for each in _numbers(report.text, start, end))


@lru_cache(maxsize=1024)
def _numbers(text: str, start: int, end: int) -> tuple[_Number, ...]:
    """Find the numbers of people between two offsets; a sentence is asked for each of its events."""
    return tuple(_each_number(text, start, end))


def _each_number(text: str, start: int, end: int) -> Iterator[_Number]:
    """Find the numbers of people; those of a part, and those known already, are none."""
    for found in quantity_pattern().finditer(text, start, end):
        quantity = parse_quantity(found.group())
        taken_up = not families().known.isdisjoint(text[start : found.start()].lower().split()[-1:])
        if quantity is None or quantity.unit or quantity.min == quantity.max is None or taken_up:
            continue
        words = list(_phrase(text, found.end(), end))
        said = [word for word, _ in words]
        if said[:1] == ["of"] or not (families().part - _OTHERS).isdisjoint(said[:1]):
            continue
        others = not _OTHERS.isdisjoint(said[:2])
        fates = {*casualties().dead, *casualties().hurt}
        nouns = [at for word, at in words if word not in fates and (is_person(lemma(word)) or word in _OTHERS)]
        last = nouns[-1] if nouns else None
        if last is not None or not said or said[0] in casualties().passive | fates:
            yield _Number(found.start(), found.end(), last or found.end(), others)


def _phrase(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """Give the words after a number up to its noun, each with its end: those before a word of grammar."""
    for _ in range(_NOUN):
        found = _WORD.match(text, start, end)
        if found is None:
            return
        word, start = found[1].lower(), found.end()
        yield word, start
        if word in function_words().tags and word not in _OTHERS:
            return


def _suffers(number: _Number, event: Event, text: str) -> bool:
    """Tell whether a number is of those to whom an event is done: its object, or the subject of its passive."""
    if number.start >= event.trigger.end:
        return casualties().between.fullmatch(text, event.trigger.end, number.start) is not None
    between = text[number.noun : event.trigger.start].lower()
    words = between.split()
    if number.noun > event.trigger.start or _BREAK.search(between) or len(words) > _SUBJECT:
        return False
    suffers = set(words[-1:]) & casualties().passive or event.trigger.exact.lower() in casualties().own
    return bool(suffers) and families().clauses.isdisjoint(words)


def _first_of(number: _Number, numbers: Sequence[_Number], text: str) -> _Number:
    """Give the first of the numbers that are told together ("34 fighters and 52 members of their families")."""
    before = next((each for each in reversed(numbers) if each.noun < number.start), None)
    if before is None:
        return number
    between = text[before.noun : number.start].split()
    joined = between[-1:] == ["and"] and len(between) <= _SUBJECT
    return _first_of(before, numbers, text) if joined else number


def _of_fate(
    fate: tuple[re.Pattern[str], re.Pattern[str]], numbers: Iterable[_Number], event: Event, report: Report
) -> _Number | None:
    """Give the nearest number of people who die, or are hurt, in the sentence of an event."""
    after, before = fate
    start, end = sentence_of(event, report)
    met = [n for n in numbers if after.match(report.text, n.noun, end) or before.search(report.text[start : n.start])]
    return min(met, key=lambda number: (abs(number.start - event.trigger.start), number.start), default=None)


def _restated(number: _Number, report: Report, *, hurt: bool) -> Restated:
    span = Span.of(report.text, number.start, number.end)
    quantity = parse_quantity(span.exact)
    return Restated((quantity.min, quantity.max) if quantity else (None, None), span, hurt)
