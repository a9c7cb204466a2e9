"""Measures: what a quantity counts, decided by the codebook from the words around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dalil.codebook import Codebook, Measure
from dalil.codebook.terms import ANYWHERE
from dalil.extraction.index import AnalysisIndex
from dalil.extraction.nominals import INNER_MARKS, noun_phrase
from dalil.extraction.triggers import conditions_hold, slot_lemmas
from dalil.language.analysis import Token
from dalil.records import Method, Span

COUNTED = frozenset({"NOUN", "PROPN"})
NOUN_CONFIDENCE = 0.7
PHRASE_CONFIDENCE = 0.8
SHARED_HEAD_REACH = 24
"""How many tokens after a quantity its noun may stand in a list ("2 occult, 17 terrorist and 4 other groups")."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure that fits a quantity, with the source's own wording for it."""

    measure: Measure
    wording: Span
    confidence: float
    method: Method


@dataclass(frozen=True, slots=True)
class Population:
    """What a quantity counts: the words after it, and the noun that a list shares where that stands further on."""

    words: Span
    shared: Span | None = None

    @property
    def text(self) -> str:
        """Give the population's words, with an ellipsis where a list's other items stand between them."""
        return self.words.exact if self.shared is None else f"{self.words.exact} … {self.shared.exact}"

    @property
    def head(self) -> Span:
        """Give the words that hold the counted noun."""
        return self.shared or self.words


def population_of(quantity: Span, index: AnalysisIndex) -> Population | None:
    """Find the noun phrase that a quantity counts; in a list the last item's noun serves all."""
    own: list[Token] = []
    shared: list[Token] = []
    current = own
    for token in index.after(quantity, SHARED_HEAD_REACH):
        if token.pos in COUNTED or token.pos == "ADJ":
            current.append(token)
        elif _has_noun(current):
            break
        elif _joins(token):
            current = shared
            shared.clear()
        elif _ends_phrase(token):
            break
    return _population(own, shared, index)


def _population(own: list[Token], shared: list[Token], index: AnalysisIndex) -> Population | None:
    words = index.span(own[0].start, own[-1].end) if own else None
    if words is not None and _has_noun(own):
        return Population(words)
    nouns = [t for t in shared if t.pos in COUNTED]
    if not nouns:
        return None
    noun = index.span(nouns[-1].start, nouns[-1].end)
    return Population(words, noun) if words is not None else Population(noun)


def _has_noun(tokens: list[Token]) -> bool:
    return any(token.pos in COUNTED for token in tokens)


def _joins(token: Token) -> bool:
    return token.text == "," or token.pos in {"CCONJ", "NUM"}


def _ends_phrase(token: Token) -> bool:
    """Tell whether a token before the counted noun ends its phrase; quotes and participles do not."""
    if token.pos not in {"ADP", "DET", "ADV", "PUNCT", "VERB", "SYM"}:
        return True
    if token.pos == "PUNCT":
        return token.text not in INNER_MARKS | {","}
    return token.pos == "VERB" and not token.text.lower().endswith(("ed", "ing", "en"))


def measure_of(
    quantity: Span, population: Population | None, index: AnalysisIndex, codebook: Codebook
) -> Measured | None:
    """Choose the measure of a quantity: by predicate and argument, then by phrase, then by the noun counted."""
    number = index.sentence_number(quantity)
    if number is None:
        return None
    candidates = [*_by_predicate(quantity, number, index, codebook), *_by_phrase(number, index, codebook)]
    if not candidates and population is not None:
        candidates = list(_by_noun(population.head, number, index, codebook))
    return max(candidates, key=lambda m: m.confidence, default=None)


def _by_predicate(quantity: Span, number: int, index: AnalysisIndex, codebook: Codebook) -> Iterator[Measured]:
    for predicate in index.predicates(number):
        for measure in codebook.measures:
            for pattern in measure.predicates:
                if pattern.roleset != predicate.roleset:
                    continue
                held = [
                    a for a in predicate.arguments if a.role in pattern.arguments and _counts(quantity, a.span, index)
                ]
                if (
                    held
                    and conditions_hold(pattern.require, pattern.exclude, slot_lemmas(predicate, index))
                    and _in_context(measure, number, index)
                ):
                    wording = index.cover([predicate.span, *(a.span for a in predicate.arguments if _is_core(a.role))])
                    yield Measured(measure, wording, min(predicate.confidence, held[0].confidence), "model")


def _counts(quantity: Span, argument: Span, index: AnalysisIndex) -> bool:
    """Tell whether a quantity counts the argument itself, not something inside it."""
    if not argument.contains(quantity):
        return False
    head = index.head(argument)
    return head is None or quantity.start <= head.start


def _is_core(role: str) -> bool:
    return role.startswith("ARG") and not role.startswith("ARGM")


def _by_phrase(number: int, index: AnalysisIndex, codebook: Codebook) -> Iterator[Measured]:
    lemmas = {ANYWHERE: index.lemmas(index.sentence(number).span)}
    for measure in codebook.measures:
        for pattern in measure.phrases:
            for span in index.sequences(number, pattern.words, pattern.gap):
                if conditions_hold(pattern.require, pattern.exclude, lemmas) and _in_context(measure, number, index):
                    yield Measured(measure, index.cover([span]), PHRASE_CONFIDENCE, "rules")


def _by_noun(population: Span, number: int, index: AnalysisIndex, codebook: Codebook) -> Iterator[Measured]:
    lemmas = index.lemmas(population)
    for measure in codebook.measures:
        if not lemmas.isdisjoint(measure.nouns) and _in_context(measure, number, index):
            yield Measured(measure, noun_phrase(population, index), NOUN_CONFIDENCE, "rules")


def _in_context(measure: Measure, number: int, index: AnalysisIndex) -> bool:
    around = index.lemmas(index.sentence(number).span) | index.title_lemmas
    return not measure.context or not around.isdisjoint(measure.context)
