"""Passives: "is believed to have fled", "it was said that …", "the attack was claimed by X", "the court was told"."""

from __future__ import annotations

from dalil.language.attribution.acts import act_content, clause_end, is_infinitive, is_sayable
from dalil.language.attribution.contents import closes, left_content, right_content
from dalil.language.attribution.parts import Cue, Frame, Range, part
from dalil.language.attribution.phrases import adjuncts_end, is_time, noun_phrase_end
from dalil.language.attribution.sources import nearest_phrase, subject_after, subject_before, verb_group_start
from dalil.language.attribution.units import Unit


def passive_frame(unit: Unit, cue: Cue) -> Frame | None:
    """Read a cue in the passive; in most of them nobody is named who says it."""
    verb, start = cue.form.verb, verb_group_start(unit, cue.first)
    group = range(start, cue.first)
    participle = verb is not None and unit.word(cue.first) != verb.lemma and not unit.word(cue.first).endswith("ing")
    told = any(unit.among(i, "be") for i in group) and participle
    if verb is None or not told or any(unit.among(i, "negation") or unit.among(i, "modal") for i in group):
        return None
    if verb.hearsay and (said := _hearsay(unit, cue)):
        return Frame(cue, None, None, said)
    if unit.word(start - 1) == "it" and verb.frame in {"clause", "that"}:
        return _impersonal(unit, cue, start - 1)
    if verb.frame == "hearer" and closes(unit, cue) and (subject := subject_before(unit, cue.first, 0)):
        left = left_content(unit, subject[0])
        return Frame(cue, None, left) if left else None
    return _by_somebody(unit, cue)


def reduced_frame(unit: Unit, cue: Cue) -> Frame | None:
    """Read "the killing, announced by X, …" and "the arrests reported by X": X tells of what the noun means."""
    verb, source = cue.form.verb, _agent(unit, cue) if unit.word(cue.last) == "by" else None
    if verb is None or "noun" not in verb.takes or not unit.word(cue.first).endswith("ed"):
        return None
    apart = unit.word(cue.first - 1) == ","
    said = subject_before(unit, cue.first, 0) if apart else part(nearest_phrase(unit, cue.first, 0), cue.first)
    return Frame(cue, source, said) if source and said and is_sayable(unit, cue, said) else None


def _agent(unit: Unit, cue: Cue) -> Range | None:
    """Find who is named behind "by", right behind a participle or its adverbs."""
    by = next((i for i in range(cue.last, min(cue.last + 4, unit.body_end)) if unit.word(i) == "by"), None)
    return subject_after(unit, by + 1, len(unit.pieces)) if by is not None else None


def _hearsay(unit: Unit, cue: Cue) -> Range | None:
    """Take what somebody is believed to do or be, or is blamed for."""
    index = adjuncts_end(unit, cue.last)
    if is_infinitive(unit, index):
        return part(index, clause_end(unit, index))
    return act_content(unit, cue) if cue.frame == "accuse" else None


def _impersonal(unit: Unit, cue: Cue, it: int) -> Frame | None:
    right = right_content(unit, cue)
    if right and unit.among(right[0], "complementiser"):
        return Frame(cue, _circle(unit, cue.last), None, right)
    left = left_content(unit, it) if closes(unit, cue) else None
    return Frame(cue, None, left) if left else None


def _circle(unit: Unit, index: int) -> Range | None:
    """Find among whom something is said ("it is said in judicial circles that …")."""
    end = noun_phrase_end(unit, index + 1)
    told = unit.word(index) in {"in", "among"} and end > index + 1 and not is_time(unit, index + 1)
    return (index + 1, end) if told else None


def _by_somebody(unit: Unit, cue: Cue) -> Frame | None:
    """Read "The attack was claimed by X": the subject is what X claims."""
    verb = cue.form.verb
    if verb is None or "noun" not in verb.takes:
        return None
    said, source = subject_before(unit, cue.first, 0), _agent(unit, cue)
    if said is None or source is None or not is_sayable(unit, cue, said) or unit.among(said[0], "no_subject"):
        return None
    return Frame(cue, source, said)
