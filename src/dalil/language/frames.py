"""What predicates say of the things that their arguments name: organisations are banned, people are jailed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Literal

from dalil.language.analysis import Argument, Predicate
from dalil.language.vocabulary import Vocabulary, load
from dalil.records import Span

_WEIGHT = 4.0
_TRAILING = 3
"""How many characters may follow a name in its argument: a bracket, a comma, a quotation mark."""

Kind = Literal["organisation", "person"]


class FrameWords(Vocabulary):
    """The shipped rolesets by what their arguments name."""

    organisation: dict[str, tuple[str, ...]]
    person: dict[str, tuple[str, ...]]
    undergone: frozenset[str]


@cache
def frame_words() -> FrameWords:
    """Load the shipped rolesets."""
    return load("frames", FrameWords)


def kind_by_frames(name: Span, predicates: Iterable[Predicate]) -> tuple[Kind, float] | None:
    """Give what the predicates of a sentence make of a name, with a weight; None where they say nothing."""
    words = frame_words()
    kinds: tuple[tuple[Kind, dict[str, tuple[str, ...]]], ...] = (
        ("organisation", words.organisation),
        ("person", words.person),
    )
    for predicate in predicates:
        for kind, rolesets in kinds:
            slots = rolesets.get(predicate.roleset, ())
            if any(argument.role in slots and _is_named_by(argument, name) for argument in predicate.arguments):
                return kind, _WEIGHT
    return None


def _is_named_by(argument: Argument, name: Span) -> bool:
    """Tell whether a name is what an argument is about, not something deeper in it ("members of X")."""
    if not argument.span.contains(name):
        return False
    before = argument.span.exact[: name.start - argument.span.start].split()
    after = argument.span.exact[name.end - argument.span.start :]
    return not {"of", "from", "in", "to", "with"} & set(before[1:]) and (
        len(after) <= _TRAILING or after.lstrip().startswith(("(", ","))
    )
