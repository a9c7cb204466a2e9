"""Called: bodies, forces and documents that a report calls by their kind, and whom they are on one thing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from dalil.language.lexicon import role_words
from dalil.linking.origins.speakers import Speaker
from dalil.resolving import adjective_country, country_of
from dalil.resolving.names import compare_names
from dalil.resolving.names.organisations import organisation_name
from dalil.resolving.origins import name_key, voices

ONE_COUNTRY = "one names its country"


def called_alike(one: Speaker, other: Speaker) -> Iterator[tuple[str, float]]:
    """Say why two speakers who tell of one thing are one, of whom one at least is only described; with scores."""
    if one.is_private or other.is_private or one.key == other.key:
        return
    if _is_one_kind(one, other):
        yield "a body or office called by its kind", 0.75
    if _is_one_document(one, other):
        yield "one document on one thing", 0.7
    for told, speaker in ((one, other), (other, one)):
        if _is_told_without_place(told, speaker):
            yield "a body without its place", 0.75
        if _is_of_kind(told, speaker):
            yield "a body called by its kind alone", 0.6


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
    return any(ours == theirs and (here == there or not (here and there)) for (ours, here), (theirs, there) in pairs)


def _called(speaker: Speaker) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """Give the words for the bodies whose word a speaker gives, or for his office, and the countries that they name."""
    words, name = voices(), speaker.origin.name
    if speaker.origin.kind == "person":
        names = [role for role in speaker.roles if words.speaking.search(role)]
    else:
        names = [name] if speaker.origin.kind in {"unnamed", "organisation"} else []
    for each in names:
        body = words.speaking.split(each)[0]
        noun = words.noun(body)
        held = words.leading.fullmatch(noun) and each.lower().startswith("the ")
        if held or noun in words.forces.union(words.publishers):
            told = {word: adjective_country(word.capitalize()) for word in words.telling(body)}
            yield frozenset(w for w in told if not told[w]), frozenset(c for c in told.values() if c)


def _is_told_without_place(told: Speaker, body: Speaker) -> bool:
    """Tell whether a description is a body's name but for where it sits ("The Defence Ministry in Kabul")."""
    words = voices().headed(told.origin.name)
    described = told.origin.kind == "unnamed" and voices().noun(words) in voices().publishers
    named = body.origin.kind != "unnamed" and _may_be_body(body)
    return described and named and is_one_body(words, body.origin.name)


def _is_of_kind(told: Speaker, body: Speaker) -> bool:
    """Tell whether "the army" is a formation, or whose commander speaks, "prosecutors" their office."""
    name = told.origin.name
    return told.origin.kind == "unnamed" and _is_bare(name) and not voices().kinds_of(name).isdisjoint(_kinds(body))


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
    return frozenset(kind for role in speaker.roles if words.commands(role) for kind in words.kinds_of(role))


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
    written = all(words.written.search(name) or words.channel(name) for name in names)
    return written and bool(ours and theirs) and (ours <= theirs or theirs <= ours)
