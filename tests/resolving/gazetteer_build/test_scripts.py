from __future__ import annotations

import pytest

from dalil.resolving.gazetteer_build.scripts import is_name


@pytest.mark.parametrize("name", ["Kandahār", "Sar-e Pol", "Йошкар-Ола", "Ош", "Қызылорда", "حلب", "قم", "Ürümqi"])
def test_names_in_latin_cyrillic_and_arabic_script_are_kept(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    "name", ["ALA", "bei jing", "北京", "Αθήνα", "АЛА", "Ab", "9 de Julio", "", "https://a.example"]
)
def test_codes_other_scripts_and_rough_romanisations_are_not(name: str) -> None:
    assert not is_name(name)
