from dalil.language.findings import without_marks


def test_marks_and_possessives_around_a_thing_are_no_part_of_it() -> None:
    assert without_marks([",", "Osh", "district"], 0, 3) == (1, 3)
    assert without_marks(["the", "front", "'s"], 0, 3) == (0, 2)
    assert without_marks(["the", "U.S.", "("], 0, 3) == (0, 2)


def test_a_thing_of_marks_alone_is_empty() -> None:
    first, last = without_marks(["(", ","], 0, 2)
    assert first == last
