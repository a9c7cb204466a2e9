"""A measure that fits a quantity, and the conditions under which one does."""

from __future__ import annotations

from dataclasses import dataclass

from dalil.codebook import Measure, MeasurePredicate
from dalil.extraction.index import AnalysisIndex
from dalil.extraction.triggers import conditions_hold, slot_lemmas
from dalil.language.analysis import Predicate
from dalil.records import Method, Span

NOUN_CONFIDENCE = 0.7


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure that fits a quantity, with the source's own wording for it."""

    measure: Measure
    wording: Span
    confidence: float
    method: Method
    predicate: Predicate | None = None


def in_context(measure: Measure, number: int, index: AnalysisIndex) -> bool:
    """Tell whether the report's opening or the sentence's own paragraph names the context that a measure asks for."""
    return not measure.context or not index.surroundings(number).isdisjoint(measure.context)


def holds(pattern: MeasurePredicate, predicate: Predicate, index: AnalysisIndex) -> bool:
    """Tell whether a predicate meets the conditions of a pattern."""
    return conditions_hold(pattern.require, pattern.exclude, slot_lemmas(predicate, index))
