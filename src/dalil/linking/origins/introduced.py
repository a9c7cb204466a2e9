"""Introduced: whoever headline and lead describe and the report then names ("officials said", then an officer)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dalil.language.lexicon import role_words
from dalil.linking.origins.placing import is_headline, is_lead
from dalil.records import Report, Statement
from dalil.resolving import adjective_country
from dalil.resolving.origins import Origin, voices

Said = Sequence[tuple[Statement, Origin]]
"""Statements of a report with the origins of their words."""


def named_later(report: Report, said: Said) -> Mapping[str, Origin]:
    """Give, by their keys, the descriptions in headline and lead whose holder is the next whom the report names."""
    ordered = sorted(said, key=lambda told: told[0].content[0].start)
    found: dict[str, Origin] = {}
    for at, (statement, origin) in enumerate(ordered):
        position = statement.content[0].start
        if origin.kind != "unnamed" or "anonymous" in origin.conditions:
            continue
        if not is_headline(report, position) and not is_lead(report, position):
            continue
        others = (later for _, later in ordered[at + 1 :] if later.kind != "unnamed")
        named = next((each for each in others if each.key != origin.key), None)
        if named is not None and _is_holder(named, origin):
            found[origin.key] = named
    return found


def _is_holder(named: Origin, described: Origin) -> bool:
    """Tell whether a description fits the role of somebody who is named: by its noun, or as "an official"."""
    if named.kind != "person" or named.role is None:
        return False
    known = voices()
    noun, office = known.noun(described.name), known.noun(named.role)
    if all(role_words().kind(word) == "rank" for word in named.role.split()):
        return noun in known.officers | known.officials | known.forces
    if noun != office and not (noun in known.officials and known.is_officer(named.role)):
        return False
    around = set(known.telling(f"{named.role} {named.institution or ''}"))
    beside = {word for word in known.telling(described.name) if word != noun and word not in known.vague}
    beside -= {word for word in beside if adjective_country(word.capitalize())}
    return not beside or bool(beside & around) or known.telling(named.role) == (office,)
