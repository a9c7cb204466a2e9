from __future__ import annotations

from pathlib import Path

import pytest

from dalil.errors import SourceError
from dalil.resolving.gazetteer import Gazetteer, place_name
from dalil.resolving.gazetteer_build.dump import import_dump
from tests.resolving.gazetteer_build.dumps import name, place, zipped

PLACES = [
    place(90_000_001, "Ush-Tobe Kishi", "P PPL", others="Malaya Ushtobe,Малая Уштобе", people=40),
    place(90_000_002, "Qoltuq Dzhayloo", "T MT", lat=42.5),
    place(90_000_003, "Sarqamys Mosque", "S MSQE"),
    place(90_000_004, "Eski Audany", "A ADM2H"),
    place(90_000_005, "Tar Well", "H WLL"),
    place(90_000_006, "Zhana Audany", "A ADM2"),
    place(90_000_007, "Qarasor Steppe", "L RGN"),
    place(90_000_008, "Beyond", "P PPL", country="XX", area="99"),
    place(1526273, "Astana", "P PPLC", area="05", lat=51.18, lon=71.45, people=1_350_000),
]
NAMES = [
    name(90_000_001, "ru", "Малая Уштобе"),
    name(90_000_001, "en", "Leninskoye Kishi", historic=True),
    name(90_000_001, "en", "Stalinskoye Kishi", until="1961"),
    name(90_000_001, "abbr", "UTK"),
    name(90_000_001, "link", "https://en.example/Ush-Tobe"),
    name(90_000_001, "zh", "乌什托别"),
    name(90_000_005, "en", "Well that is not there"),
]


def nothing(path: Path, done: int, size: int) -> None:
    assert done <= size


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    folder = tmp_path_factory.mktemp("dump")
    places = zipped(folder / "allCountries.zip", "allCountries.txt", PLACES)
    names = zipped(folder / "alternateNamesV2.zip", "alternateNamesV2.txt", NAMES, **{"iso-languagecodes": "x\ty"})
    counts = import_dump(places, names, folder / "own.sqlite", nothing)
    assert counts == {"admin2": 2, "point": 2, "region": 1, "settlement": 3}
    return Gazetteer(folder / "own.sqlite")


def kinds(full: Gazetteer, words: str) -> list[tuple[str, int | None, str | None]]:
    return [(entry.kind, entry.geonames, entry.was) for entry in full.find(place_name(words))]


def test_places_of_the_dump_are_found_with_their_kind(full: Gazetteer) -> None:
    assert kinds(full, "Ush-Tobe Kishi") == [("settlement", 90_000_001, None)]
    assert kinds(full, "Qoltuq Dzhayloo") == [("point", 90_000_002, None)]
    assert kinds(full, "Sarqamys Mosque") == [("point", 90_000_003, None)]
    assert kinds(full, "Zhana Audany") == [("admin2", 90_000_006, None)]
    assert kinds(full, "Qarasor Steppe") == [("region", 90_000_007, None)]
    assert kinds(full, "Tar Well") == []


def test_the_shipped_crosswalk_gives_the_area(full: Gazetteer) -> None:
    assert [full.entry(number).area for number in (90_000_001, 90_000_002) if full.entry(number)] == ["KZ-61", "KZ-61"]  # type: ignore[union-attr]
    beyond = full.entry(90_000_008)
    assert beyond is not None
    assert beyond.area is None


def test_historic_names_and_places_are_former_ones(full: Gazetteer) -> None:
    assert kinds(full, "Leninskoye Kishi") == [("settlement", 90_000_001, "Leninskoye Kishi")]
    assert kinds(full, "Stalinskoye Kishi") == [("settlement", 90_000_001, "Stalinskoye Kishi")]
    assert kinds(full, "Eski Audany") == [("admin2", 90_000_004, "Eski Audany")]


def test_names_in_three_scripts_and_short_ones_are_kept_and_codes_are_not(full: Gazetteer) -> None:
    assert kinds(full, "Малая Уштобе") == kinds(full, "UTK") == [("settlement", 90_000_001, None)]
    for words in ("https://en.example/Ush-Tobe", "乌什托别", "Well that is not there"):
        assert kinds(full, words) == []


def test_what_is_shipped_stays_in(full: Gazetteer) -> None:
    assert ("settlement", 1526273, "Tselinograd") in kinds(full, "Tselinograd")
    assert ("admin1", "KZ-61") in [(e.kind, e.area) for e in full.find("south kazakhstan")]
    area = full.area("TJ-SU")
    assert area is not None
    assert area.geonames is not None
    astana = full.entry(1526273)
    assert astana is not None
    assert (astana.population, astana.area) == (1_350_000, "KZ-71")


def test_without_a_file_of_names_those_of_the_places_count(tmp_path: Path) -> None:
    places = tmp_path / "KZ.txt"
    places.write_text("\n".join(PLACES) + "\n", "utf-8")
    import_dump(places, None, tmp_path / "own.sqlite", nothing)
    own = Gazetteer(tmp_path / "own.sqlite")
    assert kinds(own, "Malaya Ushtobe") == kinds(own, "Малая Уштобе") == [("settlement", 90_000_001, None)]
    assert "KZ.txt" in own.about["source"]


def test_the_same_files_give_the_same_bytes(full: Gazetteer, tmp_path: Path) -> None:
    folder = full.path.parent
    import_dump(folder / "allCountries.zip", folder / "alternateNamesV2.zip", tmp_path / "again.sqlite", nothing)
    assert (tmp_path / "again.sqlite").read_bytes() == full.path.read_bytes()


def test_nothing_is_left_where_the_dump_breaks_off(tmp_path: Path) -> None:
    out = tmp_path / "own.sqlite"
    out.write_bytes(b"the older one")
    places = zipped(tmp_path / "KZ.zip", "KZ.txt", [*PLACES, "and then\tsomething else"], readme="GeoNames")
    with pytest.raises(SourceError, match="line 10 has 2 columns"):
        import_dump(places, None, out, nothing)
    assert out.read_bytes() == b"the older one"
    assert [path.name for path in tmp_path.iterdir() if "partial" in path.name] == []


def test_a_dump_without_places_is_refused(tmp_path: Path) -> None:
    places = zipped(tmp_path / "KZ.zip", "KZ.txt", [PLACES[4]])
    with pytest.raises(SourceError, match="holds no place that is kept"):
        import_dump(places, None, tmp_path / "own.sqlite", nothing)
