"""Names: where capitalised names begin and end, and the roles that stand inside them ("President Ann Lee")."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dalil.language.lexicon import countries, is_common, is_listed, name_words, role_words, singular, towns
from dalil.language.organisations import organisations
from dalil.language.written import Word

_PREPOSITIONS = frozenset({"of", "for", "on", "against", "to"})
# "Sen. Ann Lee (D-N.Y.)"
_PARTY = re.compile(r"[DRI]-[A-Z]")
_LONGEST_KNOWN = 8
_LONGEST_TITLE = 8
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
        known = _known(words, at)
        if known is not None:
            names.append(known)
            at = known.last
            continue
        start = _beginning(words, at, capitals, tags)
        if start is None:
            at += 1
            continue
        stop = _end(words, start)
        names += part_names(words, start, stop, capitals, tags)
        at = max(stop, at + 1)
    return names


def _known(words: Sequence[Word], at: int) -> Name | None:
    """Give the well-known name of several words that begins at ``at``, if one does."""
    if not words[at].capital or at + 1 >= len(words) or not words[at + 1].text[0].isalnum():
        return None
    known, is_article = organisations(), words[at].low == "the"
    if not (is_article or known.may_begin(words[at].text)):
        return None
    for last in range(min(len(words), at + _LONGEST_KNOWN), at + 1, -1):
        goes_on = last < len(words) and _is_capital(words[last])
        if goes_on or not words[last - 1].text[0].isalnum():
            continue
        name = " ".join(word.text for word in words[at:last])
        if name.lower() in towns() if is_article else known.is_known(name):
            return Name(at, last)
    return None


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
    return at if follows or tags[at] == "PROPN" or _is_known(word, capitals) else None


def _is_capital(word: Word) -> bool:
    words = name_words()
    if word.low in words.calendar or word.low in words.common or _PARTY.match(word.text):
        return False
    return word.capital


def _is_known(word: Word, capitals: Capitals) -> bool:
    """Tell whether a lone word at a sentence's beginning is a name: by its form, or by the rest of the report."""
    is_head = name_words().organisation_kind(word.low) is not None
    if word.acronym or word.low in capitals.named or (is_listed(word.low) and not is_head):
        return True
    return word.low not in capitals.small and not is_common(word.low) and not is_common(singular(word.low))


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
    if word.low in name_words().particles and not word.capital:
        reach = at
        while reach < len(words) and words[reach].low in name_words().particles and not words[reach].capital:
            reach += 1
        return reach - at + 1 if reach < len(words) and _is_capital(words[reach]) else 0
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
    if reach >= len(words) or not _is_capital(words[reach]):
        return 0
    in_charge = any(_is_titled(words, start, earlier) for earlier in range(start + 1, at))
    if not in_charge and is_group_of(words, start, at):
        return reach - at + 1
    if in_charge or not (_has_head(words[start:at]) or _is_titled(words, start, at)):
        return 0
    if words[at].low in _PREPOSITIONS:
        return 0 if _is_area(words, start, at) else reach - at + 1
    if words[at].low == "and":
        return reach - at + 1 if _is_joint(words, start, at, reach) else 0
    return 0


def is_group_of(words: Sequence[Word], start: int, at: int) -> bool:
    """Tell a group that is named after another thing ("the Shepherds of the High Plain") up to its "of" at ``at``.

    What stands before "of" follows the article or a quotation mark, or is a common noun in the plural; roles in the
    singular and names of areas, peoples, directions and bodies are none.
    """
    before = words[start:at]
    if words[at].low != "of" or not before or before[0].initial or not all(_is_capital(word) for word in before):
        return False
    known, head = name_words(), before[-1].low
    whole = " ".join(word.low for word in before)
    if any(word.acronym or known.is_norp(word.low) or word.low in known.not_groups for word in before) or (
        whole in countries() or whole in towns() or organisations().is_known(whole) or _has_head(before)
    ):
        return False
    several = singular(head) != head
    if role_words().kind(head) and not several:
        return False
    introduced = start > 0 and words[start - 1].low in {"the", '"', "“", "«"}
    return introduced or (several and _is_plain(before[-1]))


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
    return not starts_another and before.capital and _is_plain(before) and _is_plain(after)


def _is_plain(word: Word) -> bool:
    """Tell a word of the language from a proper name inside an institution's name."""
    return all(is_common(part) or is_common(singular(part)) for part in word.low.split("-"))


def _is_titled(words: Sequence[Word], start: int, at: int) -> bool:
    """Tell whether a capitalised role of one person stands before a preposition ("Secretary of", "Minister for")."""
    if at > start and singular(words[at - 1].low) != words[at - 1].low:
        return False
    phrase = " ".join(word.low for word in words[max(start, at - 2) : at])
    is_role = "public" in {role_words().kind(words[at - 1].low), role_words().kind(phrase)}
    return words[at].low in {"of", "for"} and is_role and at > start


def _is_placed(word: Word) -> bool:
    return word.low in countries() or word.low in towns()


def part_names(words: Sequence[Word], start: int, stop: int, capitals: Capitals, tags: Sequence[str]) -> list[Name]:
    """Part a run of capitals into an opening word that is none, a role or nationality, and the name."""
    if _doubtful_opening(words, start, stop, capitals, tags):
        start += 1
    whole = " ".join(word.low for word in words[start:stop])
    if whole in countries() or name_words().is_norp(whole):
        return [Name(start, stop)]
    placed = _place_end(words, start, stop)
    if placed is not None:
        return [Name(start, placed), *part_names(words, placed, stop, capitals, tags)]
    while stop - start > 1 and words[stop - 1].low in name_words().postnominals:
        stop -= 1
    role_end = _role_end(words, start, stop)
    if role_end is not None:
        role = (start, role_end)
        return [Name(role_end, stop, role)] if role_end < stop else []
    if stop - start > 1 and name_words().is_norp(words[start].low) and not _has_head(words[start:stop]):
        return [Name(start, start + 1), Name(start + 1, stop)]
    lone_opener = stop - start == 1 and words[start].low in name_words().openers
    return [] if start >= stop or lone_opener else [Name(start, stop)]


def _place_end(words: Sequence[Word], start: int, stop: int) -> int | None:
    """Find where a country ends that another name follows ("Middle East envoy Lee", "Iraq Prime Minister Lee")."""
    for end in range(stop - 1, start, -1):
        place = " ".join(word.low for word in words[start:end])
        if place in countries() and not _has_head(words[end:stop]):
            titled = role_words().kind(words[end].low) or role_words().kind(
                " ".join(w.low for w in words[end : end + 2])
            )
            return end if end - start > 1 or titled else None
    return None


def _doubtful_opening(words: Sequence[Word], start: int, stop: int, capitals: Capitals, tags: Sequence[str]) -> bool:
    """Tell whether the first of several capitals only begins the sentence ("Explosives Sergeant Lee found …")."""
    word = words[start]
    if not word.initial or stop - start < 2 or tags[start] in {"PROPN", "ADJ"}:
        return False
    known = role_words().kind(word.low) or is_head(word.low) or name_words().is_norp(word.low)
    return not known and word.low in capitals.small and word.low not in capitals.named


def title_before(words: Sequence[Word], first: int, last: int) -> tuple[int, int] | None:
    """Give the capitalised title right before the name from ``first`` to ``last`` ("Minister of Justice Ann Lee")."""
    if not first or not words[first - 1].capital:
        return None
    for start in range(max(0, first - _LONGEST_TITLE), first):
        run = words[start:first]
        joined = all(word.capital or word.low in name_words().connectors for word in run)
        opens = run[0].low in name_words().openers and role_words().kind(run[0].low) is None
        if joined and run[0].capital and not opens and _role_end(words, start, last) == first:
            return start, first
    return None


def _charge_end(words: Sequence[Word], joint: int, stop: int) -> int | None:
    """Find where a role with a preposition ends ("Minister for the Middle East Ann Lee")."""
    first = next(at for at in range(joint + 1, stop) if words[at].low != "the")
    for end in range(stop, first, -1):
        if words[end - 1].low in name_words().portfolios or " ".join(w.low for w in words[first:end]) in countries():
            return end
    heads = [at for at in range(first, stop - 2) if is_head(words[at].low)]
    if heads and not _has_head(words[heads[-1] + 1 : stop]):
        # "Deputy Chairman of the Committee Ann Lee", and not "Director of Army Public Relations"
        return stop if all(map(_is_plain, words[heads[-1] + 1 : stop])) else heads[-1] + 1
    return stop if not _has_head(words[first:stop]) else None


def _role_end(words: Sequence[Word], start: int, stop: int) -> int | None:
    """Find where the roles at the beginning of a run of capitals end; None where it begins with none."""
    joint = next((at for at in range(start, stop) if words[at].low in _PREPOSITIONS), None)
    if joint is not None:
        return _charge_end(words, joint, stop) if joint > start and _is_titled(words, start, joint) else None
    for end in range(stop, start, -1):
        phrase = [word.low for word in words[max(start, end - 2) : end]]
        if not words[end - 1].capital or (end < stop and words[end].text in _CLITICS):
            continue
        is_role = role_words().kind(phrase[-1]) or (len(phrase) == 2 and role_words().kind(" ".join(phrase)))
        # A head noun needs a word before it: "Bill" is none in "President Bill Lee".
        rest = words[end:stop] if stop - end == 1 else words[end + 1 : stop]
        is_body = end == stop and name_words().organisation_kind(words[end - 1].low) is not None
        if is_role and not _has_head(rest) and not is_body:
            return end
    return None
