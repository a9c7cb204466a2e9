"""Citing: "according to X", "citing X", "cited by X" and "quoted X as saying"."""

from __future__ import annotations

from collections.abc import Sequence

from dalil.language.attribution.contents import closes, left_content, quoted, right_content
from dalil.language.attribution.cues import cue_words
from dalil.language.attribution.occurrences import find_cues
from dalil.language.attribution.parts import Cue, Frame, Range, part
from dalil.language.attribution.phrases import noun_phrase_end
from dalil.language.attribution.sources import nearest_phrase, subject_after, subject_before
from dalil.language.attribution.units import Unit

_FEWEST_CLAUSE = 3
_LONGEST_APPOSITION = 12
_PLACED = frozenset({"of", "in", "at", "for", "from", "by", "on"})


def citing_frame(unit: Unit, cue: Cue) -> Frame | None:
    """Read "citing X" and "cited by X"; what is cited is another frame's content."""
    source = subject_after(unit, cue.last, len(unit.pieces))
    return Frame(cue, _opening_source(unit, source), citing=True) if source else None


def passed_on_frame(unit: Unit, cue: Cue) -> Frame | None:
    """Read "quoted X as saying": X speaks."""
    if unit.word(cue.first - 1) != "as" or not unit.word(cue.last - 1).endswith("ing"):
        return None
    quoting = next((i for i in range(cue.first - 2, -1, -1) if unit.word(i) in cue_words().quoting), None)
    if quoting is None or unit.pos(cue.first - 2) == "QUOTE" or quoting + 1 == cue.first - 1:
        return None
    right = right_content(unit, cue)
    left = None if right or not closes(unit, cue) else _before_quoting(unit, quoting)
    return Frame(cue, (quoting + 1, cue.first - 1), left, right) if left or right else None


def _before_quoting(unit: Unit, quoting: int) -> Range | None:
    """Take what stands before who quotes ('"…," the agency quoted him as saying')."""
    quoter = subject_before(unit, quoting, 0)
    return left_content(unit, quoter[0]) if quoter else None


def according_frame(unit: Unit, cue: Cue, before: Sequence[Frame]) -> Frame | None:
    """Read "according to X": at the beginning, in the middle or at the end of what X says."""
    if unit.pos(cue.last) == "QUOTE" and unit.quoted_words(cue.last) >= _FEWEST_CLAUSE:
        # The page lost the source's name: what is left says only that these are somebody's words.
        return Frame(cue, None, None, quoted(unit, cue.last))
    if unit.among(cue.last, "relative"):
        return _relative_frame(unit, cue)
    source = subject_after(unit, cue.last, _next_phrase(unit, cue))
    if source is None or _is_no_source(unit, source):
        return None
    quotation = source[1] + (unit.word(source[1]) == ",")
    if unit.pos(quotation) == "QUOTE" and unit.word(cue.first + 1) == "the":
        return Frame(cue, source, None, (quotation, quotation + 1))
    floor = _beside(unit, cue, before)
    opening = cue.first == 0 or all(unit.pos(i) in {"CCONJ", "ADV", "PUNCT"} for i in range(cue.first))
    if opening:
        source = _opening_source(unit, source)
        said = _after_medium(unit, source[1]) or source[1] + (unit.word(source[1]) == ",")
        said = _after_relative(unit, said)
        return Frame(cue, source, None, part(said, unit.body_end))
    end = cue.first - (unit.among(cue.first - 1, "comma"))
    resumed = unit.word(source[1]) == "," and unit.word(cue.first - 1) == ","
    right = (source[1] + 1, unit.body_end) if resumed and _is_main(unit, source[1] + 1) else None
    inner = next(
        (f for f in before if f.right and unit.word(f.right[0]) == "that" and f.right[0] + 2 >= cue.first), None
    )
    if inner is not None:
        floor = inner.right[0] if inner.right else 0
    return Frame(cue, source, part(floor, end), right)


def _relative_frame(unit: Unit, cue: Cue) -> Frame | None:
    """Read "a report according to which …": the report speaks; of "his statement", he who is the subject."""
    end = cue.first - (unit.word(cue.first - 1) == ",")
    first = nearest_phrase(unit, end, 0)
    said = part(cue.last + 1, unit.body_end)
    noun = noun_phrase_end(unit, first, attach=frozenset())
    words = {unit.word(i) for i in range(first, noun)}
    if said is None or words.isdisjoint(cue_words().speech_nouns | cue_words().media):
        return None
    owned = unit.among(first, "possessive")
    source = subject_before(unit, first - 1, 0) if owned else (first, end)
    return Frame(cue, source, None, said) if source else None


def _beside(unit: Unit, cue: Cue, before: Sequence[Frame]) -> int:
    """Find where a clause of its own begins behind what another has said ("…, A said, while …, according to B")."""
    told = max((f.cue.last for f in before if f.left and f.cue.last < cue.first), default=None)
    if told is None:
        return 0
    return next((i + 2 for i in range(told, cue.first) if unit.word(i) == "," and unit.among(i + 1, "contrast")), 0)


def _next_phrase(unit: Unit, cue: Cue) -> int:
    """Find where another citing phrase begins after a cue, else the end of the unit."""
    later = (
        other for other in find_cues(unit) if other.first > cue.first and other.form.kind in {"citing", "cited_by"}
    )
    return next((other.first for other in later), len(unit.pieces))


def _after_medium(unit: Unit, index: int) -> int | None:
    """Find where what is said begins behind an inserted ", cited by X,"."""
    cue = next((c for c in find_cues(unit) if c.form.kind == "cited_by" and index <= c.first <= index + 1), None)
    medium = subject_after(unit, cue.last, len(unit.pieces)) if cue else None
    if cue is None or medium is None:
        return None
    end = _opening_source(unit, medium)[1]
    return end + (unit.word(end) == ",")


def _after_relative(unit: Unit, index: int) -> int:
    """Find where what is said begins behind a relative clause of its source (", who spoke by telephone, …")."""
    if not unit.among(index, "relative") or unit.word(index - 1) != ",":
        return index
    commas = (i for i in range(index, unit.body_end) if unit.word(i) == "," and unit.has_verb(i, unit.body_end))
    return next(commas, index - 1) + 1


def _is_main(unit: Unit, index: int) -> bool:
    participle = unit.word(index).endswith("ing") or unit.among(index, "relative")
    return not participle and unit.pos(index) in {"AUX", "VERB"}


def _opening_source(unit: Unit, source: Range) -> Range:
    """End an opening source at its first comma, or after one apposition ("X, a lawyer from Osh, …")."""
    first, last = source
    comma = next((i for i in range(first, last) if unit.word(i) == ","), None)
    if comma is None:
        end = noun_phrase_end(unit, first, attach=_PLACED)
        return (first, last) if unit.word(last) == "," or end <= first else (first, min(last, end))
    named = unit.pos(comma - 1) in {"PROPN", "X", "NOUN"} and not unit.has_verb(first, comma)
    second = next((i for i in range(comma + 1, last) if unit.word(i) == ","), None)
    closes = second or (last if unit.word(last) == "," else None)
    if named and closes and closes - comma <= _LONGEST_APPOSITION and not unit.has_verb(comma, closes):
        return first, closes
    return first, comma


def _is_no_source(unit: Unit, source: Range) -> bool:
    end = noun_phrase_end(unit, source[0], attach=frozenset())
    words = [unit.word(i) for i in range(source[0], min(end, source[1])) if unit.pos(i) in {"NOUN", "X", "PROPN"}]
    return bool(words) and not cue_words().not_sources.isdisjoint({words[0], words[-1]})
