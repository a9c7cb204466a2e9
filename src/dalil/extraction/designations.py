"""Designations: one record per organisation and jurisdiction, from bans, lists and their undoing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from dalil.codebook import Codebook
from dalil.extraction.acts import Act, find_acts
from dalil.extraction.chains import chain_of
from dalil.extraction.circumstances import places_in, scene_words, scope_of, time_of
from dalil.extraction.entities import EntityIndex
from dalil.extraction.index import AnalysisIndex
from dalil.extraction.nominals import noun_phrase
from dalil.extraction.phrases import noun_phrases
from dalil.extraction.triggers import (
    is_attributive,
)
from dalil.language.analysis import Token
from dalil.records import BlockKind, Designation, Entity, Place, Span, Statement, When, ordered

NAMING = frozenset({"PROPN", "DET", "ADJ", "CCONJ", "NOUN"})


@dataclass(frozen=True, slots=True)
class _Claim:
    """One organisation and one territory of an act."""

    act: Act
    organisation: Entity
    mention: Span
    territory: Place
    authority: Entity | None
    when: When | None


def extract_designations(
    index: AnalysisIndex, entities: EntityIndex, statements: tuple[Statement, ...], codebook: Codebook
) -> tuple[Designation, ...]:
    """Code the designations of a report; ids d1… in text order. An act without a jurisdiction gives no record."""
    claims = [claim for act in find_acts(index, codebook) for claim in _claims(act, index, entities, statements)]
    claims.sort(key=lambda claim: (claim.act.trigger, claim.territory.span or claim.act.trigger))
    unique = {(c.organisation.id, c.territory.name, c.act.status): c for c in reversed(claims)}
    ordered = [c for c in claims if unique[c.organisation.id, c.territory.name, c.act.status] is c]
    return tuple(
        _designation(f"d{number}", claim, index, statements, codebook) for number, claim in enumerate(ordered, 1)
    )


def _claims(
    act: Act, index: AnalysisIndex, entities: EntityIndex, statements: tuple[Statement, ...]
) -> Iterator[_Claim]:
    territories = _territories(act, index)
    authority = _authority(act, index, entities)
    scope = scope_of(act.trigger, statements, index)
    when = time_of(act.trigger, act.predicate, scope, index)
    for organisation, mention in _organisations(act, index, entities):
        for territory in territories:
            own = _time_after(territory, territories, scope, index)
            named = entities.at(territory.span) if territory.span and authority is None else None
            body = authority or (named if named and named.type == "organisation" and named != organisation else None)
            yield _Claim(act, organisation, mention, territory, body, own or when)


def _time_after(territory: Place, territories: tuple[Place, ...], scope: Span, index: AnalysisIndex) -> When | None:
    """Give each of several territories the date that follows it ("by Mali in 2010 and by Chad in 2011")."""
    dates = [m.span for m in index.mentions(scope, "date")]
    if territory.span is None or min(len(territories), len(dates)) < 2:
        return None
    later = [t.span.start for t in territories if t.span and t.span.start > territory.span.start]
    end = min(later, default=scope.end)
    return next((When(None, d) for d in dates if territory.span.end <= d.start and d.end <= end), None)


def _organisations(act: Act, index: AnalysisIndex, entities: EntityIndex) -> Iterator[tuple[Entity, Span]]:
    """Give the organisations that an act designates, each once, with the words that name it."""
    seen: set[str] = set()
    spans = [_without_legal_basis(span, index) for span in act.fillers.get("organisation", ())]
    for span in spans:
        for entity in entities.named_in(span):
            if _is_designable(entity) and entity.id not in seen and not _is_authority(entity, act, entities):
                seen.add(entity.id)
                yield entity, next((m for m in entity.mentions if span.contains(m)), span)
    if not seen:
        for span in spans:
            for phrase in noun_phrases(span, index, entities):
                referent = entities.at(phrase.span)
                if referent is None and _is_pronoun(phrase.span, index):
                    referent = _last_organisation(act, index, entities)
                if referent is not None and _is_designable(referent) and referent.id not in seen:
                    seen.add(referent.id)
                    yield referent, phrase.span
    if not seen and act.predicate is not None:
        yield from _antecedent(act, index, entities)


def _without_legal_basis(span: Span, index: AnalysisIndex) -> Span:
    """Cut what follows "under" or "by" off a name ("the ban on X under the Terrorism Act")."""
    basis = next((t for t in index.tokens(span)[1:] if t.pos == "ADP" and t.lemma in {"under", "by"}), None)
    return span if basis is None else index.span(span.start, basis.start)


def _antecedent(act: Act, index: AnalysisIndex, entities: EntityIndex) -> Iterator[tuple[Entity, Span]]:
    """Give the organisation that a relative clause or a passive speaks of ("X, a group that a court had banned")."""
    sentence = index.sentence(act.sentence).span
    tokens = index.tokens(index.span(sentence.start, act.trigger.start)) if act.trigger.start > sentence.start else ()
    openers = {*scene_words().relatives, ","}
    opener = next((t for t in reversed(tokens) if t.lemma in openers and t.pos != "SCONJ"), None)
    if opener is None and not (tokens and tokens[-1].lemma == "be"):
        return
    end = act.trigger.start if opener is None else opener.start
    mentions = [(m, e) for e in entities.named_in(sentence) if _is_designable(e) for m in e.mentions]
    before = [(m, e) for m, e in mentions if sentence.start <= m.start and m.end <= end]
    if before:
        mention, entity = max(before, key=lambda pair: pair[0].end)
        yield entity, mention


def _is_pronoun(span: Span, index: AnalysisIndex) -> bool:
    return index.tokens(span)[0].pos == "PRON"


def _last_organisation(act: Act, index: AnalysisIndex, entities: EntityIndex) -> Entity | None:
    """Find what "it" stands for: the first organisation that is no state body, in the nearest sentence with one."""
    block = index.sentence(act.sentence).block
    for number in range(act.sentence - 1, -1, -1):
        sentence = index.sentence(number)
        if sentence.block != block:
            return None
        named = [e for e in entities.named_in(sentence.span) if _is_designable(e)]
        if named:
            return min(named, key=lambda e: next(m.start for m in e.mentions if sentence.span.contains(m)))
    return None


def _is_designable(entity: Entity) -> bool:
    """Tell an organisation that may be banned from a court or ministry, which bans."""
    body = not scene_words().banning.isdisjoint(entity.name.lower().split())
    return entity.type == "organisation" and not body


def _is_authority(entity: Entity, act: Act, entities: EntityIndex) -> bool:
    return any(entity in entities.named_in(span) for span in act.fillers.get("authority", ()))


def _authority(act: Act, index: AnalysisIndex, entities: EntityIndex) -> Entity | None:
    for span in act.fillers.get("authority", ()):
        for phrase in noun_phrases(span, index, entities):
            if phrase.entity is not None:
                return phrase.entity
            if (referent := entities.at(phrase.span)) is not None:
                return referent
    return None


def _territories(act: Act, index: AnalysisIndex) -> tuple[Place, ...]:
    """Find the jurisdictions: named as such, else by the authority's place or name, else by the rest of the sentence.

    An authority that is no international body resolves to no jurisdiction later on.
    """
    for role in ("jurisdiction", "place", "authority"):
        places = tuple(place for span in act.fillers.get(role, ()) for place in _countries(span, index))
        if places and role != "authority":
            return (*places, *_examples_after(act, index, places), *_further(act, index, places))
        if places:
            return (*places, *_by_others(act, index, places))
    authorities = act.fillers.get("authority", ())
    bodies = tuple(body for span in authorities for body in _bodies(span, index))
    if bodies or (act.predicate is not None and is_attributive(act.predicate, index)):
        return (*bodies, *(_by_others(act, index, bodies) if bodies else ()))
    if others := tuple(_by_others(act, index, ())):
        return others
    sentence = index.sentence(act.sentence).span
    named = [m for spans in act.fillers.values() for s in spans for m in index.mentions(s, "organisation")]
    inside = tuple(p for p in _countries(sentence, index) if p.span and not any(n.span.contains(p.span) for n in named))
    return (*_bodies(act.trigger, index), *(inside or (_home(index) if authorities else ())))


def _further(act: Act, index: AnalysisIndex, known: tuple[Place, ...]) -> Iterator[Place]:
    """Give the places that go on a list of jurisdictions ("in Mali in 2010 and in Chad a year later")."""
    seen = {place.span for place in known}
    for place in places_in(index.sentence(act.sentence).span, index):
        if place.span is not None and place.span > act.trigger and place.span not in seen:
            before = [t for t in index.before(place.span, 4) if t.pos != "DET"][-2:]
            if len(before) == 2 and before[0].pos == "CCONJ" and before[1].lemma == "in":
                yield place


def _bodies(span: Span, index: AnalysisIndex) -> list[Place]:
    """Give the organisations inside a span as territories; only international bodies will resolve to one."""
    return [Place(m.span.exact, m.span) for m in index.mentions(span, "organisation")]


def _by_others(act: Act, index: AnalysisIndex, known: tuple[Place, ...]) -> Iterator[Place]:
    """Give what further by-phrases name ("listed by the UN in 2010 and by Kenya and the EU in 2011")."""
    sentence = index.sentence(act.sentence)
    seen = {place.span for place in known}
    for token in index.analysis.tokens[sentence.first : sentence.last]:
        if token.lemma == "by" and token.start >= act.trigger.end:
            phrase = _nominals_after(token, index)
            if phrase is not None:
                yield from (p for p in (*_countries(phrase, index), *_bodies(phrase, index)) if p.span not in seen)


def _nominals_after(token: Token, index: AnalysisIndex) -> Span | None:
    """Give the names, articles and joining words that follow a token without a break."""
    following = index.after(index.span(token.start, token.end), 12)
    inside = list(takewhile(lambda t: t.pos in NAMING or t.text in {",", "of"} or t.text[0].isupper(), following))
    return index.span(inside[0].start, inside[-1].end) if inside else None


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


def _examples_after(act: Act, index: AnalysisIndex, places: tuple[Place, ...]) -> Iterator[Place]:
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
