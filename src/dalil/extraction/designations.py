"""Designations: one record per organisation and jurisdiction, from bans, lists and their undoing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dalil.codebook import Codebook
from dalil.extraction.acts import Act, find_acts
from dalil.extraction.chains import chain_of
from dalil.extraction.circumstances import scope_of, time_of
from dalil.extraction.designated import organisations_of
from dalil.extraction.entities import EntityIndex
from dalil.extraction.index import AnalysisIndex
from dalil.extraction.nominals import noun_phrase
from dalil.extraction.phrases import noun_phrases
from dalil.extraction.territories import territories_of
from dalil.records import Designation, Entity, Place, Span, Statement, When, ordered


@dataclass(frozen=True, slots=True)
class _Claim:
    """One organisation and one territory of an act."""

    act: Act
    organisation: Entity
    mention: Span
    territory: Place | None
    authority: Entity | None
    when: When | None


def extract_designations(
    index: AnalysisIndex, entities: EntityIndex, statements: tuple[Statement, ...], codebook: Codebook
) -> tuple[Designation, ...]:
    """Code the designations of a report; ids d1… in text order.

    An act that names no jurisdiction has no territory; resolving gives it the country of the report, or drops it.
    """
    claims = [claim for act in find_acts(index, codebook) for claim in _claims(act, index, entities, statements)]
    claims.sort(key=lambda claim: (claim.act.trigger, _span_of(claim.territory) or claim.act.trigger))
    latest = {_key(claim): claim for claim in reversed(claims)}
    kept = [claim for claim in claims if latest[_key(claim)] is claim]
    return tuple(_designation(f"d{number}", claim, index, statements, codebook) for number, claim in enumerate(kept, 1))


def _key(claim: _Claim) -> tuple[str, str | None, str]:
    return claim.organisation.id, claim.territory.name if claim.territory else None, claim.act.status


def _span_of(territory: Place | None) -> Span | None:
    return territory.span if territory is not None else None


def _claims(
    act: Act, index: AnalysisIndex, entities: EntityIndex, statements: tuple[Statement, ...]
) -> Iterator[_Claim]:
    territories = territories_of(act, index)
    authority = _authority(act, index, entities)
    scope = scope_of(act.trigger, statements, index)
    # The date beside "the banned X" is one of what the sentence tells.
    when = None if act.attributive else time_of(act.trigger, act.predicate, scope, index)
    for organisation, mention in organisations_of(act, index, entities):
        for territory in territories:
            own = _time_after(territory, territories, scope, index)
            named = entities.at(territory.span) if territory.span and authority is None else None
            body = authority or (named if named and named.type == "organisation" and named != organisation else None)
            yield _Claim(act, organisation, mention, territory, body, own or when)
        if not territories:
            yield _Claim(act, organisation, mention, None, authority, when)


def _time_after(territory: Place, territories: tuple[Place, ...], scope: Span, index: AnalysisIndex) -> When | None:
    """Give each of several territories the date that follows it ("by Mali in 2010 and by Chad in 2011")."""
    dates = [m.span for m in index.mentions(scope, "date")]
    if territory.span is None or min(len(territories), len(dates)) < 2:
        return None
    later = [t.span.start for t in territories if t.span and t.span.start > territory.span.start]
    end = min(later, default=scope.end)
    return next((When(None, d) for d in dates if territory.span.end <= d.start and d.end <= end), None)


def _authority(act: Act, index: AnalysisIndex, entities: EntityIndex) -> Entity | None:
    for span in act.fillers.get("authority", ()):
        for phrase in noun_phrases(span, index, entities):
            if phrase.entity is not None:
                return phrase.entity
            if (referent := entities.at(phrase.span)) is not None:
                return referent
    return None


def _designation(
    identifier: str, claim: _Claim, index: AnalysisIndex, statements: tuple[Statement, ...], codebook: Codebook
) -> Designation:
    act = claim.act
    sentence = index.sentence(act.sentence).span
    named = [_span_of(claim.territory), claim.when.span if claim.when else None]
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
