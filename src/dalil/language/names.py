"""Names: where capitalised names begin and end, and the roles that stand inside them ("President Ann Lee")."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dalil.language.lexicon import countries, name_words, role_words, singular, towns
from dalil.language.written import Word

_PREPOSITIONS = frozenset({"of", "for", "on", "against", "to"})
_CLITICS = frozenset({"'s", "’s", "'", "’"})
_NOT_NAMING = frozenset({"DET", "ADP", "PRON", "VERB", "ADV", "SCONJ", "CCONJ", "AUX", "NUM", "INTJ"})


@dataclass(frozen=True, slots=True)
class Name:
    """Words ``first`` to ``last`` (exclusive) of a sentence that name something.

    ``role`` are the words directly before it that say what the person is.
    """

    first: int
    last: int
    role: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Capitals:
    """What a report shows about capitals: words also written small, words capitalised where they need not be."""

    small: Collection[str]
    named: Collection[str]


def find_names(words: Sequence[Word], capitals: Capitals, tags: Sequence[str]) -> list[Name]:
    """Find the names of a sentence; ``tags`` are its words' UPOS tags, "X" where unknown."""
    names: list[Name] = []
    at = 0
    while at < len(words):
        start = _beginning(words, at, capitals, tags)
        if start is None:
            at += 1
            continue
        stop = _end(words, start)
        names += _parted(words, start, stop, capitals, tags)
        at = max(stop, at + 1)
    return names


def _beginning(words: Sequence[Word], at: int, capitals: Capitals, tags: Sequence[str]) -> int | None:
    """Give the position where a name begins at ``at``; None where none does."""
    word = words[at]
    if not _is_capital(word):
        follows = at + 1 < len(words) and words[at + 1].text[:1].isupper()
        return at if word.low in {"al", "el", "bin", "ibn", "abu", "umm"} and follows else None
    if not word.initial:
        return at
    follows = at + 1 < len(words) and _step(words, at, at + 1) > 0
    if word.low in name_words().openers and not (follows and role_words().kind(word.low)):
        return None
    if tags[at] in _NOT_NAMING:
        return None
    return at if follows or tags[at] == "PROPN" or _is_known(word, words, at, capitals) else None


def _is_capital(word: Word) -> bool:
    words = name_words()
    return word.capital and word.low not in words.calendar and word.low not in words.common and word.text != "I"


def _is_known(word: Word, words: Sequence[Word], at: int, capitals: Capitals) -> bool:
    """Tell whether a lone word at a sentence's beginning is a name: by its form, or by the rest of the report."""
    if word.acronym or word.low in capitals.named or name_words().is_norp(word.low):
        return True
    if word.low in countries() or (word.low in towns() and word.low not in capitals.small):
        return True
    follows = words[at + 1].text if at + 1 < len(words) else ""
    return word.low not in capitals.small and (follows in {"'s", "’s", "("} or "-" in word.text)


def _end(words: Sequence[Word], start: int) -> int:
    """Find where the name that begins at ``start`` ends."""
    at = start + 1
    while at < len(words):
        step = _step(words, start, at)
        if step == 0:
            break
        at += step
    return at


def _step(words: Sequence[Word], start: int, at: int) -> int:
    """Give how many words the name goes on by at ``at``."""
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else None
    if _is_capital(word) and not _is_parted_by_hyphen(words, at):
        return 1
    if following is None:
        return 0
    if word.text in _CLITICS and words[at - 1].low in name_words().possessors and _is_capital(following):
        return 2
    if word.low in name_words().particles and not word.capital and _is_capital(following):
        return 2
    if word.low == "&" and _is_capital(following):
        return 2
    return _connected(words, start, at)


def _is_parted_by_hyphen(words: Sequence[Word], at: int) -> bool:
    return words[at - 1].text == "-"


def _connected(words: Sequence[Word], start: int, at: int) -> int:
    """Give how many words a preposition or "and" adds to the name of an organisation, law or area."""
    reach = at + 1
    while reach < len(words) and words[reach].low in {"the", "de", "la"}:
        reach += 1
    if reach >= len(words) or not _is_capital(words[reach]) or not _has_head(words[start:at]):
        return 0
    if words[at].low in _PREPOSITIONS:
        return 0 if _is_area(words, start, at) else reach - at + 1
    if words[at].low == "and":
        return reach - at + 1 if _is_joint(words, start, at, reach) else 0
    return 0


def _has_head(words: Sequence[Word]) -> bool:
    return any(is_head(word.low) for word in words if word.capital)


def is_head(word: str) -> bool:
    """Tell a noun that an institution's, law's or area's name may be built on."""
    known = name_words()
    kinds = (known.places, known.laws, known.events, known.facilities)
    return known.organisation_kind(word) is not None or any(singular(word) in kind for kind in kinds)


def _is_area(words: Sequence[Word], start: int, at: int) -> bool:
    """Tell an area that is named already ("Osh Region of Kyrgyzstan"), which no preposition goes on."""
    head = words[at - 1].low
    known = name_words()
    return at - start > 1 and (head in known.places | known.facilities) and known.organisation_kind(head) is None


def _is_joint(words: Sequence[Word], start: int, at: int, reach: int) -> bool:
    """Tell whether "and" stands inside a name: "Ministry of Health and Education", "Drugs and Crime"."""
    inside = any(word.low in _PREPOSITIONS for word in words[start:at])
    before, after = words[at - 1], words[reach]
    if not inside or after.acronym or before.acronym or _is_placed(before) or _is_placed(after):
        return False
    follows = words[reach + 1] if reach + 1 < len(words) else None
    starts_another = follows is not None and (is_head(after.low) or (_is_capital(follows) and is_head(follows.low)))
    return not starts_another and words[at - 1].capital


def _is_placed(word: Word) -> bool:
    return word.low in countries() or word.low in towns()


def _parted(words: Sequence[Word], start: int, stop: int, capitals: Capitals, tags: Sequence[str]) -> list[Name]:
    """Part a run of capitals into an opening word that is none, a role or nationality, and the name."""
    if _doubtful_opening(words, start, stop, capitals, tags):
        start += 1
    whole = " ".join(word.low for word in words[start:stop])
    if whole in countries() or name_words().is_norp(whole):
        return [Name(start, stop)]
    role_end = _role_end(words, start, stop)
    if role_end is not None:
        role = (start, role_end)
        return [Name(role_end, stop, role)] if role_end < stop else []
    if stop - start > 1 and name_words().is_norp(words[start].low) and not _has_head(words[start:stop]):
        return [Name(start, start + 1), Name(start + 1, stop)]
    return [Name(start, stop)] if start < stop else []


def _doubtful_opening(words: Sequence[Word], start: int, stop: int, capitals: Capitals, tags: Sequence[str]) -> bool:
    """Tell whether the first of several capitals only begins the sentence ("Explosives Sergeant Lee found …")."""
    word = words[start]
    if not word.initial or stop - start < 2 or tags[start] in {"PROPN", "ADJ"}:
        return False
    known = role_words().kind(word.low) or is_head(word.low) or name_words().is_norp(word.low)
    return not known and word.low in capitals.small and word.low not in capitals.named


def _role_end(words: Sequence[Word], start: int, stop: int) -> int | None:
    """Find where the roles at the beginning of a run of capitals end; None where it begins with none."""
    if any(words[at].low in _PREPOSITIONS for at in range(start, stop)):
        return None
    for end in range(stop, start, -1):
        phrase = [word.low for word in words[max(start, end - 2) : end]]
        if not words[end - 1].capital:
            continue
        is_role = role_words().kind(phrase[-1]) or (len(phrase) == 2 and role_words().kind(" ".join(phrase)))
        if is_role and not _has_head(words[end:stop]) and not (end == stop and _has_head(words[start:stop])):
            return end
    return None
