"""Measures from the words right beside a figure: its own verb, the verb or noun that it follows.

Parts of speech alone decide here, so that a figure keeps its measure where the model misses an argument.
"""

from __future__ import annotations

from collections.abc import Iterator

from dalil.codebook import Codebook
from dalil.extraction.circumstances import scene_words
from dalil.extraction.index import NOMINAL, AnalysisIndex
from dalil.extraction.measured import Measured, holds, in_context
from dalil.extraction.populations import Population
from dalil.language.analysis import Predicate, Token
from dalil.records import Span

BESIDE_CONFIDENCE = 0.85
_REACH = 14
_MODIFYING = NOMINAL | {"ADP", "DET", "ADJ", "NUM", "ADV", "PART", "AUX", "VERB"}
_PASSIVE = frozenset({"be", "get"})


def measures_beside(
    quantity: Span, population: Population | None, number: int, index: AnalysisIndex, codebook: Codebook
) -> list[Measured]:
    """Give the measures of the verb whose subject a figure is, else of the verb or noun whose object it is."""
    verb, finite = _own_verb(quantity, population, index)
    own = list(_of_verb(verb, number, index, codebook, passive=_is_passive(verb, quantity, index))) if verb else []
    if own and (finite or population is None):
        return own
    return list(_of_governor(quantity, number, index, codebook)) or own


def _own_verb(quantity: Span, population: Population | None, index: AnalysisIndex) -> tuple[Token | None, bool]:
    """Find the verb after a figure and the words that belong to it; true where it is the main verb.

    "Seven of the men were released", "28 members of the group were killed", "31 injured".
    """
    start = population.words if population is not None and population.shared is None else quantity
    auxiliary = relative = False
    participle: Token | None = None
    for token in _without_insertion(index.after(start, _REACH)):
        low = token.text.lower()
        if (
            token.pos not in _MODIFYING
            or low in scene_words().clauses
            or (auxiliary and token.pos in NOMINAL | {"ADP"})
        ):
            break
        relative = relative or (low in scene_words().relatives and token.pos != "DET")
        auxiliary = auxiliary or token.pos == "AUX"
        if token.pos == "VERB" and auxiliary:
            return token, not relative
        if token.pos == "VERB" and participle is None:
            participle = token
    return participle, False


def has_own_verb(quantity: Span, population: Population | None, index: AnalysisIndex) -> bool:
    """Tell whether a figure is the subject of a finite verb of its own ("423 others had been stopped")."""
    return _own_verb(quantity, population, index)[1]


def _without_insertion(tokens: tuple[Token, ...]) -> Iterator[Token]:
    """Skip words between two commas that stand before an auxiliary ("ten people, among them a child, were killed")."""
    commas = [i for i, token in enumerate(tokens) if token.text == ","]
    for i, token in enumerate(tokens):
        closing = next((c for c in commas if c > i), None)
        if token.text == "," and closing is not None and closing + 1 < len(tokens) and tokens[closing + 1].pos == "AUX":
            yield from tokens[closing + 1 :]
            return
        yield token


def _is_passive(verb: Token | None, quantity: Span, index: AnalysisIndex) -> bool:
    """Tell a passive, also an elliptic one ("and 31 injured"): a participle without an object."""
    if verb is None or verb.text.lower().endswith("ing"):
        return False
    span = index.span(verb.start, verb.end)
    between = index.tokens(index.span(quantity.end, verb.start))
    if any(t.pos == "AUX" for t in between):
        return any(t.pos == "AUX" and t.lemma in _PASSIVE for t in between)
    following = index.after(span, 1)
    has_object = bool(following) and following[0].pos in {"NOUN", "PROPN", "DET", "NUM", "PRON", "ADJ"}
    return verb.text.lower().endswith(("ed", "en", "t", "d")) and not has_object


def _of_verb(
    verb: Token, number: int, index: AnalysisIndex, codebook: Codebook, *, passive: bool
) -> Iterator[Measured]:
    predicate = _predicate_at(verb, number, index)
    if predicate is None:
        return
    present = {argument.role for argument in predicate.arguments}
    subject = "ARG1" if passive or "ARG0" not in present else "ARG0"
    found = list(_by_role(predicate, subject, number, index, codebook))
    # A past tense without an object looks like a participle ("9 surrendered").
    yield from found or _by_role(predicate, "ARG0", number, index, codebook)


def _of_governor(quantity: Span, number: int, index: AnalysisIndex, codebook: Codebook) -> Iterator[Measured]:
    """Give the measures of the verb or noun right before a figure ("detained 14 men", "the trial of 56 people")."""
    before = index.before(quantity, 2)
    if not before:
        return
    last = before[-1]
    if last.pos == "VERB" and not any(t.pos == "AUX" and t.lemma in _PASSIVE for t in before[:-1]):
        predicate = _predicate_at(last, number, index)
        if predicate is not None:
            yield from _by_role(predicate, "ARG1", number, index, codebook)
    elif last.text.lower() == "of" and len(before) == 2 and before[0].pos == "NOUN":
        noun = index.span(before[0].start, before[0].end)
        for measure in codebook.measures:
            if before[0].lemma in measure.nouns and in_context(measure, number, index):
                yield Measured(measure, index.cover([noun, quantity]), BESIDE_CONFIDENCE, "rules")


def _by_role(
    predicate: Predicate, role: str, number: int, index: AnalysisIndex, codebook: Codebook
) -> Iterator[Measured]:
    for measure in codebook.measures:
        for pattern in measure.predicates:
            fits = pattern.roleset == predicate.roleset and role in pattern.arguments
            if fits and holds(pattern, predicate, index) and in_context(measure, number, index):
                yield Measured(measure, predicate.span, BESIDE_CONFIDENCE, "rules", predicate)


def _predicate_at(verb: Token, number: int, index: AnalysisIndex) -> Predicate | None:
    return next((p for p in index.predicates(number) if p.span.start <= verb.start < p.span.end), None)
