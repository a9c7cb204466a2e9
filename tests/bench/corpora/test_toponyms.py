from pathlib import Path

from dalil.bench.corpora import toponyms

LGL = """<articles><article docid="7"><text>Nariman is near Osh.</text><toponyms>
<toponym><start>16</start><end>19</end><phrase>Osh</phrase>
<gaztag geonameid="1527534"><lat>40.5</lat><lon>72.8</lon></gaztag></toponym>
<toponym><start>0</start><end>7</end><phrase>Nariman</phrase></toponym></toponyms></article></articles>"""
GEOVIRUS = """<articles><article><text>A case in Osh.</text><locations><location><name>Osh</name>
<start>11</start><end>14</end><lat>40.5</lat><lon>72.8</lon></location></locations></article></articles>"""


def test_toponyms_have_ids_or_coordinates_or_neither(tmp_path: Path) -> None:
    (tmp_path / "lgl.xml").write_text(LGL, encoding="utf-8")
    (document,) = toponyms.read(tmp_path, "dev")
    assert document.id == "lgl/7"
    assert document.toponyms is not None
    told = [(document.text[t.start : t.end], t.geonames, t.lat, t.lon) for t in document.toponyms]
    assert told == [("Nariman", None, None, None), ("Osh", 1527534, 40.5, 72.8)]


def test_offsets_that_count_from_one_are_mended(tmp_path: Path) -> None:
    (tmp_path / "GeoVirus.xml").write_text(GEOVIRUS, encoding="utf-8")
    (document,) = toponyms.read(tmp_path, "dev")
    assert document.toponyms is not None
    assert [document.text[t.start : t.end] for t in document.toponyms] == ["Osh"]
