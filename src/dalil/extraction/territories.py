"""Territories: where a ban or listing holds, as its words say, its authority, or the rest of the sentence."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from dalil.extraction.acts import Act
from dalil.extraction.circumstances import places_in, scene_words
from dalil.extraction.index import AnalysisIndex
from dalil.language.analysis import Token
from dalil.records import BlockKind, Place, Span

_NAMING = frozenset({"PROPN", "DET", "ADJ", "CCONJ", "NOUN"})


def territories_of(act: Act, index: AnalysisIndex) -> tuple[Place, ...]:
    """Find the jurisdictions: named as such, else by the authority's place or name, else by the rest of the sentence.

    Empty where the words name none. An authority that is no international body resolves to no jurisdiction later on.
    """
    for role in ("jurisdiction", "place", "authority"):
        spans = act.fillers.get(role, ())
        places = tuple(place for span in spans for place in _countries(span, index))
        if not places and role == "jurisdiction":
            places = tuple(body for span in spans for body in _bodies(span, index))
        if places and role != "authority":
            return (*places, *_examples_after(act, index, places), *_further(act, index, places))
        if places:
            return (*places, *_by_others(act, index, places))
    authorities = act.fillers.get("authority", ())
    bodies = tuple(body for span in authorities for body in _bodies(span, index))
    if bodies or act.attributive:
        return (*bodies, *(_by_others(act, index, bodies) if bodies else ()))
    if others := tuple(_by_others(act, index, ())):
        return others
    if own := (*_bodies(act.trigger, index), *_countries(act.trigger, index)):
        return own
    return _beside(act, index) or (_home(index) if authorities else ())


def _beside(act: Act, index: AnalysisIndex) -> tuple[Place, ...]:
    """Give the places of the sentence that stand in no name, before the act or after it without a verb between."""
    sentence = index.sentence(act.sentence)
    following = index.analysis.tokens[index.token_range(act.trigger).stop : sentence.last]
    words = scene_words()
    verbs = {"VERB", "AUX"}
    ends = (
        t.start for t in following if t.lemma in words.sequels or (t.pos in verbs and t.lemma not in words.introducing)
    )
    clause = index.span(sentence.span.start, next(ends, sentence.span.end))
    named = [m for spans in act.fillers.values() for s in spans for m in index.mentions(s, "organisation")]
    return tuple(p for p in _countries(clause, index) if p.span and not any(n.span.contains(p.span) for n in named))


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
    inside = list(takewhile(lambda t: t.pos in _NAMING or t.text in {",", "of"} or t.text[0].isupper(), following))
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
    named = (p for p in places_in(span, index) + adjectives if p.span is None or not _is_excepted(p.span, index))
    return sorted(named, key=lambda p: p.span.start if p.span else 0)


def _is_excepted(place: Span, index: AnalysisIndex) -> bool:
    """Tell a place that a negation sets apart ("banned in Mali but not in Chad")."""
    return any(token.lemma == "not" for token in index.before(place, 2))


def _examples_after(act: Act, index: AnalysisIndex, places: tuple[Place, ...]) -> Iterator[Place]:
    """Give the places of an "including …" list that follows the jurisdiction."""
    sentence = index.sentence(act.sentence)
    known = {place.span for place in places}
    for token in index.analysis.tokens[sentence.first : sentence.last]:
        if token.lemma in scene_words().introducing and token.start > act.trigger.end:
            rest = index.span(token.end, sentence.span.end)
            yield from (place for place in places_in(rest, index) if place.span not in known)
            return
