from dalil.language.described import with_vessels, without_marks
from dalil.language.findings import Found


def thing(first: int, last: int, kind: str = "place") -> Found:
    return Found(kind, first, last, 0.8)


def test_marks_and_possessives_around_a_thing_are_no_part_of_it() -> None:
    assert without_marks([",", "Osh", "district"], thing(0, 3)) == thing(1, 3)
    assert without_marks(["the", "front", "'s"], thing(0, 3)) == thing(0, 2)
    assert without_marks(["the", "U.S.", "("], thing(0, 3)) == thing(0, 2)


def test_a_thing_of_marks_alone_is_empty() -> None:
    found = without_marks(["(", ","], thing(0, 2))
    assert found.first == found.last


def test_ships_are_known_by_what_their_names_begin_with() -> None:
    text = "The crew of MV Example de Osh left . Example de Osh sank near Osh ."
    found = [thing(0, 2, "person"), thing(4, 7), thing(9, 12), thing(14, 15)]
    told = with_vessels(text.split(" "), [(0, 9), (9, 16)], found)
    assert [(f.type, f.first, f.last) for f in told] == [
        ("person", 0, 2), ("vehicle", 3, 7), ("vehicle", 9, 12), ("place", 14, 15),
    ]  # fmt: skip


def test_without_ships_everything_stays() -> None:
    found = [thing(0, 1)]
    assert with_vessels(["MV", "said", "so"], [(0, 3)], found) == found
