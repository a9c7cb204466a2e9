"""Designations: one record per organisation and jurisdiction, from bans, lists and their undoing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dalil.codebook import Codebook, DesignationVerb
from dalil.codebook.terms import ANYWHERE, NOUN_PHRASE
from dalil.extraction.chains import chain_of
from dalil.extraction.circumstances import places_in, scene_words, scope_of, time_of
from dalil.extraction.entities import EntityIndex
from dalil.extraction.index import AnalysisIndex
from dalil.extraction.nominals import noun_phrase, prepositional_phrases
from dalil.extraction.phrases import noun_phrases
from dalil.extraction.triggers import (
    NOUN_CONFIDENCE,
    PHRASE_CONFIDENCE,
    conditions_hold,
    is_attributive,
    noun_slots,
    phrase_fillers,
    slot_lemmas,
)
from dalil.language.analysis import Predicate
from dalil.records import BlockKind, Designation, DesignationStatus, Entity, Place, Span, Statement, When, ordered


@dataclass(frozen=True, slots=True)
class _Act:
    """Words that designate: the trigger, what fills its roles, and the sentence that they stand in."""

    status: DesignationStatus
    trigger: Span
    sentence: int
    predicate: Predicate | None
    fillers: Mapping[str, tuple[Span, ...]]
    confidence: float


@dataclass(frozen=True, slots=True)
class _Claim:
    """One organisation and one territory of an act."""

    act: _Act
    organisation: Entity
    mention: Span
    territory: Place
    authority: Entity | None
    when: When | None


def extract_designations(
    index: AnalysisIndex, entities: EntityIndex, statements: tuple[Statement, ...], codebook: Codebook
) -> tuple[Designation, ...]:
    """Code the designations of a report; ids d1… in text order. An act without a jurisdiction gives no record."""
    claims = [claim for act in _acts(index, codebook) for claim in _claims(act, index, entities, statements)]
    claims.sort(key=lambda claim: (claim.act.trigger, claim.territory.span or claim.act.trigger))
    unique = {(c.organisation.id, c.territory.name, c.act.status): c for c in reversed(claims)}
    ordered = [c for c in claims if unique[c.organisation.id, c.territory.name, c.act.status] is c]
    return tuple(
        _designation(f"d{number}", claim, index, statements, codebook) for number, claim in enumerate(ordered, 1)
    )


def _acts(index: AnalysisIndex, codebook: Codebook) -> Iterator[_Act]:
    for number, sentence in enumerate(index.analysis.sentences):
        if sentence.block.repeats is None:
            for verb in codebook.designation_verbs:
                yield from _acts_of(verb, number, index)


def _acts_of(verb: DesignationVerb, number: int, index: AnalysisIndex) -> Iterator[_Act]:
    for predicate in index.predicates(number):
        if any(a.role == "ARGM-NEG" for a in predicate.arguments):
            continue
        for pattern in verb.predicates:
            if pattern.roleset == predicate.roleset and conditions_hold(
                pattern.require, pattern.exclude, slot_lemmas(predicate, index)
            ):
                fillers = _grouped(
                    (pattern.roles[a.role], a.span) for a in predicate.arguments if a.role in pattern.roles
                )
                yield _Act(verb.status, predicate.span, number, predicate, fillers, predicate.confidence)
    for phrase in verb.phrases:
        for span in index.sequences(number, phrase.words, phrase.gap):
            inside = next((p for p in index.predicates(number) if p.span.overlaps(span)), None)
            lemmas = slot_lemmas(inside, index) if inside else {}
            lemmas[ANYWHERE] = index.lemmas(index.sentence(number).span)
            if conditions_hold(phrase.require, phrase.exclude, lemmas):
                fillers = _grouped(phrase_fillers(span, inside, phrase.roles, index))
                yield _Act(verb.status, span, number, inside, fillers, PHRASE_CONFIDENCE)
    yield from _acts_of_words(verb, number, index)


def _acts_of_words(verb: DesignationVerb, number: int, index: AnalysisIndex) -> Iterator[_Act]:
    """Read designations off adjectives that say where ("X, banned in Mali") and off nouns ("the ban on X")."""
    sentence = index.sentence(number)
    for token in index.analysis.tokens[sentence.first : sentence.last]:
        span = index.span(token.start, token.end)
        if token.pos == "ADJ" and token.lemma in verb.adjectives:
            phrases = dict(prepositional_phrases(span, index))
            if "in" in phrases:
                before = index.span(sentence.span.start, span.start)
                fillers = {"organisation": (before,), "jurisdiction": (phrases["in"],)}
                yield _Act(verb.status, span, number, None, fillers, NOUN_CONFIDENCE)
        for noun in verb.nouns:
            if noun.lemma == token.lemma:
                slots = tuple(noun_slots(span, index))
                lemmas = {slot: index.lemmas(filler) for slot, filler in slots}
                lemmas[ANYWHERE] = index.lemmas(sentence.span)
                lemmas[NOUN_PHRASE] = index.lemmas(noun_phrase(span, index))
                if conditions_hold(noun.require, noun.exclude, lemmas):
                    grouped = _grouped((noun.roles[slot], filler) for slot, filler in slots if slot in noun.roles)
                    yield _Act(verb.status, span, number, None, grouped, NOUN_CONFIDENCE)


def _grouped(pairs: Iterable[tuple[str, Span]]) -> dict[str, tuple[Span, ...]]:
    grouped: dict[str, tuple[Span, ...]] = {}
    for role, span in pairs:
        grouped[role] = (*grouped.get(role, ()), span)
    return grouped


def _claims(
    act: _Act, index: AnalysisIndex, entities: EntityIndex, statements: tuple[Statement, ...]
) -> Iterator[_Claim]:
    territories = _territories(act, index)
    authority = _authority(act, index, entities)
    scope = scope_of(act.trigger, statements, index)
    when = time_of(act.trigger, act.predicate, scope, index)
    for organisation, mention in _organisations(act, index, entities):
        for territory in territories:
            own = _time_after(territory, territories, scope, index)
            yield _Claim(act, organisation, mention, territory, authority, own or when)


def _time_after(territory: Place, territories: tuple[Place, ...], scope: Span, index: AnalysisIndex) -> When | None:
    """Give each of several territories the date that follows it ("by Mali in 2010 and by Chad in 2011")."""
    dates = [m.span for m in index.mentions(scope, "date")]
    if territory.span is None or min(len(territories), len(dates)) < 2:
        return None
    later = [t.span.start for t in territories if t.span and t.span.start > territory.span.start]
    end = min(later, default=scope.end)
    return next((When(None, d) for d in dates if territory.span.end <= d.start and d.end <= end), None)


def _organisations(act: _Act, index: AnalysisIndex, entities: EntityIndex) -> Iterator[tuple[Entity, Span]]:
    """Give the organisations that an act designates, each once, with the words that name it."""
    seen: set[str] = set()
    spans = [_without_legal_basis(span, index) for span in act.fillers.get("organisation", ())]
    for span in spans:
        for entity in entities.named_in(span):
            if entity.type == "organisation" and entity.id not in seen and not _is_authority(entity, act, entities):
                seen.add(entity.id)
                yield entity, next((m for m in entity.mentions if span.contains(m)), span)
    if not seen:
        for span in spans:
            for phrase in noun_phrases(span, index, entities):
                referent = entities.at(phrase.span)
                if referent is None and _is_pronoun(phrase.span, index):
                    referent = _last_organisation(act, index, entities)
                if referent is not None and referent.type == "organisation" and referent.id not in seen:
                    seen.add(referent.id)
                    yield referent, phrase.span
    if not seen and act.predicate is not None:
        yield from _antecedent(act, index, entities)


def _without_legal_basis(span: Span, index: AnalysisIndex) -> Span:
    """Cut what follows "under" or "by" off a name ("the ban on X under the Terrorism Act")."""
    basis = next((t for t in index.tokens(span)[1:] if t.pos == "ADP" and t.lemma in {"under", "by"}), None)
    return span if basis is None else index.span(span.start, basis.start)


def _antecedent(act: _Act, index: AnalysisIndex, entities: EntityIndex) -> Iterator[tuple[Entity, Span]]:
    """Give the organisation that a relative clause speaks of ("X, a group that a court had banned")."""
    sentence = index.sentence(act.sentence).span
    if act.trigger.start == sentence.start:
        return
    before = index.span(sentence.start, act.trigger.start)
    opener = next((t for t in reversed(index.tokens(before)) if t.lemma in scene_words().relatives), None)
    if opener is None or opener.pos == "SCONJ" or opener.start == sentence.start:
        return
    named = index.span(sentence.start, opener.start)
    mentions = [(m, e) for e in entities.named_in(named) if e.type == "organisation" for m in e.mentions]
    nearest = max((pair for pair in mentions if named.contains(pair[0])), key=lambda pair: pair[0].end, default=None)
    if nearest is not None:
        yield nearest[1], nearest[0]


def _is_pronoun(span: Span, index: AnalysisIndex) -> bool:
    return index.tokens(span)[0].pos == "PRON"


def _last_organisation(act: _Act, index: AnalysisIndex, entities: EntityIndex) -> Entity | None:
    """Find what "it" stands for: the first organisation of the nearest sentence before that names one."""
    block = index.sentence(act.sentence).block
    for number in range(act.sentence - 1, -1, -1):
        sentence = index.sentence(number)
        if sentence.block != block:
            return None
        named = [e for e in entities.named_in(sentence.span) if e.type == "organisation"]
        if named:
            return min(named, key=lambda e: next(m.start for m in e.mentions if sentence.span.contains(m)))
    return None


def _is_authority(entity: Entity, act: _Act, entities: EntityIndex) -> bool:
    return any(entity in entities.named_in(span) for span in act.fillers.get("authority", ()))


def _authority(act: _Act, index: AnalysisIndex, entities: EntityIndex) -> Entity | None:
    for span in act.fillers.get("authority", ()):
        for phrase in noun_phrases(span, index, entities):
            if phrase.entity is not None:
                return phrase.entity
            if (referent := entities.at(phrase.span)) is not None:
                return referent
    return None


def _territories(act: _Act, index: AnalysisIndex) -> tuple[Place, ...]:
    """Find the jurisdictions: named as such, else by the authority's place or name, else by the rest of the sentence.

    An authority that is no international body resolves to no jurisdiction later on.
    """
    for role in ("jurisdiction", "place", "authority"):
        places = tuple(place for span in act.fillers.get(role, ()) for place in _countries(span, index))
        if places and role != "authority":
            return (*places, *_examples_after(act, index, places))
        if places:
            return places
    authorities = act.fillers.get("authority", ())
    bodies = tuple(Place(m.span.exact, m.span) for s in authorities for m in index.mentions(s, "organisation"))
    if bodies or (act.predicate is not None and is_attributive(act.predicate, index)):
        return bodies
    sentence = index.sentence(act.sentence).span
    named = [m for spans in act.fillers.values() for s in spans for m in index.mentions(s, "organisation")]
    inside = tuple(p for p in _countries(sentence, index) if p.span and not any(n.span.contains(p.span) for n in named))
    return inside or (_home(index) if authorities else ())


def _home(index: AnalysisIndex) -> tuple[Place, ...]:
    """Give the place of the dateline: an authority without a country ("the government") is that of where one writes."""
    report = index.analysis.report
    block = next((b for b in report.blocks if b.kind is BlockKind.DATELINE), None)
    if (
        block is None
        or report.dateline is None
        or (at := report.text.find(report.dateline, block.start, block.end)) < 0
    ):
        return ()
    return (Place(report.dateline, index.span(at, at + len(report.dateline))),)


def _countries(span: Span, index: AnalysisIndex) -> list[Place]:
    """List the places inside a span, and the national adjectives ("a Kazakhstani court")."""
    adjectives = [Place(m.span.exact, m.span) for m in index.mentions(span, "norp")]
    return sorted(places_in(span, index) + adjectives, key=lambda p: p.span.start if p.span else 0)


def _examples_after(act: _Act, index: AnalysisIndex, places: tuple[Place, ...]) -> Iterator[Place]:
    """Give the places of an "including …" list that follows the jurisdiction."""
    sentence = index.sentence(act.sentence)
    known = {place.span for place in places}
    for token in index.analysis.tokens[sentence.first : sentence.last]:
        if token.lemma in scene_words().introducing and token.start > act.trigger.end:
            rest = index.span(token.end, sentence.span.end)
            yield from (place for place in places_in(rest, index) if place.span not in known)
            return


def _designation(
    identifier: str, claim: _Claim, index: AnalysisIndex, statements: tuple[Statement, ...], codebook: Codebook
) -> Designation:
    act = claim.act
    sentence = index.sentence(act.sentence).span
    named = [claim.territory.span, claim.when.span if claim.when else None]
    evidence = index.cover([act.trigger, claim.mention, *(s for s in named if s and sentence.contains(s))])
    elsewhere = tuple(s for s in named if s and not sentence.contains(s))
    return Designation(
        id=identifier,
        organisation=claim.organisation.id,
        jurisdiction=None,
        territory=claim.territory,
        status=act.status,
        category=_category(evidence, claim.mention, index, codebook),
        authority=claim.authority.id if claim.authority else None,
        when=claim.when,
        grounds=None,
        chain=chain_of(act.trigger, statements),
        confidence=round(act.confidence, 3),
        method="rules" if act.predicate is None else "model",
        evidence=ordered((evidence, *elsewhere)),
    )


def _category(evidence: Span, mention: Span, index: AnalysisIndex, codebook: Codebook) -> str | None:
    """Read the category off the act's words and the noun phrase of the name; None where several stand there."""
    words = index.lemmas(evidence) | index.lemmas(noun_phrase(mention, index))
    fitting = [category for category, lemmas in codebook.categories.items() if not words.isdisjoint(lemmas)]
    return fitting[0] if len(fitting) == 1 else None
