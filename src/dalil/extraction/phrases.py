"""Noun phrases inside spans: clipping, splitting coordinations, counts."""

from __future__ import annotations

from dataclasses import dataclass

from dalil.extraction.circumstances import scene_words
from dalil.extraction.entities import EntityIndex
from dalil.extraction.index import NOMINAL, AnalysisIndex
from dalil.language.analysis import MentionType, Token
from dalil.records import Entity, Quantity, Span, trimmed

COORDINATORS = frozenset({"and", "&", "plus"})
CLOSERS = frozenset({"ADP", "SCONJ", "CCONJ", "PART", "DET", "AUX"})
OPENERS = frozenset({"ADP", "SCONJ", "ADV", "PUNCT", "CCONJ"})
EDGES = ",;:.-–—\"'“”‘’()[]"


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun phrase: its span, its head, the entity that the head names, and the count that it carries."""

    span: Span
    head: Token | None
    entity: Entity | None
    count: Quantity | None


def noun_phrases(span: Span, index: AnalysisIndex, entities: EntityIndex) -> tuple[NounPhrase, ...]:
    """Read an argument's span as one noun phrase, or as several where names or counts are coordinated."""
    clipped = clip(span, index)
    if clipped is None:
        return ()
    parts = tuple(_noun_phrase(part, index, entities) for part in _conjuncts(clipped, index, entities))
    if len(parts) > 1 and all(part.entity or part.count for part in parts):
        return parts
    return (_noun_phrase(clipped, index, entities),)


def clip(span: Span, index: AnalysisIndex) -> Span | None:
    """Cut a span down to its noun phrase: no preposition before it, no relative or adverbial clause after it."""
    tokens = index.tokens(span)
    start = next((t.start for t in tokens if t.pos not in OPENERS), span.end)
    counted = [m.span.start for m in index.mentions(span, "quantity") if m.span.start < start < m.span.end]
    start, end = min([start, *counted]), span.end
    seen: set[str] = set()
    for token in tokens:
        closable = not seen.isdisjoint(NOMINAL) or ("NUM" in seen and token.pos == "ADP")
        if closable and _ends_phrase(token, index):
            end = token.start
            break
        seen |= {token.pos} if token.start >= start else set()
    inside = [t for t in tokens if start <= t.start and t.end <= end]
    while inside and inside[-1].pos in CLOSERS:
        end = inside.pop().start
    phrase = trimmed(index.text, start, end, EDGES) if start < end else None
    return _closed(phrase, index) if phrase is not None else None


def _closed(phrase: Span, index: AnalysisIndex) -> Span | None:
    """Give a phrase the bracket that closes its last one, or cut it off before a bracket that stays open."""
    opened = phrase.exact.rfind("(")
    if opened < 0 or ")" in phrase.exact[opened:]:
        return phrase
    if index.text[phrase.end : phrase.end + 1] == ")":
        return index.span(phrase.start, phrase.end + 1)
    return trimmed(index.text, phrase.start, phrase.start + opened, EDGES)


def _ends_phrase(token: Token, index: AnalysisIndex) -> bool:
    """Tell whether a clause, a dash or a circumstance ("in Osh", "on Monday") ends the phrase at a token."""
    words = scene_words()
    if token.text in {"--", "–", "—", ";"}:
        return True
    if token.text.lower() in words.relatives | words.clauses and token.pos not in {"DET", "NOUN"}:
        return True
    following = index.after(index.span(token.start, token.end), 1)
    return token.pos == "ADP" and bool(following) and _opens_circumstance(token, following[0], index)


def _opens_circumstance(preposition: Token, following: Token, index: AnalysisIndex) -> bool:
    if preposition.text.lower() not in scene_words().locative | {"on"}:
        return False
    start = index.span(following.start, following.end)
    kind: MentionType = "date" if preposition.text.lower() == "on" else "place"
    number = index.sentence_number(start)
    here = index.mentions(index.sentence(number).span, kind) if number is not None else ()
    return any(mention.span.overlaps(start) for mention in here)


def count_in(span: Span, index: AnalysisIndex) -> Quantity | None:
    """Find the quantity that counts the head of a noun phrase, as yet without a value."""
    head = index.head(span)
    for mention in index.mentions(span, "quantity"):
        if head is None or mention.span.end <= head.start + 1 or mention.span.start <= head.start:
            return Quantity(None, None, None, "unspecified", "people", mention.span)
        break
    return None


def _noun_phrase(span: Span, index: AnalysisIndex, entities: EntityIndex) -> NounPhrase:
    head = index.head(span)
    entity = None
    if head is not None:
        at_head = index.span(head.start, head.end)
        entity = next((e for e in entities.named_in(span) if any(m.contains(at_head) for m in e.mentions)), None)
    return NounPhrase(span, head, entity, count_in(span, index))


def _conjuncts(span: Span, index: AnalysisIndex, entities: EntityIndex) -> tuple[Span, ...]:
    """Split at commas and "and", where there is an "and" outside names; else the span whole."""
    names = [m for entity in entities.named_in(span) for m in entity.mentions if span.contains(m)]
    breaks = [
        t
        for t in index.tokens(span)
        if (t.text == "," or t.text.lower() in COORDINATORS) and not any(n.start < t.start < n.end for n in names)
    ]
    if not any(t.text.lower() in COORDINATORS for t in breaks):
        return (span,)
    edges = [span.start, *(edge for t in breaks for edge in (t.start, t.end)), span.end]
    pieces = (trimmed(index.text, edges[i], edges[i + 1], EDGES) for i in range(0, len(edges), 2))
    return tuple(piece for piece in pieces if piece is not None)
