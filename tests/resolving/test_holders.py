import pytest

from dalil.resolving.holders import holder_after, holder_before, links, listed_with


def after(text: str, place: str) -> str | None:
    found = holder_after(text, text.index(place) + len(place))
    return found.exact if found else None


def before(text: str, place: str) -> str | None:
    found = holder_before(text, text.index(place))
    return found.exact if found else None


@pytest.mark.parametrize(
    ("text", "place", "holder"),
    [
        ("in Nookat District, Osh Region.", "Nookat District", "Osh Region"),
        ("He lives in Isfara, Tajikistan.", "Isfara", "Tajikistan."),
        ("near Paris, Texas, on Friday", "Paris", "Texas"),
        ("in Huntersville, N.C., and", "Huntersville", "N.C."),
        ("She left Osh, then Talas", "Osh", None),
        ("Osh police, courts", "Osh", None),
    ],
)
def test_the_place_that_holds_another_follows_it(text: str, place: str, holder: str | None) -> None:
    assert (after(text, place) or "").rstrip(".") == (holder or "").rstrip(".")


@pytest.mark.parametrize(
    ("text", "place", "holder"),
    [
        ("in Kenya's Lamu County", "Lamu", "Kenya's"),
        ("the Somali town of Kismayo", "Kismayo", "Somali"),
        ("Iraqi forces entered Mosul", "Mosul", None),
        ("the town of Kismayo", "Kismayo", None),
    ],
)
def test_a_country_right_before_a_place_holds_it(text: str, place: str, holder: str | None) -> None:
    assert before(text, place) == holder


def test_words_between_two_names_tell_whether_one_holds_the_other() -> None:
    text = "Osh in the Osh Region and Uzgen"
    assert links(text, 3, 11)
    assert not links(text, 21, 26)
    assert listed_with(text, 21, 26)
