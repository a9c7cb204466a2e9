"""Spellings and short forms of names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.language.variants import folded, is_near, is_short_form, is_variant, name_parts, romanised


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zhaksybekov", "Jaksybekov"),
        ("Dzhumabaev", "Jumabayev"),
        ("Rakhmon", "Rahmon"),
        ("Yusupov", "Iusupov"),
        ("Kasymov", "Qosimov"),
        ("Hussein", "Husein"),
        ("Sørensen", "Sorensen"),
        ("Akhmetova", "Ahmetova"),
        ("Sheikhov", "Shaykhov"),
        ("Talgazhyuly", "Talgajuly"),
        ("Julia", "Yulia"),
        ("Щеглов", "Shcheglov"),
        ("Әбілқасымов", "Abilkasymov"),
    ],
)
def test_transliterations_of_one_name_are_variants(one: str, other: str) -> None:
    assert is_variant(one, other)


@pytest.mark.parametrize(("one", "other"), [("Abenov", "Abdenov"), ("Gadzhiev", "Hajiyev")])
def test_nearly_alike_is_no_variant(one: str, other: str) -> None:
    assert is_near(one, other)
    assert not is_variant(one, other)


def test_any_script_is_romanised() -> None:
    assert romanised("Ержан Нұрланұлы") == "erzhan nurlanuly"
    assert romanised("Çelik").isascii()
    assert romanised("الحربي").isascii()


@pytest.mark.parametrize(
    ("one", "other"), [("Karimov", "Rahimov"), ("Hasan", "Husan"), ("Lee", "Lea"), ("Asanov", "Usenov")]
)
def test_different_names_are_no_variants(one: str, other: str) -> None:
    assert not is_variant(one, other)


def test_titles_and_particles_are_no_parts_of_a_name() -> None:
    assert name_parts("Yerlan haji Asanuly al-Qazaqi") == ("Yerlan", "Asanuly", "Qazaqi")


def test_a_short_form_keeps_the_order_of_the_full_name() -> None:
    full = name_parts("Aigerim Bolotovna Sadykova")
    assert is_short_form(name_parts("Sadykova"), full)
    assert is_short_form(name_parts("A. Sadykova"), full)
    assert not is_short_form(name_parts("Sadykova Aigerim"), full)
    assert not is_short_form(name_parts("B."), full)


@given(st.text(max_size=20))
def test_folding_is_stable_for_any_string(word: str) -> None:
    assert folded(word) == folded(word.lower())
