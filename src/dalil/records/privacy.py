"""Privacy: private persons go without their names wherever the words of a report are not quoted."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from dalil.records.entities import Entity

UNNAMED = "a private person"
"""What stands for a private person's name."""

_WORD = re.compile(r"[^\W\d_][\w'’ʻʼ-]*")
_SHORTEST = 3


def private_names(entities: Iterable[Entity]) -> frozenset[str]:
    """Give the names and aliases of the private persons among a report's entities, and the words of these names.

    A word counts alone where it has three letters or more and stands in the name of nobody and nothing else.
    """
    told = tuple(entities)
    whole = frozenset(name for entity in told if _is_hidden(entity) for name in (entity.name, *entity.aliases))
    others = {word for entity in told if not _is_hidden(entity) for word in _words((entity.name, *entity.aliases))}
    alone = (word for word in _words(whole) if len(word) >= _SHORTEST and word[0].isupper() and word not in others)
    return whole | frozenset(alone)


def without(names: Collection[str], words: str) -> str:
    """Put ``UNNAMED`` in the place of names in words."""
    if not names:
        return words
    longest = sorted(names, key=lambda name: (-len(name), name))
    pattern = rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)"
    return re.sub(rf"{pattern}(?:\s+{pattern})*", UNNAMED, words)


def _is_hidden(entity: Entity) -> bool:
    return entity.private and entity.type == "person"


def _words(names: Iterable[str]) -> Iterable[str]:
    return (word for name in names for word in _WORD.findall(name))
