"""Frames: one cue in one unit, with its source and what it attributes, as ranges of pieces."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dalil.language.attribution.cues import CueForm, cue_words
from dalil.language.attribution.phrases import adjuncts_end, noun_phrase_end
from dalil.language.attribution.sources import Range, subject_after, subject_before, verb_group_start
from dalil.language.attribution.units import Unit

_FINAL = frozenset({".", "!", "?", "…", ""})
_FEWEST_CLAUSE = 3
_DASHES = frozenset({"--", "–", "—"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue's words, as pieces ``first`` to ``last`` (exclusive)."""

    first: int
    last: int
    form: CueForm

    @property
    def frame(self) -> str:
        """What may follow: the verb's frame, or the kind of phrase."""
        return self.form.verb.frame if self.form.verb else self.form.kind


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue with its source and content. ``shared``: the source is that of an earlier frame or the sentence's subject.

    ``left`` and ``right`` are the content before and after; a frame without either attributes a neighbouring
    quotation. ``citing``: the content is another frame's.
    """

    cue: Cue
    source: Range | None
    left: Range | None = None
    right: Range | None = None
    shared: bool = False
    citing: bool = False

    @property
    def start(self) -> int:
        """The first piece of source or cue."""
        return min(self.cue.first, self.source[0]) if self.source and not self.shared else self.cue.first

    @property
    def content(self) -> tuple[Range, ...]:
        """The ranges of the content in order."""
        return tuple(part for part in (self.left, self.right) if part)


def find_frames(unit: Unit) -> tuple[Frame, ...]:
    """Find the attributions of a unit in order of their cues."""
    found: list[Frame] = []
    for cue in _find_cues(unit):
        frame = _frame(unit, cue, found)
        if frame is not None:
            found.append(frame)
    return tuple(_bounded(unit, found))


def _find_cues(unit: Unit) -> list[Cue]:
    cues: list[Cue] = []
    phrases, longest = cue_words().phrases, cue_words().longest
    index = 0
    while index < len(unit.pieces):
        for length in range(longest, 0, -1):
            form = phrases.get(tuple(unit.word(i) for i in range(index, index + length)))
            if form is not None:
                cues.append(Cue(index, index + length, form))
                index += length - 1
                break
        index += 1
    return cues


def _frame(unit: Unit, cue: Cue, before: list[Frame]) -> Frame | None:
    if cue.form.kind == "according":
        return _according(unit, cue, before)
    if cue.form.kind in {"citing", "cited_by"}:
        source = subject_after(unit, cue.last, len(unit.pieces))
        return Frame(cue, source, citing=True) if source else None
    return _verb_frame(unit, cue, before) if _is_spoken(unit, cue) else None


def _is_spoken(unit: Unit, cue: Cue) -> bool:
    """Tell whether the words are a verb that reports speech: no noun, infinitive, passive, negation or modal."""
    if unit.pos(cue.first) in {"NOUN", "PROPN", "ADJ"}:
        return False
    start = verb_group_start(unit, cue.first)
    group = range(start, cue.first)
    if any(unit.among(i, "negation") or unit.among(i, "modal") or unit.among(i, "do") for i in group):
        return False
    if unit.word(start - 1) == "to" or unit.among(start - 1, "modal"):
        return False
    quoted = cue.form.verb is not None and cue.form.verb.lemma == "quoted as saying"
    passive = any(unit.among(i, "be") for i in group) and not unit.word(cue.last - 1).endswith("ing")
    if passive != quoted:
        return False
    bare = cue.form.verb is not None and unit.word(cue.first) == cue.form.verb.lemma
    return not (bare and unit.pos(cue.first - 1) in {"DET", "ADP", "ADJ"}) and not _may_be_noun(unit, cue, bare)


def _may_be_noun(unit: Unit, cue: Cue, bare: bool) -> bool:
    """Tell whether a bare form of an untagged word follows an article ("an infidel state that …")."""
    if not bare or unit.pos(cue.first) != "X":
        return False
    near = [unit.pos(i) for i in range(max(0, cue.first - 3), cue.first)]
    return "DET" in near and cue.frame != "clause"


def _verb_frame(unit: Unit, cue: Cue, before: list[Frame]) -> Frame | None:
    right = _right_content(unit, cue)
    floor = max((f.cue.last for f in before if f.cue.last <= cue.first), default=0)
    if _is_inverted(unit, cue, right):
        return _inverted(unit, cue, floor)
    if _is_dependent(unit, cue):
        source = _shared_source(unit, before, cue)
        return Frame(cue, source, None, right, shared=True) if right and source else None
    source = subject_before(unit, cue.first, floor)
    if source is None or unit.word(source[0]) in {"what", "there", "that", "as"}:
        return None
    left = None if right and not _follows_quotation(unit, source[0]) else _left_content(unit, source[0])
    right = right or (_resumed(unit, cue) if left else None)
    if cue.frame == "quote" and not any(_holds_quotation(unit, part) for part in (left, right) if part):
        return None
    if not left and not right and cue.frame not in {"clause", "hearer"} and not _ends_unit(unit, cue):
        return None
    return Frame(cue, source, left, right)


def _right_content(unit: Unit, cue: Cue) -> Range | None:
    """Find the content after a cue: behind "that", a colon, at a quotation, or a bare clause."""
    index = cue.last
    if cue.frame == "hearer":
        index = _hearer_end(unit, index)
    index = adjuncts_end(unit, index)
    if unit.word(index) == "to" and cue.frame == "clause":
        index = adjuncts_end(unit, _hearer_end(unit, index + 1))
    end = unit.body_end
    if unit.word(index) in {"that", ":"} | {"whether", "how", "why"}:
        if cue.frame == "quote" and unit.word(index) != ":":
            return None
        return _part(index + (unit.word(index) == ":"), end)
    if unit.word(index) == "," and unit.pos(index + 1) == "QUOTE":
        return _quoted(unit, index + 1)
    if unit.pos(index) == "QUOTE" and not (cue.frame in {"that", "quote"} and _begins_low(unit, index)):
        return _quoted(unit, index)
    if cue.frame in {"clause", "hearer"} and _is_clause(unit, index, cue):
        return _part(index, end)
    return None


def _part(first: int, last: int) -> Range | None:
    return (first, last) if first < last else None


def _hearer_end(unit: Unit, index: int) -> int:
    if unit.among(index, "object_pronoun"):
        return index + 1
    return noun_phrase_end(unit, index, attach=frozenset({"of", "in", "at", "for", "from"}))


def _quoted(unit: Unit, index: int) -> Range:
    """Take a quotation and those that continue it; with the rest of the clause where it begins in mid-sentence."""
    if unit.pieces[index].quotation and _begins_low(unit, index):
        return index, unit.body_end
    end = index + 1
    while unit.pos(end) == "QUOTE":
        end += 1
    return index, end


def _begins_low(unit: Unit, index: int) -> bool:
    quotation = unit.pieces[index].quotation
    return quotation is not None and quotation.inner.exact[0].islower()


def _is_clause(unit: Unit, index: int, cue: Cue) -> bool:
    """Tell whether a bare clause begins here: a noun phrase and then a verb."""
    if index >= unit.body_end or unit.word(index) == ",":
        return False
    if cue.form.verb is not None and cue.form.verb.lemma in {"say", "tell"}:
        return unit.pos(index) not in {"VERB", "CCONJ", "SCONJ", "PUNCT"} and _may_hold_verb(unit, index)
    if unit.among(index, "subject_pronoun"):
        return unit.is_verb(index + 1) or unit.pos(index + 1) == "X"
    after = noun_phrase_end(unit, index, attach=frozenset({"of", "in", "at", "for", "from"}))
    return after > index and unit.pos(after) in {"VERB", "AUX"}


def _may_hold_verb(unit: Unit, first: int) -> bool:
    return any(unit.pos(i) in {"VERB", "AUX", "X"} or unit.among(i, "be") for i in range(first, unit.body_end))


def _is_inverted(unit: Unit, cue: Cue, right: Range | None) -> bool:
    """Tell whether the subject follows the cue: '"…", said X' or "…, said X"."""
    start = verb_group_start(unit, cue.first)
    if start != cue.first or cue.frame == "hearer":
        return False
    follows = unit.pos(cue.last) in {"DET", "PROPN", "NOUN", "ADJ", "X", "PRON", "NUM"}
    if not follows:
        return False
    if _follows_quotation(unit, start):
        return True
    return (
        unit.word(start - 1) in {",", "--", "–", "—"}
        and not unit.word(cue.last - 1).endswith("ing")
        and not right
        and _is_clausal(unit, 0, start - 1)
    )


def _follows_quotation(unit: Unit, index: int) -> bool:
    return unit.pos(index - 1) == "QUOTE" or (
        unit.word(index - 1) in {",", "--", "–", "—"} and unit.pos(index - 2) == "QUOTE"
    )


def _inverted(unit: Unit, cue: Cue, floor: int) -> Frame | None:
    source = subject_after(unit, cue.last, len(unit.pieces))
    left = _left_content(unit, cue.first)
    if source is None or left is None or cue.first < floor:
        return None
    after = adjuncts_end(unit, source[1])
    if unit.word(after) in {",", ":"} | _DASHES and unit.pos(after + 1) == "QUOTE":
        return Frame(cue, source, left, _quoted(unit, after + 1))
    if unit.pos(after) == "QUOTE":
        return Frame(cue, source, left, _quoted(unit, after))
    return Frame(cue, source, left)


def _left_content(unit: Unit, end: int) -> Range | None:
    """Take what stands before source and cue where it is a quotation or a clause."""
    comma = unit.word(end - 1) in {",", "--", "–", "—"}
    if end > 0 and unit.pos(end - 1) == "QUOTE" or (comma and unit.pos(end - 2) == "QUOTE"):
        return 0, end
    return (0, end - 1) if comma and _is_clausal(unit, 0, end - 1) else None


def _is_clausal(unit: Unit, first: int, last: int) -> bool:
    """Tell whether the pieces can be a statement of their own and no mere introduction."""
    if (
        last - first < _FEWEST_CLAUSE
        or unit.pos(first) == "SCONJ"
        and "," not in {unit.word(i) for i in range(first, last)}
    ):
        return False
    return any(unit.pos(i) in {"VERB", "AUX", "QUOTE"} or (unit.pos(i) == "X") for i in range(first, last))


def _resumed(unit: Unit, cue: Cue) -> Range | None:
    """Take the clause that goes on after an inserted "…, he said, …"."""
    index = adjuncts_end(unit, _hearer_end(unit, cue.last) if cue.frame == "hearer" else cue.last)
    if unit.word(index) not in {",", ":"} | _DASHES:
        return None
    following = index + 1
    if unit.pos(following) == "QUOTE":
        return _quoted(unit, following)
    plain = unit.pos(following) in {"AUX", "VERB", "DET", "PRON", "CCONJ", "PROPN", "NOUN"}
    participle = unit.word(following).endswith("ing") or unit.among(following, "relative")
    return (following, unit.body_end) if plain and not participle and unit.has_verb(following, unit.body_end) else None


def _holds_quotation(unit: Unit, part: Range) -> bool:
    return any(unit.pos(i) == "QUOTE" for i in range(*part))


def _ends_unit(unit: Unit, cue: Cue) -> bool:
    return adjuncts_end(unit, cue.last) >= unit.body_end


def _is_dependent(unit: Unit, cue: Cue) -> bool:
    """Tell whether the cue has no subject of its own: ", adding that …", "and added that …"."""
    start = verb_group_start(unit, cue.first)
    if unit.word(cue.last - 1).endswith("ing") or unit.word(cue.first).endswith("ing"):
        return not any(unit.among(i, "be") for i in range(start, cue.first))
    return unit.word(start - 1) in {"and", "but"} and start > 1


def _shared_source(unit: Unit, before: list[Frame], cue: Cue) -> Range | None:
    earlier = [f for f in before if f.source and f.cue.first < cue.first and not f.citing]
    if earlier:
        return earlier[-1].source
    verb = next((i for i in range(cue.first) if unit.pos(i) in {"VERB", "AUX"}), None)
    if verb is None or unit.pos(0) == "QUOTE":
        return None
    return subject_before(unit, verb, 0)


def _according(unit: Unit, cue: Cue, before: list[Frame]) -> Frame | None:
    """Read "according to X": at the beginning, in the middle or at the end of what X says."""
    if unit.pos(cue.last) == "QUOTE" and unit.quoted_words(cue.last) >= _FEWEST_CLAUSE:
        # The page lost the source's name: what is left says only that these are somebody's words.
        return Frame(cue, None, None, _quoted(unit, cue.last))
    source = subject_after(unit, cue.last, len(unit.pieces))
    if source is None or _is_no_source(unit, source):
        return None
    floor = 0
    opening = cue.first == 0 or all(unit.pos(i) in {"CCONJ", "ADV", "PUNCT"} for i in range(cue.first))
    if opening:
        source = _opening_source(unit, source)
        return Frame(cue, source, None, _part(source[1] + (unit.word(source[1]) == ","), unit.body_end))
    end = cue.first - (unit.word(cue.first - 1) in {","} | _DASHES)
    resumed = unit.word(source[1]) == "," and unit.word(cue.first - 1) == ","
    right = (source[1] + 1, unit.body_end) if resumed and _is_main(unit, source[1] + 1) else None
    inner = next(
        (f for f in before if f.right and unit.word(f.right[0]) == "that" and f.right[0] + 2 >= cue.first), None
    )
    if inner is not None:
        floor = inner.right[0] if inner.right else 0
    return Frame(cue, source, _part(floor, end), right)


def _is_main(unit: Unit, index: int) -> bool:
    participle = unit.word(index).endswith("ing") or unit.among(index, "relative")
    return not participle and unit.pos(index) in {"AUX", "VERB"}


def _opening_source(unit: Unit, source: Range) -> Range:
    """End an opening source at its first comma, or after one apposition ("X, a lawyer from Osh, …")."""
    first, last = source
    comma = next((i for i in range(first, last) if unit.word(i) == ","), None)
    if comma is None:
        end = noun_phrase_end(unit, first, attach=frozenset({"of", "in", "at", "for", "from", "by", "on"}))
        return (first, last) if unit.word(last) == "," or end <= first else (first, min(last, end))
    named = unit.pos(comma - 1) in {"PROPN", "X", "NOUN"} and not unit.has_verb(first, comma)
    second = next((i for i in range(comma + 1, last) if unit.word(i) == ","), None)
    closes = second or (last if unit.word(last) == "," else None)
    if named and closes and closes - comma <= 12 and not unit.has_verb(comma, closes):
        return first, closes
    return first, comma


def _is_no_source(unit: Unit, source: Range) -> bool:
    words = [unit.word(i) for i in range(*source) if unit.pos(i) in {"NOUN", "X", "PROPN"}]
    return bool(words) and words[0] in cue_words().not_sources


def _bounded(unit: Unit, frames: list[Frame]) -> list[Frame]:
    """End each content where the next frame of the same level begins."""
    result: list[Frame] = []
    for position, frame in enumerate(frames):
        right = frame.right
        for later in frames[position + 1 :]:
            if right and right[0] < later.start < right[1] and _is_beside(unit, frame, later):
                right = _part(right[0], _without_link(unit, later.start))
        result.append(replace(frame, right=right))
    return result


def _is_beside(unit: Unit, frame: Frame, later: Frame) -> bool:
    """Tell whether a later frame in a content is no part of it."""
    if later.citing or later.shared:
        return True
    if later.left and later.left[0] <= frame.start:
        return True
    before = unit.word(later.start - 1)
    return before in {"while", ";", "whereas"} or (before in {"and", "but"} and unit.word(later.start - 2) == ",")


def _without_link(unit: Unit, end: int) -> int:
    while unit.word(end - 1) in {",", "and", "but", "while", ";", "whereas"} | _DASHES:
        end -= 1
    return end
