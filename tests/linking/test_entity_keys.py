"""Blocking keys, with invented names."""

from __future__ import annotations

import pytest

from dalil.linking.entity_keys import is_bare, keys_of
from dalil.records import Entity, EntityType


def keys(
    kind: EntityType, *names: str, countries: tuple[str, ...] = (), geonames: tuple[int, ...] = ()
) -> frozenset[str]:
    return keys_of(Entity("n1", kind, names[0], names[1:], ()), countries, geonames)


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("person", "Dina Saparova", "Saparova Dina"),
        ("person", "Dina Saparova", "D. Saparova"),
        ("person", "Dina Saparova", "Maître Dina Saparova"),
        ("person", "Abdo Mujalli al-Harbi", "Abdu Mujali al-Harbi"),
        ("organisation", "Sabzi Yo'li", "Sabzi Yuli"),
        ("organisation", "Ministry of Defence", "Defence Ministry"),
        ("organisation", "Valley Reading Circle", "VRC"),
        ("place", "Thies", "Thiès"),
    ],
)
def test_what_may_be_one_shares_a_key(kind: EntityType, one: str, other: str) -> None:
    assert keys(kind, one) & keys(kind, other)


def test_one_word_in_common_is_too_little() -> None:
    assert not keys("person", "Dina Saparova") & keys("person", "Olga Saparova")
    assert not keys("organisation", "Sabzi Yuli") & keys("organisation", "Sabzi Markaz")


def test_lone_names_and_bare_nouns_have_none() -> None:
    assert not keys("person", "Saparova")
    assert not keys("organisation", "Court")
    assert is_bare("the ministry")
    assert not is_bare("Supreme Court")


def test_places_meet_by_id_by_name_and_near_names_in_one_country() -> None:
    assert keys("place", "Osh", geonames=(7,)) & keys("place", "Ош шаары", geonames=(7,))
    assert keys("place", "Wadi Abida") & keys("place", "Wadi Abida", countries=("YE",))
    assert keys("place", "Wadi Abida", countries=("YE",)) & keys("place", "Wadi Abeedah", countries=("YE",))
    assert not keys("place", "Kara-Suu", countries=("KG",)) & keys("place", "Karasu", countries=("KZ",)) - keys(
        "place", "Karasu"
    )
