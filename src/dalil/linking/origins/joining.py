"""Joining: why the speakers of two keys are one origin; each reason is named and has a score from 0 to 1."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from dalil.language.lexicon import singular
from dalil.linking.groups import Link
from dalil.linking.origins.innermost import name_key
from dalil.linking.origins.speakers import Speaker
from dalil.linking.origins.voices import voices
from dalil.resolving.names import compare_names, same_entity
from dalil.resolving.names.known import role_of

JOINING = 0.5
"""The least score of a link that joins."""

_DAYS = 10
_WORDS = 3
_AGAINST = frozenset({"ages do not fit", "one acts in public, the other does not", "other countries", "other bodies"})
_COUNTRY = "one names its country"


def link_of(one: Speaker, other: Speaker) -> Link | None:
    """Say why two speakers are one origin; None where nothing does."""
    reasons: dict[str, float] = {}
    for judge in _JUDGES:
        for reason, score in judge(one, other):
            reasons[reason] = max(score, reasons.get(reason, 0.0))
    return Link.of(one.key, other.key, max(reasons.values()), reasons) if reasons else None


def clash(one: Speaker, other: Speaker) -> bool:
    """Tell whether two speakers cannot be one origin, whatever links them: two bodies, or two named persons apart."""
    kinds = {one.origin.kind, other.origin.kind}
    if kinds == {"organisation"}:
        return bool(one.known and other.known) and _bodies(one, other) == "different"
    named = [speaker for speaker in (one, other) if speaker.origin.kind == "person" and not _is_private(speaker)]
    return len(named) == 2 and _persons(one, other) is None and not _speak_for_one(one, other)


Reasons = Iterator[tuple[str, float]]


def _by_person(one: Speaker, other: Speaker) -> Reasons:
    if one.origin.kind == other.origin.kind == "person" and (found := _persons(one, other)) is not None:
        yield found


def _persons(one: Speaker, other: Speaker) -> tuple[str, float] | None:
    """Compare two public figures by their names, and a shorter name by role and matter as well."""
    if _is_private(one) or _is_private(other) or not one.known or not other.known:
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
    if names.verdict != "different" and _one_role(one, other) and (beside or _on_one_matter(one, other)):
        return "a shorter name in one role", 0.7
    return None


def _by_body(one: Speaker, other: Speaker) -> Reasons:
    kinds = {one.origin.kind, other.origin.kind}
    if "outlet" in kinds and kinds <= {"outlet", "organisation"}:
        if name_key(one.origin.name) == name_key(other.origin.name):
            yield "an outlet that is quoted", 1.0
    elif kinds == {"organisation"}:
        verdict = _bodies(one, other)
        if verdict == "same":
            yield "one body", 0.95
        elif verdict == _COUNTRY and _on_one_matter(one, other):
            yield "one body, with and without its country", 0.8
        elif verdict == "maybe" and one.reports & other.reports:
            yield "a body's short name in one report", 0.7


def _bodies(one: Speaker, other: Speaker) -> str:
    """Compare two bodies under all their names: same, with and without its country, maybe or different."""
    best = "different"
    for ours in one.known[:3]:
        for theirs in other.known[:3]:
            judged = same_entity(ours, theirs, across=True)
            if judged.verdict == "same":
                return "same"
            if judged.verdict == "maybe":
                best = _COUNTRY if _COUNTRY in judged.reasons else "maybe" if best == "different" else best
    return best


def _by_voice(one: Speaker, other: Speaker) -> Reasons:
    """Join a body with who gives its word, and two who give the word of one body, where they tell of one matter."""
    for speaker, body in ((one, other), (other, one)):
        if (
            speaker.origin.kind in {"person", "unnamed"}
            and _gives_word_of(speaker, body)
            and _on_one_matter(one, other)
        ):
            yield "speaks for the body", 0.8
    if _speak_for_one(one, other) and _on_one_matter(one, other):
        yield "speak for one body", 0.75


def _gives_word_of(speaker: Speaker, body: Speaker) -> bool:
    if not speaker.is_voice or _is_private(speaker) or speaker.key == body.key:
        return False
    names = _names(body)
    return any(_is_one_body(institution, name) for institution in speaker.institutions for name in names)


def _names(body: Speaker) -> frozenset[str]:
    """Give the names under which a speaker may be the body itself."""
    if body.origin.kind == "organisation":
        return frozenset({body.origin.name, *(name for known in body.known for name in known.entity.aliases)})
    if body.origin.kind in {"unnamed", "document"} and body.origin.institution is None:
        return frozenset({body.origin.name})
    return frozenset()


def _speak_for_one(one: Speaker, other: Speaker) -> bool:
    """Tell whether two speakers are spokespeople of one body, of whom one has no name or both are its voice."""
    words = voices()
    voiced = [any(words.speaking.search(role) for role in speaker.roles) for speaker in (one, other)]
    if not all(voiced) or _is_private(one) or _is_private(other):
        return False
    if one.institutions and other.institutions:
        return any(_is_one_body(a, b) for a in one.institutions for b in other.institutions)
    return "unnamed" in {one.origin.kind, other.origin.kind} and bool(one.reports & other.reports)


@lru_cache(maxsize=20_000)
def _is_one_body(one: str, other: str) -> bool:
    if set(voices().telling(one)) == set(voices().telling(other)):
        return True
    compared = compare_names(one, other, "organisation")
    return compared.verdict == "same" or _COUNTRY in compared.reasons


def _by_description(one: Speaker, other: Speaker) -> Reasons:
    """Join descriptions within one text: "the source" takes up "a judicial source", "residents" the residents."""
    if one.origin.report is None or one.origin.report != other.origin.report:
        return
    if one.origin.kind not in {"unnamed", "document"} or other.origin.kind != one.origin.kind:
        return
    ours, theirs = (voices().telling(speaker.origin.name) for speaker in (one, other))
    shorter, longer = sorted((ours, theirs), key=len)
    if shorter and len(shorter) <= 2 and set(shorter) <= set(longer) and _head(shorter) == _head(longer):
        yield "one description in one report", 0.8


def _head(words: tuple[str, ...]) -> str:
    """Give the noun of a short description: the last word, or a role among the words."""
    return singular(words[-1]) if len(words) <= 2 else next((w for w in words if role_of(w)), singular(words[-1]))


def _by_quotation(one: Speaker, other: Speaker) -> Reasons:
    if one.quotations & other.quotations and not clash(one, other):
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


def _is_private(speaker: Speaker) -> bool:
    return any(known.entity.type == "person" and known.entity.private for known in speaker.known)


_JUDGES: tuple[Callable[[Speaker, Speaker], Reasons], ...] = (
    _by_person,
    _by_body,
    _by_voice,
    _by_description,
    _by_quotation,
)
