"""Who is designated: the organisations that an act of banning or listing is about, named or referred to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from dalil.extraction.acts import Act
from dalil.extraction.circumstances import scene_words
from dalil.extraction.entities import EntityIndex
from dalil.extraction.index import AnalysisIndex
from dalil.extraction.phrases import NounPhrase, noun_phrases
from dalil.language.lexicon import name_words, singular
from dalil.language.organisations import organisations
from dalil.records import Entity, Span

_APPOSITION_REACH = 3
"""How many tokens may stand between a noun phrase and the name that explains it ("a petitioner, the X")."""
_OFFICIAL = frozenset({"state", "media"})


def organisations_of(act: Act, index: AnalysisIndex, entities: EntityIndex) -> Iterator[tuple[Entity, Span]]:
    """Give the organisations that an act designates, each once, with the words that name or stand for them.

    Names inside the act's roles come first, then what its pronouns and "the group" stand for, then the name that
    explains a role's words, then whose activity is banned, at last the name before a participle or relative clause.
    """
    spans = [_without_legal_basis(span, index) for span in act.fillers.get("organisation", ()) or _subject(act, index)]
    for found in (
        _named(spans, act, entities),
        _referred_to(spans, act, index, entities),
        _explained(spans, index, entities),
        _owning(act, index, entities),
    ):
        first = {entity: words for entity, words in reversed(list(found)) if not _tells(entity, index)}
        if first:
            yield from reversed(first.items())
            return
    if act.predicate is not None or not spans:
        yield from _antecedent(act, index, entities)


def _subject(act: Act, index: AnalysisIndex) -> tuple[Span, ...]:
    """Give a pronoun that stands where the authority does: of a passive it is what is banned ("it has been banned")."""
    return tuple(span for span in act.fillers.get("authority", ()) if index.tokens(span)[0].pos == "PRON")


def is_designable(entity: Entity) -> bool:
    """Tell an organisation that may be banned from a court or ministry, which bans."""
    words = scene_words()
    body = entity.name.lower() in words.listing or not words.banning.isdisjoint(entity.name.lower().split())
    return entity.type == "organisation" and not body


def _named(spans: list[Span], act: Act, entities: EntityIndex) -> Iterator[tuple[Entity, Span]]:
    for span in spans:
        for entity in entities.named_in(span):
            if is_designable(entity) and not _is_authority(entity, act, entities):
                yield entity, next((m for m in entity.mentions if span.contains(m)), span)


def _referred_to(
    spans: list[Span], act: Act, index: AnalysisIndex, entities: EntityIndex
) -> Iterator[tuple[Entity, Span]]:
    for span in spans:
        for phrase in noun_phrases(span, index, entities):
            referent = entities.at(phrase.span)
            if (referent is None or not is_designable(referent)) and _is_reference(phrase, index):
                referent = _last_group(act, phrase, index, entities)
            if referent is not None and is_designable(referent):
                yield referent, _name_beside(referent, phrase.span, index)


def _name_beside(entity: Entity, reference: Span, index: AnalysisIndex) -> Span:
    """Give the name in whose sentence a pronoun stands for it; the pronoun's own words where there is none."""
    number = index.sentence_number(reference)
    start = index.sentence(number).span.start if number is not None else reference.start
    return next((m for m in entity.mentions if start <= m.start < reference.start), reference)


def _explained(spans: list[Span], index: AnalysisIndex, entities: EntityIndex) -> Iterator[tuple[Entity, Span]]:
    """Give the name in apposition to a role's words ("a second petitioner, the Sons of Dawn")."""
    for span in spans:
        following = index.after(span, _APPOSITION_REACH)
        if following and following[0].text == ",":
            reach = index.span(following[0].start, following[-1].end)
            for entity in entities.named_in(reach):
                mention = next(m for m in entity.mentions if m.overlaps(reach))
                if is_designable(entity):
                    yield entity, mention


def _owning(act: Act, index: AnalysisIndex, entities: EntityIndex) -> Iterator[tuple[Entity, Span]]:
    """Give the one group of its sentence whose activity is banned ("declared X extremist and banned its activity")."""
    for owner in index.tokens(act.trigger):
        if owner.text.lower() in scene_words().owners:
            only = _only_group_before(act.trigger, index, entities)
            if only is not None:
                yield only, index.span(owner.start, owner.end)


def _only_group_before(span: Span, index: AnalysisIndex, entities: EntityIndex) -> Entity | None:
    """Give the one group that a sentence has named so far, under whatever names."""
    number = index.sentence_number(span)
    start = index.sentence(number).span.start if number is not None else span.start
    known = [entity for entity in entities.entities if _is_group(entity, index)]
    groups = [(m, e) for e in known for m in e.mentions if start <= m.start < span.start]
    others = {entity.id for mention, entity in groups if not _explains(mention, groups, index)}
    return min(groups, key=lambda pair: pair[0])[1] if len(others) == 1 else None


def _explains(mention: Span, groups: Sequence[tuple[Span, Entity]], index: AnalysisIndex) -> bool:
    """Tell another name in brackets after a name ("Path of Light (Nur Zhol)")."""
    before = index.text[: mention.start].rstrip("\"“«' ")
    return before.endswith("(") and any(other.end <= mention.start for other, _ in groups)


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
    mentions = [(m, e) for e in entities.named_in(sentence) if is_designable(e) for m in e.mentions]
    before = [(m, e) for m, e in mentions if sentence.start <= m.start and m.end <= end]
    if before:
        mention, entity = max(before, key=lambda pair: pair[0].end)
        yield entity, mention


def _is_reference(phrase: NounPhrase, index: AnalysisIndex) -> bool:
    """Tell a pronoun, or a definite noun for a group ("the separatist group"), from a new thing ("a group")."""
    tokens = index.tokens(phrase.span)
    if tokens[0].pos == "PRON" and len(tokens) == 1:
        return tokens[0].lemma not in scene_words().relatives
    definite = tokens[0].text.lower() in {"the", "this", "that", "his", "her"}
    plain = takewhile(lambda t: t.pos in {"DET", "ADJ", "NOUN"} and t.text != ",", tokens)
    return definite and phrase.head is not None and phrase.head in tuple(plain) and _is_group_noun(phrase.head.lemma)


def _is_group_noun(word: str) -> bool:
    heads = name_words().organisation_heads
    return singular(word) in {*heads["group"], *heads["civil"]}


def _last_group(act: Act, phrase: NounPhrase, index: AnalysisIndex, entities: EntityIndex) -> Entity | None:
    """Find what "it" or "the group" stands for: a group of that kind, else the first of the nearest sentence."""
    known = [e for e in entities.entities if _is_group(e, index)]
    groups = [(m, e) for e in known for m in e.mentions if m.end <= phrase.span.start]
    noun = phrase.head.lemma if phrase.head is not None and phrase.head.pos == "NOUN" else None
    called = [(m, e) for m, e in groups if noun is not None and noun in e.name.lower().split()]
    if called:
        return max(called, key=lambda pair: pair[0])[1]
    sentences = {m: number for m, _ in groups if (number := index.sentence_number(m)) is not None}
    if noun is None:
        only = _only_group_before(phrase.span, index, entities)
        if only is not None:
            return only
        block = index.sentence(act.sentence).block
        sentences = {m: n for m, n in sentences.items() if n < act.sentence and index.sentence(n).block == block}
    nearest = max(sentences.values(), default=None)
    return next((e for m, e in sorted(groups, key=lambda p: p[0]) if sentences.get(m, -1) == nearest), None)


def _is_group(entity: Entity, index: AnalysisIndex) -> bool:
    """Tell a group, or a name that says nothing of what it names, from official bodies, newspapers and the outlet."""
    if not is_designable(entity) or _tells(entity, index):
        return False
    known, words = name_words(), entity.name.lower().split()
    if any(singular(word) in known.organisation_heads["group"] for word in words):
        return True
    official = any(known.organisation_kind(word) in _OFFICIAL for word in words)
    return not official and not any(organisations().is_body(name) for name in (entity.name, *entity.aliases))


def _tells(entity: Entity, index: AnalysisIndex) -> bool:
    """Tell the outlet or agency of the report itself."""
    report = index.analysis.report
    return entity.name in (report.outlet, report.agency)


def _is_authority(entity: Entity, act: Act, entities: EntityIndex) -> bool:
    return any(entity in entities.named_in(span) for span in act.fillers.get("authority", ()))
