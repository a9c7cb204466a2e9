"""Sources: the words before or after a cue that name who speaks."""

from __future__ import annotations

from dalil.language.attribution.parts import Range
from dalil.language.attribution.phrases import is_adjunct, is_compounded, is_time, noun_phrase_end
from dalil.language.attribution.units import Unit

_STOPS = frozenset({",", ";", ":", "--", "–", "—", "(", "["})
_DASHES = frozenset({"--", "–", "—", ","})
_LONGEST_NICKNAME = 3
_MOST_APPOSITIONS = 6
_LONGEST_DESCRIPTION = 8
_YEAR = 4
_PHRASE = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "X"})
_INTRODUCTIONS = frozenset({"CCONJ", "ADV", "SCONJ", "INTJ"})


def verb_group_start(unit: Unit, cue: int) -> int:
    """Find where the verb group of a cue begins: its auxiliaries and adverbs, but not "to"."""
    index = cue
    while (
        index > 0
        and unit.word(index - 1) != "to"
        and (unit.pos(index - 1) in {"AUX", "ADV", "PART"} or unit.among(index - 1, "have"))
    ):
        index -= 1
    return index


def subject_before(unit: Unit, cue: int, floor: int) -> Range | None:
    """Find the subject that stands before the verb group of the cue at ``cue``, not reaching below ``floor``."""
    end = verb_group_start(unit, cue)
    if unit.word(end - 1) in _DASHES:
        return _with_apposition(unit, _before_comment(unit, end - 1, floor), floor)
    if unit.among(end - 1, "subject_pronoun") and unit.word(end - 1) != "there" and end - 1 >= floor:
        return (end - 1, end) if is_source(unit, (end - 1, end)) else None
    start = _phrase_start(unit, end, floor)
    end = _before_time(unit, start, end)
    found = _antecedent(unit, start, end, floor)
    return found if found and is_source(unit, found) else None


def _before_time(unit: Unit, start: int, end: int) -> int:
    """Drop a time and what links it at the end of a subject ("the Times on Saturday", "the firm just this month")."""
    last = end
    while last > start + 1 and (
        is_time(unit, last - 1) or (last < end and unit.pos(last - 1) in {"ADP", "DET", "ADV"})
    ):
        last -= 1
    return last


def is_source(unit: Unit, source: Range) -> bool:
    """Tell whether pieces can name a speaker: a noun or pronoun among them, and no verb or preposition first."""
    first, last = source
    named = any(unit.pos(i) in {"NOUN", "PROPN", "PRON", "X", "NUM", "DET", "ADJ"} for i in range(first, last))
    asked = unit.among(first - 1, "asking") or unit.among(first - 1, "modal") or unit.among(first - 1, "do")
    numbers = all(unit.pos(i) == "NUM" and len(unit.word(i)) != _YEAR for i in range(first, last))
    timely = not numbers and all(is_time(unit, i) or unit.pos(i) in {"DET", "NUM"} for i in range(first, last))
    begins = unit.pos(first) not in {"VERB", "AUX", "ADP", "PART", "SCONJ", "PUNCT", "QUOTE"}
    gap = any(
        unit.pos(i) == "DET" and unit.pos(i - 1) in {"NOUN", "PRON"} and not unit.among(i - 1, "reflexive")
        for i in range(first + 1, last)
    )
    ends = unit.pos(last - 1) not in {"ADP", "SCONJ", "CCONJ"}
    return named and begins and ends and not asked and not gap and (not timely or unit.among(first, "pronominal"))


def _before_comment(unit: Unit, comma: int, floor: int) -> int:
    """Skip an adverb between commas ("residents, however, said")."""
    before = comma
    while before > floor and unit.pos(before - 1) == "ADV":
        before -= 1
    return before - 1 if before < comma and unit.word(before - 1) == "," else comma


def _antecedent(unit: Unit, start: int, end: int, floor: int) -> Range | None:
    """Give the subject; a relative pronoun ("Karimov, who said") gives what stands before it."""
    if start >= end:
        return None
    if not unit.among(start, "relative"):
        return _relative_clause(unit, start, end, floor) or (start, end)
    if end - start > 1:
        return _of_relative_object(unit, start, end)
    before = start - 1 if unit.word(start - 1) in _DASHES else start
    head = nearest_phrase(unit, before, floor)
    return (head, before) if head < before else None


def _of_relative_object(unit: Unit, start: int, end: int) -> Range | None:
    """Give the subject behind a relative pronoun that is the object ("which the ministry blamed on …")."""
    nominal = unit.pos(start + 1) in {"DET", "PROPN", "NOUN"} and noun_phrase_end(unit, start + 1) == end
    return (start + 1, end) if nominal and unit.word(start - 1) == "," else None


def _relative_clause(unit: Unit, start: int, end: int, floor: int) -> Range | None:
    """Give the antecedent where the cue itself stands in a relative clause without a comma ("men who said")."""
    if not is_relative(unit, end - 1) or end - 1 <= start:
        return None
    return max(start, nearest_phrase(unit, end - 1, floor)), end - 1


def nearest_phrase(unit: Unit, end: int, floor: int) -> int:
    """Walk left over one noun phrase, with what "of" attaches to it."""
    start = end
    links = {"of", "'s", "’s", "-"} | ({"on", "in", "at", "from"} if unit.among(end, "relative") else set())
    while start > floor and (unit.pos(start - 1) in _PHRASE or unit.word(start - 1) in links):
        start -= 1
        if unit.pos(start) == "DET" and unit.word(start - 1) not in links:
            break
    return start + (unit.word(start) in links)


def _phrase_start(unit: Unit, end: int, floor: int) -> int:
    """Walk left from ``end`` to where the noun phrase begins."""
    start = end
    while start > floor and not _stops(unit, start - 1, floor):
        start = _bracket_start(unit, start - 1, floor) if unit.word(start - 1) == ")" else start - 1
    return _trimmed(unit, start, end)


def _stops(unit: Unit, index: int, floor: int) -> bool:
    """Tell whether a noun phrase that ends further right cannot reach over this piece."""
    if unit.word(index) in _STOPS or unit.among(index, "asking"):
        return True
    if unit.pos(index) == "QUOTE":
        named = unit.pos(index - 1) in {"PROPN", "NOUN", "DET", "ADJ"}
        return unit.quoted_words(index) > _LONGEST_NICKNAME or not named or index == floor
    if unit.pos(index) == "CCONJ" and unit.word(index) != "&":
        first = _segment_start(unit, index, floor)
        return unit.has_verb(first, index) and not _has_relative(unit, first, index)
    if is_relative(unit, index):
        return unit.pos(index - 1) == "ADP"
    joins = unit.pos(index) == "SCONJ" or unit.among(index, "subordinator")
    return joins and not _in_relative(unit, index, floor)


def _segment_start(unit: Unit, index: int, floor: int) -> int:
    while index > floor and unit.word(index - 1) not in _STOPS:
        index -= 1
    return index


def is_relative(unit: Unit, index: int) -> bool:
    """Tell a relative pronoun, "that" before a verb and after a noun among them."""
    if unit.among(index, "relative"):
        return True
    follows = unit.pos(index - 1) in {"NOUN", "PROPN"} and unit.pos(index + 1) in {"VERB", "AUX"}
    return unit.word(index) == "that" and follows


def _in_relative(unit: Unit, index: int, floor: int) -> bool:
    """Tell whether a conjunction stands in a relative clause ("an official who left because … said")."""
    while index > floor and unit.word(index - 1) not in _STOPS:
        index -= 1
        if unit.among(index, "relative"):
            return unit.pos(index - 1) in {"NOUN", "PROPN", "X"}
    return False


def _has_relative(unit: Unit, first: int, last: int) -> bool:
    return any(is_relative(unit, index) for index in range(first, last))


def _bracket_start(unit: Unit, close: int, floor: int) -> int:
    return next((i for i in range(close, floor - 1, -1) if unit.word(i) == "("), close)


def _trimmed(unit: Unit, start: int, end: int) -> int:
    """Drop what introduces the clause: conjunctions, adverbs, a time, a leading prepositional phrase, another verb."""
    while start < end and (_introduces(unit, start) or is_time(unit, start)):
        start += 1
    if unit.pos(start) == "ADP":
        after = noun_phrase_end(unit, start + 1)
        while unit.pos(after) == "ADP" and after < end:
            after = noun_phrase_end(unit, after + 1)
        start = after if after < end else _last_phrase(unit, start, end)
    return _after_verb(unit, start, end)


def _introduces(unit: Unit, index: int) -> bool:
    """Tell a conjunction or adverb that opens a clause; "only 52" and "nearly all" belong to what they modify."""
    if is_compounded(unit, index):
        return False
    return unit.pos(index) in _INTRODUCTIONS and (unit.pos(index) == "CCONJ" or unit.pos(index + 1) != "NUM")


def _last_phrase(unit: Unit, start: int, end: int) -> int:
    """Find the last noun phrase before ``end`` where two follow each other without a comma."""
    split = [
        i for i in range(start + 2, end) if unit.pos(i) in {"DET", "PRON"} and unit.pos(i - 1) not in {"ADP", "DET"}
    ]
    if split:
        return split[-1]
    if unit.pos(end - 1) == "PROPN":
        while end - 1 > start and unit.pos(end - 2) == "PROPN":
            end -= 1
        return end - 1
    return end - 1


def _after_verb(unit: Unit, start: int, end: int) -> int:
    """Begin after a finite verb that stands in no relative clause."""
    finite = [i for i in range(start, end) if _is_finite(unit, i) and not _has_relative(unit, start, i)]
    return _trimmed(unit, finite[-1] + 1, end) if finite and finite[-1] + 1 < end else start


def _is_finite(unit: Unit, index: int) -> bool:
    """Tell whether a verb is no participle in a noun phrase ("officials interviewed by …")."""
    if unit.pos(index) == "AUX":
        return True
    participle = unit.word(index).endswith(("ed", "en", "ing", "wn", "ght", "ld", "de"))
    return unit.pos(index) == "VERB" and (not participle or unit.pos(index - 1) == "PRON")


def main_verb(unit: Unit, first: int, last: int, *, aside: bool) -> int:
    """Find the verb after a relative clause that holds the clause beginning at ``first``; ``last`` where none follows.

    It has no noun or pronoun of its own before it. ``aside``: a comma opened the relative clause and closes it.
    """
    commas = [i for i in range(first, last - 1) if unit.word(i) == "," and _is_finite(unit, i + 1)]
    if aside:
        commas = commas or [
            i for i in range(first, last - 1) if unit.word(i) == "," and unit.word(i + 1).endswith("ed")
        ]
        auxiliary = [i for i in commas if unit.pos(i + 1) == "AUX"]
        return next(iter(auxiliary or commas[-1:]), last)
    free, verb = True, False
    for index in range(first, last):
        if not _is_predicate(unit, index):
            free |= unit.pos(index) in {"SCONJ", "CCONJ"} or unit.among(index, "relative") or unit.word(index) == "that"
            free |= unit.among(index, "subject_pronoun") and unit.word(index) != "it"
        elif not _continues_verb(unit, index):
            if verb and not free:
                return index
            free, verb = False, True
    return last


def _is_predicate(unit: Unit, index: int) -> bool:
    """Tell whether a finite verb stands here; a participle that may belong to a noun does not count."""
    reporting = unit.among(index, "reporting") or unit.word(index + 1) == "that"
    if unit.pos(index) == "VERB" and (unit.among(index - 1, "subject_pronoun") or reporting):
        return True
    return unit.pos(index) == "AUX" or _is_finite(unit, index)


def _continues_verb(unit: Unit, index: int) -> bool:
    """Tell whether a verb belongs to the group of the one before it ("had been held", "wanted to go")."""
    before = index - 1
    while unit.pos(before) in {"ADV", "PART"} and unit.word(before) != "to":
        before -= 1
    joined = unit.pos(before) == "AUX" or unit.word(before) == "to"
    return joined or (unit.pos(before) == "VERB" and unit.pos(index) == "VERB")


def _with_apposition(unit: Unit, comma: int, floor: int) -> Range | None:
    """Find a subject that ends in an apposition ("Marat, another detainee, said")."""
    segments: list[Range] = []
    end = comma
    while len(segments) < _MOST_APPOSITIONS:
        start = end
        while start > floor and unit.word(start - 1) not in _DASHES and not _ends_apposition(unit, start - 1):
            start -= 1
        if start == end:
            break
        segments.append((start, end))
        if start <= floor or unit.word(start - 1) not in _DASHES:
            break
        if _is_head(unit, segments) and not _is_description(unit, start - 1, floor):
            break
        end = start - 1
    if not segments:
        return None
    if quoted := _from_quotation(unit, comma, floor):
        return quoted
    first = _trimmed(unit, *segments[-1]) if len(segments) > 1 else segments[0][0]
    if len(segments) > 1 and _is_aside(unit, segments[-2][0]):
        comma = segments[-1][1]
    return (first, comma) if first < comma and is_source(unit, (first, comma)) else None


def _is_aside(unit: Unit, index: int) -> bool:
    """Tell whether what stands between a name and its verb is a circumstance ("Asanov, speaking in Osh, said")."""
    participle = unit.pos(index) in {"VERB", "X"} and (unit.word(index).endswith("ing") or unit.word(index + 1) == "by")
    return unit.pos(index) == "ADP" or participle


def _from_quotation(unit: Unit, comma: int, floor: int) -> Range | None:
    """Take all that stands between a quotation and the comma, where that is names and appositions only."""
    quoted = next((i for i in range(comma - 1, floor - 1, -1) if unit.quoted_words(i) > _LONGEST_NICKNAME), None)
    if quoted is None:
        return None
    first = quoted + 1 + (unit.word(quoted + 1) in _DASHES)
    plain = not unit.has_verb(first, comma) or _has_relative(unit, first, comma)
    return (first, comma) if first < comma and plain else None


def _ends_apposition(unit: Unit, index: int) -> bool:
    if unit.word(index) == "that":
        return not is_relative(unit, index) and not _has_relative(unit, _segment_start(unit, index, 0), index)
    return unit.quoted_words(index) > _LONGEST_NICKNAME or unit.word(index) in {";", ":"}


def _is_description(unit: Unit, comma: int, floor: int) -> bool:
    """Tell whether a description that opens the sentence stands before a name ("one of the men, Ulan, 24, said")."""
    first = comma
    while first > floor and unit.word(first - 1) not in _STOPS and unit.pos(first - 1) != "QUOTE":
        first -= 1
    opens = first == floor or unit.pos(first - 1) == "QUOTE" or unit.pos(first - 2) == "QUOTE"
    indefinite = unit.among(first, "pronominal") or unit.pos(first) == "DET"
    return opens and indefinite and comma - first <= _LONGEST_DESCRIPTION and not unit.has_verb(first, comma)


def _is_head(unit: Unit, segments: list[Range]) -> bool:
    """Tell whether the leftmost segment names the speaker, so that nothing further left belongs to it."""
    start, end = segments[-1]
    if len(segments) == 1:
        return False
    if unit.among(segments[-2][0], "relative") and not unit.has_verb(start, end):
        return not _follows_name(unit, start)
    names = _is_name(unit, start, end)
    if names and len(segments) == 2:
        return True
    return names or any(_is_name(unit, *segment) for segment in segments[:-1]) or unit.has_verb(start, end)


def _follows_name(unit: Unit, start: int) -> bool:
    """Tell whether nothing but a name stands between marks before a segment ("…, Asanov, a lawyer, who …")."""
    comma = start - 1
    first = comma
    while first > 0 and unit.word(first - 1) not in _STOPS and unit.pos(first - 1) != "QUOTE":
        first -= 1
    return 0 <= first < comma and _is_name(unit, first, comma)


def _is_name(unit: Unit, start: int, end: int) -> bool:
    return all(unit.pos(i) in {"PROPN", "PRON"} or unit.word(i) in {".", "-"} for i in range(start, end))


def subject_after(unit: Unit, first: int, ceiling: int) -> Range | None:
    """Find the subject that stands after its cue ("said Karimov, a lawyer from Osh"), not reaching past ``ceiling``."""
    index = first
    while index < min(ceiling, unit.body_end) and not _ends_subject(unit, index, first):
        index += 1
    while index > first and unit.word(index - 1) in _DASHES | {"and"}:
        index -= 1
    return (first, index) if index > first else None


def _ends_subject(unit: Unit, index: int, first: int) -> bool:
    if unit.pos(index) == "QUOTE":
        return unit.quoted_words(index) > _LONGEST_NICKNAME or unit.word(index - 1) == ","
    if unit.word(index) in {";", ":", "--", "–", "—", "that"} or (unit.pos(index) == "SCONJ"):
        return True
    if index > first and is_adjunct(unit, index):
        return True
    if unit.pos(index) == "CCONJ" and unit.pos(index + 1) == "VERB" and unit.word(index + 1).endswith("ed"):
        return True
    if unit.pos(index) in {"VERB", "AUX"} and not _has_relative(unit, first, index):
        return unit.word(index - 1) == "," or unit.pos(index) == "AUX"
    return unit.word(index) == "," and not _goes_on(unit, index + 1)


def _goes_on(unit: Unit, index: int) -> bool:
    """Tell whether an apposition, an age, a place or a relative clause follows a comma."""
    if unit.word(index).endswith("ing") and unit.pos(index) in {"X", "VERB"}:
        return False
    return unit.pos(index) in {"DET", "ADJ", "NOUN", "PROPN", "NUM", "X"} or unit.among(index, "relative")
