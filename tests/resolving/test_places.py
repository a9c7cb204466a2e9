from __future__ import annotations

import pytest

from dalil.records import Place
from dalil.resolving.gazetteer import entry_of, find_entries, place_name
from dalil.resolving.places import PlaceContext, adjective_country, body_of, country_of, resolve_place

CENTRAL_ASIA = PlaceContext.of(["KZ", "KZ", "KG"])


@pytest.mark.parametrize(
    ("name", "country", "admin1", "precision"),
    [
        ("Almaty", "KZ", "KZ-75", "settlement"),
        ("Almaty city", "KZ", "KZ-75", "settlement"),
        ("Almaty Province", "KZ", "KZ-19", "admin1"),
        ("Aktobe Province", "KZ", "KZ-15", "admin1"),
        ("Karaganda oblast", "KZ", "KZ-35", "admin1"),
        ("Osh city", "KG", "KG-GO", "settlement"),
        ("Osh region", "KG", "KG-O", "admin1"),
        ("the city of Osh", "KG", "KG-GO", "settlement"),
        ("Diyala governorate", "IQ", "IQ-DI", "admin1"),
        ("Borno State", "NG", "NG-BO", "admin1"),
        ("Niger State", "NG", "NG-NI", "admin1"),
        ("Niger", "NE", None, "country"),
        ("Republic of Dagestan", "RU", "RU-DA", "admin1"),
        ("Sughd Region", "TJ", "TJ-SU", "admin1"),
        ("Kazakhstan", "KZ", None, "country"),
        ("Kyrgyz Republic", "KG", None, "country"),
        ("DRC", "CD", None, "country"),
        ("North Caucasus", "RU", None, "region"),
        ("Central Asia", None, None, "region"),
        ("Mosul", "IQ", "IQ-NI", "settlement"),
        ("Paris, Texas", "US", "US-TX", "settlement"),
    ],
)
def test_names_are_resolved(name: str, country: str | None, admin1: str | None, precision: str) -> None:
    found = resolve_place(name)
    assert (found.country, found.admin1, found.precision) == (country, admin1, precision)
    assert found.name == name


def test_a_district_without_an_entry_keeps_what_its_holder_gives() -> None:
    found = resolve_place("Ile District, Almaty Province", CENTRAL_ASIA)
    assert (found.country, found.admin1) == ("KZ", "KZ-19")
    assert found.geonames is None


def test_renamed_areas_keep_their_former_name() -> None:
    found = resolve_place("South Kazakhstan Province")
    assert (found.admin1, found.precision) == ("KZ-61", "admin1")
    assert found.former == "KZ-YUZ South Kazakhstan"
    assert resolve_place("Leninabad").former == "Leninabad"
    assert resolve_place("Astana").former is None


def test_the_context_decides_between_places_of_one_name() -> None:
    assert resolve_place("Jalalabad", PlaceContext.of(["AF"])).country == "AF"
    assert resolve_place("Georgia").country == "GE"
    assert resolve_place("Georgia", PlaceContext.of(["US", "US", "US"])).admin1 == "US-GA"
    assert resolve_place("London", CENTRAL_ASIA).country == "GB"


def test_the_holder_decides_between_places_of_one_name() -> None:
    kyrgyzstan = resolve_place("Kyrgyzstan")
    assert resolve_place("Jalal-Abad", within=kyrgyzstan).country == "KG"


def test_doubt_stays_unresolved() -> None:
    for name in ("Springfield", "Santa Rosa", "Nowhereville", "Hinterburgdorf"):
        assert resolve_place(name) == Place(name, None)


def test_another_romanisation_counts_in_the_countries_of_the_report() -> None:
    assert resolve_place("Janatas").country is None
    assert resolve_place("Janatas", CENTRAL_ASIA).geonames == 1516788


def test_coordinates_come_with_their_precision() -> None:
    found = resolve_place("Aktobe Province")
    assert found.lat is not None
    assert found.lon is not None
    assert 46 < found.lat < 52
    assert 53 < found.lon < 62
    assert resolve_place("Central Asia").precision == "region"


@pytest.mark.parametrize(
    ("word", "country"),
    [("Kazakhstani", "KZ"), ("Tajik", "TJ"), ("Nigerien", "NE"), ("Nigerian", "NG"), ("Kyrgyz", "KG"), ("blue", None)],
)
def test_adjectives_name_countries(word: str, country: str | None) -> None:
    assert adjective_country(word) == country


def test_countries_have_short_and_former_names() -> None:
    assert country_of("the United States") == "US"
    assert country_of("Burma") == "MM"
    assert country_of("Kirghizia") == "KG"
    assert country_of("Kazakhstan's") == "KZ"
    assert country_of("us") is None


def test_bodies_are_known() -> None:
    assert body_of("the United Nations") == "UN"
    assert body_of("European Union") == "EU"
    assert body_of("Kyrgyzstan") is None


def test_the_gazetteer_is_found_in_any_spelling() -> None:
    assert place_name("Ürümqi") == place_name("urumqi")
    assert place_name("Deir ez-Zor") == "deir ez zor"
    assert {e.id for e in find_entries("AKTÖBE")} == {e.id for e in find_entries("Aktobe")}
    town = entry_of(610611)
    assert town is not None
    assert (town.country, town.area) == ("KZ", "KZ-15")
