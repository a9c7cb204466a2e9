from pathlib import Path

from docs import reliability

ACCURACY = Path(__file__).parents[2] / "docs" / "accuracy.md"


def test_committed_reliability_stands_in_the_page() -> None:
    page = ACCURACY.read_text("utf-8")
    assert reliability.with_tables(page) == page, "run `make docs`"


def test_tables_stand_between_marks_and_nothing_else_is_changed() -> None:
    page = f"before\n{reliability.START}old\n{reliability.END}\nafter\n"
    found = reliability.with_tables(page)
    assert found.startswith(f"before\n{reliability.START}| reports |")
    assert found.endswith(f"|\n{reliability.END}\nafter\n")
    assert "stale" not in found
    assert reliability.with_tables(found) == found


def test_a_page_without_marks_stays_as_it_is() -> None:
    assert reliability.with_tables("words\n") == "words\n"
