"""Triggers: the words on which an event type rests, with the spans that fill its roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dalil.codebook import Codebook, EventType, Noun
from dalil.codebook import Predicate as PredicateRule
from dalil.codebook.schema import Conditions
from dalil.codebook.terms import ANYWHERE, NOUN_PHRASE, NUMBER, REPORT
from dalil.extraction.circumstances import scene_words
from dalil.extraction.index import NOMINAL, AnalysisIndex
from dalil.extraction.nominals import compound_before, noun_phrase, number_before, possessor_of, prepositional_phrases
from dalil.language.analysis import Happening, MentionType, Predicate, Sentence
from dalil.records import BlockKind, Span

NAMES: tuple[MentionType, ...] = ("person", "organisation", "place", "facility", "law", "publication")
NOUN_CONFIDENCE = 0.6
PHRASE_CONFIDENCE = 0.8
PHRASE_RANK = 3
"""Rank of a fixed expression among rules that claim the same words."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A codebook type found at a span; ``fillers`` are (role, span) pairs, ``rank`` orders rival triggers.

    A ``needy`` one tells of nothing where no participant is found. ``happening`` is the event that the reading model
    sees at the same words, ``unless`` the types of other events of the sentence to which the words belong instead
    (``outcomes``).
    """

    type: EventType
    span: Span
    sentence: int
    predicate: Predicate | None
    fillers: tuple[tuple[str, Span], ...]
    rank: tuple[int, int]
    confidence: float
    needy: bool = False
    happening: Happening | None = None
    unless: tuple[str, ...] = ()


def find_triggers(index: AnalysisIndex, codebook: Codebook) -> tuple[Trigger, ...]:
    """Find the triggers of a report, in order; where several claim the same words the most specific stands."""
    found: list[Trigger] = []
    for number, sentence in enumerate(index.analysis.sentences):
        found += _without_rivals(
            [
                trigger
                for trigger in _in_sentence(number, index, codebook)
                if may_tell(trigger.type, sentence)
                and _in_context(trigger.type, number, index)
                and not _in_name(trigger.span, sentence, index)
            ]
        )
    return tuple(found)


def may_tell(kind: EventType, sentence: Sentence) -> bool:
    """Tell whether a sentence may tell of an event of a type: subheadings tell of none, captions of some types."""
    if sentence.block.repeats is not None or sentence.block.kind is BlockKind.SUBHEADING:
        return False
    return kind.caption or sentence.block.kind is not BlockKind.CAPTION


def _in_sentence(number: int, index: AnalysisIndex, codebook: Codebook) -> Iterator[Trigger]:
    yield from _by_predicate(number, index, codebook)
    yield from _by_noun(number, index, codebook)
    for event_type in codebook.event_types:
        yield from _by_phrase(event_type, number, index, codebook)


def _without_rivals(rivals: list[Trigger]) -> list[Trigger]:
    kept: list[Trigger] = []
    for trigger in sorted(rivals, key=lambda t: (t.rank, -t.span.start), reverse=True):
        if not any(trigger.span.overlaps(other.span) for other in kept):
            kept.append(trigger)
    return sorted(kept, key=lambda t: t.span)


def _in_context(event_type: EventType, number: int, index: AnalysisIndex) -> bool:
    return not event_type.context or not index.surroundings(number).isdisjoint(event_type.context)


def _in_name(span: Span, sentence: Sentence, index: AnalysisIndex) -> bool:
    """Tell whether words are a part of a name and tell of nothing ("Court of Appeal")."""
    return any(name.span.contains(span) for name in index.mentions(sentence.span, *NAMES))


def _by_predicate(number: int, index: AnalysisIndex, codebook: Codebook) -> Iterator[Trigger]:
    for predicate in index.predicates(number):
        present = {argument.role for argument in predicate.arguments}
        for event_type, pattern in codebook.predicates.get(predicate.roleset, ()):
            if pattern.needs and present.isdisjoint(pattern.needs):
                continue
            if conditions_hold(pattern.require, pattern.exclude, slot_lemmas(predicate, index)):
                fillers = _arguments(predicate, pattern.roles)
                fillers += _as_noun(predicate, event_type, fillers, index, codebook)
                rank = (1 + bool(pattern.require), len(pattern.require))
                needy = is_attributive(predicate, index) or _needs_somebody(pattern)
                yield Trigger(
                    event_type, predicate.span, number, predicate, fillers, rank, predicate.confidence, needy,
                    unless=pattern.unless,
                )  # fmt: skip


def _as_noun(
    predicate: Predicate,
    kind: EventType,
    filled: tuple[tuple[str, Span], ...],
    index: AnalysisIndex,
    codebook: Codebook,
) -> tuple[tuple[str, Span], ...]:
    """Fill what the arguments of a nominal predicate leave empty as the rule for the noun would."""
    (token, *_) = index.tokens(predicate.span)
    pattern = next((rule for each, rule in codebook.nouns.get(token.lemma, ()) if each is kind), None)
    if token.pos != "NOUN" or pattern is None:
        return ()
    support = _support_verb(predicate.span, predicate.sentence, index, codebook)
    roles = {role for role, _ in filled}
    slots = (*noun_slots(predicate.span, index), *_support_slots(support))
    return tuple(
        (pattern.roles[slot], span)
        for slot, span in slots
        if slot in pattern.roles and pattern.roles[slot] not in roles and not any(span.overlaps(s) for _, s in filled)
    )


def _by_phrase(event_type: EventType, number: int, index: AnalysisIndex, codebook: Codebook) -> Iterator[Trigger]:
    for pattern in event_type.phrases:
        for span in index.sequences(number, pattern.words, pattern.gap):
            predicate = fullest(span, number, index)
            lemmas = slot_lemmas(predicate, index) if predicate else {}
            lemmas[ANYWHERE] = index.lemmas(index.sentence(number).span)
            lemmas[REPORT] = index.surroundings(number)
            if conditions_hold(pattern.require, pattern.exclude, lemmas):
                fillers = phrase_fillers(span, predicate, pattern.roles, index)
                if "subject" in pattern.roles:
                    slots = _support_slots(_support_verb(span, number, index, codebook))
                    fillers += tuple((pattern.roles[slot], filler) for slot, filler in slots)
                rank = (PHRASE_RANK, len(pattern.words))
                yield Trigger(
                    event_type, span, number, predicate, fillers, rank, PHRASE_CONFIDENCE, unless=pattern.unless
                )


def fullest(span: Span, number: int, index: AnalysisIndex) -> Predicate | None:
    """Give the predicate inside an expression that says most: "opened" rather than "trial" in "the trial opened"."""
    inside = index.predicates_at(span, number)
    return max(inside, key=lambda p: len(p.arguments), default=None)


def _by_noun(number: int, index: AnalysisIndex, codebook: Codebook) -> Iterator[Trigger]:
    sentence = index.sentence(number)
    for token in index.analysis.tokens[sentence.first : sentence.last]:
        if token.pos not in {"NOUN", "X", "ADJ"} or token.lemma not in codebook.nouns:
            continue
        span = index.span(token.start, token.end)
        support = _support_verb(span, number, index, codebook)
        slots = (*noun_slots(span, index), *_support_slots(support))
        lemmas = noun_lemmas(span, slots, number, index)
        present = {slot for slot, _ in slots}
        for event_type, pattern in codebook.nouns[token.lemma]:
            if pattern.needs and present.isdisjoint(pattern.needs):
                continue
            if token.pos == "ADJ" and NUMBER not in pattern.needs:
                continue
            if conditions_hold(pattern.require, pattern.exclude, lemmas):
                fillers = tuple((pattern.roles[slot], filler) for slot, filler in slots if slot in pattern.roles)
                rank = (0, len(pattern.require))
                needy = _needs_somebody(pattern)
                yield Trigger(
                    event_type, span, number, support, fillers, rank, NOUN_CONFIDENCE, needy, unless=pattern.unless
                )


def _needs_somebody(pattern: PredicateRule | Noun) -> bool:
    """Tell an outcome of which the codebook asks who suffered it."""
    return bool(pattern.unless and pattern.needs)


def _support_verb(noun: Span, number: int, index: AnalysisIndex, codebook: Codebook) -> Predicate | None:
    """Find the verb that says no more than that the noun took place ("carried out a raid")."""
    for predicate in index.predicates(number):
        if predicate.roleset.partition(".")[0] in codebook.support_verbs:
            for argument in predicate.arguments:
                head = index.head(argument.span) if argument.role == "ARG1" else None
                if head is not None and noun.start <= head.start < noun.end:
                    return predicate
    return None


def _support_slots(support: Predicate | None) -> Iterator[tuple[str, Span]]:
    for argument in support.arguments if support else ():
        if argument.role == "ARG0":
            yield "subject", argument.span


def is_attributive(predicate: Predicate, index: AnalysisIndex) -> bool:
    """Tell a participle that describes its noun ("the banned group") from a verb that tells ("banned the group")."""
    arguments = predicate.arguments
    if any(a.role == "ARG0" or (a.role == "ARG1" and a.span.start < predicate.span.start) for a in arguments):
        return False
    before, after = index.before(predicate.span, 1), index.after(predicate.span, 1)
    describes = bool(after) and after[0].pos in {"NOUN", "PROPN", "ADJ"}
    return (
        describes
        and not (before and before[0].pos in NOMINAL | {"AUX", "PART"})
        and index.tokens(predicate.span)[0].pos != "NOUN"
    )


def slot_lemmas(predicate: Predicate, index: AnalysisIndex) -> dict[str, frozenset[str]]:
    """Give the lemmas in each argument of a predicate, in all with it (ANY), in its phrase (NP), around it (REPORT)."""
    lemmas: dict[str, frozenset[str]] = {}
    for argument in predicate.arguments:
        own = _without_clause(argument.span, index)
        lemmas[argument.role] = lemmas.get(argument.role, frozenset()) | index.lemmas(own)
    lemmas[ANYWHERE] = index.lemmas(predicate.span).union(*(index.lemmas(a.span) for a in predicate.arguments))
    lemmas[REPORT] = index.surroundings(predicate.sentence)
    if index.tokens(predicate.span)[0].pos == "NOUN":
        lemmas[NOUN_PHRASE] = index.lemmas(noun_phrase(predicate.span, index))
    return lemmas


def _without_clause(argument: Span, index: AnalysisIndex) -> Span:
    """Cut an argument before the relative clause that tells something else of it ("two men whom it had abducted")."""
    tokens = index.tokens(argument)
    named = False
    for token in tokens:
        if named and token.pos == "PRON" and token.lemma in scene_words().relatives:
            return index.span(argument.start, token.start)
        named = named or token.pos in NOMINAL - {"PRON"}
    return argument


def noun_lemmas(
    noun: Span, slots: Iterable[tuple[str, Span]], number: int, index: AnalysisIndex
) -> dict[str, frozenset[str]]:
    """Give the lemmas in each slot around a noun, in its phrase (NP), its sentence (ANY) and around that (REPORT)."""
    lemmas = {slot: index.lemmas(filler) for slot, filler in slots}
    lemmas[ANYWHERE] = index.lemmas(index.sentence(number).span)
    lemmas[REPORT] = index.surroundings(number)
    lemmas[NOUN_PHRASE] = index.lemmas(noun_phrase(noun, index))
    return lemmas


def conditions_hold(require: Conditions, exclude: Conditions, lemmas: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether every required slot has one of its lemmas and no excluded slot has any."""
    nothing: frozenset[str] = frozenset()
    return all(not lemmas.get(slot, nothing).isdisjoint(words) for slot, words in require.items()) and all(
        lemmas.get(slot, nothing).isdisjoint(words) for slot, words in exclude.items()
    )


def noun_slots(noun: Span, index: AnalysisIndex) -> Iterator[tuple[str, Span]]:
    """Give what stands around a noun: prepositional phrases by preposition, its compound, its possessor, its number."""
    yield from prepositional_phrases(noun, index)
    if (number := number_before(noun, index)) is not None:
        yield NUMBER, number
    if (compound := compound_before(noun, index)) is not None:
        yield "compound", compound
    if (owner := possessor_of(noun, index)) is not None:
        yield "possessive", owner


def _arguments(predicate: Predicate, roles: Mapping[str, str]) -> tuple[tuple[str, Span], ...]:
    return tuple((roles[a.role], a.span) for a in predicate.arguments if a.role in roles)


def phrase_fillers(
    span: Span, predicate: Predicate | None, roles: Mapping[str, str], index: AnalysisIndex
) -> tuple[tuple[str, Span], ...]:
    """Fill the roles of a fixed expression: from its verb's arguments, its subject and object, and what follows it."""
    slots = [(a.role, a.span) for a in predicate.arguments] if predicate else []
    slots += _subject_and_object(span, predicate)
    if any(not slot.startswith("ARG") for slot in roles):
        slots += (*_governed(span, index), *noun_slots(span, index))
    return tuple((roles[slot], filler) for slot, filler in slots if slot in roles)


def _governed(span: Span, index: AnalysisIndex) -> Iterator[tuple[str, Span]]:
    """Give what follows an expression that ends in a preposition ("set fire to")."""
    *others, last = index.tokens(span)
    if others and last.pos == "ADP":
        yield from prepositional_phrases(index.span(span.start, others[-1].end), index)


def _subject_and_object(span: Span, predicate: Predicate | None) -> Iterator[tuple[str, Span]]:
    core = [a.span for a in predicate.arguments if a.role in {"ARG0", "ARG1", "ARG2"}] if predicate else []
    before = [argument for argument in core if argument.end <= span.start]
    after = [argument for argument in core if argument.start >= span.start]
    if before:
        yield "subject", before[0]
    if after:
        yield "object", after[0]
