"""Measures: what a quantity counts, decided by the codebook from the words around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dalil.codebook import Codebook, Measure
from dalil.codebook.terms import ANYWHERE
from dalil.extraction.index import AnalysisIndex
from dalil.extraction.nominals import INNER_MARKS, noun_phrase
from dalil.extraction.triggers import conditions_hold, slot_lemmas
from dalil.language.analysis import Predicate, Token
from dalil.language.quantity_forms import quantity_kind
from dalil.language.vocabulary import Vocabulary, load
from dalil.records import Method, Span

COUNTED = frozenset({"NOUN", "PROPN"})
NOUN_CONFIDENCE = 0.7
PHRASE_CONFIDENCE = 0.8
FALLBACK_CONFIDENCE = 0.5
SHARED_HEAD_REACH = 24
"""How many tokens after a quantity its noun may stand in a list ("2 occult, 17 terrorist and 4 other groups")."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure that fits a quantity, with the source's own wording for it."""

    measure: Measure
    wording: Span
    confidence: float
    method: Method
    predicate: Predicate | None = None


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
    tokens = index.after(quantity, SHARED_HEAD_REACH)
    for position, token in enumerate(tokens):
        if token.pos in COUNTED or (token.pos == "ADJ" and not _has_noun(current)):
            current.append(token)
        elif _joins(token) and (not _has_noun(current) or _modifies_next_item(current[-1], tokens[position:])):
            current = shared
            shared.clear()
        elif _has_noun(current) or _ends_phrase(token) or (current is shared and token.pos != "PUNCT"):
            break
    return _population(own, shared, index)


def _population(own: list[Token], shared: list[Token], index: AnalysisIndex) -> Population | None:
    words = index.span(own[0].start, own[-1].end) if own else None
    nouns = [t for t in shared if t.pos in COUNTED]
    if nouns:
        noun = index.span(nouns[-1].start, nouns[-1].end)
        return Population(words, noun) if words is not None else Population(noun)
    return Population(words) if words is not None and _has_noun(own) else None


def _modifies_next_item(noun: Token, following: tuple[Token, ...]) -> bool:
    """Tell a singular noun that another figure follows ("2 occult, 17 …") from what is counted ("40 women, 35 …")."""
    singular = noun.text.lower() == noun.lemma and noun.lemma not in figure_words().generic
    number = next((t for t in following if not (t.text == "," or t.pos == "CCONJ")), None)
    return singular and number is not None and number.pos == "NUM"


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


class FigureWords(Vocabulary):
    """The shipped words around reported figures."""

    totals: frozenset[str]
    generic: frozenset[str]
    articles: frozenset[str]
    vague: frozenset[str]
    comparing: frozenset[str]
    dimensions: frozenset[str]


@cache
def figure_words() -> FigureWords:
    """Load the shipped words around figures."""
    return load("figures", FigureWords)


def measure_of(
    quantity: Span, population: Population | None, index: AnalysisIndex, codebook: Codebook
) -> Measured | None:
    """Choose the measure of a quantity.

    By predicate and argument or by a fixed expression; else by what the sentence says the figure is the number of;
    else by the noun counted.
    """
    number = index.sentence_number(quantity)
    if number is None:
        return None
    candidates = [*_by_predicate(quantity, number, index, codebook), *_by_phrase(quantity, number, index, codebook)]
    if not candidates and (region := counted_before(quantity, population, index)) is not None:
        candidates = list(_by_region(region, number, index, codebook))
    if not candidates and population is not None:
        candidates = list(_by_noun(population.head, number, index, codebook))
    if quantity_kind(quantity.exact) == "money":
        candidates = [m for m in candidates if m.measure.unit == "money"]
    if _is_dimension(population, index):
        candidates = [m for m in candidates if m.measure.unit == "years"]
    return max(candidates, key=lambda m: m.confidence, default=None)


def _is_dimension(population: Population | None, index: AnalysisIndex) -> bool:
    head = index.head(population.head) if population else None
    return head is not None and head.lemma in figure_words().dimensions


def fallback_of(
    quantity: Span, population: Population | None, index: AnalysisIndex, codebook: Codebook
) -> Measured | None:
    """Give a figure that fits no measure the codebook's measure for its unit, or its fallback.

    None where the figure counts nothing: a length of time, a number word without a noun.
    """
    kind = quantity_kind(quantity.exact)
    if kind in {"money", "percent"}:
        measure = next((m for m in codebook.measures if m.unit == kind), codebook.fallback_measure)
    else:
        counts = population is not None or is_subject(quantity, index)
        countable = counts and kind == "number" and _in_digits(quantity) and not _is_dimension(population, index)
        measure = codebook.fallback_measure if countable else None
    if measure is None:
        return None
    wording = index.cover([quantity, *([population.words, population.head] if population else [])])
    return Measured(measure, wording, FALLBACK_CONFIDENCE, "rules")


def is_subject(quantity: Span, index: AnalysisIndex) -> bool:
    """Tell a figure with a verb of its own ("760 were caught", "9 voluntarily surrendered")."""
    following = next((t for t in index.after(quantity, 3) if t.pos != "ADV"), None)
    return following is not None and following.pos in {"AUX", "VERB"}


def _in_digits(quantity: Span) -> bool:
    return any(character.isdigit() for character in quantity.exact)


def counted_before(quantity: Span, population: Population | None, index: AnalysisIndex) -> Span | None:
    """Find the words before a figure that say what it counts: after "the number of", or before a dash or colon."""
    number = index.sentence_number(quantity)
    if number is None or quantity.start == (sentence := index.sentence(number).span).start:
        return None
    before = index.span(sentence.start, quantity.start)
    for token in reversed(index.tokens(before)):
        if token.lemma in figure_words().totals:
            return index.span(token.start, quantity.start)
    last = index.before(quantity, 1)
    dashed = bool(last) and last[0].text in {"--", "–", "—", ":", "-"}
    return before if dashed and population is None else None


def _by_region(region: Span, number: int, index: AnalysisIndex, codebook: Codebook) -> Iterator[Measured]:
    """Find the measures whose predicates, fixed expressions or nouns stand inside a region."""
    for measure in codebook.measures:
        if _in_context(measure, number, index):
            yield from _predicates_in(region, measure, number, index)
            yield from _phrases_in(region, measure, number, index)
            for token in index.tokens(region):
                if token.lemma in measure.nouns:
                    yield Measured(measure, index.span(token.start, token.end), NOUN_CONFIDENCE, "rules")


def _predicates_in(region: Span, measure: Measure, number: int, index: AnalysisIndex) -> Iterator[Measured]:
    for predicate in index.predicates(number):
        if region.contains(predicate.span) and any(
            pattern.roleset == predicate.roleset
            and conditions_hold(pattern.require, pattern.exclude, slot_lemmas(predicate, index))
            for pattern in measure.predicates
        ):
            yield Measured(measure, predicate.span, predicate.confidence, "model", predicate)


def _phrases_in(region: Span, measure: Measure, number: int, index: AnalysisIndex) -> Iterator[Measured]:
    lemmas = {ANYWHERE: index.lemmas(region)}
    for phrase in measure.phrases:
        if conditions_hold(phrase.require, phrase.exclude, lemmas):
            for span in index.sequences(number, phrase.words, phrase.gap):
                if region.contains(span):
                    yield Measured(measure, span, PHRASE_CONFIDENCE, "rules")


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
                    yield Measured(measure, wording, min(predicate.confidence, held[0].confidence), "model", predicate)


def _counts(quantity: Span, argument: Span, index: AnalysisIndex) -> bool:
    """Tell whether a quantity counts the argument itself, not something inside it."""
    if not argument.contains(quantity):
        return False
    head = index.head(argument)
    return head is None or quantity.start <= head.start


def _is_core(role: str) -> bool:
    return role.startswith("ARG") and not role.startswith("ARGM")


def _by_phrase(quantity: Span, number: int, index: AnalysisIndex, codebook: Codebook) -> Iterator[Measured]:
    lemmas = {ANYWHERE: index.lemmas(index.sentence(number).span)}
    for measure in codebook.measures:
        for pattern in measure.phrases:
            for span in index.sequences(number, pattern.words, pattern.gap):
                if (
                    _stands_in(quantity, pattern.arguments, span, index)
                    and conditions_hold(pattern.require, pattern.exclude, lemmas)
                    and _in_context(measure, number, index)
                ):
                    yield Measured(measure, span, PHRASE_CONFIDENCE, "rules")


def _stands_in(quantity: Span, slots: tuple[str, ...], phrase: Span, index: AnalysisIndex) -> bool:
    """Tell whether a quantity stands in one of the slots around a fixed expression."""
    if "subject" in slots and quantity.end <= phrase.start:
        return True
    if "object" in slots and quantity.end > phrase.start:
        return True
    number = index.sentence_number(phrase)
    return number is not None and any(
        a.role in slots and a.span.contains(quantity)
        for p in index.predicates(number)
        if p.span.overlaps(phrase)
        for a in p.arguments
    )


def _by_noun(population: Span, number: int, index: AnalysisIndex, codebook: Codebook) -> Iterator[Measured]:
    lemmas = index.lemmas(population)
    for measure in codebook.measures:
        if not lemmas.isdisjoint(measure.nouns) and _in_context(measure, number, index):
            yield Measured(measure, noun_phrase(population, index), NOUN_CONFIDENCE, "rules")


def _in_context(measure: Measure, number: int, index: AnalysisIndex) -> bool:
    around = index.lemmas(index.sentence(number).span) | index.title_lemmas
    return not measure.context or not around.isdisjoint(measure.context)
