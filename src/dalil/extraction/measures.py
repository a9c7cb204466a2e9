"""Measures: what a quantity counts, decided by the codebook from the words around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dalil.codebook import Codebook, Measure
from dalil.codebook.terms import ANYWHERE
from dalil.extraction.index import NOMINAL, AnalysisIndex
from dalil.extraction.nominals import INNER_MARKS, noun_phrase
from dalil.extraction.triggers import conditions_hold, slot_lemmas
from dalil.language.analysis import Token
from dalil.records import Method, Span

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


def population_of(quantity: Span, index: AnalysisIndex) -> Span | None:
    """Find the noun phrase that a quantity counts; in a list the last item's noun serves all."""
    counted: list[int] = []
    for position, token in enumerate(following := index.after(quantity, SHARED_HEAD_REACH)):
        if token.pos in NOMINAL - {"PRON"} and token.text.lower() != "percent":
            counted.append(position)
        elif counted or _ends_phrase(token):
            break
    if not counted:
        return None
    first = next(t for t in following if t.pos not in {"ADP", "DET", "PUNCT"})
    if first.pos == "CCONJ":
        return None
    return index.span(first.start, following[counted[-1]].end)


def _ends_phrase(token: Token) -> bool:
    """Tell whether a token before the counted noun ends its phrase; quotes and participles do not."""
    if token.pos not in {"ADJ", "ADP", "DET", "ADV", "PUNCT", "NUM", "CCONJ", "VERB", "SYM"}:
        return True
    if token.pos == "PUNCT":
        return token.text not in INNER_MARKS | {","}
    return token.pos == "VERB" and not token.text.lower().endswith(("ed", "ing", "en"))


def measure_of(quantity: Span, population: Span | None, index: AnalysisIndex, codebook: Codebook) -> Measured | None:
    """Choose the measure of a quantity: by predicate and argument, then by phrase, then by the noun counted."""
    number = index.sentence_number(quantity)
    if number is None:
        return None
    candidates = [*_by_predicate(quantity, number, index, codebook), *_by_phrase(number, index, codebook)]
    if not candidates and population is not None:
        candidates = list(_by_noun(population, number, index, codebook))
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
