from __future__ import annotations

from collections.abc import Iterable, Set
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from dalil.linking.groups import Decided, Group, Link, by_pairs, grouped
from dalil.linking.regrouping import regrouped

KEYS = tuple("abcdefghij")
PAIRS = tuple(combinations(KEYS, 2))
Pairs = set[tuple[str, str]]
Scored = dict[tuple[str, str], float]

scored = st.dictionaries(st.sampled_from(PAIRS), st.sampled_from([0.5, 0.6, 0.7, 0.8, 0.9]), max_size=25)
pairs = st.sets(st.sampled_from(PAIRS), max_size=6)
some_keys = st.sets(st.sampled_from(KEYS))


class World:
    """Keys with links, grouped step by step; ``asked`` are the keys that the last step grouped."""

    def __init__(self, scored: Scored, clashing: Pairs, decided: Decided) -> None:
        self._links = [Link.of(*pair, score, {}) for pair, score in scored.items()]
        self._clashing, self._decided = clashing, decided
        self.groups: set[Group] = set()
        self.asked: set[str] = set()

    def afresh(self, keys: Iterable[str]) -> set[Group]:
        there = set(keys)
        links = [each for each in self._links if there.issuperset(each.pair)]
        found = grouped(
            there, links, by_pairs(lambda *pair: pair in self._clashing), cohesion=0.3, decided=self._decided
        )
        return {frozenset(group) for group in found}

    def becomes(self, keys: Set[str]) -> None:
        """Let keys come and go until there are these."""
        before = {key for group in self.groups for key in group}
        bound = {
            key: {other for pair in (*(each.pair for each in self._links), *self._decided.together) if key in pair
                  for other in pair if other in keys}
            for key in keys
        }  # fmt: skip
        lost = {group for group in self.groups if not group <= keys}
        moved = ({*keys} - before).union(*lost) & keys

        def held(some: Set[str]) -> set[Group]:
            return {left for group in self.groups if group & some and (left := group & keys)}

        def near(some: Set[str]) -> set[str]:
            return set[str]().union(*(bound[key] for key in some))

        def made(some: Set[str]) -> set[Group]:
            self.asked |= some
            return self.afresh(some)

        self.asked = set()
        found = regrouped(moved, held, near, made)
        touched = {key for group in found for key in group}
        self.groups = {group for group in self.groups if group <= keys and not group & touched} | found


@given(scored, pairs, pairs, pairs, st.lists(some_keys, min_size=1, max_size=4))
def test_keys_that_come_and_go_are_grouped_as_all_afresh(
    scored: Scored, clashing: Pairs, together: Pairs, apart: Pairs, steps: list[set[str]]
) -> None:
    world = World(scored, clashing, Decided(frozenset(together - apart), frozenset(apart)))
    for keys in steps:
        world.becomes(keys)
        assert world.groups == world.afresh(keys)


def test_a_chain_of_links_is_not_followed_beyond_the_groups_that_stay_as_they_are() -> None:
    chain = {pair: 0.9 if KEYS.index(pair[0]) % 2 == 0 else 0.5 for pair in pairwise(KEYS)}
    world = World(chain, set(), Decided())
    world.becomes(set(KEYS[2:]))
    world.becomes(set(KEYS))
    assert world.groups == world.afresh(KEYS)
    assert world.asked == set("abcd")
