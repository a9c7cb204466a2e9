"""Apposition: what the words beside a name say that a person or organisation is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from dalil.language.attribution.cues import function_words
from dalil.language.lexicon import (
    RoleKind,
    countries,
    is_base,
    is_common,
    name_words,
    role_words,
    singular,
    speech_verbs,
    towns,
)
from dalil.language.names import Name
from dalil.language.written import Word

_ARTICLES = frozenset({"a", "an", "the", "one", "another", "its", "his", "her", "their", "our"})
_CLITICS = frozenset({"'s", "’s", "'", "’"})
_STOPS = frozenset(
    {",", ".", ";", ":", "(", ")", "[", "]", "?", "!", "--", "–", "—", '"', "“", "”", "...", "…", "''", "``"}
)
_CLAUSES = frozenset(
    {"who", "which", "that", "when", "where", "whose", "while", "as", "after", "because", "but", "whom"}
)
_LONGEST = 24
_BEFORE_HEAD = 7


@dataclass(frozen=True, slots=True)
class Role:
    """Words ``first`` to ``last`` (exclusive) that say what somebody is."""

    first: int
    last: int
    kind: RoleKind


def find_role(words: Sequence[Word], name: Name) -> Role | None:
    """Find what a person is, after the name ("…, a lawyer from Osh"), before it, or across "is"; the fullest wins."""
    found = find_roles(words, name)
    return max(found, key=lambda role: (role.kind != "honorific", role.last - role.first > 1), default=None)


def find_roles(words: Sequence[Word], name: Name) -> list[Role]:
    """Find all that the words beside a name say that a person is, the same words once."""
    readers = (_after, _before, _before_title, _predicated, _leading)
    return list(dict.fromkeys(role for read in readers if (role := read(words, name))))


def _after(words: Sequence[Word], name: Name) -> Role | None:
    at = name.last
    if at >= len(words) or words[at].text not in {",", "("}:
        return None
    closing = ")" if words[at].text == "(" else ","
    at += 1
    if at + 1 < len(words) and words[at].text.isdigit() and words[at + 1].text == ",":
        at += 2
    role = noun_phrase(words, at)
    if role is None or _names_somebody(words, role):
        return None
    if closing == ")":
        return role
    ends = words[role.last].low if role.last < len(words) else "."
    if role.first > at:
        return role
    # Without an article, "…, prosecutors said" begins anew; only a stop or a clause closes an apposition.
    return role if ends in _STOPS | _CLAUSES else None


def noun_phrase(words: Sequence[Word], at: int, *, plural: bool = False) -> Role | None:
    """Read the role that begins at ``at``, if one does: article, modifiers, head noun, and what belongs to it.

    A bare noun in the plural is one only where ``plural`` is true ("Ann Lee and Tom Orr, lawyers at …").
    """
    if [word.low for word in words[at : at + 2]] == ["one", "of"]:
        return _one_of(words, at)
    if at < len(words) and words[at].low in _ARTICLES:
        at += 1
    head = _head(words, at, plural)
    if head is None:
        return None
    if not _may_follow(words, head[0] + 1):
        return None
    last = _end(words, head[0] + 1)
    return Role(at, last, head[1]) if last > at else None


def _one_of(words: Sequence[Word], at: int) -> Role | None:
    """Read "one of 31 theologians employed by …"."""
    first = at + 2
    while first < len(words) and (words[first].low in _ARTICLES or words[first].text[0].isdigit()):
        first += 1
    named = list(takewhile(lambda word: not _breaks(word), words[first : first + _BEFORE_HEAD]))
    head = role_words().head([word.low for word in named])
    if head is None and len(named) == 1 and named[0].low not in function_words().tags:
        # "one of the four"
        return Role(at, first + 1, "private")
    return Role(at, _end(words, first + head[0] + 1), head[1]) if head else None


def _head(words: Sequence[Word], at: int, plural: bool) -> tuple[int, RoleKind] | None:
    """Find the head noun of the role that begins at ``at``; None where something else begins there."""
    reach = at
    while reach < len(words) and reach - at < _LONGEST and not _breaks(words[reach]):
        reach += 1
    phrase = [word.low for word in words[at:reach]]
    head = role_head(phrase)
    if head is None or head[0] > _BEFORE_HEAD or head[1] in {"rank", "honorific"}:
        return None
    before = words[at : at + head[0]]
    if not all(_modifies(word) for word in before) or (not (before or plural) and phrase[0] != singular(phrase[0])):
        return None
    return at + head[0], head[1]


def role_head(phrase: Sequence[str]) -> tuple[int, RoleKind] | None:
    """Find the head of the first of several roles ("a theologian and deputy mufti", "prosecutor-general")."""
    known = role_words()
    head = known.head(phrase)
    joint = next((at for at, word in enumerate(phrase[: head[0]]) if word in function_words().CCONJ), 0) if head else 0
    if joint and (first := known.head(phrase[:joint])):
        return first
    if head and head[1] == "rank" and phrase[head[0] - 1] == "-":
        return known.head(phrase[: head[0]])
    return head


def _may_follow(words: Sequence[Word], at: int) -> bool:
    """Tell whether a role may go on, or end, with the word after its head noun."""
    if at >= len(words) or _breaks(words[at]) or words[at].capital or words[at].text in _CLITICS:
        return True
    word = words[at].low
    functions = function_words()
    return word in functions.ADP or word in functions.CCONJ or word.endswith(("ed", "ing")) or "-" in word


def _breaks(word: Word) -> bool:
    if word.text in _STOPS or word.low in _CLAUSES or word.low in function_words().AUX:
        return True
    known = role_words()
    is_verb = word.low in speech_verbs() or word.low in known.appointing
    return is_verb and not word.capital and word.low not in known.modifiers | known.over


def _end(words: Sequence[Word], at: int) -> int:
    """Find where a role ends: before a stop, a clause or a verb, but over the comma inside a place's address."""
    while at < len(words) and not _breaks(words[at]):
        at += 1
    while at < len(words) and words[at].text == "," and words[at - 1].capital:
        reach = at + 1
        while reach < len(words) and words[reach].capital and words[reach].text not in _STOPS:
            reach += 1
        place = " ".join(word.low for word in words[at + 1 : reach])
        closes = reach >= len(words) or words[reach].text in _STOPS or words[reach].low in speech_verbs()
        if reach == at + 1 or not closes or not _is_place(place):
            break
        at = reach
    return at


def _is_place(name: str) -> bool:
    return name in countries() or name in towns() or singular(name.rsplit(maxsplit=1)[-1]) in name_words().places


def _before(words: Sequence[Word], name: Name) -> Role | None:
    """Read a role that ends directly before the name, or before a comma ("Another detainee, Marat, said")."""
    last = name.first
    if name.role is None and last > 1 and words[last - 1].text == ",":
        closes = name.last < len(words) and (words[name.last].text in _STOPS or words[name.last].low in speech_verbs())
        return _before_comma(words, last - 1) if closes else None
    head_last = name.role[1] if name.role else last
    first = _phrase_start(words, name.role[0] if name.role else last)
    phrase = [word.low for word in words[first:head_last]]
    head = role_words().head(phrase)
    # "The militant group Wadi Lions": the noun beside the name decides.
    is_beside = name.role is not None or (bool(phrase) and role_words().kind(phrase[-1]) is not None)
    return Role(first, head_last, head[1]) if head and is_beside else None


def _before_title(words: Sequence[Word], name: Name) -> Role | None:
    """Read a role that a comma parts from the title before the name ("the network's coordinator, Imam Ali Sy")."""
    comma = name.role[0] - 1 if name.role else 0
    return _before_comma(words, comma) if comma > 0 and words[comma].text == "," else None


def _leading(words: Sequence[Word], name: Name) -> Role | None:
    """Read "Ann Lee, who heads the Fund for Peace"."""
    at = name.last
    if [word.low for word in words[at : at + 2]] != [",", "who"] or at + 2 >= len(words):
        return None
    return Role(at + 2, _end(words, at + 3), "public") if words[at + 2].low in role_words().leading else None


def _before_comma(words: Sequence[Word], last: int) -> Role | None:
    """Read a role that a comma parts from the name: "the director of the fund, Ann Lee,", "Lee's lawyer, Tom Orr,"."""
    first = last
    while first > 0 and last - first < _LONGEST and not _breaks(words[first - 1]):
        first -= 1
    for at in range(first, last):
        owned = any(word.text in _CLITICS for word in words[at:last])
        if words[at].low in _ARTICLES or (at == first and owned):
            found = noun_phrase(words, at)
            if found is not None and found.last == last and not _names_somebody(words, found):
                return found
    return None


def _names_somebody(words: Sequence[Word], role: Role) -> bool:
    """Tell whether a name follows the role's noun ("the director Ann Lee, …")."""
    head = role_words().head([word.low for word in words[role.first : role.last]])
    after = role.first + head[0] + 1 if head else role.last
    return after < role.last and words[after].capital and words[after].low not in function_words().ADP


def _phrase_start(words: Sequence[Word], last: int) -> int:
    """Walk left from ``last`` over nouns, adjectives and owners to where the phrase begins."""
    at = last
    while at > 0 and last - at < _BEFORE_HEAD and _belongs(words, at - 1, last):
        at -= 1
    while at < last and (words[at].text in _CLITICS or words[at].low in _ARTICLES):
        at += 1
    return at


def _belongs(words: Sequence[Word], at: int, last: int) -> bool:
    """Tell whether the word at ``at`` may be part of a role that ends before ``last``."""
    word, known = words[at], role_words()
    if word.text in _CLITICS:
        return True
    is_role = known.kind(word.low) is not None
    opens = word.initial and word.low in name_words().openers - known.modifiers and not is_role
    if opens or _breaks(word) or word.low in function_words().tags:
        return False
    if _is_proper(word) or is_role or word.low in known.modifiers or name_words().is_norp(word.low):
        return True
    if name_words().organisation_kind(word.low) or "-" in word.text:
        return True
    # A small word whose kind is unknown: part of the phrase where the head noun already stands to its right.
    return at < last - 1 and _is_base_form(word.low)


def _modifies(word: Word) -> bool:
    """Tell whether a word may stand before the head noun of a role."""
    if word.text in _CLITICS or "-" in word.text:
        return True
    if word.low in function_words().tags:
        return False
    return word.capital or role_words().kind(word.low) is not None or _is_base_form(word.low)


def _is_proper(word: Word) -> bool:
    """Tell a capitalised word, but no common one in capitals throughout ("HEARD COL LEE")."""
    return word.capital and not (word.text.isupper() and is_common(word.low))


def _is_base_form(word: str) -> bool:
    """Tell a word that may be an adjective or a noun in the singular from the forms of verbs and adverbs."""
    return word.isalpha() and not word.endswith(("ing", "ly")) and (is_base(word) or word.endswith("ed"))


def _predicated(words: Sequence[Word], name: Name) -> Role | None:
    """Read "Ann Lee is the director of …"."""
    at = name.last
    if at + 1 >= len(words) or words[at].low not in {"is", "was"} or words[at + 1].low not in {"a", "an", "the"}:
        return None
    return noun_phrase(words, at + 1)
