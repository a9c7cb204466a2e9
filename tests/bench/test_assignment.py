from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from dalil.bench.assignment import best_pairs


@st.composite
def matrices(draw: st.DrawFn) -> list[list[float]]:
    rows, columns = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    cell = st.integers(0, 6).map(float)
    return [[draw(cell) for _ in range(columns)] for _ in range(rows)]


def brute(worth: list[list[float]]) -> float:
    rows, columns = len(worth), len(worth[0])
    if rows <= columns:
        return max(sum(worth[r][c] for r, c in enumerate(p)) for p in permutations(range(columns), rows))
    return max(sum(worth[r][c] for c, r in enumerate(p)) for p in permutations(range(rows), columns))


@given(matrices())
def test_no_other_pairing_is_worth_more(worth: list[list[float]]) -> None:
    pairs = best_pairs(worth)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert sum(worth[row][column] for row, column in pairs) == brute(worth)


def test_nothing_pairs_with_nothing() -> None:
    assert best_pairs([]) == []
    assert best_pairs([[], []]) == []
