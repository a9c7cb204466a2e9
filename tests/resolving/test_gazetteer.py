from __future__ import annotations

import sqlite3
from pathlib import Path

import pycountry
import pytest

from dalil.resolving.gazetteer import GAZETTEER, area_of, entry_of, find_entries, place_name
from dalil.resolving.gazetteer_build import Area, _crosswalk, kilometres
from dalil.resolving.place_words import place_words

BASE = Path(str(GAZETTEER))


def rows(query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(f"file:{BASE}?mode=ro", uri=True) as base:
        return base.execute(query).fetchall()


def test_the_shipped_file_is_small_and_nearly_all_its_settlements_have_an_area() -> None:
    assert BASE.stat().st_size < 16_000_000
    ((settlements, with_area),) = rows("SELECT count(*), count(area) FROM place WHERE kind = 3")
    assert int(str(settlements)) > 230_000
    assert int(str(with_area)) / int(str(settlements)) > 0.98


def test_every_area_code_is_of_iso_3166_2_today() -> None:
    known = {subdivision.code for subdivision in pycountry.subdivisions}
    unknown = {str(code) for (code,) in rows("SELECT code FROM area")} - known
    assert len(unknown) <= 60  # the two packages are of different editions of the standard
    central = {code for code in unknown if code[:2] in ("KZ", "KG", "TJ", "TM", "UZ", "AF", "IQ", "SY", "NG", "RU")}
    assert not central


def test_every_spelling_in_the_data_files_is_of_a_known_area_or_settlement() -> None:
    words = place_words().areas
    assert [code for code in words.names if area_of(code) is None] == []
    assert [area.name for area in words.former if area_of(area.code) is None] == []
    assert [town.name for town in words.settlements if entry_of(town.geonames) is None] == []


def test_every_country_of_the_data_file_is_in_the_gazetteer() -> None:
    missing = [c for c in place_words().countries if not any(e.kind == "country" for e in find_entries(c))]
    assert missing == []


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Ürümqi", "urumqi"),
        ("N’Djamena", "ndjamena"),
        ("Sar-e Pol", "sar e pol"),
        ("  Łódź ", "lodz"),
        ("Ağrı", "agri"),
    ],
)
def test_names_are_folded(name: str, folded: str) -> None:
    assert place_name(name) == folded
    assert place_name(place_name(name)) == folded


def test_an_unknown_name_is_found_nowhere() -> None:
    assert find_entries("Nowhereville-on-Sea") == ()
    assert entry_of(1) is None
    assert area_of("ZZ-1") is None


def test_distances_are_great_circles() -> None:
    assert kilometres(0, 0, 0, 0) == 0
    assert kilometres(51.5, -0.12, 48.85, 2.35) == pytest.approx(343, abs=3)


def test_areas_of_two_sources_are_matched_by_name_and_by_place() -> None:
    areas = [
        Area(1, "XX-A", "Alpha", {"Alpha"}, 10.0, 10.0, None, False),
        Area(2, "XX-B", "Beta", {"Beta"}, 20.0, 20.0, None, False),
    ]
    towns = [
        {"countrycode": "XX", "admin1code": "01", "latitude": 10.1, "longitude": 10.1},
        {"countrycode": "XX", "admin1code": "02", "latitude": 20.1, "longitude": 20.1},
        {"countrycode": "XX", "admin1code": "03", "latitude": 50.0, "longitude": 50.0},
    ]
    found = _crosswalk(areas, towns, {("XX", "01"): "Alpha Oblysy", ("XX", "02"): "", ("XX", "03"): "Gamma"})
    assert {key[1]: area.code for key, area in found.items() if key[0] == "XX"} == {"01": "XX-A", "02": "XX-B"}
