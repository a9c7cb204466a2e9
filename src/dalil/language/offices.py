"""Offices: the roles that a sentence gives the person named in it, by apposition or by a verb of holding one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dalil.language.apposition import Role, find_roles, noun_phrase, role_head
from dalil.language.attribution.cues import function_words
from dalil.language.lexicon import Holding, role_words, singular, speech_verbs
from dalil.language.names import Name
from dalil.language.written import Word

_APPOSITION_REACH = 30
_HOLDING_REACH = 5
_STOPS = frozenset({".", ";", ":", '"', "“", "”", "(", ")"})
_LOST: frozenset[Holding] = frozenset({"dismisses", "quits"})
_OF_ITSELF: frozenset[Holding] = frozenset({"becomes"})


@dataclass(frozen=True, slots=True)
class Office:
    """A role and how it is told.

    ``over`` tells that the words end it, ``past`` that it was held in the past, so that a time that has closed ends
    it. ``told`` is the first word of the clause that gives it, None in apposition. ``leads`` is true where the role is
    a verb of leading with what is led, ``led_by`` where what is led stands before the verb ("a group led by …").
    """

    role: Role
    over: bool = False
    past: bool = True
    told: int | None = None
    leads: bool = False
    led_by: bool = False


def find_offices(words: Sequence[Word], name: Name) -> list[Office]:
    """Find all roles that a sentence gives to the person of a name in it."""
    found = [Office(role, leads=words[role.first].low in role_words().leading) for role in find_roles(words, name)]
    found = [office for office in found if office.role.kind != "honorific"]
    readers = (_of_subject, _of_object, _at_times, _hedged, _in_capacity, _leader)
    found += [office for read in readers for office in read(words, name)]
    return [office for office in found if office.leads or not is_plural(words, office.role)]


def find_shared_offices(words: Sequence[Word], name: Name) -> list[Office]:
    """Find the role in the plural that follows the last of several names ("Ann Lee and Tom Orr, lawyers at …")."""
    if name.last >= len(words) or words[name.last].text != ",":
        return []
    role = noun_phrase(words, name.last + 1, plural=True)
    return [Office(role)] if role is not None and is_plural(words, role) else []


def is_plural(words: Sequence[Word], role: Role) -> bool:
    """Tell a role of several people."""
    head = role_head([word.low for word in words[role.first : role.last]])
    noun = words[role.first + head[0]].low if head else ""
    return singular(noun) != noun and words[role.first].low != "one"


def find_subjects_offices(words: Sequence[Word], at: int) -> list[Office]:
    """Find the roles that a clause gives to its subject, which ends before ``at``."""
    return list(_clause(words, at))


def _of_subject(words: Sequence[Word], name: Name) -> Iterator[Office]:
    """Read "Ann Lee served as …", "Ann Lee, a lawyer, was appointed …" and "Ann Lee, who served as …"."""
    at = name.last
    if name.first and words[name.first - 1].low in role_words().supposing:
        return
    if at >= len(words) or words[at].text != ",":
        yield from _clause(words, at)
        return
    if at + 1 < len(words) and words[at + 1].low == "who":
        yield from _clause(words, at + 2)
    closing = _closing_comma(words, at)
    if closing is not None:
        yield from _clause(words, closing + 1)


def _closing_comma(words: Sequence[Word], comma: int) -> int | None:
    """Find the comma that closes what an earlier one opened after a name."""
    for at in range(comma + 1, min(len(words), comma + _APPOSITION_REACH)):
        if words[at].text in _STOPS:
            return None
        if words[at].text == "," and at + 1 < len(words):
            follows = words[at + 1].low
            if follows in function_words().AUX or _holding(follows) or follows in role_words().leading:
                return at
    return None


def _clause(words: Sequence[Word], at: int) -> Iterator[Office]:
    """Read a clause whose verb begins at ``at``: its verb of holding, getting or losing a role, and the role."""
    functions, told = function_words(), at
    auxiliaries: list[str] = []
    while at < len(words) and words[at].low in functions.AUX | functions.ADV:
        if words[at].low in functions.groups["modal"] | functions.groups["negation"]:
            return
        auxiliaries += [words[at].low] if words[at].low in functions.AUX else []
        at += 1
    if [word.low for word in words[at : at + 2]] == ["used", "to"]:
        yield from (_ended(office) for office in _clause(words, at + 2))
        return
    if at >= len(words) or words[at].low in functions.groups["negation"]:
        return
    is_passive = bool(auxiliaries) and auxiliaries[-1] in functions.groups["be"]
    perfect = "had" in auxiliaries
    if words[at].low in role_words().leading and not is_passive:
        yield Office(
            Role(at, _object_end(words, at + 1), "public"), past="has" not in auxiliaries, told=told, leads=True
        )
        return
    kind = _holding(words[at].low)
    if kind is not None and _fits(kind, words, at, is_passive):
        role = _role_after(words, at + 1, kind)
        if role is not None:
            past = kind == "serves" and "has" not in auxiliaries
            yield Office(role, over=kind in _LOST or (past and perfect), past=past, told=told)
    elif is_passive and (role := noun_phrase(words, at)) is not None:
        yield Office(role, past=not {"is", "are", "has"} & set(auxiliaries), told=told)


def _ended(office: Office) -> Office:
    return Office(office.role, True, True, office.told, office.leads)


def _holding(verb: str) -> Holding | None:
    return next((kind for kind, forms in role_words().holding.items() if verb in forms), None)


def _fits(kind: Holding, words: Sequence[Word], at: int, is_passive: bool) -> bool:
    """Tell whether a verb's voice and form fit its subject's getting, holding or losing a role."""
    if kind in {"appoints", "dismisses"}:
        return is_passive
    return not is_passive or words[at].low.endswith("ing")


def _role_after(words: Sequence[Word], at: int, kind: Holding) -> Role | None:
    """Read the role after a verb: right there, or after the words that lead to it ("in 2019 as")."""
    if kind in {"appoints", "becomes"} and (role := noun_phrase(words, at)) is not None:
        return role
    for start in range(at, min(len(words), at + _HOLDING_REACH)):
        if words[start].text in _STOPS or (words[start].text == "," and start > at):
            return None
        if (end := _leading_end(words, start)) is not None and kind not in _OF_ITSELF:
            return noun_phrase(words, end) or (_any_role(words, end) if kind == "serves" else None)
    return None


def _any_role(words: Sequence[Word], at: int) -> Role | None:
    """Read what somebody serves as, where the noun is none of the known roles ("worked as a welder")."""
    if at + 1 >= len(words) or words[at].low not in {"a", "an"} or not words[at + 1].text[0].isalpha():
        return None
    return Role(at + 1, _object_end(words, at + 1), "private")


def _leading_end(words: Sequence[Word], at: int) -> int | None:
    """Give where the words that lead from a verb to the role end; None where none begin at ``at``."""
    for phrase in _towards():
        if tuple(word.low for word in words[at : at + len(phrase)]) == phrase:
            return at + len(phrase)
    return None


@cache
def _towards() -> tuple[tuple[str, ...], ...]:
    """Give the phrases that lead to a role as words, longest first."""
    return tuple(sorted((tuple(phrase.split()) for phrase in role_words().towards), key=lambda p: (-len(p), p)))


@cache
def _hedges() -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(phrase.split()) for phrase in role_words().hedged), key=lambda p: (-len(p), p)))


@cache
def _hedge_openings() -> frozenset[str]:
    return frozenset(phrase[0] for phrase in _hedges())


def _object_end(words: Sequence[Word], at: int) -> int:
    """Find where what somebody leads ends."""
    functions = function_words()
    while at < len(words) and words[at].text not in _STOPS | {","} and words[at].low not in functions.AUX:
        if words[at].low in speech_verbs() and not words[at].capital:
            break
        at += 1
    return at


def _of_object(words: Sequence[Word], name: Name) -> Iterator[Office]:
    """Read "The president named Ann Lee [as] director" and "The board dismissed Ann Lee as director"."""
    first = name.first
    while first > 0 and (role_words().kind(words[first - 1].low) or words[first - 1].low in role_words().modifiers):
        first -= 1
    kind = _holding(words[first - 1].low) if first else None
    before = words[first - 2].low if first > 1 else ""
    if kind not in {"appoints", "dismisses"} or before in function_words().groups["be"]:
        return
    role = _role_after(words, name.last, kind)
    if role is not None:
        yield Office(role, over=kind in _LOST, past=False, told=first - 1)


def _at_times(words: Sequence[Word], name: Name) -> Iterator[Office]:
    """Read "Ann Lee, now a lawyer, …" and "Ann Lee, formerly an imam, …"."""
    at = name.last
    if at + 2 < len(words) and words[at].text == "," and words[at + 1].low in function_words().ADV | role_words().once:
        role = noun_phrase(words, at + 2)
        if role is not None:
            yield Office(role, over=words[at + 1].low in role_words().once)


def _hedged(words: Sequence[Word], name: Name) -> Iterator[Office]:
    """Read "Ann Lee, believed to be the leader of …", the hedge with the role."""
    at = name.last
    if at + 1 < len(words) and words[at].text == ",":
        at += 3 if words[at + 1].text.isdigit() else 1
    if at >= len(words) or words[at].low not in _hedge_openings():
        return
    for phrase in _hedges():
        if tuple(word.low for word in words[at : at + len(phrase)]) == phrase:
            role = noun_phrase(words, at + len(phrase))
            if role is not None:
                yield Office(Role(at, role.last, role.kind))
            return


def _in_capacity(words: Sequence[Word], name: Name) -> Iterator[Office]:
    """Read "As head of the board, Ann Lee …" and "Ann Lee, as head of the board, …"."""
    if words[name.first - 1].text == "," and words[0].low == "as" and name.first > 2:
        role = noun_phrase(words, 1)
        if role is not None and role.last >= name.first - 1:
            yield Office(role, told=0)
    if name.last + 1 < len(words) and words[name.last].text == "," and words[name.last + 1].low == "as":
        role = noun_phrase(words, name.last + 2)
        if role is not None:
            yield Office(role, told=name.last + 1)


def _leader(words: Sequence[Word], name: Name) -> Iterator[Office]:
    """Read "a group led [since 2019] by Ann Lee"."""
    if not name.first or words[name.first - 1].low != "by":
        return
    for at in range(name.first - 2, max(-1, name.first - 2 - _HOLDING_REACH), -1):
        if words[at].text in _STOPS | {","}:
            return
        if words[at].low in role_words().leading:
            yield Office(Role(at, at + 1, "public"), told=at, leads=True, led_by=True)
            return
