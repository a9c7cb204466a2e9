from pathlib import Path

import pytest

from dalil.bench.corpora import toponyms
from dalil.bench.corpora.toponyms import half_of
from dalil.errors import BenchmarkError

LGL = """<articles><article docid="7"><domain>osh-paper.example</domain><text>Nariman is near Osh.</text><toponyms>
<toponym><start>16</start><end>19</end><phrase>Osh</phrase>
<gaztag geonameid="1527534"><fcode>PPLA</fcode><lat>40.5</lat><lon>72.8</lon><country>Kyrgyzstan</country></gaztag>
</toponym>
<toponym><start>0</start><end>7</end><phrase>Nariman</phrase></toponym></toponyms></article></articles>"""
GEOVIRUS = """<articles><article><text>A case in Osh.</text><locations><location><name>Osh</name>
<start>11</start><end>14</end><lat>40.5</lat><lon>72.8</lon></location></locations></article></articles>"""


def test_toponyms_have_ids_or_coordinates_or_neither(tmp_path: Path) -> None:
    (tmp_path / "lgl.xml").write_text(LGL, encoding="utf-8")
    (document,) = toponyms.read(tmp_path, "all")
    assert (document.id, document.outlet) == ("lgl/7", "osh-paper.example")
    assert document.toponyms is not None
    told = [(document.text[t.start : t.end], t.geonames, t.lat, t.lon, t.feature) for t in document.toponyms]
    assert told == [("Nariman", None, None, None, None), ("Osh", 1527534, 40.5, 72.8, "PPLA")]
    assert document.toponyms[1].country == "Kyrgyzstan"


def test_offsets_that_count_from_one_are_mended(tmp_path: Path) -> None:
    (tmp_path / "GeoVirus.xml").write_text(GEOVIRUS, encoding="utf-8")
    (document,) = toponyms.read(tmp_path, "all")
    assert document.toponyms is not None
    assert [document.text[t.start : t.end] for t in document.toponyms] == ["Osh"]


def test_dev_and_test_are_the_halves_of_all(tmp_path: Path) -> None:
    articles = "".join(f'<article docid="{number}"><text>Osh.</text></article>' for number in range(40))
    (tmp_path / "lgl.xml").write_text(f"<articles>{articles}</articles>", encoding="utf-8")
    halves = {split: {document.id for document in toponyms.read(tmp_path, split)} for split in toponyms.SPLITS}
    assert halves["dev"] | halves["test"] == halves["all"]
    assert not halves["dev"] & halves["test"]
    assert min(len(halves["dev"]), len(halves["test"])) > 10
    assert all(half_of(identifier) == "dev" for identifier in halves["dev"])


def test_brat_files_beside_are_geowebnews(tmp_path: Path) -> None:
    (tmp_path / "3.txt").write_text("A case in Osh.", encoding="utf-8")
    (tmp_path / "3.ann").write_text("T1\tLiteral 10 13\tOsh\n#1\tAnnotatorNotes T1\t1527534\n", encoding="utf-8")
    (document,) = toponyms.read(tmp_path, "all")
    assert document.id == "GeoWebNews/3"


def test_an_unknown_split_or_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError):
        list(toponyms.read(tmp_path, "dev"))
