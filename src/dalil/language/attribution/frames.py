"""Frames: the attributions of one unit."""

from __future__ import annotations

from dataclasses import replace

from dalil.language.attribution.acts import act_content
from dalil.language.attribution.citing import according_frame, citing_frame, passed_on_frame
from dalil.language.attribution.contents import (
    closes,
    content_around,
    follows_quotation,
    holds_quotation,
    is_clausal,
    left_content,
    quoted,
    right_content,
)
from dalil.language.attribution.cues import cue_words
from dalil.language.attribution.occurrences import find_cues, is_spoken
from dalil.language.attribution.parts import Cue, Frame, Range, part
from dalil.language.attribution.passives import passive_frame, reduced_frame
from dalil.language.attribution.phrases import adjuncts_end, is_time, noun_phrase_end
from dalil.language.attribution.sources import is_relative, main_verb, subject_after, subject_before, verb_group_start
from dalil.language.attribution.units import Unit
from dalil.records import BlockKind

_PLACED = frozenset({"of", "in", "at", "for", "from"})
_SUBJECT = frozenset({"DET", "PROPN", "NOUN"})
_RESUMED = frozenset({"DET", "PROPN", "NOUN", "PRON", "NUM", "AUX"})


def find_frames(unit: Unit) -> tuple[Frame, ...]:
    """Find the attributions of a unit in order of their cues."""
    found: list[Frame] = []
    for cue in find_cues(unit):
        frame = _frame(unit, cue, found)
        if frame is not None:
            found += [*_quoting(unit, frame), frame]
    return tuple(_bounded(unit, found))


def _quoting(unit: Unit, frame: Frame) -> list[Frame]:
    """Read who quotes a speaker ("The agency quoted X as saying …"): what he quotes is all that follows."""
    if frame.source is None or unit.word(frame.cue.first - 1) != "as" or frame.right is None:
        return []
    first = frame.source[0] - 1
    source = subject_before(unit, first, 0) if unit.word(first) in cue_words().quoting else None
    passive = any(unit.among(i, "be") for i in range(verb_group_start(unit, first), first))
    if source is None or passive or unit.word(first).endswith("ing"):
        return []
    return [Frame(Cue(first, first + 1, frame.cue.form), source, None, (first + 1, frame.right[1]))]


def _frame(unit: Unit, cue: Cue, before: list[Frame]) -> Frame | None:
    if cue.form.kind == "according":
        return according_frame(unit, cue, before)
    if cue.form.kind in {"citing", "cited_by"}:
        return citing_frame(unit, cue)
    if not is_spoken(unit, cue):
        return passive_frame(unit, cue)
    return passed_on_frame(unit, cue) or reduced_frame(unit, cue) or _verb_frame(unit, cue, before)


def _verb_frame(unit: Unit, cue: Cue, before: list[Frame]) -> Frame | None:
    right = right_content(unit, cue)
    floor = max((f.cue.last for f in before if f.cue.last <= cue.first and not _is_passed_over(unit, f)), default=0)
    if inserted := _inserted(unit, cue):
        return inserted
    if _is_inverted(unit, cue, right):
        return _inverted(unit, cue, floor)
    if _is_dependent(unit, cue) and not _has_own_subject(unit, cue, floor):
        return _dependent(unit, cue, before, right)
    return _with_subject(unit, cue, floor, right)


def _is_passed_over(unit: Unit, frame: Frame) -> bool:
    """Tell whether a later subject may begin before a frame: what cites, or stands in a relative clause of it."""
    return frame.citing or unit.among(verb_group_start(unit, frame.cue.first) - 1, "relative")


def _dependent(unit: Unit, cue: Cue, before: list[Frame], right: Range | None) -> Frame | None:
    start = verb_group_start(unit, cue.first)
    linked = start == 0 or unit.among(start - 1, "link") or unit.pos(start - 1) == "QUOTE" or is_time(unit, start - 1)
    if not linked and not unit.among(start - 1, "manner"):
        return None
    source = _shared_source(unit, before, cue)
    return Frame(cue, source, None, right, shared=True) if right and source else None


def _with_subject(unit: Unit, cue: Cue, floor: int, right: Range | None) -> Frame | None:
    source = subject_before(unit, cue.first, floor)
    if source is None or unit.among(source[0], "no_subject") or (right and _leaves_gap(unit, source, right)):
        return None
    if unit.among(source[0], "nobody") or _is_supposed(unit, source):
        return None
    right = _before_main_clause(unit, source[0], _within_dashes(unit, source[0], right))
    right = _within_relative(unit, cue, right)
    left, right = content_around(unit, cue, source, right)
    content = [found for found in (left, right) if found]
    if not content:
        return Frame(cue, source) if cue.frame != "accuse" and closes(unit, cue) else None
    act = right is not None and right == act_content(unit, cue)
    if cue.frame in {"quote", "label"} and not act and not any(holds_quotation(unit, found) for found in content):
        return None
    if act and not _is_surely_subject(unit, source):
        return None
    return Frame(cue, source, left, right)


def _is_surely_subject(unit: Unit, source: Range) -> bool:
    """Tell a subject from a bare noun that belongs to something else; headlines have bare subjects."""
    first = unit.pos(source[0])
    plural = unit.word(source[1] - 1).endswith("s")
    return first in {"DET", "PROPN", "PRON", "NUM", "ADJ"} or plural or unit.block.kind is BlockKind.HEADLINE


def _within_dashes(unit: Unit, start: int, right: Range | None) -> Range | None:
    """End content at the dash that closes an insertion in which its cue stands ("— even as he says … — has")."""
    if right is None or not any(unit.among(i, "dash") and unit.word(i) != "-" for i in range(start)):
        return right
    closing = next((i for i in range(*right) if unit.among(i, "dash") and unit.word(i) != "-"), right[1])
    return part(right[0], closing)


def _before_main_clause(unit: Unit, start: int, right: Range | None) -> Range | None:
    """End content at the comma after which the main clause of "After X said that …, the court …" begins."""
    introduced = all(unit.pos(i) in {"CCONJ", "ADV"} for i in range(start - 1))
    opens = start > 0 and introduced and (unit.pos(start - 1) == "SCONJ" or unit.among(start - 1, "subordinator"))
    if right is None or not opens or unit.pos(right[0]) == "QUOTE":
        return right
    commas = [i for i in range(*right) if unit.word(i) == "," and unit.pos(i + 1) in {"DET", "PRON", "PROPN", "NOUN"}]
    main = [i for i in commas if not unit.among(i + 1, "relative") and unit.has_verb(i + 1, right[1])]
    return part(right[0], main[-1]) if main else right


def _is_supposed(unit: Unit, source: Range) -> bool:
    """Tell whether the words would only be said in a case that is thought of ("If a man says no, …")."""
    return unit.word(source[0] - 1) == "if"


def _within_relative(unit: Unit, cue: Cue, right: Range | None) -> Range | None:
    """End content where the relative clause of its cue ends ("a man who says he sold oil for the group has fled")."""
    start = verb_group_start(unit, cue.first)
    if right is None or not is_relative(unit, start - 1) or unit.pos(right[0]) == "QUOTE":
        return right
    return part(right[0], main_verb(unit, *right, aside=unit.among(start - 2, "comma")))


def _leaves_gap(unit: Unit, source: Range, right: Range) -> bool:
    """Tell whether a bare clause lacks the noun before its subject ("the money he says he raised")."""
    first = source[0]
    bare = unit.pos(right[0]) != "QUOTE" and not unit.among(right[0], "complementiser")
    noun = unit.pos(first - 1) in {"NOUN", "PROPN"} and not is_time(unit, first - 1)
    return bare and noun and unit.among(first, "subject_pronoun") and unit.pos(0) != "ADP"


def _is_inverted(unit: Unit, cue: Cue, right: Range | None) -> bool:
    """Tell whether the subject follows the cue: '"…", said X' or "…, said X"."""
    start = verb_group_start(unit, cue.first)
    if start != cue.first or cue.frame == "hearer":
        return False
    follows = unit.pos(cue.last) in {"DET", "PROPN", "NOUN", "ADJ", "X", "PRON", "NUM"} and not is_time(unit, cue.last)
    if not follows or cue.frame in {"label", "accuse"}:
        return False
    if follows_quotation(unit, start):
        return True
    return (
        unit.among(start - 1, "comma")
        and not unit.word(cue.last - 1).endswith("ing")
        and cue.frame != "quote"
        and cue.form.verb is not None
        and cue.form.verb.inverts
        and (not right or _is_described(unit, cue.last))
        and is_clausal(unit, 0, start - 1)
    )


def _inserted(unit: Unit, cue: Cue) -> Frame | None:
    """Read cue and subject inserted between the parts of a sentence ("Of the nine, said the judge, two are free")."""
    verb, comma = cue.form.verb, cue.first - 1
    if verb is None or not verb.inverts or cue.frame not in {"clause", "that"} or unit.word(comma) != ",":
        return None
    source = _inserted_subject(unit, cue.last)
    if source is None or unit.word(source[1]) != "," or follows_quotation(unit, comma):
        return None
    resumed = source[1] + 1
    if (
        unit.pos(resumed) not in _RESUMED
        or unit.among(resumed, "relative")
        or not unit.has_verb(resumed, unit.body_end)
    ):
        return None
    start = next((i + 1 for i in range(comma - 1, 0, -1) if unit.word(i) in {";", ":"}), 0)
    return Frame(cue, source, part(start, comma), (resumed, unit.body_end))


def _inserted_subject(unit: Unit, first: int) -> Range | None:
    """Find a noun phrase, with the name between commas that it describes."""
    end = noun_phrase_end(unit, first, attach=_PLACED) if unit.pos(first) in _SUBJECT else first
    name = noun_phrase_end(unit, end + 1, attach=_PLACED) if unit.pos(end + 1) == "PROPN" else end
    return part(first, name if unit.word(end) == unit.word(name) == "," else end)


def _is_described(unit: Unit, first: int) -> bool:
    """Tell whether a name and a relative clause stand here ("…, says Aigul Asanova, who heads the centre")."""
    relative = next((i for i in range(first + 2, unit.body_end) if unit.among(i, "relative")), None)
    if relative is None or unit.has_verb(first, relative):
        return False
    return unit.word(relative - 1) == "," or main_verb(unit, relative + 1, unit.body_end, aside=False) == unit.body_end


def _inverted(unit: Unit, cue: Cue, floor: int) -> Frame | None:
    source = subject_after(unit, cue.last, len(unit.pieces))
    left = left_content(unit, cue.first)
    if source is None or left is None or cue.first < floor:
        return None
    after = adjuncts_end(unit, source[1])
    if unit.among(after, "break") and unit.pos(after + 1) == "QUOTE":
        return Frame(cue, source, left, quoted(unit, after + 1))
    if unit.pos(after) == "QUOTE":
        return Frame(cue, source, left, quoted(unit, after))
    return Frame(cue, source, left)


def _is_dependent(unit: Unit, cue: Cue) -> bool:
    """Tell whether the cue has no subject of its own: ", adding that …", "and added that …"."""
    start = verb_group_start(unit, cue.first)
    if unit.word(cue.last - 1).endswith("ing") or unit.word(cue.first).endswith("ing"):
        return not any(unit.among(i, "be") for i in range(start, cue.first))
    return unit.among(start - 1, "coordinator") and start > 1


def _has_own_subject(unit: Unit, cue: Cue, floor: int) -> bool:
    """Tell whether an accusation goes on a clause with a subject of its own ("after she blamed him for it")."""
    return cue.frame == "accuse" and floor > 0 and any(unit.pos(i) == "SCONJ" for i in range(floor, cue.first))


def _shared_source(unit: Unit, before: list[Frame], cue: Cue) -> Range | None:
    earlier = [f for f in before if f.source and f.cue.first < cue.first and not f.citing]
    if earlier:
        return earlier[-1].source
    if unit.pos(0) == "QUOTE":
        return None
    subjects = (subject_before(unit, i, 0) for i in range(cue.first) if unit.is_verb(i))
    return next((found for found in subjects if found is None or not _is_in_phrase(unit, found)), None)


def _is_in_phrase(unit: Unit, noun: Range) -> bool:
    """Tell whether a noun belongs to a prepositional phrase ("in an e-mail sent to the papers")."""
    before = noun[0] - 1 - (unit.pos(noun[0] - 1) == "DET")
    return unit.pos(before) == "ADP" and before > 0


def _bounded(unit: Unit, frames: list[Frame]) -> list[Frame]:
    """End each content where the next frame of the same level begins."""
    result: list[Frame] = []
    for position, frame in enumerate(frames):
        right = frame.right
        for later in frames[position + 1 :]:
            if right and right[0] < later.start < right[1] and _is_beside(unit, frame, later):
                right = part(right[0], _without_link(unit, later.start))
            if (
                right
                and later.left
                and right[0] < later.left[0] < right[1]
                and (unit.word(later.left[0] - 1) == ":" or unit.among(later.left[0] - 1, "contrast"))
            ):
                right = part(right[0], later.left[0] - 1)
        result.append(replace(frame, right=_without_next_verb(unit, frame, right)))
    return result


def _without_next_verb(unit: Unit, frame: Frame, right: Range | None) -> Range | None:
    """End content before "and" and another verb of saying ("said the trial was fair but criticised the court")."""
    tense = _tense(unit, frame.cue)
    for cue in find_cues(unit) if right and tense else ():
        start = verb_group_start(unit, cue.first)
        joined = right is not None and right[0] < start < right[1] and unit.among(start - 1, "coordinator")
        act = cue.form.verb is not None and (cue.form.verb.takes or cue.form.verb.belief)
        told = not act or unit.among(cue.last, "complementiser")
        if right and joined and told and unit.pos(cue.first) == "VERB" and _tense(unit, cue) == tense:
            return part(right[0], _without_link(unit, start))
    return right


def _tense(unit: Unit, cue: Cue) -> str | None:
    """Tell past and third person apart by form; None for forms that tell nothing of their subject."""
    words = " ".join(unit.word(i) for i in range(cue.first, cue.last))
    verb = cue.form.verb
    if verb is None or words == verb.lemma or words.endswith("ing"):
        return None
    return "present" if words.split()[0].endswith("s") else "past"


def _is_beside(unit: Unit, frame: Frame, later: Frame) -> bool:
    """Tell whether a later frame in a content is no part of it."""
    if later.citing or later.shared:
        return not unit.among(later.start - 1, "manner")
    if later.left and later.left[0] <= frame.start:
        return True
    return unit.among(later.start - 1, "contrast") or (
        unit.among(later.start - 1, "coordinator") and unit.word(later.start - 2) == ","
    )


def _without_link(unit: Unit, end: int) -> int:
    while unit.among(end - 1, "link"):
        end -= 1
    return end
