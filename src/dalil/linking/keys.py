"""Keys: how what may be of one thing finds each other, beside the names of reports and records (``records.keys``)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Keys:
    """Blocking keys: those that one ``held`` for others to find it, and those by which it ``sought`` others.

    Whatever two there are, either both find each other or none does.
    """

    held: frozenset[str]
    sought: frozenset[str]

    @classmethod
    def of(cls, keys: Iterable[str]) -> Keys:
        """Hold and seek the same."""
        both = frozenset(keys)
        return cls(both, both)
