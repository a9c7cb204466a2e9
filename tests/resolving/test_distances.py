import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.resolving.distances import kilometres

LATITUDES, LONGITUDES = st.floats(-90, 90), st.floats(-180, 180)


def test_a_degree_along_a_meridian_is_some_111_kilometres() -> None:
    assert kilometres(40.0, 70.0, 41.0, 70.0) == pytest.approx(111.2, abs=0.1)


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES)
def test_the_way_there_is_as_long_as_the_way_back(a: float, b: float, c: float, d: float) -> None:
    assert kilometres(a, b, c, d) == pytest.approx(kilometres(c, d, a, b), abs=1e-6)
