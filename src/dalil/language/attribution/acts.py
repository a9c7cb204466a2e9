"""Acts of speech without a clause: what somebody denies, demands, vows to do or calls on others to do."""

from __future__ import annotations

from dalil.language.attribution.cues import Act, cue_words
from dalil.language.attribution.parts import Cue, Range, part
from dalil.language.attribution.phrases import adjuncts_end, is_time, noun_phrase_end
from dalil.language.attribution.units import Unit

_ATTACHED = frozenset({"of", "in", "at", "for", "from", "on", "against", "to", "with", "between", "over", "about"})
_ADDRESSED = frozenset({"of", "in", "at", "for", "from"})
_OBJECT = frozenset({"DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON", "QUOTE", "X"})


def act_content(unit: Unit, cue: Cue) -> Range | None:
    """Find what is said in an infinitive, a gerund or a noun phrase behind the cue, as its verb allows."""
    takes = cue.form.verb.takes if cue.form.verb else ()
    first = _after_adverbs(unit, cue.last)
    return next((found for act in takes if (found := _taken(unit, cue, act, first))), None)


def _taken(unit: Unit, cue: Cue, act: Act, first: int) -> Range | None:
    match act:
        case "infinitive":
            begins = _infinitive(unit, first)
            return part(begins, clause_end(unit, begins)) if begins is not None else None
        case "addressee":
            return _addressed(unit, first)
        case "figure":
            return _figure(unit, first)
        case "noun":
            return _object(unit, cue, first)
    return part(first, clause_end(unit, first)) if _begins_act(unit, act, first) else None


def _begins_act(unit: Unit, act: Act, first: int) -> bool:
    """Tell whether a gerund, "for" and a deed, or a number begins here."""
    if act == "gerund":
        return unit.word(first).endswith("ing") and unit.pos(first) in {"VERB", "AUX", "X"}
    if act == "deed":
        return unit.word(first) == "for"
    return any(unit.pos(i) == "NUM" and not is_time(unit, i) for i in range(first, first + 3))


def _infinitive(unit: Unit, index: int) -> int | None:
    """Find the infinitive that begins here, or behind adjuncts ("vowed in a letter to return")."""
    return next((i for i in (index, adjuncts_end(unit, index)) if is_infinitive(unit, i)), None)


def is_infinitive(unit: Unit, index: int) -> bool:
    """Tell whether "to" and a verb begin here, "not to" among them."""
    index += unit.word(index) == "not"
    verb = index + 1 + (unit.pos(index + 1) == "ADV")
    return unit.word(index) == "to" and unit.pos(verb) in {"VERB", "AUX", "X"}


def clause_end(unit: Unit, first: int) -> int:
    """Find where a clause without a subject ends: at a semicolon, or where a comma or "and" opens another one."""
    for index in range(first, unit.body_end):
        if unit.word(index) in {";", ":"} or (unit.among(index, "dash") and unit.word(index) != "-"):
            return index
        if unit.word(index) == "," and _opens_clause(unit, index + 1):
            return index
        if unit.pos(index) == "CCONJ" and unit.is_verb(index + 1) and unit.word(index + 1).endswith("ed"):
            return index
    return unit.body_end


def _opens_clause(unit: Unit, index: int) -> bool:
    participle = unit.word(index).endswith("ing") and unit.pos(index) == "VERB"
    return participle or unit.pos(index) in {"CCONJ", "SCONJ", "AUX", "VERB"} or unit.among(index, "relative")


def _after_adverbs(unit: Unit, index: int) -> int:
    while unit.among(index, "saying_adverb") or (unit.pos(index) == "ADV" and unit.word(index).endswith("ly")):
        index += 1
    return index


def _addressed(unit: Unit, first: int) -> Range | None:
    """Take whom somebody calls on, and to do what; what the outlet is asked is a condition of speaking."""
    if unit.among(first, "outlet"):
        return None
    after = first + 1 if unit.among(first, "object_pronoun") else noun_phrase_end(unit, first, attach=_ADDRESSED)
    if after > first and unit.pos(after) == "QUOTE":
        return first, after + 1
    infinitive = _infinitive(unit, after)
    return part(first, clause_end(unit, infinitive)) if after > first and infinitive is not None else None


def _figure(unit: Unit, first: int) -> Range | None:
    """Take a quantity and the figure it is put at."""
    after = noun_phrase_end(unit, first, attach=_ADDRESSED - {"at"})
    figure = next((i for i in range(after + 1, after + 4) if unit.pos(i) in {"NUM", "QUOTE"}), None)
    if after == first or unit.word(after) not in {"at", "on"} or figure is None:
        return None
    end = figure + 1 if unit.pos(figure) == "QUOTE" else noun_phrase_end(unit, figure, attach=_ATTACHED)
    return first, max(end, figure + 1)


def _object(unit: Unit, cue: Cue, first: int) -> Range | None:
    first += unit.word(first) in {"both", "either", "neither"} and unit.pos(first) != "DET"
    if unit.pos(first) not in _OBJECT or unit.among(first, "relative"):
        return None
    end = _object_end(unit, first)
    return (first, end) if end > first and is_sayable(unit, cue, (first, end)) else None


def is_sayable(unit: Unit, cue: Cue, noun: Range) -> bool:
    """Tell whether a noun phrase can be what a verb says, and not what it does ("rejected the appeal")."""
    first, last = noun
    words = {unit.word(index) for index in range(first, last)}
    objects = cue.form.verb.objects if cue.form.verb else None
    pronoun = last == first + 1 and (unit.pos(first) == "PRON" or unit.word(first) in {"this", "that"})
    fits = objects is None or pronoun or not cue_words().objects[objects].isdisjoint(words)
    refused = cue.form.verb is not None and cue.form.verb.refuses and not cue_words().refusable.isdisjoint(words)
    return fits and not refused


def _object_end(unit: Unit, first: int) -> int:
    """Find the end of a noun phrase, a second one behind "and" included, quoted words standing for nouns."""
    quoted = next((i for i in range(first, first + 2) if unit.pos(i) == "QUOTE"), None)
    end = quoted + 1 if quoted is not None else noun_phrase_end(unit, first, attach=_ATTACHED)
    end += quoted is not None and unit.pos(end) == "VERB" and unit.word(end).endswith("ed")
    if quoted is not None and unit.word(end) in _ATTACHED:
        end = max(end, noun_phrase_end(unit, end + 1, attach=_ATTACHED))
    if end == first and unit.pos(first) == "ADJ":
        return first + 1
    if unit.word(end - 1) == "and":
        second = noun_phrase_end(unit, end, attach=_ATTACHED)
        end = second if second > end and not unit.is_verb(second) else end - 1
    return end
