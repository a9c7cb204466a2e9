"""Noun phrases and adjuncts in a unit: where they end, going by word classes alone."""

from __future__ import annotations

from dalil.language.attribution.cues import cue_words
from dalil.language.attribution.units import Unit

_NOMINAL = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "X", "SYM"})
_HEADS = frozenset({"NOUN", "PROPN", "X", "NUM"})
_LINKS = frozenset({"'s", "’s", "'", "’", "-", "%", "&", "/", "."})
_NICKNAME = 4


def noun_phrase_end(unit: Unit, first: int, *, attach: frozenset[str] = frozenset({"of"})) -> int:
    """Find the index after the noun phrase that begins at ``first``; ``first`` itself where none begins.

    ``attach`` holds the prepositions whose phrases belong to it.
    """
    if unit.pos(first) == "PRON" and not unit.among(first, "relative"):
        return first + 1
    index, headed = first, False
    while index < unit.body_end:
        tag = unit.pos(index)
        linked = unit.word(index - 1) in attach or unit.word(index - 1) == "and"
        if headed and not linked and (tag == "DET" or is_time(unit, index)):
            break
        if tag in _NOMINAL or (index > first and unit.word(index) in _LINKS):
            headed |= tag in _HEADS
        elif not (headed and _is_joined(unit, index, attach)):
            break
        index += 1
    return index if headed else first


def _is_joined(unit: Unit, index: int, attach: frozenset[str]) -> bool:
    """Tell whether a preposition, "and" or nickname carries a noun phrase on."""
    if unit.word(index) in attach:
        return unit.pos(index + 1) in _NOMINAL
    if unit.word(index) == "and":
        return unit.pos(index + 1) in _NOMINAL and unit.pos(index + 1) != "X"
    return 0 < unit.quoted_words(index) < _NICKNAME and unit.pos(index + 1) == "PROPN"


def is_time(unit: Unit, index: int) -> bool:
    """Tell whether a piece names a day, a month or another time, or begins such a name ("last week")."""
    if is_compounded(unit, index):
        return False
    return unit.among(index, "time") or (unit.among(index, "time_modifier") and unit.among(index + 1, "time"))


def is_compounded(unit: Unit, index: int) -> bool:
    """Tell whether a hyphen joins a piece to its neighbour ("a 51-year-old")."""
    return any(
        unit.word(hyphen) == "-" and unit.pieces[first].span.end == unit.pieces[first + 1].span.start
        for hyphen, first in ((index - 1, index - 1), (index + 1, index))
    )


def adjuncts_end(unit: Unit, first: int) -> int:
    """Find the index after the adverbs, times and prepositional phrases that begin at ``first``."""
    index = first
    while index < unit.body_end:
        following = _adjunct_end(unit, index)
        if following == index and index > first and _is_reduced(unit, index):
            following = index + 1
        if following == index:
            break
        index = following
    return index


def _is_reduced(unit: Unit, index: int) -> bool:
    """Tell whether a participle goes on a phrase ("in a report published on Thursday")."""
    participle = unit.pos(index) == "VERB" or (unit.pos(index) == "X" and unit.word(index).endswith("ed"))
    return participle and unit.pos(index + 1) == "ADP"


def _adjunct_end(unit: Unit, index: int) -> int:
    if is_time(unit, index):
        return index + 2 if unit.pos(index + 1) == "NUM" else index + 1
    if unit.among(index, "saying_adverb") or (unit.pos(index) == "ADV" and unit.word(index).endswith("ly")):
        return index + 1
    if unit.pos(index) == "DET" and is_time(unit, index + 1):
        return index + 2
    counted = unit.among(index, "estimate") and unit.pos(index + 1) == "NUM"
    if unit.pos(index) == "ADP" and not counted and not (unit.word(index) == "to" and unit.pos(index + 1) == "VERB"):
        return _prepositional_end(unit, index)
    return index


def _prepositional_end(unit: Unit, index: int) -> int:
    """Find the end of a prepositional phrase; a date ends it at once ("on Tuesday two men …")."""
    start = index + 1
    while unit.pos(start) in {"ADP", "ADV"}:
        start += 1
    if is_time(unit, start):
        return start + 2 if unit.pos(start + 1) == "NUM" else start + 1
    end = noun_phrase_end(unit, start, attach=frozenset({"of", "with"}))
    gerund = unit.word(index) in {"during", "under"} and unit.word(start).endswith("ing")
    return end if end > start else start + 1 if gerund else index


def is_adjunct(unit: Unit, index: int) -> bool:
    """Tell whether an adjunct of saying begins at ``index``: a time, or a preposition before a medium or time."""
    if is_time(unit, index):
        return True
    if unit.pos(index) != "ADP" or unit.word(index) in {"of", "for"}:
        return False
    end = _prepositional_end(unit, index)
    words = {unit.word(at) for at in range(index + 1, end)}
    return bool(words & cue_words().media) or any(is_time(unit, at) for at in range(index + 1, end))
