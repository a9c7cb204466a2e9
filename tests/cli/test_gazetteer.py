from __future__ import annotations

from pathlib import Path

import pytest

from dalil.resolving import gazetteer as module
from dalil.resolving.gazetteer import Gazetteer
from tests.cli.conftest import Dalil
from tests.resolving.gazetteer_build.dumps import place, zipped


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    return zipped(tmp_path / "KZ.zip", "KZ.txt", [place(90_000_001, "Ush-Tobe Kishi", "P PPL")], readme="about")


def test_an_imported_gazetteer_is_written_where_it_is_asked_for(dalil: Dalil, dump: Path, tmp_path: Path) -> None:
    out = tmp_path / "new" / "kz.sqlite"
    done = dalil("gazetteer", "import", str(dump), "-o", str(out))
    assert done.status == 0
    assert "1 of kind settlement" in done.stdout
    assert f"DALIL_GAZETTEER={out}" in done.stdout
    assert Gazetteer(out).find("ush tobe kishi")


def test_without_an_output_it_goes_to_the_data_folder(
    dalil: Dalil, dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))
    done = dalil("gazetteer", "import", str(dump))
    assert (done.status, done.stderr.strip()) == (0, "")
    assert module.own_gazetteer().is_file()
    assert tmp_path in module.own_gazetteer().parents


def test_a_wrong_file_is_told_in_one_line(dalil: Dalil, report: Path, tmp_path: Path) -> None:
    done = dalil("gazetteer", "import", str(report), "-o", str(tmp_path / "own.sqlite"))
    assert done.status == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert f"{report}: line 1 has 1 columns instead of 19" in done.stderr
    assert not (tmp_path / "own.sqlite").exists()


def test_a_file_is_not_written_over_what_it_is_made_of(dalil: Dalil, dump: Path) -> None:
    done = dalil("gazetteer", "import", str(dump), "-o", str(dump))
    assert done.status == 2
    assert "is one of the files to import" in done.stderr


def test_show_names_the_file_and_what_it_holds(dalil: Dalil) -> None:
    done = dalil("gazetteer", "show")
    assert done.status == 0
    assert "gazetteer.sqlite" in done.stdout
    assert "settlement" in done.stdout
    assert "TW.04" in dalil("gazetteer", "show", "--unmatched").stdout
