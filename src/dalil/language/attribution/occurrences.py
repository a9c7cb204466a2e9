"""Occurrences: where a unit holds the words of a cue, and whether they report speech there."""

from __future__ import annotations

from dalil.language.attribution.cues import CueForm, cue_words
from dalil.language.attribution.parts import Cue
from dalil.language.attribution.sources import verb_group_start
from dalil.language.attribution.units import Unit

_LONGEST_RECKONING = 9


def find_cues(unit: Unit) -> list[Cue]:
    """Find the cues of a unit in order, longest first; words are not yet judged."""
    cues: list[Cue] = []
    phrases, longest = cue_words().phrases, cue_words().longest
    index = 0
    while index < len(unit.pieces):
        for length in range(longest, 0, -1) if unit.word(index) in cue_words().openings else ():
            form = phrases.get(tuple(unit.word(i) for i in range(index, index + length)))
            if form is not None:
                cues.append(Cue(index, index + length, form))
                index += length - 1
                break
        else:
            if _is_reckoning(unit, index):
                cues.append(Cue(index, index + 1, CueForm("according", None)))
        index += 1
    return cues


def _is_reckoning(unit: Unit, index: int) -> bool:
    """Tell whether a preposition leads up to what somebody reckons ("by the ministry's own count")."""
    if unit.word(index) not in {"by", "in", "on"}:
        return False
    last = next((i for i in range(index + 2, index + _LONGEST_RECKONING) if unit.among(i, "break")), unit.body_end)
    head = next((i for i in range(index + 2, last) if unit.word(i) in cue_words().reckonings), None)
    if head is None or any(unit.is_verb(i) or unit.pos(i) == "ADP" for i in range(index + 1, head)):
        return False
    return any(unit.among(i, "possessive") or unit.word(i) in {"'s", "’s", "'", "’"} for i in range(index + 1, head))


def is_spoken(unit: Unit, cue: Cue) -> bool:
    """Tell whether the words are a verb that reports speech: no noun, infinitive, passive, negation or modal."""
    if (unit.pos(cue.first) in {"NOUN", "PROPN", "ADJ"} and not _is_surely_verb(cue)) or _is_no_speech(unit, cue):
        return False
    if unit.word(cue.first - 1) == "-" or unit.word(cue.last) == "-":
        return False
    start = verb_group_start(unit, cue.first)
    group = range(start, cue.first)
    if any(unit.among(i, "negation") or unit.among(i, "do") for i in group) or unit.word(start - 1) == "to":
        return False
    modal = any(unit.among(i, "modal") for i in range(start - 1, cue.first))
    if modal and unit.word(cue.first - 1) != "only":  # "would only say that …"
        return False
    quoted = cue.form.verb is not None and cue.form.verb.lemma == "quoted as saying"
    passive = any(unit.among(i, "be") for i in group) and not unit.word(cue.last - 1).endswith("ing")
    if passive != quoted:
        return False
    bare = cue.form.verb is not None and unit.word(cue.first) == cue.form.verb.lemma
    return not (bare and unit.pos(cue.first - 1) in {"DET", "ADP", "ADJ"}) and not _may_be_noun(unit, cue, bare)


def _is_no_speech(unit: Unit, cue: Cue) -> bool:
    """Tell "the first accused, Saidi, …" from an accusation, and what the outlet is asked from what is said."""
    if cue.frame == "accuse":
        return unit.pos(cue.first - 1) in {"DET", "ADJ"} and unit.word(cue.last) != "of"
    asked = cue.form.verb is not None and cue.form.verb.lemma == "ask"
    return asked and unit.among(verb_group_start(unit, cue.first) - 1, "relative")


def _is_surely_verb(cue: Cue) -> bool:
    """Tell whether the words are hardly ever anything else, whatever their tag."""
    return cue.form.verb is not None and cue.form.verb.lemma in {"say", "tell"}


def _may_be_noun(unit: Unit, cue: Cue, bare: bool) -> bool:
    """Tell whether a bare form of an untagged word follows an article ("an infidel state that …")."""
    if bare and unit.word(cue.first - 1) in {"'s", "’s"}:
        return True
    if not bare or unit.pos(cue.first) != "X":
        return False
    near = [unit.pos(i) for i in range(max(0, cue.first - 3), cue.first)]
    return "DET" in near and cue.frame != "clause"
