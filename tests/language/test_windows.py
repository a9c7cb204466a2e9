from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dalil.language.windows import SHAPES, batch, case_shape, pack


@given(st.lists(st.lists(st.integers(1, 12), min_size=1, max_size=40), max_size=12), st.integers(0, 3))
def test_every_word_is_owned_by_exactly_one_window_that_fits(sentences: list[list[int]], overlap: int) -> None:
    lengths = [n for sentence in sentences for n in sentence]
    starts = [sum(map(len, sentences[:i])) for i in range(len(sentences) + 1)]
    windows = pack(list(pairwise(starts)), lengths, 64, overlap)
    owned = [word for w in windows for word in range(w.own_first, w.own_last)]
    assert owned == list(range(len(lengths)))
    assert all(w.first <= w.own_first < w.own_last <= w.last for w in windows)
    assert all(sum(lengths[w.first : w.last]) + 2 <= 64 for w in windows)


def test_neighbouring_windows_share_sentences() -> None:
    windows = pack([(i * 10, i * 10 + 10) for i in range(8)], [1] * 80, 42, 2)
    assert [(w.first, w.last) for w in windows] == [(0, 40), (30, 70), (60, 80)]
    assert windows[0].last > windows[1].own_first - 1


def test_a_batch_points_to_the_first_piece_of_each_word() -> None:
    pieces = [(7,), (8, 9), (10,)]
    arrays = batch(pack([(0, 3)], [1, 2, 1], 32, 0), pieces, [1, 2, 3])
    assert arrays.pieces[0, :6].tolist() == [101, 7, 8, 9, 10, 102]
    assert arrays.shapes[0, :6].tolist() == [0, 1, 2, 2, 3, 0]
    assert arrays.first[0].tolist() == [1, 2, 4]


def test_case_shapes_tell_how_a_word_is_written() -> None:
    words = {"said": "lower", "Said": "capitalised", "KNB": "upper", "IDs": "mixed", "21": "digit", "--": "mark"}
    assert {w: SHAPES[case_shape(w)] for w in words} == words
    assert SHAPES[case_shape("A")] == "capitalised"
    assert SHAPES[case_shape("21st")] == "lower"
