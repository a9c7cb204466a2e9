"""Where and when: the place and time expressions that belong to a trigger or a quantity."""

from __future__ import annotations

from collections.abc import Iterable

from dalil.extraction.index import AnalysisIndex
from dalil.language.analysis import Predicate, Sentence
from dalil.records import Place, Span, When

ADVERBIAL = ("ARGM-LOC", "ARGM-TMP", "ARGM-DIR", "ARGM-ADV", "ARGM-PRP", "ARGM-MNR", "ARGM-GOL")
LOCATIVE = frozenset({"in", "at", "near", "across", "outside", "around", "throughout", "inside", "within"})
AREA_NOUNS = {
    "provinces": "Province",
    "regions": "Region",
    "districts": "District",
    "states": "State",
    "governorates": "Governorate",
    "oblasts": "Oblast",
    "departments": "Department",
    "counties": "County",
    "cities": "city",
}


def argument_spans(predicate: Predicate, *roles: str) -> tuple[Span, ...]:
    """Give the spans of a predicate's arguments in the given roles."""
    return tuple(a.span for a in predicate.arguments if a.role in roles)


def time_of(trigger: Span, predicate: Predicate | None, sentence: Sentence, index: AnalysisIndex) -> When | None:
    """Find a trigger's time: in its adverbials, else the one date of its sentence that no other predicate claims."""
    if predicate is not None:
        for span in argument_spans(predicate, *ADVERBIAL):
            for mention in index.mentions(span, "date"):
                return When(None, mention.span)
    dates = [m.span for m in index.mentions(sentence.span, "date")]
    free = [d for d in dates if not _claimed_by_other(d, trigger, predicate, index)]
    return When(None, min(free, key=lambda d: _distance(d, trigger))) if free else None


def places_of(
    trigger: Span, predicate: Predicate | None, inside: Iterable[Span], sentence: Sentence, index: AnalysisIndex
) -> tuple[Place, ...]:
    """Find a trigger's places: in its adverbials, then in ``inside``, else after a locative preposition nearby."""
    found: list[Place] = []
    if predicate is not None:
        for span in argument_spans(predicate, *ADVERBIAL):
            found += places_in(span, index)
    if not found:
        for span in inside:
            found += (p for p in places_in(span, index) if p.span is not None and _is_locative(p.span, index))
    if not found:
        found = [
            place
            for place in places_in(sentence.span, index)
            if place.span is not None
            and _is_locative(place.span, index)
            and not _claimed_by_other(place.span, trigger, predicate, index)
        ]
    return tuple(dict.fromkeys(found))


def places_in(span: Span, index: AnalysisIndex) -> list[Place]:
    """List the places named inside a span; a shared area noun is given to each ("X and Y provinces")."""
    mentions = [m.span for m in index.mentions(span, "place")]
    places: list[Place] = []
    area: str | None = None
    following: Span | None = None
    for mention in reversed(mentions):
        own = _area_noun_after(mention, index)
        if own is not None:
            area = own
        elif following is None or not _coordinated(mention, following, index):
            area = None
        name = mention.exact
        if area is not None and not name.lower().endswith(area.lower()):
            name = f"{name} {area}"
        places.insert(0, Place(name, mention))
        following = mention
    return places


def _area_noun_after(mention: Span, index: AnalysisIndex) -> str | None:
    last = mention.exact.split()[-1].lower()
    if last in AREA_NOUNS:
        return AREA_NOUNS[last]
    following = index.after(mention, 1)
    return AREA_NOUNS.get(following[0].text.lower()) if following else None


def _coordinated(first: Span, second: Span, index: AnalysisIndex) -> bool:
    """Tell whether only commas and "and" stand between two spans."""
    between = index.text[first.end : second.start].replace(",", " ").split()
    return all(word in {"and", "&", "or"} for word in between)


def _is_locative(span: Span, index: AnalysisIndex) -> bool:
    """Tell whether a place stands after a locative preposition, at most three tokens or a coordination away."""
    for token in reversed(index.before(span, 8)):
        if token.text.lower() in LOCATIVE:
            return True
        if token.pos not in {"PROPN", "ADJ", "DET", "NOUN", "CCONJ", "PUNCT"}:
            return False
    return False


def _claimed_by_other(span: Span, trigger: Span, predicate: Predicate | None, index: AnalysisIndex) -> bool:
    """Tell whether another predicate's argument holds ``span`` but not the trigger."""
    number = index.sentence_number(trigger)
    if number is None:
        return False
    return any(
        argument.span.contains(span) and not argument.span.contains(trigger)
        for other in index.predicates(number)
        if other is not predicate and not other.span.overlaps(trigger)
        for argument in other.arguments
        if argument.role in ADVERBIAL
    )


def _distance(span: Span, trigger: Span) -> int:
    return max(span.start - trigger.end, trigger.start - span.end)
