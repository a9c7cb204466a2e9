"""The assignment problem: pair rows with columns so that the pairs' worth is greatest."""

from __future__ import annotations

from collections.abc import Sequence


def best_pairs(worth: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pair each row with at most one column and the reverse, with the greatest total worth.

    ``worth`` (rows x columns) is not negative. Hungarian method by shortest augmenting paths (Kuhn 1955,
    Jonker & Volgenant 1987), in time cubic in the longer side. Gives (row, column) in the order of the rows.
    """
    rows, columns = len(worth), len(worth[0]) if worth else 0
    if not rows or not columns:
        return []
    if rows > columns:
        turned = [[worth[row][column] for row in range(rows)] for column in range(columns)]
        return sorted((row, column) for column, row in best_pairs(turned))
    potential = [0.0] * (columns + 1)
    owner = [-1] * (columns + 1)
    row_potential = [0.0] * rows
    for row in range(rows):
        _augment(row, worth, row_potential, potential, owner)
    return sorted((owner[column], column) for column in range(columns) if owner[column] >= 0)


def _augment(
    row: int,
    worth: Sequence[Sequence[float]],
    row_potential: list[float],
    potential: list[float],
    owner: list[int],
) -> None:
    """Give ``row`` a column, moving other rows along the cheapest alternating path; the last column is its start."""
    start = len(potential) - 1
    owner[start] = row
    least = [float("inf")] * start
    came = [start] * start
    done = [False] * (start + 1)
    column = start
    while owner[column] >= 0:
        done[column] = True
        current = owner[column]
        for other in range(start):
            cost = -worth[current][other] - row_potential[current] - potential[other]
            if not done[other] and cost < least[other]:
                least[other], came[other] = cost, column
        following = min((c for c in range(start) if not done[c]), key=least.__getitem__)
        step = least[following]
        for other in range(start + 1):
            if done[other]:
                row_potential[owner[other]] += step
                potential[other] -= step
            elif other < start:
                least[other] -= step
        column = following
    while column != start:
        owner[column] = owner[came[column]]
        column = came[column]
    owner[start] = -1
