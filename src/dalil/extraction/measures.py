"""Measures: what a quantity counts, decided by the codebook from the words around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dalil.codebook import Codebook, Measure
from dalil.codebook.terms import ANYWHERE
from dalil.extraction.index import AnalysisIndex
from dalil.extraction.measured import NOUN_CONFIDENCE, Measured, holds, in_context
from dalil.extraction.measures_beside import measures_beside
from dalil.extraction.nominals import noun_phrase
from dalil.extraction.populations import Population, counted_before, counts_people, figure_words, is_dimension
from dalil.extraction.triggers import conditions_hold
from dalil.language.analysis import Token
from dalil.language.quantity_forms import QuantityKind
from dalil.records import Span

PHRASE_CONFIDENCE = 0.8
MODIFIER_CONFIDENCE = 0.65
FALLBACK_CONFIDENCE = 0.5
RELATIVE_UNITS = frozenset({"ratio", "percent"})
_GROWTH_REACH = 3
_TAKEN_REACH = 4
_TIMES = "times"
_LONGEST_WORDING = 150
_BREAKS = frozenset({";", "who", "which", "whose", "whom", "--", "–", "—"})


def measure_of(
    quantity: Span, population: Population | None, kind: QuantityKind, index: AnalysisIndex, codebook: Codebook
) -> Measured | None:
    """Choose the measure of a quantity, among those whose unit its kind fits.

    By the verb or noun right beside it; else by predicate and argument or by a fixed expression; else by what the
    sentence says the figure is the number of; else by the noun counted.
    """
    number = index.sentence_number(quantity)
    if number is None:
        return None
    region = counted_before(quantity, population, index)

    def fitting(candidates: Iterable[Measured], *, told: bool) -> list[Measured]:
        return [m for m in candidates if _fits(m.measure, kind, population, index, told=told)]

    beside = measures_beside(quantity, population, number, index, codebook) if kind == "number" else ()
    noun = _by_noun(population.head, number, index, codebook) if population is not None else ()
    noun = (*noun, *_by_state(quantity, population, number, index, codebook))
    counted = fitting(noun, told=False)
    found = (
        (counted if population is not None and population.head.exact.lower() in figure_words().states else [])
        or fitting(beside, told=True)
        or fitting(_by_predicate(quantity, number, index, codebook), told=True)
        + fitting(_by_phrase(quantity, number, index, codebook), told=False)
        or (fitting(_by_region(region, number, index, codebook), told=True) if region is not None else [])
        or counted
    )
    if kind in {"percent", "share"} and _is_level(quantity, index):
        found = [m for m in found if m.measure.unit != "ratio"]
    return max(found, key=lambda m: m.confidence, default=None)


def _fits(
    measure: Measure, kind: QuantityKind, population: Population | None, index: AnalysisIndex, *, told: bool
) -> bool:
    """Tell whether figures of a kind are given in a measure's unit.

    A ratio or percentage also measures what the sentence tells it of (``told``), as "returns grew by half".
    """
    if kind == "money":
        return measure.unit == "money"
    if kind == "unit" or is_dimension(population, index):
        return measure.unit == "years" or (told and measure.unit == "events" and _tells_how_often(population, index))
    if kind in {"percent", "ratio", "share"}:
        return measure.unit in RELATIVE_UNITS or (told and measure.unit not in {"money", "years"})
    return measure.unit not in {"money", "years", *RELATIVE_UNITS}


def _tells_how_often(population: Population | None, index: AnalysisIndex) -> bool:
    """Tell "17 times", which counts events, from a length of time."""
    head = index.head(population.head) if population is not None else None
    return head is not None and head.text.lower() == _TIMES


def fallback_of(
    quantity: Span, population: Population | None, kind: QuantityKind, index: AnalysisIndex, codebook: Codebook
) -> Measured | None:
    """Give a figure that fits no measure the codebook's measure for its unit, or its fallback.

    None where the figure counts nothing: a length of time, a number word without a noun.
    """
    unit = _unit_of(kind, quantity, index)
    if unit is not None:
        measure = next((m for m in codebook.measures if m.unit == unit), codebook.fallback_measure)
    else:
        measure = codebook.fallback_measure if _is_told(quantity, population, kind, index) else None
    if measure is None:
        return None
    wording = index.cover([quantity, *([population.words, population.head] if population else [])])
    region = counted_before(quantity, population, index)
    if region is not None and len(region) <= _LONGEST_WORDING:
        wording = index.span(region.start, wording.end)
    grown = _growth_before(quantity, index) if unit == "ratio" else None
    if grown is not None:
        wording = index.span(grown.start, wording.end)
    return Measured(measure, wording, FALLBACK_CONFIDENCE, "rules")


def _unit_of(kind: QuantityKind, quantity: Span, index: AnalysisIndex) -> str | None:
    """Give the unit of a sum, a share, or a growth ("an increase of 50 percent", "twice as many")."""
    following = index.after(quantity, 1)
    grown = bool(following) and following[0].lemma in figure_words().changing  # "a 9 per cent fall"
    if kind in {"percent", "share"} and (grown or _growth_before(quantity, index) is not None):
        return "ratio"
    return {"money": "money", "percent": "percent", "share": "percent", "ratio": "ratio"}.get(kind)


def _is_level(quantity: Span, index: AnalysisIndex) -> bool:
    """Tell a share that something rose or fell to, from how much it did ("fell from 34 to 12 per cent")."""
    before = index.before(quantity, 1)
    reached = bool(before) and before[0].text.lower() in figure_words().reaching
    return reached or quantity.exact.lower().split()[0] in figure_words().bounds


def _growth_before(quantity: Span, index: AnalysisIndex) -> Token | None:
    """Find the verb or noun of growth right before a figure, unless the figure is what was reached."""
    if _is_level(quantity, index):
        return None
    return next((t for t in index.before(quantity, _GROWTH_REACH) if t.lemma in figure_words().changing), None)


def _is_told(quantity: Span, population: Population | None, kind: QuantityKind, index: AnalysisIndex) -> bool:
    """Tell a figure that a report gives from a number in passing ("two sides", "the three of them")."""
    if kind != "number" or is_dimension(population, index):
        return False
    if _in_digits(quantity):
        if population is not None and not _counts_things(population, index):
            return False
        if population is not None or is_subject(quantity, index) or _is_left_or_taken(quantity, index):
            return True
        return counted_before(quantity, None, index) is not None
    before = index.before(quantity, 1)
    if population is None:
        return _is_left_or_taken(quantity, index)
    return counts_people(population, index) and not (before and before[0].text.lower() in figure_words().definite)


def _counts_things(population: Population, index: AnalysisIndex) -> bool:
    """Tell a common noun from a name or a mark after digits ("64 UHF", "7 de septiembre")."""
    tokens = index.tokens(population.head)
    return any(token.pos == "NOUN" and token.text[:1].islower() for token in tokens) or index.text.isupper()


def is_subject(quantity: Span, index: AnalysisIndex) -> bool:
    """Tell a figure with a verb of its own ("760 were caught", "9 voluntarily surrendered")."""
    following = next((t for t in index.after(quantity, 3) if t.pos != "ADV"), None)
    return following is not None and following.pos in {"AUX", "VERB"}


def _is_left_or_taken(quantity: Span, index: AnalysisIndex) -> bool:
    """Tell a bare figure of people known from before ("the remaining five", "eight of the injured", "58 who left")."""
    before, after = index.before(quantity, 1), index.after(quantity, _TAKEN_REACH)
    if any(token.lemma in figure_words().dimensions for token in after):
        return False  # "four of his six years"
    if before and before[0].text.lower() in figure_words().rest:
        return True
    following = [token.text.lower() for token in after]
    if following[:1] == ["who"]:
        return True
    taken = len(following) > 1 and following[0] == "of"
    return taken and following[1] in figure_words().definite | figure_words().partitive


def _in_digits(quantity: Span) -> bool:
    return any(character.isdigit() for character in quantity.exact)


def measure_in(region: Span, number: int, index: AnalysisIndex, codebook: Codebook) -> Measured | None:
    """Choose the measure of what the words of a region count ("how many people have renounced extremism")."""
    return max(_by_region(region, number, index, codebook), key=lambda m: m.confidence, default=None)


def _by_region(region: Span, number: int, index: AnalysisIndex, codebook: Codebook) -> Iterator[Measured]:
    """Find the measures whose predicates, fixed expressions or nouns stand inside a region."""
    for measure in codebook.measures:
        if in_context(measure, number, index):
            yield from _predicates_in(region, measure, number, index)
            yield from _phrases_in(region, measure, number, index)
            for token, confidence in _nouns(region, index):
                if not {token.lemma, token.text.lower()}.isdisjoint(measure.nouns):
                    yield Measured(measure, index.span(token.start, token.end), confidence, "rules")


def _nouns(region: Span, index: AnalysisIndex) -> Iterator[tuple[Token, float]]:
    """Give the words of a region; what modifies a noun counts less, a noun before a noun nothing ("bomb attacks")."""
    tokens = index.tokens(region)
    for position, token in enumerate(tokens):
        following = tokens[position + 1] if position + 1 < len(tokens) else None
        modifies = following is not None and following.pos == "NOUN"
        if not (modifies and token.pos == "NOUN"):
            yield token, MODIFIER_CONFIDENCE if modifies else NOUN_CONFIDENCE


def _predicates_in(region: Span, measure: Measure, number: int, index: AnalysisIndex) -> Iterator[Measured]:
    for predicate in index.predicates(number):
        if region.contains(predicate.span) and any(
            pattern.roleset == predicate.roleset and holds(pattern, predicate, index) for pattern in measure.predicates
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
                if held and holds(pattern, predicate, index) and in_context(measure, number, index):
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
                    and in_context(measure, number, index)
                ):
                    yield Measured(measure, span, PHRASE_CONFIDENCE, "rules")


def _stands_in(quantity: Span, slots: tuple[str, ...], phrase: Span, index: AnalysisIndex) -> bool:
    """Tell whether a quantity stands in one of the slots around a fixed expression, in the same clause."""
    first, last = sorted((quantity, phrase))
    between = index.tokens(index.span(first.end, last.start)) if first.end < last.start else ()
    if any(token.text.lower() in _BREAKS for token in between):
        return False
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
    head = index.head(population)
    last = head or index.tokens(population)[-1]
    lemmas = index.lemmas(index.span(last.start, last.end))
    for measure in codebook.measures:
        if not lemmas.isdisjoint(measure.nouns) and in_context(measure, number, index):
            yield Measured(measure, noun_phrase(population, index), NOUN_CONFIDENCE, "rules")


def _by_state(
    quantity: Span, population: Population | None, number: int, index: AnalysisIndex, codebook: Codebook
) -> Iterator[Measured]:
    """Find the measure of a participle right before a noun that says nothing ("300 internally displaced people")."""
    head = index.head(population.head) if population is not None else None
    if population is None or head is None or head.lemma not in figure_words().generic or population.shared is not None:
        return
    before = index.tokens(index.span(quantity.start, head.start))[1:]
    if before and before[-1].pos in {"VERB", "ADJ"}:
        for measure in codebook.measures:
            if before[-1].text.lower() in measure.nouns and in_context(measure, number, index):
                wording = index.span(before[-1].start, head.end)
                yield Measured(measure, wording, NOUN_CONFIDENCE, "rules")
