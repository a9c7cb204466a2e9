"""How two names compare."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.records import EntityType
from dalil.resolving.names import Verdict, compare_names

NAMES = st.text(max_size=30) | st.lists(
    st.sampled_from(
        [
            "Askar",
            "A.",
            "Abenov",
            "Abenova",
            "Nurlanuly",
            "Abu",
            "ibn",
            "al-Turki",
            "Аскар",
            "حسن",
            "Interior",
            "Ministry",
            "of",
            "Osh",
            "KNB",
            "5th",
            "Kazakh",
            ",",
            "-",
        ]
    ),
    max_size=5,
).map(" ".join)
TYPES = st.sampled_from(get_args(EntityType))


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Ermek Dzhunusov", "Yermek Junusov", "same"),
        ("Ермек Жүнісов", "Ermek Zhunisov", "same"),
        ("Jonibek Solihov", "Janibek Salihov", "same"),
        ("سليمان الرشيدي", "Suleiman al-Rashidi", "same"),
        ("Dzhunusov Ermek Maratovich", "Ermek Junusov", "same"),
        ("Ermek Maratuly Junusov", "Ermek Maratovich Junusov", "same"),
        ("Ermek Maratuly Junusov", "Ermek Bolatovich Junusov", "different"),
        ("JUNUSOV, Ermek", "Ermek Junusov", "same"),
        ("Sheikh Ermek Junusov", "Ermek Junusov", "same"),
        ("Salim ibn Nasir al-Omari", "Salem bin Naser Al Omari", "same"),
        ("E. Junusov", "Ermek Junusov", "maybe"),
        ("N. Junusov", "Ermek Junusov", "different"),
        ("E.M. Junusov", "Ermek Bolatovich Junusov", "different"),
        ("Junusov", "Ermek Junusov", "maybe"),
        ("Ermek Junusov", "Ermek Jununov", "maybe"),
        ("Ermek Junusov", "Talgat Junusov", "different"),
        ("Ermek Junusov", "Ermek Sadirov", "different"),
        ("E. Junusova", "E. Junusov", "different"),
        ("Hasan Olimov", "Husan Olimov", "different"),
        ("Salim Karimov", "Karim Salimov", "different"),
        ("Abu Zayd al-Shami", "Abu Zaid ash-Shami", "same"),
        ("Abu Zayd", "Umm Zayd", "different"),
        ("Abu Zayd", "Zayd", "different"),
        ("Abu Zayd", "Abu Zayd al-Shami", "maybe"),
        ("Ali ibn Rashid", "Rashid ibn Ali", "different"),
    ],
)
def test_names_of_persons(one: str, other: str, verdict: Verdict) -> None:
    assert compare_names(one, other, "person").verdict == verdict


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Ministry of Finance", "Finance Ministry", "same"),
        ("Министерство финансов", "Finance Ministry", "same"),
        ("Finance Ministry of Uzbekistan", "Uzbek Finance Ministry", "same"),
        ("Uzbek Finance Ministry", "Tajik Finance Ministry", "different"),
        ("Finance Ministry", "Uzbek Finance Ministry", "maybe"),
        ("Finance Ministry", "Health Ministry", "different"),
        ("MOF", "Ministry of Finance", "maybe"),
        ("MOF", "Health Ministry", "different"),
        ("3rd Brigade", "4th Brigade", "different"),
        ("Liwa al-Nahr", "Liwa an-Nahr", "same"),
        ("River Brotherhood", "Brotherhood of the River", "same"),
        ("River Brotherhood", "Mountain Brotherhood", "different"),
        ("River Foundation", "River Fund", "maybe"),
        ("River Foundation", "River", "maybe"),
        ("River Movement", "River Movement in Sogd", "different"),
    ],
)
def test_names_of_organisations(one: str, other: str, verdict: Verdict) -> None:
    assert compare_names(one, other, "organisation").verdict == verdict


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Naryn", "Нарын", "same"),
        ("Naryn", "Naryn Province", "different"),
        ("Naryn Province", "Naryn Oblast", "same"),
        ("Нарынская область", "Naryn region", "same"),
        ("Kara-Balta", "Karabalta", "same"),
        ("East Naryn", "West Naryn", "different"),
        ("Narin", "Naran", "maybe"),
    ],
)
def test_names_of_places(one: str, other: str, verdict: Verdict) -> None:
    assert compare_names(one, other, "place").verdict == verdict


@given(NAMES, NAMES, TYPES)
def test_comparing_is_symmetric(one: str, other: str, kind: EntityType) -> None:
    found, turned = compare_names(one, other, kind), compare_names(other, one, kind)
    assert (found.verdict, round(found.score, 6)) == (turned.verdict, round(turned.score, 6))


@given(NAMES, TYPES)
def test_a_name_is_the_same_as_itself(name: str, kind: EntityType) -> None:
    assert compare_names(name, name, kind).verdict == "same"


@given(NAMES, NAMES, TYPES)
def test_every_verdict_has_its_reasons_and_a_score(one: str, other: str, kind: EntityType) -> None:
    found = compare_names(one, other, kind)
    assert found.reasons
    assert 0 <= found.score <= 1
