from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.reading.dates import find_dates, publication_line


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("Published: 4 January 2017, 10:30", "2017-01-04"),
        ("2017-01-04", "2017-01-04"),
        ("Wednesday 4 January 2017", "2017-01-04"),
        ("Jan 4, 2017, 10:30 AM GMT+6", "2017-01-04"),
        ("04.01.2017 10:22", "2017-01-04"),
        ("25/01/2017", "2017-01-25"),
        ("Updated: May 3, 2018 | Published: May 1, 2018", "2018-05-01"),
        ("May 5", "XXXX-05-05"),
    ],
)
def test_publication_lines_give_their_date(line: str, edtf: str) -> None:
    found = publication_line(line)
    assert found is not None
    assert found.edtf == edtf


def test_figures_that_could_be_swapped_give_the_year_only() -> None:
    found = publication_line("04/01/2017")
    assert found is not None
    assert found.edtf == "2017"


@pytest.mark.parametrize("line", ["On 4 January police searched a house.", "Raids of 4 January", "16 held", ""])
def test_other_lines_are_no_publication_lines(line: str) -> None:
    assert publication_line(line) is None


def test_a_time_ago_is_a_publication_line_without_date() -> None:
    found = publication_line("3 hours ago")
    assert found is not None
    assert found.edtf is None


@given(st.text(alphabet="0123456789./- JanuryMch,", max_size=40))
def test_dates_lie_inside_their_text(text: str) -> None:
    for found in find_dates(text):
        assert 0 <= found.start < found.end <= len(text)
