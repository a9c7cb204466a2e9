"""Joining: why the speakers of two keys are one origin; each reason is named and has a score from 0 to 1."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dalil.linking.groups import Link
from dalil.linking.origins.called import ONE_COUNTRY, called_alike, is_one_body
from dalil.linking.origins.speakers import Speaker
from dalil.resolving.names import compare_names, same_entity
from dalil.resolving.names.known import role_of
from dalil.resolving.origins import name_key, voices

JOINING = 0.5
"""The least score of a link that joins."""

_DAYS = 10
_YEAR = 365
_WORDS = 3
_FEW_WORDS = 3
_AGAINST = frozenset({"ages do not fit", "one acts in public, the other does not", "other countries", "other bodies"})
_UNKNOWN = 10**6
_INDEFINITE = re.compile(r"(?:an?|one|some|several|other|another|former)\b")
_OFFICE = re.compile(r"['’]s? office\b|\boffice of\b", re.IGNORECASE)


def link_of(one: Speaker, other: Speaker, *, one_matter: bool = False) -> Link | None:
    """Say why two speakers are one origin; None where nothing does.

    ``one_matter`` tells that all that they tell is known to be of one thing.
    """
    reasons: dict[str, float] = {}
    near = Nearness(one_matter or _on_one_matter(one, other), one_matter or _apart(one, other) <= _DAYS, one_matter)
    for judge in _JUDGES:
        for reason, score in judge(one, other, near):
            reasons[reason] = max(score, reasons.get(reason, 0.0))
    return Link.of(one.key, other.key, max(reasons.values()), reasons) if reasons else None


def clash(one: Speaker, other: Speaker) -> bool:
    """Tell whether two speakers cannot be one origin, whatever links them: two bodies, or two named persons apart."""
    if one.heads_only or other.heads_only:
        return False
    if {one.origin.kind, other.origin.kind} == {"organisation"}:
        return bool(one.known and other.known) and _bodies(one, other) == "different"
    named = [speaker for speaker in (one, other) if speaker.origin.kind == "person" and not speaker.is_private]
    return len(named) == 2 and not _speak_for_one(one, other) and _persons(one, other, _NEAR) is None


Reasons = Iterator[tuple[str, float]]


@dataclass(frozen=True, slots=True)
class Nearness:
    """Whether two speakers tell of one matter, within days of each other, and of one thing that is known to be one."""

    matter: bool
    days: bool
    thing: bool = False


def _by_person(one: Speaker, other: Speaker, near: Nearness) -> Reasons:
    if one.origin.kind == other.origin.kind == "person" and (found := _persons(one, other, near)) is not None:
        yield found


def _persons(one: Speaker, other: Speaker, near: Nearness) -> tuple[str, float] | None:
    """Compare two public figures by their names, and a shorter name by role and matter as well."""
    if one.is_private or other.is_private or not one.known or not other.known:
        return None
    if name_key(one.origin.name) == name_key(other.origin.name) and one.origin.report is other.origin.report is None:
        return "one name", 1.0
    ours, theirs = one.known[0], other.known[0]
    judged = same_entity(ours, theirs, across=True)
    if judged.verdict == "different" or _AGAINST & set(judged.reasons):
        return None
    names = compare_names(ours.entity.name, theirs.entity.name, "person")
    if names.verdict == "same" and "one lone name" not in names.reasons:
        return "one name", 0.95
    beside = "one body" in judged.reasons or "one office" in judged.reasons
    if (
        names.verdict != "different"
        and _one_role(one, other)
        and (beside or near.matter or _apart(one, other) <= _YEAR)
    ):
        return "a shorter name in one role", 0.7
    return None


def _by_body(one: Speaker, other: Speaker, near: Nearness) -> Reasons:
    kinds = {one.origin.kind, other.origin.kind}
    if "outlet" in kinds and kinds <= {"outlet", "organisation"}:
        if name_key(one.origin.name) == name_key(other.origin.name):
            yield "an outlet that is quoted", 1.0
        elif len(kinds) == 2 and is_one_body(one.origin.name, other.origin.name):
            yield "a body that publishes in its own name", 0.9
    elif kinds == {"organisation"}:
        verdict = _bodies(one, other)
        if verdict == "same":
            yield "one body", 0.95
        elif verdict == ONE_COUNTRY and (near.matter or near.days):
            yield "one body, with and without its country", 0.8
        elif verdict == "maybe" and near.thing:
            yield "names of one body on one thing", 0.7
        elif verdict == "maybe" and one.reports & other.reports:
            yield "a body's short name in one report", 0.7
        elif verdict == "maybe" and near.matter and _keys(one) & _keys(other):
            yield "one abbreviation or name on one matter", 0.7


def _keys(body: Speaker) -> frozenset[str]:
    return frozenset(map(name_key, _names(body)))


def _bodies(one: Speaker, other: Speaker) -> str:
    """Compare two bodies under all their names: same, with and without its country, maybe or different."""
    best = "different"
    for ours in one.known[:3]:
        for theirs in other.known[:3]:
            judged = same_entity(ours, theirs, across=True)
            if judged.verdict == "same":
                return "same"
            if judged.verdict == "maybe":
                best = ONE_COUNTRY if ONE_COUNTRY in judged.reasons else "maybe" if best == "different" else best
    return best


def _by_voice(one: Speaker, other: Speaker, near: Nearness) -> Reasons:
    """Join a body with who gives its word, and two who give the word of one body, where they tell of one matter.

    A body with a name of several words ("State Security Service") and its voice are also one within days.
    """
    for speaker, body in ((one, other), (other, one)):
        if speaker.origin.kind not in {"person", "unnamed"} or not _gives_word_of(speaker, body):
            continue
        if near.matter or (near.days and len(voices().telling(body.origin.name)) > 1):
            yield "speaks for the body", 0.8
    if _speak_for_one(one, other) and near.matter:
        yield "speak for one body", 0.75


def _gives_word_of(speaker: Speaker, body: Speaker) -> bool:
    if not speaker.is_voice or speaker.is_private or speaker.key == body.key:
        return False
    names = _names(body)
    roles = {name_key(role) for role in speaker.roles} if speaker.origin.kind == "person" else set()
    if any(role.startswith(f"{name_key(name)} ") for role in roles for name in names):
        return True
    return any(is_one_body(institution, name) for institution in speaker.institutions for name in names)


def _names(body: Speaker) -> frozenset[str]:
    """Give the names under which a speaker may be the body itself."""
    if body.origin.kind in {"organisation", "outlet"}:
        return frozenset({body.origin.name, *(name for known in body.known for name in known.entity.aliases)})
    if body.origin.kind in {"unnamed", "document"} and body.origin.institution is None:
        return frozenset({body.origin.name})
    return frozenset()


def _speak_for_one(one: Speaker, other: Speaker) -> bool:
    """Tell whether two speakers are spokespeople of one body, of whom one has no name or both are its voice."""
    words = voices()
    voiced = [any(words.speaking.search(role) for role in speaker.roles) for speaker in (one, other)]
    if not all(voiced) or one.is_private or other.is_private:
        return False
    told = bool(one.institutions and other.institutions)
    if told and any(is_one_body(a, b) for a in one.institutions for b in other.institutions):
        return True
    in_one_report = "unnamed" in {one.origin.kind, other.origin.kind} and bool(one.reports & other.reports)
    return in_one_report and (not told or bool(_bodies_told(one) & _bodies_told(other)))


def _bodies_told(speaker: Speaker) -> frozenset[str]:
    return frozenset(word for body in speaker.institutions for word in voices().telling(body))


def _by_description(one: Speaker, other: Speaker, near: Nearness) -> Reasons:
    """Join descriptions within one text, or of whom one outlet passes on: "the source" takes up "a judicial source"."""
    if one.origin.report is None or other.origin.report is None:
        return
    if one.origin.kind not in {"unnamed", "document"} or other.origin.kind != one.origin.kind:
        return
    if one.origin.report == other.origin.report:
        if _is_shorter(one, other):
            yield "one description in one report", 0.8
    elif near.matter and _is_passed_on(one, other) and _is_shorter(one, other):
        yield "one description that an outlet passes on", 0.8


def _is_passed_on(one: Speaker, other: Speaker) -> bool:
    """Tell whether one's words come through who wrote the other's reports, or both's through one outlet."""
    return bool(one.outlets & (other.writers | other.outlets) or other.outlets & one.writers)


def _by_call(one: Speaker, other: Speaker, near: Nearness) -> Reasons:
    return called_alike(one, other) if near.thing else iter(())


def _is_shorter(one: Speaker, other: Speaker) -> bool:
    """Tell whether one of two descriptions has no words but the other's, and the same noun; clauses tell nothing."""
    words = voices()
    ours, theirs = (words.telling(words.phrase(speaker.origin.name)) for speaker in (one, other))
    shorter = min(ours, theirs, key=len)
    heads = words.noun(one.origin.name), words.noun(other.origin.name)
    return 0 < len(shorter) <= _FEW_WORDS and set(shorter) <= set(ours) & set(theirs) and heads[0] == heads[1]


def _by_office(one: Speaker, other: Speaker, near: Nearness) -> Reasons:
    """Join "the prosecutor's office" and "the prosecutor" with a named holder of the office on one matter."""
    for holder, office in ((one, other), (other, one)):
        if holder.origin.kind != "person" or holder.is_private or office.origin.kind != "unnamed" or not near.matter:
            continue
        words = voices().telling(office.origin.name)
        heads = {role.head: role.content for told in holder.roles if (role := role_of(told)) and role.kind == "public"}
        name = office.origin.name.lower()
        named = _OFFICE.search(name) or name.startswith("the ") or (near.thing and not _INDEFINITE.match(name))
        shared = [head for head in words if head in heads]
        fits = set(words) - {"office"} <= _around(holder) | set(shared) or holder.reports & office.reports
        if named and shared and fits:
            yield "holds the office", 0.7


def _around(holder: Speaker) -> frozenset[str]:
    """Give the words of a speaker's roles and bodies."""
    return frozenset(word for told in (*holder.roles, *holder.institutions) for word in voices().telling(told))


def _by_headline(one: Speaker, other: Speaker, near: Nearness) -> Reasons:  # noqa: ARG001 - one text is near
    """Join whom a headline alone names, in short, with whom the first paragraph quotes."""
    for head, lead in ((one, other), (other, one)):
        short = head.origin.kind in {"unnamed", "organisation"} and head.heads_only
        if short and lead.origin.kind != "outlet" and head.reports <= lead.leads and not lead.heads_only:
            yield "the headline's short name", 0.6


def _by_quotation(one: Speaker, other: Speaker, near: Nearness) -> Reasons:
    if near and one.quotations & other.quotations:
        yield "the same quoted words", 0.9


def _one_role(one: Speaker, other: Speaker) -> bool:
    ours, theirs = ({role.head for told in speaker.roles if (role := role_of(told))} for speaker in (one, other))
    return bool(ours & theirs)


def _on_one_matter(one: Speaker, other: Speaker) -> bool:
    """Tell whether two speakers tell of one thing: in one report, or of one event, figure or words within days."""
    if one.reports & other.reports:
        return True
    days: dict[str, list[int]] = {}
    for matter, day in one.matters:
        days.setdefault(matter, []).append(day)
    shared = {
        matter
        for matter, day in other.matters
        if matter in days and any(abs(day - each) <= _DAYS for each in days[matter])
    }
    records = [matter for matter in shared if not matter.startswith("word:")]
    return bool(records) or len(shared) >= _WORDS


def _apart(one: Speaker, other: Speaker) -> int:
    """Give the days between the nearest reports of two speakers; many where dates are missing."""
    return min((abs(a - b) for a in one.days for b in other.days), default=_UNKNOWN)


_NEAR = Nearness(matter=True, days=True)
_JUDGES: tuple[Callable[[Speaker, Speaker, Nearness], Reasons], ...] = (
    _by_person,
    _by_body,
    _by_voice,
    _by_office,
    _by_description,
    _by_call,
    _by_headline,
    _by_quotation,
)
