from pathlib import Path

from dalil.bench.annotated.counting import table


def test_the_table_has_a_row_for_each_split_that_is_there(corpus: Path) -> None:
    header, _, dev, whole = table(corpus)
    assert (
        header
        == "| folder | reports | sentences | entities | statements | events | designations | statistics | checks |"
    )
    assert dev == "| `dev/` | 1 | 8 | 6 | 5 | 3 | 1 | 2 | 1 |"
    assert whole == dev.replace("`dev/`", "all")
