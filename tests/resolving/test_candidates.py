from dalil.resolving.candidates import candidates_of, respelled
from dalil.resolving.toponym_names import parse_name


def kinds(words: str) -> set[tuple[str, str | None]]:
    return {(c.kind, c.country) for c in candidates_of(parse_name(words))}


def test_a_bare_name_may_be_a_town_or_an_area() -> None:
    assert {("settlement", "SY"), ("admin1", "SY")} <= kinds("Aleppo")
    assert {("country", "GE"), ("admin1", "US")} <= kinds("Georgia")


def test_a_head_noun_leaves_what_it_asks_for() -> None:
    assert {kind for kind, _ in kinds("Aleppo province")} == {"admin1"}
    assert {kind for kind, _ in kinds("the city of Aleppo")} == {"settlement"}


def test_an_adjective_is_its_country() -> None:
    (candidate,) = candidates_of(parse_name("Tajik"))
    assert (candidate.kind, candidate.country, candidate.shown) == ("country", "TJ", "Tajikistan")


def test_an_abbreviation_is_its_area() -> None:
    (candidate,) = candidates_of(parse_name("N.C."))
    assert (candidate.kind, candidate.area) == ("admin1", "US-NC")


def test_a_former_name_is_kept() -> None:
    assert any(c.former for c in candidates_of(parse_name("South Kazakhstan Province")))


def test_a_part_of_a_country_is_looked_up_as_the_country() -> None:
    assert ("country", "ML") in kinds("northern Mali")


def test_other_romanisations_count_in_some_countries_alone() -> None:
    name = parse_name("Janatas")
    assert candidates_of(name) == ()
    assert 1516788 in {c.geonames for c in respelled(name, {"KZ"})}
    assert respelled(name, {"FR"}) == ()


def test_an_unknown_name_has_no_candidate() -> None:
    assert candidates_of(parse_name("Hinterburgdorf")) == ()
