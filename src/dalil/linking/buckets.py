"""Buckets: tellings that agree in all that makes two of them one, with what people have decided otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations

from dalil.linking.groups import UNDECIDED, Decided, Link, grouped

_ALIKE: Mapping[str, float] = {"all that identifies them": 1.0}


def bucketed(buckets: Mapping[str, str], decided: Decided = UNDECIDED) -> tuple[tuple[str, ...], ...]:
    """Group keys by their buckets, but for those that people put together or apart; groups and keys are sorted.

    What nobody decided on goes through as one, so that thousands of tellings in a bucket cost no pairs.
    """
    named = {key for pair in (*decided.together, *decided.apart) for key in pair if key in buckets}
    nodes: dict[str, list[str]] = defaultdict(list)
    for key in sorted(buckets):
        nodes[key if key in named else f"={buckets[key]}"].append(key)
    held: dict[str, list[str]] = defaultdict(list)
    for node in sorted(nodes):
        held[buckets[nodes[node][0]]].append(node)
    links = [Link.of(one, other, 1.0, _ALIKE) for each in held.values() for one, other in combinations(each, 2)]
    groups = grouped(nodes, links, lambda _one, _other: False, decided=decided)
    return tuple(sorted(tuple(sorted(key for node in group for key in nodes[node])) for group in groups))
