"""Called: bodies, forces and documents that a report calls by their kind, and whom they are on one thing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import product

from dalil.language.lexicon import role_words
from dalil.linking.origins.speakers import Speaker
from dalil.resolving import adjective_country, country_of
from dalil.resolving.names import compare_names
from dalil.resolving.names.organisations import organisation_name
from dalil.resolving.origins import name_key, voices

_SEAT = re.compile(r"\s+in [A-Z].*$")
ONE_COUNTRY = "one names its country"


def called_alike(one: Speaker, other: Speaker) -> Iterator[tuple[str, float]]:
    """Say why two speakers who tell of one thing are one, of whom one at least is only described; with scores."""
    if one.is_private or other.is_private or one.key == other.key:
        return
    yield from ((reason, score) for judge, reason, score in _ALIKE if judge(one, other))
    yield from (
        (reason, score)
        for told, speaker in ((one, other), (other, one))
        for judge, reason, score in _TOLD
        if judge(told, speaker)
    )


@lru_cache(maxsize=20_000)
def is_one_body(one: str, other: str) -> bool:
    """Tell whether two names may be those of one body, its country named or not."""
    if set(voices().telling(one)) == set(voices().telling(other)):
        return True
    if organisation_name(one).own and f"{name_key(other)} ".startswith(f"{name_key(one)} "):
        return True
    compared = compare_names(one, other, "organisation")
    return compared.verdict == "same" or ONE_COUNTRY in compared.reasons


def _is_one_kind(one: Speaker, other: Speaker) -> bool:
    """Tell whether bodies and offices, or their voices, are called by one kind: "the interior ministry"."""
    if "unnamed" not in {one.origin.kind, other.origin.kind}:
        return False
    pairs = product(_called(one), _called(other))
    return any(ours[0] == theirs[0] and all(map(_fits, ours[1:], theirs[1:])) for ours, theirs in pairs)


def _fits(one: frozenset[str], other: frozenset[str]) -> bool:
    return one == other or not (one and other)


def _called(speaker: Speaker) -> Iterator[tuple[frozenset[str], frozenset[str], frozenset[str]]]:
    """Give the words for the bodies whose word a speaker gives, or for his office; countries and levels apart."""
    words, name = voices(), speaker.origin.name
    if speaker.origin.kind == "person":
        names = [role for role in speaker.roles if words.speaking.search(role)]
    else:
        names = [name] if speaker.origin.kind in {"unnamed", "organisation"} else []
    for each in names:
        body = _SEAT.sub("", words.speaking.split(each)[0])
        noun = words.noun(body)
        held = words.leading.fullmatch(noun) and each.lower().startswith("the ")
        if held or noun in words.forces.union(words.publishers):
            told = {word: adjective_country(word.capitalize()) for word in words.telling(body)}
            levels = words.levels & set(told)
            own = frozenset(word for word, country in told.items() if not country) - levels
            yield own, frozenset(filter(None, told.values())), levels


def _is_noun_of(told: Speaker, body: Speaker) -> bool:
    """Tell whether "the hospital", "the rights forum" or "the group" is a body that another report names."""
    words = voices()
    called = set(words.telling(told.origin.name))
    if told.origin.kind != "unnamed" or not told.origin.name.lower().startswith("the "):
        return False
    if called <= words.societies and len(called) == 1:
        return any(not words.is_authority(each) for each in _bodies_of(body))
    is_told = len(called) > 1 or called <= words.establishments
    return is_told and any(called <= set(words.telling(each)) for each in _bodies_of(body))


def _bodies_of(speaker: Speaker) -> frozenset[str]:
    """Give the names of the bodies whose word a speaker gives."""
    if speaker.origin.kind == "organisation":
        return frozenset({speaker.origin.name})
    return speaker.institutions if speaker.is_voice else frozenset()


def _is_named_behind(told: Speaker, person: Speaker) -> bool:
    """Tell whether words for a speaker end with the name that another report knows ("the IG of police, Aman Sadyk")."""
    if told.origin.kind != "unnamed" or person.origin.kind != "person" or person.origin.report is not None:
        return False
    return name_key(told.origin.name.rpartition(",")[2]) == name_key(person.origin.name)


def _is_told_without_place(told: Speaker, body: Speaker) -> bool:
    """Tell whether a description is a body's name but for where it sits ("The Defence Ministry in Kabul")."""
    words = voices().headed(told.origin.name)
    described = told.origin.kind == "unnamed" and voices().noun(words) in voices().publishers
    named = body.origin.kind != "unnamed" and _may_be_body(body)
    return described and named and is_one_body(words, body.origin.name)


def _is_of_kind(told: Speaker, body: Speaker) -> bool:
    """Tell whether "the army" is a formation, or whose commander speaks, "prosecutors" their office."""
    name, called = told.origin.name, told.origin.kind in {"unnamed", "organisation"}
    if not (called and _is_bare(name) and _fits(_levels(name), _levels(body.origin.name, *body.institutions))):
        return False
    return not voices().kinds_of(name).isdisjoint(_kinds(body))


def _levels(*names: str) -> frozenset[str]:
    """Give the levels of the state that names tell."""
    return voices().levels.intersection(word for name in names for word in voices().telling(name))


def _are_voices_of_one_kind(one: Speaker, other: Speaker) -> bool:
    """Tell whether both give the word of bodies of one kind, of which one at least is called by no more than that.

    "The Nigerian military's spokesman" and "Colonel Musa Dogo, spokesman of Operation Garkuwa" are one.
    """
    if _voiced_kinds(one).isdisjoint(_voiced_kinds(other)):
        return False
    ours, theirs = _own_words(one), _own_words(other)
    countries = [{c for word in words if (c := adjective_country(word.capitalize()))} for words in (ours, theirs)]
    if all(countries) and countries[0].isdisjoint(countries[1]):
        return False
    ours, theirs = ({word for word in words if not _names_country(word.capitalize())} for words in (ours, theirs))
    return ours <= theirs or theirs <= ours


def _voiced_kinds(speaker: Speaker) -> frozenset[str]:
    """Give the kinds of bodies whose word a speaker gives: as his role tells, the military where it holds a rank."""
    words = voices()
    roles = " ".join(sorted(speaker.roles))
    if not words.speaking.search(roles):
        return frozenset()
    ranked = any(role_words().kind(word) == "rank" for word in roles.split())
    return words.kinds_of(roles) or frozenset({"military"} if ranked else ())


def _own_words(speaker: Speaker) -> set[str]:
    """Give the words for a voice's bodies that tell them from others of their kind."""
    words = voices()
    roles = (words.headed(role) for role in speaker.roles if words.speaking.search(role))
    told = {word for name in (*speaker.institutions, *roles) for word in words.telling(words.speaking.sub(" ", name))}
    return {word for word in told - words.calling if role_words().kind(word) is None}


def _is_voice_of_mentioned(told: Speaker, body: Speaker) -> bool:
    """Tell whether "a spokesman" is that of a body that speaks in another report, and that his own report mentions."""
    name, words = told.origin.name, voices()
    if told.origin.kind != "unnamed" or told.institutions or not words.speaking.search(name):
        return False
    if set(words.telling(words.speaking.sub(" ", name))) - words.vague or told.reports & body.reports:
        return False
    mentioned = {e.name for telling in told.tellings for e in telling.entities.values() if e.type == "organisation"}
    return any(_may_be_one(ours, theirs) for ours in mentioned for theirs in _bodies_of(body))


def _may_be_one(one: str, other: str) -> bool:
    """Tell whether two names may be those of one body, of which one may have the other's initials."""
    return is_one_body(one, other) or compare_names(one, other, "organisation").verdict == "maybe"


def _is_bare(name: str) -> bool:
    """Tell whether a description is one noun with at most a level or a country ("Ruritania's army", "state police")."""
    words = [word for word in voices().telling(name) if word not in voices().vague]
    return sum(not _names_country(word.capitalize()) for word in words) == 1


def _names_country(word: str) -> bool:
    return bool(adjective_country(word) or country_of(word))


def _kinds(speaker: Speaker) -> frozenset[str]:
    """Give the kinds of bodies whose word a speaker may give: a body's, that of its head, of whoever has a rank."""
    words = voices()
    if speaker.origin.kind != "person":
        return words.kinds_of(words.headed(speaker.origin.name)) if _may_be_body(speaker) else frozenset()
    if speaker.roles and all(role_words().kind(word) == "rank" for role in speaker.roles for word in role.split()):
        return frozenset({"military"})
    commanded = (kind for role in speaker.roles if words.commands(role) for kind in words.kinds_of(role))
    return _voiced_kinds(speaker).union(commanded)


def _may_be_body(speaker: Speaker) -> bool:
    """Tell whether a speaker may be a body, and is no outlet of the press."""
    kind = speaker.origin.kind
    return kind in {"organisation", "unnamed"} or (kind == "outlet" and voices().publishes_itself(speaker.origin.name))


def _is_one_document(one: Speaker, other: Speaker) -> bool:
    """Tell whether two reports call what is written the same: "the verdict", "an unsigned statement"."""
    words, told = voices(), (one.origin, other.origin)
    if told[0].report == told[1].report or not all(o.report and o.kind in {"unnamed", "document"} for o in told):
        return False
    names = [words.phrase(origin.name) for origin in told]
    ours, theirs = (words.named(name) for name in names)
    if any(words.speaking.search(name) for name in names):
        return False
    written = all(words.written.search(name) or words.channel(name) for name in names)
    return written and bool(ours and theirs) and (ours <= theirs or theirs <= ours)


Judge = Callable[[Speaker, Speaker], bool]
_ALIKE: tuple[tuple[Judge, str, float], ...] = (
    (_is_one_kind, "a body or office called by its kind", 0.75),
    (_is_one_document, "one document on one thing", 0.7),
    (_are_voices_of_one_kind, "voices of a body called by its kind", 0.65),
)
_TOLD: tuple[tuple[Judge, str, float], ...] = (
    (_is_named_behind, "named behind an office", 0.9),
    (_is_told_without_place, "a body without its place", 0.75),
    (_is_of_kind, "a body called by its kind alone", 0.6),
    (_is_noun_of, "a body called by its noun", 0.6),
    (_is_voice_of_mentioned, "a voice of the body that its report mentions", 0.6),
)
