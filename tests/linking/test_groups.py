from __future__ import annotations

from itertools import combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from dalil.linking.groups import Decided, Group, Link, by_pairs, components, grouped

KEYS = tuple("abcdefgh")
Scored = dict[tuple[str, str], float]
Pairs = set[tuple[str, str]]
PAIRS = tuple(combinations(KEYS, 2))


def never(_one: Group, _other: Group) -> bool:
    return False


def link(one: str, other: str, score: float = 0.9) -> Link:
    return Link.of(one, other, score, {"names": 1.0})


scored = st.dictionaries(st.sampled_from(PAIRS), st.sampled_from([0.5, 0.7, 0.9]), max_size=12)
pairs = st.sets(st.sampled_from(PAIRS), max_size=4)


def test_a_link_is_the_same_whichever_key_comes_first() -> None:
    assert link("b", "a") == link("a", "b")
    assert link("b", "a").pair == ("a", "b")


def test_linked_keys_are_one_group_and_others_stay_alone() -> None:
    assert grouped("abc", [link("a", "b")], never) == (("a", "b"), ("c",))


def test_keys_that_clash_are_never_one_group_even_through_a_third() -> None:
    links = [link("a", "b", 0.9), link("b", "c", 0.8)]
    assert grouped("abc", links, by_pairs(lambda one, other: {one, other} == {"a", "c"})) == (("a", "b"), ("c",))


def test_the_best_link_joins_first() -> None:
    links = [link("a", "b", 0.6), link("b", "c", 0.9)]
    assert grouped("abc", links, by_pairs(lambda one, other: {one, other} == {"a", "c"})) == (("a",), ("b", "c"))


def test_groups_of_which_few_pairs_are_linked_stay_apart() -> None:
    links = [link("a", "b", 0.9), link("c", "d", 0.9), link("b", "c", 0.6)]
    assert grouped("abcd", links, never, cohesion=0.5) == (("a", "b"), ("c", "d"))
    assert grouped("abcd", links, never, cohesion=0.25) == (("a", "b", "c", "d"),)


def test_strength_counts_for_pairs_without_a_link() -> None:
    links = [link("a", "b"), link("b", "c")]
    assert grouped("abc", links, never, cohesion=0.5, strength=lambda _one, _other: 0.6) == (("a", "b", "c"),)
    found = grouped("abc", links, never, cohesion=0.5, strength=lambda _one, _other: 0.05)
    assert found == (("a", "b"), ("c",))


def test_what_people_put_together_is_one_whatever_clashes() -> None:
    decided = Decided(together=frozenset({("a", "c")}))
    assert grouped("abc", [], lambda _one, _other: True, decided=decided) == (("a", "c"), ("b",))


def test_what_people_set_apart_is_never_one() -> None:
    decided = Decided(apart=frozenset({("a", "c")}))
    for group in grouped("abc", [link("a", "b"), link("b", "c"), link("a", "c")], never, decided=decided):
        assert not {"a", "c"} <= set(group)


@given(scored, pairs, st.randoms())
def test_groups_do_not_depend_on_the_order_of_keys_and_links(scored: Scored, clashing: Pairs, random: Random) -> None:
    links = [link(*pair, score) for pair, score in scored.items()]
    keys = list(KEYS)
    expected = grouped(keys, links, by_pairs(lambda one, other: (one, other) in clashing), cohesion=0.3)
    random.shuffle(keys)
    random.shuffle(links)
    assert grouped(keys, links, by_pairs(lambda one, other: (one, other) in clashing), cohesion=0.3) == expected


@given(scored, pairs, pairs, pairs)
def test_components_grouped_one_by_one_give_what_all_together_give(
    scored: Scored, clashing: Pairs, together: Pairs, apart: Pairs
) -> None:
    links = [link(*pair, score) for pair, score in scored.items()]
    decided = Decided(frozenset(together - apart), frozenset(apart))
    every = grouped(KEYS, links, by_pairs(lambda one, other: (one, other) in clashing), cohesion=0.3, decided=decided)
    parts = components(KEYS, [*(one.pair for one in links), *decided.together])
    single = [
        group
        for part in parts
        for group in grouped(
            part, [one for one in links if one.one in part], by_pairs(lambda one, other: (one, other) in clashing),
            cohesion=0.3, decided=decided,
        )
    ]  # fmt: skip
    assert tuple(sorted(single)) == every


@given(scored, pairs)
def test_every_key_is_in_exactly_one_group(scored: Scored, apart: Pairs) -> None:
    groups = grouped(KEYS, [link(*p, s) for p, s in scored.items()], never, decided=Decided(apart=frozenset(apart)))
    assert sorted(key for group in groups for key in group) == list(KEYS)
    assert not any(set(pair) <= set(group) for pair in apart for group in groups)
