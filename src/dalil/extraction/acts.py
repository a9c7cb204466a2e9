"""Acts: the words by which a report says that an organisation is banned, listed or de-listed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dalil.codebook import Codebook, DesignationVerb
from dalil.codebook.terms import ANYWHERE, NOUN_PHRASE
from dalil.extraction.index import AnalysisIndex
from dalil.extraction.nominals import noun_phrase, prepositional_phrases
from dalil.extraction.status import status_of
from dalil.extraction.triggers import (
    NOUN_CONFIDENCE,
    PHRASE_CONFIDENCE,
    conditions_hold,
    noun_slots,
    phrase_fillers,
    slot_lemmas,
)
from dalil.language.analysis import Predicate
from dalil.records import DesignationStatus, Span

PHRASE_REACH = 12
"""How many tokens after a fixed expression the organisation may stand."""

TOLD = frozenset({"asserted", "alleged"})
"""A ban that is planned, denied or only possible is none."""


@dataclass(frozen=True, slots=True)
class Act:
    """Words that designate: the trigger, what fills its roles, and the sentence that they stand in."""

    status: DesignationStatus
    trigger: Span
    sentence: int
    predicate: Predicate | None
    fillers: Mapping[str, tuple[Span, ...]]
    confidence: float


def find_acts(index: AnalysisIndex, codebook: Codebook) -> list[Act]:
    """Find the acts of a report that took place; one inside the words of another ("lift the ban") is part of it."""
    found = [act for act in _acts(index, codebook) if _is_told(act, index, codebook)]
    return [a for a in found if not any(o.trigger != a.trigger and o.trigger.contains(a.trigger) for o in found)]


def _is_told(act: Act, index: AnalysisIndex, codebook: Codebook) -> bool:
    return status_of(act.trigger, act.predicate, index, codebook.status_cues) in TOLD


def _acts(index: AnalysisIndex, codebook: Codebook) -> Iterator[Act]:
    for number, sentence in enumerate(index.analysis.sentences):
        if sentence.block.repeats is None:
            for verb in codebook.designation_verbs:
                yield from _acts_of(verb, number, index)


def _acts_of(verb: DesignationVerb, number: int, index: AnalysisIndex) -> Iterator[Act]:
    for predicate in index.predicates(number):
        for pattern in verb.predicates:
            if pattern.roleset == predicate.roleset and conditions_hold(
                pattern.require, pattern.exclude, slot_lemmas(predicate, index)
            ):
                fillers = _grouped(
                    (pattern.roles[a.role], a.span) for a in predicate.arguments if a.role in pattern.roles
                )
                yield Act(verb.status, predicate.span, number, predicate, fillers, predicate.confidence)
    for phrase in verb.phrases:
        for span in index.sequences(number, phrase.words, phrase.gap):
            inside = next((p for p in index.predicates(number) if p.span.overlaps(span)), None)
            lemmas = slot_lemmas(inside, index) if inside else {}
            lemmas[ANYWHERE] = index.lemmas(index.sentence(number).span)
            if conditions_hold(phrase.require, phrase.exclude, lemmas):
                fillers = _grouped(phrase_fillers(span, inside, phrase.roles, index))
                fillers.setdefault("organisation", (_reach(span, index),))
                yield Act(verb.status, span, number, inside, fillers, PHRASE_CONFIDENCE)
    yield from _acts_of_words(verb, number, index)


def _reach(phrase: Span, index: AnalysisIndex) -> Span:
    """Give the words in and after a fixed expression where the organisation stands that nothing else names."""
    following = index.after(phrase, PHRASE_REACH)
    return index.span(phrase.start, following[-1].end) if following else phrase


def _acts_of_words(verb: DesignationVerb, number: int, index: AnalysisIndex) -> Iterator[Act]:
    """Read designations off adjectives that say where ("X, banned in Mali") and off nouns ("the ban on X")."""
    sentence = index.sentence(number)
    for token in index.analysis.tokens[sentence.first : sentence.last]:
        span = index.span(token.start, token.end)
        if token.pos == "ADJ" and token.lemma in verb.adjectives:
            phrases = dict(prepositional_phrases(span, index))
            if "in" in phrases:
                before = index.span(sentence.span.start, span.start)
                fillers = {"organisation": (before,), "jurisdiction": (phrases["in"],)}
                yield Act(verb.status, span, number, None, fillers, NOUN_CONFIDENCE)
        for noun in verb.nouns:
            if noun.lemma == token.lemma:
                slots = tuple(noun_slots(span, index))
                lemmas = {slot: index.lemmas(filler) for slot, filler in slots}
                lemmas[ANYWHERE] = index.lemmas(sentence.span)
                lemmas[NOUN_PHRASE] = index.lemmas(noun_phrase(span, index))
                if conditions_hold(noun.require, noun.exclude, lemmas):
                    grouped = _grouped((noun.roles[slot], filler) for slot, filler in slots if slot in noun.roles)
                    yield Act(verb.status, span, number, None, grouped, NOUN_CONFIDENCE)


def _grouped(pairs: Iterable[tuple[str, Span]]) -> dict[str, tuple[Span, ...]]:
    grouped: dict[str, tuple[Span, ...]] = {}
    for role, span in pairs:
        grouped[role] = (*grouped.get(role, ()), span)
    return grouped
