import pytest

from dalil.resolving.toponym_names import area_abbreviated, parse_name


@pytest.mark.parametrize(
    ("words", "core", "level"),
    [
        ("Aktobe Province", "Aktobe", "admin1"),
        ("the city of Osh", "Osh", "settlement"),
        ("Republic of Dagestan", "Dagestan", "admin1"),
        ("Borno State's", "Borno State", None),
        ("Kyrgyzstan's", "Kyrgyzstan", None),
        ("Osh", "Osh", None),
    ],
)
def test_a_head_noun_tells_the_level(words: str, core: str, level: str | None) -> None:
    name = parse_name(words)
    assert (name.core, name.level) == (core, level)


def test_the_noun_may_follow_the_name() -> None:
    assert parse_name("Batken", "provinces").level == "admin1"
    assert parse_name("Batken", "police").level is None


def test_which_part_of_a_place_is_meant_is_no_part_of_its_name() -> None:
    assert parse_name("northern Mali").bare == "Mali"
    assert parse_name("Mali").bare == "Mali"


def test_mentions_of_one_name_share_a_key() -> None:
    assert parse_name("OSH").key == parse_name("Osh's").key
    assert parse_name("Osh").key != parse_name("Osh Region").key


@pytest.mark.parametrize(("words", "code"), [("N.C.", "US-NC"), ("Que.", "CA-QC"), ("PA", "US-PA"), ("pa", None)])
def test_abbreviations_of_areas_are_read_as_they_stand(words: str, code: str | None) -> None:
    assert area_abbreviated(words) == code
