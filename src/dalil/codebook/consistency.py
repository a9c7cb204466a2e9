"""What a codebook must keep to beyond the shape of its fields: roles that exist, ids that are unique, known codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dalil.codebook.nodes import Location
from dalil.codebook.schema import RESERVED_ROLES, Codebook, CodebookFile, EventType

Fault = tuple[Location, str, str]
"""Where, the cause, the remedy."""

_ACTORS = frozenset({"person", "group", "organisation"})


def within(part: CodebookFile) -> Iterator[Fault]:
    """Yield the faults that one file shows by itself."""
    for section in ("event_types", "measures"):
        ids = [entry.id for entry in getattr(part, section)]
        for name, times in Counter(ids).items():
            if times > 1:
                last = len(ids) - 1 - ids[::-1].index(name)
                yield (section, last, "id"), f"the id {name} stands {times} times", "rename or remove all but one"
    for index, kind in enumerate(part.event_types):
        yield from _roles(kind, ("event_types", index))
        yield from _examples(kind, ("event_types", index))


def across(part: CodebookFile, codebook: Codebook) -> Iterator[Fault]:
    """Yield the faults that show only beside the rest of the codebook: parents and mappings."""
    for index, kind in enumerate(part.event_types):
        where = ("event_types", index)
        if kind.parent is not None and (kind.parent not in codebook.types or kind.parent == kind.id):
            yield (*where, "parent"), f"{kind.parent} is no other event type", "name the id of a broader type, or null"
        for scheme, code in kind.mappings.items():
            known = codebook.schemes.get(scheme)
            if known is None:
                remedy = f"use one of: {', '.join(codebook.schemes)}, or list the scheme's codes under schemes"
                yield (*where, "mappings", scheme), f"{scheme} is no known coding scheme", remedy
            elif code != "none" and code not in known:
                remedy = f"use one of: {', '.join(known)}, or none"
                yield (*where, "mappings", scheme), f"{code!r} is no code of {scheme}", remedy


def _roles(kind: EventType, where: Location) -> Iterator[Fault]:
    known = (*kind.roles, *RESERVED_ROLES)
    for name, filled in kind.roles.items():
        if filled.accountable and _ACTORS.isdisjoint(filled.types):
            cause = f"nobody who may fill {name} can be held to account"
            yield (*where, "roles", name, "accountable"), cause, "leave accountable out, or add person to its types"
    for section in ("predicates", "phrases", "nouns"):
        for index, rule in enumerate(getattr(kind, section)):
            for slot, role in rule.roles.items():
                if role not in known:
                    cause = f"{kind.id} has no role {role}"
                    yield (*where, section, index, "roles", slot), cause, f"use one of: {', '.join(known)}"


def _examples(kind: EventType, where: Location) -> Iterator[Fault]:
    known = (*kind.roles, *RESERVED_ROLES)
    for index, example in enumerate(kind.examples.positive):
        here = (*where, "examples", "positive", index)
        if example.trigger not in example.text:
            yield (*here, "trigger"), f"{example.trigger!r} is not in the sentence", "copy the words from the text"
        for role, words in example.roles.items():
            if role not in known:
                yield (*here, "roles", role), f"{kind.id} has no role {role}", f"use one of: {', '.join(known)}"
            elif words not in example.text:
                yield (*here, "roles", role), f"{words!r} is not in the sentence", "copy the words from the text"
