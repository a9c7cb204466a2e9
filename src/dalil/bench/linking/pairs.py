"""Pairs of tellings: which of them a linker puts into one incident, and which of these are of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

from dalil.bench.linking.given import Coded
from dalil.bench.scoring import Counts


def incidents_of(groups: Iterable[Iterable[str]]) -> dict[str, int]:
    """Give the number of the group in which each key stands."""
    return {key: number for number, group in enumerate(groups) for key in group}


def linked_pairs(coded: Coded, where: Mapping[str, int]) -> Counts:
    """Count the pairs of a story's gold tellings that are in one incident; a telling that was not found is in none."""
    found = [(incident, where[key]) for key, incident in coded.told if key in where]
    pairs = list(combinations(found, 2))
    right = sum(one == other for one, other in pairs)
    predicted = sum(one[1] == other[1] for one, other in pairs)
    sizes = (len(incident.tellings) for incident in coded.story.incidents)
    return Counts(right, predicted, right, sum(size * (size - 1) // 2 for size in sizes))
