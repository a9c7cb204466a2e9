"""Introduced: who is described in one sentence and named in another ("officials said", then an officer by name)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dalil.language.lexicon import role_words
from dalil.linking.origins.placing import is_headline, is_lead
from dalil.records import UNNAMED, Report, Statement
from dalil.resolving import adjective_country
from dalil.resolving.origins import Origin, voices

_OWNED = re.compile(r"\b(?:its|their)\b", re.IGNORECASE)

Said = Sequence[tuple[Statement, Origin]]
"""Statements of a report with the origins of their words."""


def named_elsewhere(report: Report, said: Said) -> Mapping[str, Origin]:
    """Give, by their keys, the descriptions whose holder the report names, with the holder.

    Whoever headline and lead describe is the next who is named; what takes somebody up ("the senior officer", "the
    interlocutor", "the communiqué") means the last who spoke.
    """
    ordered = sorted(said, key=lambda told: told[0].content[0].start)
    found: dict[str, Origin] = {}
    for at, (statement, origin) in enumerate(ordered):
        if body := _owner(statement, origin, ordered[:at]):
            found.setdefault(origin.key, replace(origin, institution=body))
        if origin.kind not in {"unnamed", "document"} or "anonymous" in origin.conditions:
            continue
        holder = _taken_up(origin, ordered[:at]) or _introduced(report, statement, origin, ordered[at + 1 :])
        if holder is not None:
            found.setdefault(origin.key, holder)
    return found


def _owner(statement: Statement, origin: Origin, before: Said) -> str | None:
    """Give the body of whoever is quoted as its voice or head by a pronoun: "The hospital said …", "its spokesman"."""
    if origin.institution or origin.name == UNNAMED or statement.source is None:
        return None
    if not _OWNED.search(statement.source.exact):
        return None
    bodies = (told.institution or told.name for _, told in reversed(before) if _may_be_body(told))
    return next(bodies, None) if voices().speaks_for_body(statement.source.exact) else None


def _may_be_body(told: Origin) -> bool:
    known = voices()
    noun = known.noun(told.name)
    is_body = noun in known.establishments | known.forces or known.is_authority(noun)
    return told.kind == "organisation" or (told.kind == "unnamed" and is_body)


def _introduced(report: Report, statement: Statement, origin: Origin, later: Said) -> Origin | None:
    """Give the next who is named, where headline or lead describe him."""
    position = statement.content[0].start
    if origin.kind != "unnamed" or not (is_headline(report, position) or is_lead(report, position)):
        return None
    named = _first_named(later)
    return named if named is not None and (_is_holder(named, origin) or _is_body(named, origin)) else None


def _taken_up(origin: Origin, before: Said) -> Origin | None:
    """Give the last who spoke, where a description takes an officer, a source or a document up under another noun."""
    known = voices()
    noun = known.noun(origin.name)
    if not origin.name.lower().startswith("the ") or any(known.noun(told.name) == noun for _, told in before):
        return None
    if noun in known.sources:
        return next((told for _, told in reversed(before) if told.kind == "unnamed"), None)
    if set(known.telling(origin.name)) - known.vague != {noun}:
        return None
    if origin.kind == "document" or noun in known.texts:
        return next((told for said, told in reversed(before) if _is_in_writing(said, told, noun)), None)
    last = next((told for _, told in reversed(before) if told.kind != "document"), None)
    return last if noun in known.taking_up and last is not None and _is_officer(last) else None


def _is_in_writing(said: Statement, told: Origin, noun: str) -> bool:
    """Tell whether somebody spoke in what a noun names ("in a statement", then "the statement" or "the text")."""
    known = voices()
    if told.kind not in {"person", "organisation"} and not _may_be_body(told):
        return False
    words = " ".join(span.exact for span in (said.via, said.source) if span is not None)
    return noun in known.telling(words) or (noun in known.texts and bool(known.written.search(words)))


def _first_named(said: Iterable[tuple[Statement, Origin]]) -> Origin | None:
    return next((told for _, told in said if told.kind != "unnamed"), None)


def _is_officer(named: Origin) -> bool:
    """Tell whether somebody who is named has an office or a rank."""
    return voices().is_officer(named.role or (named.name if named.kind == "unnamed" else ""))


def _is_body(named: Origin, described: Origin) -> bool:
    """Tell whether a body, or its head or voice, is what a description of a private body says: "a rights group"."""
    known = voices()
    words = set(known.telling(described.name))
    if known.noun(described.name) not in known.societies or words & known.apart:
        return False
    speaks = named.kind == "organisation" or (named.role is not None and known.speaks_for_body(named.role))
    body = named.institution or named.role
    return speaks and body is not None and not known.is_authority(body)


def _is_holder(named: Origin, described: Origin) -> bool:
    """Tell whether a description fits the role of somebody who is named: by its noun, or as "an official"."""
    if named.kind != "person" or named.role is None:
        return False
    known = voices()
    noun, office = known.noun(described.name), known.noun(named.role)
    if all(role_words().kind(word) == "rank" for word in named.role.split()):
        return noun in known.officers | known.officials | known.forces
    if noun != office and not (noun in known.officials and _is_officer(named)):
        return False
    around = set(known.telling(f"{named.role} {named.institution or ''}"))
    beside = {word for word in known.telling(described.name) if word != noun and word not in known.vague}
    beside -= {word for word in beside if adjective_country(word.capitalize())}
    return not beside or bool(beside & around) or known.telling(named.role) == (office,)
