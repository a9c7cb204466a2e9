"""Acts: the words by which a report says that an organisation is banned, listed or de-listed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile

from dalil.codebook import Codebook, DesignationVerb, StatusCues
from dalil.codebook.terms import ANYWHERE, NOUN_PHRASE
from dalil.extraction.circumstances import scene_words
from dalil.extraction.index import AnalysisIndex
from dalil.extraction.nominals import noun_phrase, prepositional_phrases
from dalil.extraction.status import status_of
from dalil.extraction.triggers import (
    NOUN_CONFIDENCE,
    PHRASE_CONFIDENCE,
    conditions_hold,
    fullest,
    is_attributive,
    noun_slots,
    phrase_fillers,
    slot_lemmas,
)
from dalil.language.analysis import Mention, Predicate
from dalil.records import DesignationStatus, Span

PHRASE_REACH = 12
"""How many tokens after a fixed expression the organisation may stand."""

NAMING = frozenset({"NOUN", "PROPN", "ADJ", "X"})
QUOTES = frozenset({'"', "“", "'", "‘", "«", "-"})

PLACE = "<place>"
"""Stands in conditions for any place or nationality ("Nigeria listed the group")."""

TOLD = frozenset({"asserted", "alleged", "general"})
"""A ban that is planned, denied or only possible is none."""


@dataclass(frozen=True, slots=True)
class Act:
    """Words that designate: the trigger, what fills its roles, and the sentence that they stand in.

    ``attributive`` is true of a participle before the name ("the banned X"), which holds whatever the sentence tells.
    """

    status: DesignationStatus
    trigger: Span
    sentence: int
    predicate: Predicate | None
    fillers: Mapping[str, tuple[Span, ...]]
    confidence: float
    attributive: bool = False


def find_acts(index: AnalysisIndex, codebook: Codebook) -> list[Act]:
    """Find the acts of a report that took place; one inside the words of another ("lift the ban") is part of it."""
    found = [act for act in _acts(index, codebook) if _is_told(act, index, codebook)]
    return [a for a in found if not any(o.trigger != a.trigger and o.trigger.contains(a.trigger) for o in found)]


def _is_told(act: Act, index: AnalysisIndex, codebook: Codebook) -> bool:
    denying = codebook.status_cues.get("denied", StatusCues()).adverbs
    if not index.lemmas(act.trigger).isdisjoint(denying):
        # "is not on the list": the negation stands inside the fixed expression.
        return False
    return act.attributive or status_of(act.trigger, act.predicate, index, codebook.status_cues) in TOLD


def _acts(index: AnalysisIndex, codebook: Codebook) -> Iterator[Act]:
    for number, sentence in enumerate(index.analysis.sentences):
        if sentence.block.repeats is None:
            for verb in codebook.designation_verbs:
                yield from _acts_of(verb, number, index)


def _acts_of(verb: DesignationVerb, number: int, index: AnalysisIndex) -> Iterator[Act]:
    for predicate in index.predicates(number):
        for pattern in verb.predicates:
            if pattern.roleset == predicate.roleset and conditions_hold(
                pattern.require, pattern.exclude, _slots(predicate, index)
            ):
                fillers = _grouped(
                    (pattern.roles[a.role], a.span) for a in predicate.arguments if a.role in pattern.roles
                )
                describes = is_attributive(predicate, index)
                yield Act(verb.status, predicate.span, number, predicate, fillers, predicate.confidence, describes)
    for phrase in verb.phrases:
        for span in index.sequences(number, phrase.words, phrase.gap):
            inside = fullest(span, number, index)
            lemmas = _slots(inside, index) if inside else {}
            lemmas[ANYWHERE] = index.lemmas(index.sentence(number).span)
            if conditions_hold(phrase.require, phrase.exclude, lemmas):
                fillers = _grouped(phrase_fillers(span, inside, phrase.roles, index))
                fillers.setdefault("organisation", (_reach(span, index),))
                yield Act(verb.status, span, number, inside, fillers, PHRASE_CONFIDENCE)
    yield from _acts_of_words(verb, number, index)


def _slots(predicate: Predicate, index: AnalysisIndex) -> dict[str, frozenset[str]]:
    """Give the lemmas of each slot; one that holds a place, nationality or international body has PLACE too."""
    lemmas = slot_lemmas(predicate, index)
    for argument in predicate.arguments:
        bodies = (m.span.exact.lower() for m in index.mentions(argument.span, "organisation"))
        if index.mentions(argument.span, "place", "norp") or not scene_words().listing.isdisjoint(bodies):
            lemmas[argument.role] |= {PLACE}
    return lemmas


def _reach(phrase: Span, index: AnalysisIndex) -> Span:
    """Give the words in and after a fixed expression where the organisation stands that nothing else names."""
    following = index.after(phrase, PHRASE_REACH)
    return index.span(phrase.start, following[-1].end) if following else phrase


def _acts_of_words(verb: DesignationVerb, number: int, index: AnalysisIndex) -> Iterator[Act]:
    """Read designations off adjectives that say where ("X, banned in Mali") and off nouns ("the ban on X")."""
    sentence = index.sentence(number)
    for token in index.analysis.tokens[sentence.first : sentence.last]:
        span = index.span(token.start, token.end)
        if token.text.lower() in verb.adjectives and (named := _described(span, index)) is not None:
            yield Act(verb.status, span, number, None, {"organisation": (named,)}, NOUN_CONFIDENCE, attributive=True)
        elif token.pos == "ADJ" and token.lemma in verb.adjectives:
            phrases = dict(prepositional_phrases(span, index))
            if "in" in phrases:
                before = index.span(sentence.span.start, span.start)
                fillers = {"organisation": (before,), "jurisdiction": (phrases["in"],)}
                yield Act(verb.status, span, number, None, fillers, NOUN_CONFIDENCE)
        for noun in verb.nouns:
            if noun.lemma == token.lemma and token.pos in {"NOUN", "PROPN", "X"}:
                slots = tuple(noun_slots(span, index))
                lemmas = {slot: index.lemmas(filler) for slot, filler in slots}
                lemmas[ANYWHERE] = index.lemmas(sentence.span)
                lemmas[NOUN_PHRASE] = index.lemmas(noun_phrase(span, index))
                if conditions_hold(noun.require, noun.exclude, lemmas):
                    grouped = _grouped((noun.roles[slot], filler) for slot, filler in slots if slot in noun.roles)
                    yield Act(verb.status, span, number, None, grouped, NOUN_CONFIDENCE)


def _described(participle: Span, index: AnalysisIndex) -> Span | None:
    """Give the words that a participle before a name describes ("the banned movement Dawn Road"); None without one."""
    before = index.before(participle, 1)
    if before and (before[0].pos in {"AUX", "NOUN", "PROPN", "PART", "PRON"} or before[0].text == ","):
        return None
    named = _organisations(participle, index)
    following = () if any(m.span.overlaps(participle) for m in named) else index.after(participle, PHRASE_REACH)
    inside = list(takewhile(lambda t: t.pos in NAMING or t.text in QUOTES, following))
    if not inside:
        return None
    words = index.span(inside[0].start, inside[-1].end)
    return words if any(m.span.overlaps(words) for m in named) else None


def _organisations(beside: Span, index: AnalysisIndex) -> tuple[Mention, ...]:
    number = index.sentence_number(beside)
    return index.mentions(index.sentence(number).span, "organisation") if number is not None else ()


def _grouped(pairs: Iterable[tuple[str, Span]]) -> dict[str, tuple[Span, ...]]:
    grouped: dict[str, tuple[Span, ...]] = {}
    for role, span in pairs:
        grouped[role] = (*grouped.get(role, ()), span)
    return grouped
