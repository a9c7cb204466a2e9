"""Regrouping: when some keys come, go or change, only the groups that this can bear on are made anew.

Joins happen inside groups alone, and an attempt to join that fails leaves both sides as they were. So a group that
comes out as it was before came about as before, whatever was tried beyond it, and nothing further out can differ
(change propagation, Acar 2005): what is found equals what grouping everything afresh finds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set

from dalil.linking.groups import Group


def regrouped(
    moved: Set[str],
    held: Callable[[Set[str]], set[Group]],
    near: Callable[[Set[str]], Set[str]],
    made: Callable[[Set[str]], Iterable[Iterable[str]]],
) -> set[Group]:
    """Group anew what came or changed (``moved``), and all that this bears on.

    ``held`` gives the groups, as they stood, that hold any of some keys (without keys that are gone), ``near`` the keys
    that a link or decision binds to some, ``made`` the groups of some. Each group given back holds a key that moved or
    stood with one, or joined such.
    """
    inside = moved | _keys(held(moved))
    while True:
        beyond = held(near(inside) - inside)
        found = {frozenset(group) for group in made(inside | _keys(beyond))}
        if beyond <= found:
            return found - beyond
        inside |= _keys(beyond - found)


def _keys(groups: Iterable[Group]) -> Set[str]:
    return {key for group in groups for key in group}
