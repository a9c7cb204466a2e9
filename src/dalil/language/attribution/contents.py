"""Contents: what a cue attributes, before and after it, as ranges of pieces."""

from __future__ import annotations

from dalil.language.attribution.acts import act_content
from dalil.language.attribution.occurrences import find_cues
from dalil.language.attribution.parts import Cue, Range, part
from dalil.language.attribution.phrases import adjuncts_end, is_adjunct, noun_phrase_end
from dalil.language.attribution.units import Unit, is_title
from dalil.records import BlockKind

_FEWEST_CLAUSE = 3
_FEWEST_LABEL = 2
_FARTHEST_PROVISO = 4
_AFTER = frozenset({"PUNCT", "CCONJ", ""})
_PLACED = frozenset({"of", "in", "at", "for", "from"})
_RESUMING = frozenset({"AUX", "VERB", "DET", "PRON", "CCONJ", "PROPN", "NOUN", "ADJ", "NUM", "ADP", "SCONJ"})


def right_content(unit: Unit, cue: Cue) -> Range | None:
    """Find the content after a cue, up to a semicolon: behind "that", a colon, at a quotation, or a bare clause."""
    found = _right_content(unit, cue)
    if found is None or unit.pos(found[0]) == "QUOTE" or unit.word(found[0] - 1) == ":":
        return found
    mark = next((i for i in range(*found) if unit.word(i) == ";" and unit.has_verb(i, unit.body_end)), found[1])
    return part(found[0], mark)


def _right_content(unit: Unit, cue: Cue) -> Range | None:
    index = adjuncts_end(unit, _hearer_end(unit, cue.last) if cue.frame == "hearer" else cue.last)
    index = _after_proviso(unit, _after_insertion(unit, _after_place(unit, index)), cue)
    if cue.frame == "accuse":
        return _accused(unit, cue)
    if unit.word(index) == "to" and cue.frame == "clause":
        index = adjuncts_end(unit, _hearer_end(unit, index + 1))
    if unit.word(index) == ":":
        return part(index + 1, unit.body_end)
    if unit.among(index, "complementiser") and unit.pos(index) != "DET":
        return part(index, unit.body_end) if cue.frame != "quote" and unit.body_end - index > 1 else None
    mark = index + (unit.word(index) == ",")
    if _is_speech(unit, mark) and (mark > index or cue.frame in {"clause", "hearer"} or not _begins_low(unit, mark)):
        return quoted(unit, mark)
    if cue.frame == "label":
        return _labelled(unit, cue)
    return part(index, unit.body_end) if _is_clause(unit, index, cue) else act_content(unit, cue)


def _after_place(unit: Unit, index: int) -> int:
    """Skip the rest of a place between commas before "that" ("said in Toledo, Ohio, that …")."""
    end = index + 1
    while unit.pos(end) == "PROPN":
        end += 1
    inserted = unit.word(index) == "," and end > index + 1 and unit.word(end) == ","
    return end + 1 if inserted and unit.word(end + 1) == "that" else index


def _after_insertion(unit: Unit, index: int) -> int:
    """Skip an adverb between commas before "that" ("regretted, however, that …")."""
    inserted = unit.word(index) == "," and unit.pos(index + 1) == "ADV" and unit.word(index + 2) == ","
    return index + 3 if inserted and unit.among(index + 3, "complementiser") else index


def _after_proviso(unit: Unit, index: int, cue: Cue) -> int:
    """Skip what stands before "that": on what condition somebody spoke, or more about the hearer ("the men who …")."""
    near = range(index, index + _FARTHEST_PROVISO)
    proviso = next((i for i in near if unit.word(i - 1) == "condition" and unit.word(i) == "that"), None)
    if proviso is None and not (cue.frame == "hearer" and unit.among(index, "relative")):
        return index
    opening = (
        i for i in range((proviso or index) + 1, unit.body_end) if unit.word(i) == "that" and unit.pos(i) != "DET"
    )
    return next(opening, index if proviso is None else unit.body_end)


def _accused(unit: Unit, cue: Cue) -> Range | None:
    """Take whom somebody blames and what for; of "which X blamed on …", only the quoted words."""
    if unit.among(cue.last, "charging") and unit.quoted_words(cue.last + 1) >= _FEWEST_LABEL:
        return cue.last + 1, cue.last + 2
    pronoun = unit.among(cue.last, "object_pronoun") and unit.pos(cue.last + 1) != "NOUN"
    end = cue.last + 1 if pronoun else noun_phrase_end(unit, cue.last, attach=_PLACED)
    charged = any(unit.among(index, "charging") for index in range(cue.last + 1, min(end + 1, unit.body_end - 1)))
    return part(cue.last, unit.body_end) if end > cue.last and charged else None


def _labelled(unit: Unit, cue: Cue) -> Range | None:
    """Take what is called something, and the quoted words it is called."""
    if unit.pos(cue.last) == "ADP":
        return None
    for index in range(cue.last, unit.body_end):
        if unit.quoted_words(index) >= _FEWEST_LABEL:
            return cue.last, index + 1
        if unit.among(index, "break"):
            break
    return None


def _is_clause(unit: Unit, index: int, cue: Cue) -> bool:
    """Tell whether a bare clause begins here: a noun phrase and then a verb."""
    if index >= unit.body_end or unit.word(index) == ",":
        return False
    if cue.form.verb is not None and cue.form.verb.lemma in {"say", "tell"}:
        begins = unit.pos(index) not in {"VERB", "AUX", "CCONJ", "SCONJ", "PUNCT", "PART"}
        return (begins or unit.among(index, "correlative")) and _may_hold_verb(unit, index)
    if unit.among(index, "subject_pronoun") and cue.frame == "that":
        return unit.pos(index + 1) in {"AUX", "VERB"}
    if cue.frame not in {"clause", "hearer"}:
        return False
    if unit.among(index, "subject_pronoun"):
        return unit.is_verb(index + 1) or unit.pos(index + 1) == "X"
    after = noun_phrase_end(unit, index, attach=_PLACED)
    return after > index and unit.pos(after) in {"VERB", "AUX"}


def _may_hold_verb(unit: Unit, first: int) -> bool:
    last = next((i for i in range(first, unit.body_end) if unit.word(i) == ";"), unit.body_end)
    return any(unit.pos(i) in {"VERB", "AUX", "X", "QUOTE"} for i in range(first, last))


def quoted(unit: Unit, index: int) -> Range:
    """Take a quotation and those that continue it; with the rest of the clause where it begins in mid-sentence."""
    if _begins_low(unit, index) or (unit.quoted_words(index) < _FEWEST_LABEL and unit.pos(index + 1) not in _AFTER):
        return index, unit.body_end
    end = index + 1
    while unit.pos(end) == "QUOTE":
        end += 1
    return index, end


def _begins_low(unit: Unit, index: int) -> bool:
    quotation = unit.pieces[index].quotation
    return quotation is not None and quotation.inner.exact[0].islower()


def _hearer_end(unit: Unit, index: int) -> int:
    if unit.among(index, "object_pronoun"):
        return index + 1
    quotation = unit.pieces[index].quotation if index < len(unit.pieces) else None
    if quotation is not None and is_title(quotation.inner.exact):
        return index + 1
    return noun_phrase_end(unit, index, attach=_PLACED)


def content_around(unit: Unit, cue: Cue, source: Range, right: Range | None) -> tuple[Range | None, Range | None]:
    """Find the content before source and cue, and what goes on after them."""
    behind = follows_quotation(unit, source[0])
    if right and not behind:
        return _interrupted(unit, source, right), right
    left = left_content(unit, source[0])
    if left and right and unit.pos(right[0]) != "QUOTE" and not unit.among(right[0], "complementiser"):
        right = None
    if right is None:
        right = _resumed(unit, cue, after_quotation=behind)
        if left is None and right and source[0] > 1 and unit.among(source[0] - 1, "comma"):
            left = part(_last_mark(unit, source[0]), source[0] - 1)
        elif left is None:
            right = None
        elif right and not behind:
            left = part(max(left[0], _last_mark(unit, source[0])), left[1])
    return (left if behind or right or closes(unit, cue) else None), right


def _interrupted(unit: Unit, source: Range, right: Range) -> Range | None:
    """Take the beginning of a clause that goes on in a quotation ('Two men, he said, "are in hospital"')."""
    begun = unit.among(source[0] - 1, "comma") and unit.pos(0) in {"DET", "NOUN", "PROPN", "NUM", "PRON", "ADJ"}
    goes_on = unit.pos(right[0]) == "QUOTE" and _begins_low(unit, right[0])
    return part(0, source[0] - 1) if begun and goes_on else None


def closes(unit: Unit, cue: Cue) -> bool:
    """Tell whether a cue has no object: nothing but adjuncts or who is cited follow it up to a comma or the end."""
    if any(cited.first == cue.last and cited.form.kind == "citing" for cited in find_cues(unit)):
        return True
    index = adjuncts_end(unit, cue.last)
    if unit.word(index) == "to" and unit.pos(index + 1) in {"VERB", "AUX"}:
        return False
    if cue.frame == "hearer" or unit.word(index) == "to":
        index = adjuncts_end(unit, _hearer_end(unit, index + (unit.word(index) == "to")))
    if cue.frame == "that" and not _is_delivery(unit, cue, index):
        return False
    if index >= unit.body_end or unit.among(index, "break"):
        return True
    if unit.word(index) == "to":
        return False
    return unit.pos(index) in {"SCONJ", "ADP", "CCONJ"} or unit.among(index, "subordinator")


def _is_delivery(unit: Unit, cue: Cue, index: int) -> bool:
    """Tell whether what follows a cue up to ``index`` is the time or medium of saying, and no participle's object."""
    return index == cue.last or is_adjunct(unit, cue.last) or unit.pos(cue.last) == "ADV"


def left_content(unit: Unit, end: int) -> Range | None:
    """Take what stands before source and cue where it is a quotation or a clause."""
    comma = unit.among(end - 1, "comma")
    if end > 0 and follows_quotation(unit, end):
        quotation = end - 1 if unit.pos(end - 1) == "QUOTE" else end - 2
        return (quotation, end) if _is_introduced(unit, quotation) else (0, end)
    first = _last_clause(unit, end - 1)
    return (first, end - 1) if comma and is_clausal(unit, first, end - 1) else None


def _last_mark(unit: Unit, end: int) -> int:
    return next((i + 1 for i in range(end - 2, 0, -1) if unit.word(i) in {";", ":"}), 0)


def _last_clause(unit: Unit, end: int) -> int:
    """Find where the clause before source and cue begins: behind the last colon or semicolon, if a clause does.

    What stands before a semicolon with a cue of its own is another's ("14, says X; 17, says Y").
    """
    if unit.block.kind is BlockKind.HEADLINE:
        return 0
    said = min((cue.first for cue in find_cues(unit) if cue.form.kind == "verb"), default=end)
    marks = [i for i in range(1, end) if unit.word(i) in {";", ":"} and is_clausal(unit, i + 1, end)]
    marks += [i for i in range(said, end) if unit.word(i) == ";"]
    return max(marks) + 1 if marks else 0


def _is_introduced(unit: Unit, quotation: int) -> bool:
    """Tell whether what stands before a quotation only leads up to it ("He was blunt: …", "As for money, …")."""
    led = unit.word(quotation - 1) == "," and unit.pos(0) in {"ADP", "SCONJ", "ADV"} and unit.pos(1) != "QUOTE"
    return unit.word(quotation - 1) == ":" or led


def is_clausal(unit: Unit, first: int, last: int) -> bool:
    """Tell whether the pieces can be a statement of their own and no mere introduction."""
    if unit.block.kind is BlockKind.HEADLINE and last - first >= _FEWEST_CLAUSE:
        return True
    commas = any(unit.word(i) == "," for i in range(first, last))
    clauses = commas or sum(unit.pos(i) == "AUX" for i in range(first, last)) > 1
    if last - first < _FEWEST_CLAUSE or (unit.pos(first) == "SCONJ" and _is_subordinate(unit, first) and not clauses):
        return False
    return any(unit.pos(i) in {"VERB", "AUX", "QUOTE"} or (unit.pos(i) == "X") for i in range(first, last))


def _is_subordinate(unit: Unit, first: int) -> bool:
    return unit.among(first, "subordinator") or unit.among(first, "question")


def follows_quotation(unit: Unit, index: int) -> bool:
    """Tell whether a quotation stands right before a piece, or before the comma before it."""
    return _is_speech(unit, index - 1) or (unit.among(index - 1, "comma") and _is_speech(unit, index - 2))


def _is_speech(unit: Unit, index: int) -> bool:
    """Tell a quotation of words from one that is a title in the narrator's sentence ("on 'Good Morning'")."""
    quotation = unit.pieces[index].quotation if 0 <= index < len(unit.pieces) else None
    if quotation is None:
        return False
    named = unit.pos(index - 1) in {"ADP", "DET", "NOUN", "PROPN", "ADJ", "PART"} and index > 0
    words = quotation.inner.exact
    catchword = len(words.split()) < _FEWEST_CLAUSE and words[0].islower() and words[-1].isalnum()
    return not (named and (is_title(words) or (catchword and unit.pos(index - 1) == "ADP")))


def _resumed(unit: Unit, cue: Cue, *, after_quotation: bool) -> Range | None:
    """Take the clause that goes on after an inserted "…, he said, …".

    Behind a quotation the narrator may go on in words of his own, so that only more quotation counts.
    """
    index = adjuncts_end(unit, _hearer_end(unit, cue.last) if cue.frame == "hearer" else cue.last)
    if not unit.among(index, "break"):
        return None
    following = index + 1
    if not after_quotation and (unit.word(index) == ";" or _is_beside(unit, following)):
        return None
    if unit.pos(following) == "QUOTE":
        return quoted(unit, following)
    if after_quotation and not holds_quotation(unit, (following, unit.body_end)):
        return None
    plain = unit.pos(following) in _RESUMING and unit.word(following) != "as"
    participle = unit.word(following).endswith("ing") or unit.among(following, "relative")
    clausal = after_quotation or unit.has_verb(following, unit.body_end) or unit.pos(following) in {"ADP", "SCONJ"}
    return (following, unit.body_end) if plain and not participle and clausal else None


def _is_beside(unit: Unit, index: int) -> bool:
    """Tell whether the narrator's own clause begins with "and" or "but" and a subject ("he said, and the trial …")."""
    return unit.pos(index) == "CCONJ" and unit.pos(index + 1) in {"DET", "PROPN", "NOUN", "ADP"}


def holds_quotation(unit: Unit, content: Range) -> bool:
    """Tell whether a quotation stands in a range."""
    return any(unit.pos(i) == "QUOTE" for i in range(*content))
