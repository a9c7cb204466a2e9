"""Where and when: the place and time expressions that belong to a trigger or a quantity."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from dalil.extraction.index import AnalysisIndex
from dalil.extraction.nominals import MODIFIERS
from dalil.language.analysis import Predicate
from dalil.language.expression_words import date_words
from dalil.language.vocabulary import Vocabulary, load
from dalil.records import Place, Span, Statement, When

CORE = ("ARG0", "ARG1")
WAYS = ("ARG3", "ARG4")
"""Arguments that tell from where and to where ("brought home from a camp in Syria")."""
ADVERBIAL = ("ARGM-LOC", "ARGM-TMP", "ARGM-DIR", "ARGM-ADV", "ARGM-PRP", "ARGM-MNR", "ARGM-GOL")


LEADING_REACH = 30
"""How many characters may stand between a date and the noun that it leads to."""


class SceneWords(Vocabulary):
    """The shipped words by which a text sets its scene."""

    areas: dict[str, str]
    locative: frozenset[str]
    joining: frozenset[str]
    denying: frozenset[str]
    nesting: frozenset[str]
    introducing: frozenset[str]
    relatives: frozenset[str]
    clauses: frozenset[str]
    sequels: frozenset[str]
    simultaneous: frozenset[str]
    holding: frozenset[str]
    counting: frozenset[str]
    counted: frozenset[str]
    empty: frozenset[str]
    owners: frozenset[str]
    banning: frozenset[str]
    listing: frozenset[str]


@cache
def scene_words() -> SceneWords:
    """Load the shipped scene words."""
    return load("scenes", SceneWords)


def argument_spans(predicate: Predicate, *roles: str) -> tuple[Span, ...]:
    """Give the spans of a predicate's arguments in the given roles."""
    return tuple(a.span for a in predicate.arguments if a.role in roles)


def scope_of(trigger: Span, statements: Iterable[Statement], index: AnalysisIndex) -> Span:
    """Give the words in which a trigger's circumstances may stand.

    That is its sentence or, inside a quotation or reported clause, the part of it that is said: the date of a
    statement is not the date of what it tells.
    """
    number = index.sentence_number(trigger)
    sentence = trigger if number is None else index.sentence(number).span
    said = [part for s in statements for part in s.content if part.contains(trigger) and part.overlaps(sentence)]
    if not said:
        return sentence
    inner = min(said, key=len)
    return index.span(max(inner.start, sentence.start), min(inner.end, sentence.end))


def time_of(trigger: Span, predicate: Predicate | None, scope: Span, index: AnalysisIndex) -> When | None:
    """Find a trigger's time: before its noun or in its adverbials, else for a verb the nearest date of its scope.

    What another verb's arguments hold is left to that verb.
    """
    dates = [m.span for m in index.mentions(scope, "date")]
    own = [d for d in dates if _leads_to(d, trigger, index)]
    if own:
        return When(None, own[0])
    if predicate is None:
        ending = (d for d in dates if _ends_phrase_of(trigger, d, index))
        return next((When(None, d) for d in (*ending, *_dates_held(trigger, scope, index))), None)
    said = [m.span for span in _adverbials(predicate, index) for m in index.mentions(span, "date")]
    alone = [d for d in said if not _claimed(d, trigger, predicate, index)]
    told = alone or [d for d in said if not _parted(d, trigger, index)]
    told = told or [d for d in dates if not belongs_to_noun(d, index) and not _claimed(d, trigger, predicate, index)]
    told = told or [m.span for span in _at_once(trigger, predicate, index) for m in index.mentions(span, "date")]
    told = told or list(_dates_held(trigger, scope, index))
    return When(None, min(told, key=lambda d: _distance(d, trigger))) if told else None


def dates_of(predicate: Predicate | None, index: AnalysisIndex) -> Span | None:
    """Give the first date in a predicate's adverbials."""
    return next((m.span for span in _adverbials(predicate, index) for m in index.mentions(span, "date")), None)


def places_of(
    trigger: Span, predicate: Predicate | None, fillers: Iterable[Span], scope: Span, index: AnalysisIndex
) -> tuple[Place, ...]:
    """Find a trigger's places: in its adverbials, then at the end of ``fillers``, else nearby in its scope."""
    found = [place for span in _adverbials(predicate, index) for place in places_in(span, index)]
    found = found or [p for span in fillers for p in places_in(span, index) if _is_scene(p, span, index)]
    if not found:
        near = [(p, p.span) for p in places_in(scope, index) if p.span is not None and is_locative(p.span, index)]
        ways = argument_spans(predicate, *WAYS) if predicate is not None else ()
        near = [(p, span) for p, span in near if not any(way.contains(span) for way in ways)]
        found = [p for p, span in near if not _claimed(span, trigger, predicate, index)]
    if not found and predicate is not None:
        found = [place for span in _at_once(trigger, predicate, index) for place in places_in(span, index)]
    return _with_coordinated(tuple(dict.fromkeys(found)), scope, index)


def _adverbials(predicate: Predicate | None, index: AnalysisIndex) -> tuple[Span, ...]:
    """Give a predicate's adverbials, without clauses that tell of another event ("after a raid in Osh")."""
    spans = argument_spans(predicate, *ADVERBIAL) if predicate is not None else ()
    return tuple(s for s in spans if not index.mentions(s, "date", "place") or not _opens_sequel(s, index))


def _opens_sequel(span: Span, index: AnalysisIndex) -> bool:
    first = index.tokens(span)[:1]
    whole = any(m.span.end >= span.end - 1 and m.span.start <= span.start + 7 for m in index.mentions(span, "date"))
    return bool(first) and first[0].lemma in scene_words().sequels | scene_words().relatives and not whole


def _at_once(trigger: Span, predicate: Predicate, index: AnalysisIndex) -> Iterator[Span]:
    """Give the words that tell when and where what happened at the same time was ("killed when a mine went off")."""
    words = scene_words().simultaneous
    for other in index.predicates(predicate.sentence):
        spans = argument_spans(other, *ADVERBIAL)
        clauses = [s for s in spans if (first := index.tokens(s)[:1]) and first[0].lemma in words]
        if other is predicate:
            yield from clauses
        elif any(clause.contains(trigger) for clause in clauses):
            yield from (s for s in spans if s not in clauses)


def _leads_to(date: Span, trigger: Span, index: AnalysisIndex) -> bool:
    """Tell a date that stands before the trigger's noun ("Sunday's bombing", "the 2017 attack")."""
    if not 0 <= trigger.start - date.end <= LEADING_REACH:
        return False
    between = index.tokens(index.span(date.end, trigger.start)) if date.end < trigger.start else ()
    return all(t.text in {"'s", "’s", "-"} or t.pos in {"ADJ", "NOUN"} for t in between) and belongs_to_noun(
        date, index
    )


def _ends_phrase_of(noun: Span, date: Span, index: AnalysisIndex) -> bool:
    """Tell a date that ends the phrase of an event's noun ("the abduction of a teacher in Osh last May")."""
    between = index.tokens(index.span(noun.end, date.start)) if noun.end < date.start else ()
    number = index.sentence_number(noun)
    others = index.predicates(number) if number is not None else []
    return (
        bool(between)
        and all(t.pos in MODIFIERS | {"ADP"} for t in between)
        and not any(noun.end <= other.span.start < date.start for other in others)
        and date.exact.split()[0].lower() not in date_words().open_end
    )


def _dates_held(noun: Span, scope: Span, index: AnalysisIndex) -> Iterator[Span]:
    """Give the dates of a verb that tells only that what a noun names takes place ("the hearing is on Friday")."""
    number = index.sentence_number(noun)
    for verb in index.predicates(number) if number is not None else ():
        heads = [index.head(span) for span in argument_spans(verb, *CORE)]
        if verb.roleset.partition(".")[0] in scene_words().holding and any(h and h.start == noun.start for h in heads):
            said = [s for s in argument_spans(verb, "ARG2") if index.tokens(s)[0].pos == "ADP"]
            told = [m.span for s in (*_adverbials(verb, index), *said) for m in index.mentions(s, "date")]
            yield from (date for date in told if scope.contains(date))


def _parted(span: Span, trigger: Span, index: AnalysisIndex) -> bool:
    """Tell whether a relative clause or a semicolon parts a span from a trigger."""
    first, last = sorted((span, trigger))
    between = index.tokens(index.span(first.end, last.start)) if first.end < last.start else ()
    parting = scene_words().relatives - scene_words().simultaneous
    return any((t.lemma in parting and t.pos != "DET") or t.text == ";" for t in between)


def _apart(span: Span, trigger: Span, predicate: Predicate | None, index: AnalysisIndex) -> bool:
    """Tell whether a relative clause, a semicolon or words about a participant part a span from its trigger."""
    if _parted(span, trigger, index):
        return True
    core = [a.span for a in predicate.arguments if a.role in CORE] if predicate is not None else []
    heads = [index.span(head.start, head.end) for a in core if (head := index.head(a)) is not None]
    number = index.sentence_number(trigger)
    return number is not None and any(
        other is not predicate
        and trigger.end <= other.span.start <= span.start
        and any(a.role in CORE and a.span.contains(head) for a in other.arguments for head in heads)
        and any(a.role in ADVERBIAL and a.span.contains(span) for a in other.arguments)
        for other in index.predicates(number)
    )


def _is_scene(place: Place, filler: Span, index: AnalysisIndex) -> bool:
    """Tell the scene at the end of a noun phrase ("two men in Osh") from a place deep in it ("members of X in Osh")."""
    if place.span is None or place.span.start == filler.start or not is_locative(place.span, index):
        return False
    between = index.lemmas(index.span(filler.start, place.span.start))
    return between.isdisjoint(scene_words().nesting)


def _with_coordinated(places: tuple[Place, ...], scope: Span, index: AnalysisIndex) -> tuple[Place, ...]:
    """Add the places that go on a list of places before and after the words of an argument."""
    if not places:
        return ()
    listed = list(places)
    around = [place for place in places_in(scope, index) if place.span is not None]
    for place in around:
        last = listed[-1].span
        if last is not None and place.span is not None and place.span.start >= last.end:
            if not coordinated(last, place.span, index):
                break
            listed.append(place)
    for place in reversed(around):
        first = listed[0].span
        if first is not None and place.span is not None and place.span.end <= first.start:
            if not coordinated(place.span, first, index):
                break
            listed.insert(0, place)
    return tuple(listed)


def places_in(span: Span, index: AnalysisIndex) -> list[Place]:
    """List the places named inside a span; a shared area noun is given to each ("X and Y provinces")."""
    named = [m.span for m in index.mentions(span, "place")]
    mentions = [m for m in named if not _is_in_compound(m, index) and not _is_denied(m, index)]
    places: list[Place] = []
    area: str | None = None
    following: Span | None = None
    for mention in reversed(mentions):
        own = _area_noun_after(mention, index)
        if own is not None:
            area = own
        elif following is None or not coordinated(mention, following, index):
            area = None
        name = mention.exact
        if area is not None and not name.lower().endswith(area.lower()):
            name = f"{name} {area}"
        places.insert(0, Place(name, mention))
        following = mention
    return places


def _is_in_compound(mention: Span, index: AnalysisIndex) -> bool:
    """Tell a name that only describes a noun ("a Karachi-bound coach", "the US-led coalition")."""
    return bool(re.match(r"[-‑–][a-z]", index.text[mention.end : mention.end + 2]))


def _is_denied(mention: Span, index: AnalysisIndex) -> bool:
    """Tell a place where something was not ("in Batken and not in Osh")."""
    before = [t.text.lower() for t in index.before(mention, 3) if t.pos != "DET"]
    return len(before) > 1 and before[-1] in scene_words().locative and before[-2] in scene_words().denying


def _area_noun_after(mention: Span, index: AnalysisIndex) -> str | None:
    last = mention.exact.split()[-1]
    if last in scene_words().areas:
        return scene_words().areas[last]
    following = index.after(mention, 1)
    return scene_words().areas.get(following[0].text.lower()) if following else None


def coordinated(first: Span, second: Span, index: AnalysisIndex) -> bool:
    """Tell whether only commas and "and" stand between two spans."""
    words = scene_words()
    between = index.text[first.end : second.start].replace(",", " ").split()
    return all(word.lower() in words.joining or word.lower() in words.areas for word in between)


def is_locative(span: Span, index: AnalysisIndex) -> bool:
    """Tell whether a place stands after a locative preposition, at most three tokens or a coordination away."""
    for token in reversed(index.before(span, 8)):
        if token.text.lower() in scene_words().locative:
            return True
        if token.pos not in {"PROPN", "ADJ", "DET", "NOUN", "CCONJ", "PUNCT"}:
            return False
    return False


def _claimed(span: Span, trigger: Span, predicate: Predicate | None, index: AnalysisIndex) -> bool:
    """Tell whether an argument of another predicate holds ``span`` but not the trigger ("an elder in X said that").

    What stands inside the trigger's own arguments is its own too ("detained two men in raids made on Monday"), unless
    a relative clause has begun ("detained two men who trained in 2014") or it is another one's adverbial.
    """
    number = index.sentence_number(trigger)
    if number is None:
        return False
    own = [] if predicate is None else [a.span for a in predicate.arguments if a.span.contains(span)]
    nesting = [a for a in own if not _opens_sequel(a, index)]
    if nesting and _apart(span, trigger, predicate, index):
        nesting = []
    return any(
        argument.span.contains(span) and not argument.span.contains(trigger)
        for other in index.predicates(number)
        if other is not predicate and not other.span.overlaps(trigger)
        if not any(holder.contains(other.span) for holder in nesting)
        for argument in other.arguments
        if argument.role in ADVERBIAL or (argument.role.startswith("ARG") and argument.role[3:].isdigit() and not own)
    )


def belongs_to_noun(date: Span, index: AnalysisIndex) -> bool:
    """Tell a date that belongs to a noun ("his 2017 annual report") from one that stands by itself."""
    following = index.after(date, 1)
    if not following or following[0].text in {"'s", "’s"}:
        return bool(following)
    number = index.sentence_number(date)
    dates = index.mentions(index.sentence(number).span, "date") if number is not None else ()
    return following[0].pos in {"NOUN", "ADJ"} and not any(m.span.start == following[0].start for m in dates)


def _distance(span: Span, trigger: Span) -> int:
    return max(span.start - trigger.end, trigger.start - span.end)
