"""Restated counts: what one sentence says of a count anew ("has risen to 14 from 11", "12 people, not 15").

Reports tell a later count beside the one that it replaces, or as a number, toll or total of those concerned; such a
figure is no participant of an event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from dalil.language.expression_words import all_of, any_of, quantity_words
from dalil.language.quantity_forms import number_pattern
from dalil.language.sentences import split_sentences
from dalil.linking.incidents.vocabulary import Shipped, families, load
from dalil.linking.incidents.words import lemma
from dalil.records import Block, Event, Report, Span
from dalil.resolving.quantities import parse_quantity

Bounds = tuple[float | None, float | None]

_ANY = re.IGNORECASE
_CUT = re.compile(r"[,;:]|\bbut\b")
_NEAR = 4
"""Words within which a tally says what it counts ("the number of those arrested")."""


@dataclass(frozen=True, slots=True)
class Restated:
    """A count of an event in words: of those ``hurt`` or of all who suffer; ``former`` where another replaces it."""

    bounds: Bounds
    span: Span
    hurt: bool = False
    former: bool = False


class Restating(Shipped):
    """The words by which counts are told anew; all lower case."""

    tallies: tuple[str, ...]
    deaths: frozenset[str]
    moves: frozenset[str]
    states: tuple[str, ...]
    replaced: tuple[str, ...]
    withdrawing: tuple[str, ...]
    compared: tuple[str, ...]
    denied: tuple[str, ...]
    announced: tuple[str, ...]
    former_figures: tuple[str, ...]
    former_accounts: tuple[str, ...]
    former: tuple[str, ...]
    earlier: tuple[str, ...]
    giving: frozenset[str]
    wrong: tuple[str, ...]
    only: tuple[str, ...]

    @cached_property
    def tally(self) -> re.Pattern[str]:
        """Matches a tally with what it counts and its figure; groups ``what``, ``link``, ``old`` and ``new``."""
        figure = figure_pattern()
        link = rf"(?:from\s+(?P<old>{figure})\s+)?\b(?P<link>to|at|of|{any_of(self.states)})\s+(?:now\s+)?[\"“‘']?"
        return re.compile(rf"\b{any_of(self.tallies)}\b(?P<what>[^.;]{{0,120}}?)\s{link}(?P<new>{figure})", _ANY)

    @cached_property
    def instead(self) -> re.Pattern[str]:
        """Matches what says that a figure is replaced, and that figure (``old``); ``denied`` if it is only denied."""
        former = any_of(self.former)
        giving = rf"{any_of(self.giving)}(?:\s+(?:of|as|at))?"
        figures = rf"{any_of(self.former_figures)}\s+(?:of|from)"
        accounts = rf"{any_of(self.former_accounts)}\s+(?:had\s+)?{giving}"
        replaced = rf"{any_of(self.replaced)}|{any_of(self.earlier)}\s+(?:{figures}|{accounts})|{former}\s+{giving}"
        withdrawn = rf"{any_of(self.withdrawing)}\s+(?:its|his|her|their|the|an?)\s+{figures}"
        compared = rf"(?P<compared>{any_of(self.compared)})"
        before = rf"\b(?:{replaced}|{withdrawn}|{compared}|(?P<denied>{any_of(self.denied)}))"
        old = rf"(?:the\s+)?(?P<old>{figure_pattern()})"
        told = rf"(?P<told>[^.;]{{0,40}}\b{former}\b|\s+as\s+[^.;]{{0,30}}?{any_of(self.announced)}(?!\s+(?:by|in)\b))"
        day = r"(?P<day>\s+(?:on\s+)?(?:\w+day|yesterday|earlier)\b)"
        return re.compile(rf"{before}\s+{old}(?:{told}|{day})?", _ANY)

    @cached_property
    def contrary(self) -> re.Pattern[str]:
        """Matches words by which a sentence goes against accounts before it ("contrary to earlier reports")."""
        return re.compile(rf"\bcontrary\s+to\s+(?:\w+\s+)?{any_of((*self.earlier, *self.former))}\b", _ANY)

    @cached_property
    def retold(self) -> re.Pattern[str]:
        """Matches words for an account that came before another."""
        cues, verbs = any_of(self.former), any_of(self.giving)
        return re.compile(rf"\b{cues}\s+{verbs}\b|\b{verbs}\s+{cues}\b", _ANY)

    @cached_property
    def corrected(self) -> re.Pattern[str]:
        """Matches the beginning of a sentence that says that the one before it did not hold."""
        return re.compile(rf"\s*(?:this|that|it)\s+(?:was|is|has\s+proved)\s+{any_of(self.wrong)}\b", _ANY)


@cache
def restating() -> Restating:
    """Give the shipped words."""
    return load("restated", Restating)


@cache
def figure_pattern() -> str:
    """Give the pattern of a number with the words that qualify it."""
    qualifiers = all_of(quantity_words().qualifiers)
    return rf"(?:{qualifiers}\s+)?{number_pattern()}"


def sentence_of(event: Event, report: Report) -> tuple[int, int]:
    """Give the offsets of the sentence in which an event is told."""
    at = event.trigger.start
    block = next(block for block in report.blocks if block.start <= at < block.end)
    return next((each for each in sentences_of(report, block) if each[0] <= at < each[1]), (block.start, block.end))


def sentences_of(report: Report, block: Block) -> tuple[tuple[int, int], ...]:
    """Give the offsets of a block's sentences; each block is split once."""
    return _split(report.text, block.start, block.end)


@lru_cache(maxsize=1024)
def _split(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    return split_sentences(text, start, end)


def tallies_of(event: Event, report: Report) -> Iterator[Restated]:
    """Give the figures of the tallies in an event's sentence that count those who suffer in it."""
    start, end = sentence_of(event, report)
    for found in restating().tally.finditer(report.text, start, end):
        before = _CUT.split(report.text[start : found.start("new")])[-1]
        if not _is_figure_of(found, before) or not _counts(found, event):
            continue
        hurt = any(lemma(word) in families().hurt for word in found["what"].split())
        former = restating().retold.search(before) is not None
        yield from told_at(report, *found.span("new"), hurt=hurt, former=former)
        old = found.span("old") if found["old"] else _source(report.text, found.end("new"), end)
        if old is not None:
            yield from told_at(report, *old, hurt=hurt, former=True)
        yield from replaced_beside(event, report, hurt=hurt)


def _is_figure_of(found: re.Match[str], before: str) -> bool:
    """Tell whether a verb brings a tally to a figure, where no more than "to" or "at" stands between them."""
    if found["old"]:
        return True
    if found["link"].lower() == "of":
        return not found["what"].strip()
    return found["link"].lower() not in {"to", "at"} or not restating().moves.isdisjoint(before.lower().split())


def _counts(found: re.Match[str], event: Event) -> bool:
    """Tell whether a tally is of an event: its own words stand right in it, or it counts the dead of violence."""
    said = re.findall(r"\w+", found.group()[: found.end("what") - found.start()].lower())
    deadly = not restating().deaths.isdisjoint(said) or any(word in families().hurt for word in map(lemma, said))
    if deadly:
        return families().family(event.type) == "violence"
    if _is_of_more(found, event):
        return True
    inside = found.start() <= event.trigger.start < found.start("new")
    return inside and len(found.string[found.start() : event.trigger.start].split()) <= _NEAR


def _is_of_more(found: re.Match[str], event: Event) -> bool:
    """Tell whether a bare tally sums up an event with those before ("five more men, bringing the total to 14")."""
    between = found.string[event.trigger.end : found.start()].lower().split() if not found["what"].strip() else []
    return len(between) > 1 and not families().part.isdisjoint(between) and between[-2] in restating().moves


def _source(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Give the figure from which a tally came, told right after the one that it has now ("to 80 from 61")."""
    found = re.compile(rf"\s+from\s+(?P<old>{figure_pattern()})", _ANY).match(text, start, end)
    return found.span("old") if found else None


def replaced_beside(event: Event, report: Report, *, hurt: bool = False) -> Iterator[Restated]:
    """Give the figures that another one of an event is told to take the place of, in its sentence or the next one.

    "12 people, not 15 as first announced", "An initial toll of 20 was given."
    """
    start, end = sentence_of(event, report)
    block = report.block_at(start)
    end = next((last for first, last in sentences_of(report, block) if first >= end), end) if block else end
    contrary = restating().contrary.search(report.text, start, end) is not None
    for found in restating().instead.finditer(report.text, start, end):
        told = found["day"] if found["compared"] else found["told"] or contrary
        if told or not (found["denied"] or found["compared"]):
            yield from told_at(report, *found.span("old"), hurt=hurt, former=True)


def is_former(event: Event, report: Report, at: int | None = None) -> bool:
    """Tell whether an event, or a number of it ``at`` an offset, is told as an account that came before another.

    "Had earlier said that …", or where the next sentence says that it was wrong.
    """
    start, end = sentence_of(event, report)
    clause = _CUT.split(report.text[start : event.trigger.start if at is None else at])[-1]
    retold, corrected = restating().retold.search(clause), restating().corrected.match(report.text, end)
    return retold is not None or corrected is not None


def told_at(report: Report, start: int, end: int, *, hurt: bool = False, former: bool = False) -> Iterator[Restated]:
    """Give the count that stands between two offsets; none where they hold no number of people."""
    quantity = parse_quantity(report.text[start:end])
    if quantity is not None and quantity.unit is None and (quantity.min, quantity.max) != (None, None):
        yield Restated((quantity.min, quantity.max), Span.of(report.text, start, end), hurt, former)
