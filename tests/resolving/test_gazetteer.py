from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.errors import SettingsError
from dalil.resolving import gazetteer as module
from dalil.resolving.gazetteer import (
    GAZETTEER,
    Entry,
    Gazetteer,
    area_of,
    entry_of,
    find_entries,
    gazetteer_path,
    place_name,
)
from dalil.resolving.place_words import place_words, source_words

BASE = Path(str(GAZETTEER))


def rows(query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(f"file:{BASE}?mode=ro", uri=True) as base:
        return base.execute(query).fetchall()


def of_kind(name: str, kind: str) -> list[Entry]:
    return [entry for entry in find_entries(name) if entry.kind == kind]


def test_the_shipped_file_is_small_and_nearly_all_its_settlements_have_an_area() -> None:
    assert BASE.stat().st_size < 40_000_000
    ((settlements, with_area),) = rows("SELECT count(*), count(area) FROM place WHERE kind = 3")
    assert int(str(settlements)) > 230_000
    assert int(str(with_area)) / int(str(settlements)) > 0.98


def test_every_area_code_is_of_iso_3166_2() -> None:
    assert {str(code) for (code,) in rows("SELECT code FROM area")} <= {s.code for s in pycountry.subdivisions}


def test_every_spelling_in_the_data_files_is_of_a_known_area_or_settlement() -> None:
    words, sources = place_words().areas, source_words()
    coded = {*sources.names, *sources.abbreviations, *sources.geonames, *(area.code for area in words.former)}
    coded |= {code for codes in sources.crosswalk.values() for code in codes.values() if code}
    assert [code for code in sorted(coded) if area_of(code) is None] == []
    towns = {town: entry_of(town.geonames) for town in words.settlements}
    assert [town.name for town, entry in towns.items() if entry is None or entry.country != town.country] == []


def test_every_country_of_the_data_file_is_in_the_gazetteer() -> None:
    assert [country for country in place_words().countries if not of_kind(country, "country")] == []


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Ürümqi", "urumqi"),
        ("N’Djamena", "ndjamena"),
        ("Sar-e Pol", "sar e pol"),
        ("  Łódź ", "lodz"),
        ("Ağrı", "agri"),
        ("St. Petersburg", "saint petersburg"),
        ("Mt Kenya", "mount kenya"),
        ("Main St", "main st"),
        ("Йошкар-Ола", "иошкар ола"),
        ("مكة", "مكه"),
        ("تهران‌پارس", "تهران پارس"),
    ],
)
def test_names_are_folded(name: str, folded: str) -> None:
    assert place_name(name) == folded


@given(st.text(max_size=30))
def test_a_folded_name_stays_as_it_is(name: str) -> None:
    assert place_name(place_name(name)) == place_name(name)


@pytest.mark.parametrize(
    ("names", "geonames", "kind"),
    [
        (("Almaty", "Алматы", "Alma-Ata"), 1526384, "settlement"),
        (("Osh", "Ош"), 1527534, "settlement"),
        (("Aleppo", "Halab", "حلب", "Алеппо"), 170063, "settlement"),
        (("Kandahar", "قندهار", "Кандагар"), 1138336, "settlement"),
        (("Kazakhstan", "Казахстан", "Қазақстан", "كازاخستان"), 1522867, "country"),
        (("Mali", "Мали", "مالي"), 2453866, "country"),
        (("Dagestan", "Дагестан", "داغستان"), 567293, "admin1"),
        (("Khatlon", "Хатлон"), 1347488, "admin1"),
        (("Ala.", "Alabama", "AL"), 4829764, "admin1"),
        (("New York State", "N.Y."), 5128638, "admin1"),
        (("Sahel",), 2425938, "region"),
        (("Europe", "European"), 6255148, "region"),
    ],
)
def test_places_are_found_in_three_scripts_and_in_short(names: tuple[str, ...], geonames: int, kind: str) -> None:
    for name in names:
        assert geonames in [entry.geonames for entry in of_kind(name, kind)], name


@pytest.mark.parametrize(
    ("former", "now", "was"),
    [
        ("Nur-Sultan", "Astana", "Nur-Sultan"),
        ("Tselinograd", "Astana", "Tselinograd"),
        ("Leninabad", "Khujand", "Leninabad"),
        ("Guryev", "Atyrau", "Guryev"),
        ("Stalinabad", "Dushanbe", "Stalinabad"),
        ("Frunze", "Bishkek", "Frunze"),
    ],
)
def test_a_former_name_leads_to_the_town_of_today(former: str, now: str, was: str) -> None:
    renamed = {entry.geonames for entry in of_kind(former, "settlement") if entry.was == was}
    assert renamed & {entry.geonames for entry in of_kind(now, "settlement") if entry.was is None}


def test_areas_before_2022_lead_to_those_of_today() -> None:
    assert [(e.area, e.was) for e in of_kind("South Kazakhstan", "admin1")] == [("KZ-61", "KZ-YUZ South Kazakhstan")]
    assert {area_of(code) is not None for code in ("KZ-10", "KZ-33", "KZ-62")} == {True}


def test_a_district_knows_its_area() -> None:
    (county,) = (entry for entry in of_kind("Autauga County", "admin2") if entry.country == "US")
    assert county.area == "US-AL"


def test_an_airport_is_a_point() -> None:
    assert {(entry.country, entry.area) for entry in of_kind("Heathrow", "point")} == {("GB", "GB-ENG")}


def test_an_unknown_name_is_found_nowhere() -> None:
    assert find_entries("Nowhereville-on-Sea") == ()
    assert entry_of(1) is None
    assert area_of("ZZ-1") is None


def test_threads_find_what_one_thread_finds() -> None:
    base = Gazetteer(BASE)
    names = [place_name(name) for name in ("Osh", "Aleppo", "San Jose", "Springfield", "Kano", "Mosul")] * 20
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(base.find, names)) == [base.find(name) for name in names]


def test_a_look_up_takes_less_than_a_millisecond() -> None:
    base = Gazetteer(BASE)
    names = [str(name) for (name,) in rows("SELECT name FROM name WHERE place % 500 = 0 AND alternate = 1 LIMIT 1000")]
    times = []
    for name in names:
        start = perf_counter()
        base.find(name)
        times.append(perf_counter() - start)
    assert sorted(times)[len(times) // 2] < 0.001


class TestWhichFileIsRead:
    def test_the_shipped_one_where_nobody_says_otherwise(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.delenv("DALIL_GAZETTEER")
        monkeypatch.setattr(module, "own_gazetteer", lambda: tmp_path / "none.sqlite")
        assert gazetteer_path() == BASE

    def test_the_users_own_where_it_is_there(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        own = tmp_path / "own.sqlite"
        own.touch()
        monkeypatch.setattr(module, "own_gazetteer", lambda: own)
        assert gazetteer_path() == BASE  # the tests' environment asks for the shipped one
        monkeypatch.delenv("DALIL_GAZETTEER")
        assert gazetteer_path() == own

    def test_the_one_that_the_environment_names(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        named = tmp_path / "named.sqlite"
        monkeypatch.setenv("DALIL_GAZETTEER", str(named))
        with pytest.raises(SettingsError, match="there is no such file"):
            gazetteer_path()
        named.touch()
        assert gazetteer_path() == named

    @pytest.mark.parametrize("content", [b"", b"no database at all, but long enough to be read as one" * 20])
    def test_a_file_that_is_no_gazetteer_is_named(self, content: bytes, tmp_path: Path) -> None:
        path = tmp_path / "not.sqlite"
        path.write_bytes(content)
        with pytest.raises(SettingsError, match=r"not\.sqlite: is no gazetteer"):
            Gazetteer(path)

    def test_a_gazetteer_of_another_format_is_named(self, tmp_path: Path) -> None:
        path = tmp_path / "old.sqlite"
        with sqlite3.connect(path) as base:
            base.executescript("CREATE TABLE about (key TEXT, value TEXT); INSERT INTO about VALUES ('format', 'old');")
        with pytest.raises(SettingsError, match="of another version"):
            Gazetteer(path)
