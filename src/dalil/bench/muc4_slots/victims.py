"""Victims whom the report describes or names as the objects of harm: from Dalil's events and the predicates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dalil.bench.muc4_slots.vocabulary import classify, head_of, scoring_words, vocabulary, words_pattern
from dalil.extraction.entities import EntityIndex
from dalil.extraction.index import AnalysisIndex
from dalil.extraction.phrases import noun_phrases
from dalil.language.analysis import Analysis
from dalil.language.lexicon import role_words, singular
from dalil.language.quantity_forms import number_value
from dalil.records import CodedReport, Span, trimmed
from dalil.resolving import adjective_country

_UNREAL = frozenset({"denied", "hypothetical", "planned", "general"})


@dataclass(frozen=True, slots=True)
class Victim:
    """Somebody harmed: the words without article, where they stand, and how (an effect of MUC-4, or None)."""

    span: Span
    effect: str | None


def victims_of(analysis: Analysis, coded: CodedReport) -> tuple[Victim, ...]:
    """Find whom the report says was killed, wounded or kidnapped, in text order; no members of armed groups."""
    index, entities = AnalysisIndex(analysis), EntityIndex(coded.entities)
    unreal = [event.trigger for event in coded.events if event.status in _UNREAL]
    found: dict[Span, str | None] = {}
    for span, effect in [*_by_events(coded), *_by_predicates(analysis, unreal)]:
        for phrase in noun_phrases(span, index, entities):
            for bare in _people_in(phrase.span, index):
                found[bare] = found.get(bare) or effect
    return tuple(Victim(span, effect) for span, effect in sorted(found.items()))


def things_of(analysis: Analysis, coded: CodedReport) -> tuple[Victim, ...]:
    """Find the physical targets that predicates say were attacked or damaged, in text order."""
    index, entities = AnalysisIndex(analysis), EntityIndex(coded.entities)
    unreal = [event.trigger for event in coded.events if event.status in _UNREAL]
    damaging = vocabulary().damaging
    found: dict[Span, str | None] = {}
    for predicate in analysis.predicates:
        if predicate.roleset not in damaging or any(span.overlaps(predicate.span) for span in unreal):
            continue
        for argument in (a for a in predicate.arguments if a.role == "ARG1"):
            for phrase in noun_phrases(argument.span, index, entities):
                thing = _thing(phrase.span, index)
                if thing is not None:
                    found[thing] = found.get(thing) or damaging[predicate.roleset]
    return tuple(Victim(span, effect) for span, effect in sorted(found.items()))


def _thing(phrase: Span, index: AnalysisIndex) -> Span | None:
    """Cut a phrase to its thing; None where its head is no kind of physical target."""
    start = _after_openers(phrase, index)
    circumstance = _CIRCUMSTANCE.search(index.text, start, phrase.end)
    bare = trimmed(index.text, start, circumstance.start() if circumstance else phrase.end, ",;:.\"'")
    head = head_of(bare.exact).split()[-1:] if bare else []
    return bare if head and not is_person_word(head[0]) and classify(head[0], vocabulary().targets) else None


def _by_events(coded: CodedReport) -> Iterator[tuple[Span, str | None]]:
    for event in coded.events:
        harm = vocabulary().harming_events.get(event.type)
        if harm is not None and event.status not in _UNREAL:
            yield from ((p.span, harm.effect) for p in event.participants if p.role == harm.role)


def _by_predicates(analysis: Analysis, unreal: Iterable[Span]) -> Iterator[tuple[Span, str | None]]:
    for predicate in analysis.predicates:
        harm = vocabulary().harms.get(predicate.roleset)
        if harm is None or any(span.overlaps(predicate.span) for span in unreal):
            continue
        if not any(argument.role == "ARGM-NEG" for argument in predicate.arguments):
            yield from ((a.span, harm.effect) for a in predicate.arguments if a.role == harm.argument)


_OPENERS = frozenset({"a", "an", "his", "her", "their", "another"})
_CIRCUMSTANCE = re.compile(r"\s+(?:in|on|at|near|during|with|by|after|before)\s|\s*[(),]")
_COORDINATION = re.compile(r",\s+(?:and\s+)?|\s+and\s+|\s+as well as\s+|\s+plus\s+|\s+--\s+")


def _people_in(phrase: Span, index: AnalysisIndex) -> Iterator[Span]:
    """Give the people of a phrase, each of several that stand side by side; what follows a name is its role."""
    at, named = phrase.start, False
    for found in [*_COORDINATION.finditer(phrase.exact), None]:
        end = phrase.start + found.start() if found else phrase.end
        part = trimmed(index.text, at, end) if at < end else None
        bare = _bare(part, index) if part is not None else None
        if bare is not None and not (named and part is not None and _is_role(part.exact)):
            yield bare
            named = not is_person_word(head_of(bare.exact).split()[-1])
        at = phrase.start + found.end() if found else end


def _is_role(part: str) -> bool:
    """Tell a bare singular ("civil engineer") from somebody else ("his driver", "two guards", "a nurse")."""
    opener = part.split(maxsplit=1)[0]
    head = head_of(part).split()[-1]
    return singular(head) == head and opener not in _OPENERS and number_value(opener) is None


def _bare(phrase: Span, index: AnalysisIndex) -> Span | None:
    """Cut a phrase to its people: no article, number or clause; None for those who are no targets, or no people."""
    start = _after_openers(phrase, index)
    found = _CIRCUMSTANCE.search(index.text, start, phrase.end)
    end = min(found.start() if found else phrase.end, _clause_after(phrase.exact, phrase.start))
    bare = trimmed(index.text, start, end, ",;:.\"'")
    if bare is None:
        return None
    words = head_of(bare.exact).split()
    if not words or words_pattern(vocabulary().no_targets).fullmatch(words[-1].strip("\"'")):
        return None
    if words_pattern(vocabulary().military).fullmatch(words[-1]):
        return None
    return bare if is_person_word(words[-1]) or _is_name(bare, index) else None


def is_person_word(word: str) -> bool:
    """Tell whether a noun stands for people: a role, a kind of human target, a nationality."""
    bare = word.strip("\"'(),.")
    return (
        role_words().kind(bare) is not None
        or classify(bare, vocabulary().humans) is not None
        or (adjective_country(bare) is not None and bare.endswith("s"))
    )


def _is_name(span: Span, index: AnalysisIndex) -> bool:
    tags = [token.pos for token in index.tokens(span) if token.text.isalpha()]
    return len(tags) > 1 and all(tag == "PROPN" for tag in tags[-2:])


def _clause_after(words: str, start: int) -> int:
    """Find where a phrase goes on to say something else ("… including", "… as well as")."""
    found = re.search(r"\s(?:as well as|including|among|such as|like|but|when|while|and seriously)\b", words)
    return start + (found.start() if found else len(words))


def _after_openers(span: Span, index: AnalysisIndex) -> int:
    """Find where a phrase begins, its articles, quantifiers and quantities aside."""
    start = span.start
    quantities = [mention.span for mention in index.mentions(span, "quantity")]
    while found := re.match(r"\s*([\w',-]+)\s+", span.exact[start - span.start :]):
        word = found[1].strip(",")
        counted = next((q for q in quantities if q.start <= start + found.start(1) < q.end), None)
        if counted is not None and counted.end < span.end:
            start = counted.end
        elif word in scoring_words().nonessential or word == "of" or number_value(word) is not None:
            start += found.end()
        else:
            break
    return start
