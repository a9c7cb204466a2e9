from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from dalil.errors import SourceError
from dalil.resolving.gazetteer_build.dump_files import DumpName, read_names, read_places
from tests.resolving.gazetteer_build.dumps import name, place, zipped


def quiet(path: Path, done: int, size: int) -> None:
    return None


def test_places_are_read_from_a_zip_file_beside_its_readme(tmp_path: Path) -> None:
    path = zipped(tmp_path / "KZ.zip", "KZ.txt", [place(5, "Ақкөл", "P PPL", people=7)], readme="about")
    (read,) = read_places(path, quiet)
    assert (read.geonames, read.name, read.feature, read.country, read.area, read.population) == (
        5, "Ақкөл", "PPL", "KZ", "10", 7,
    )  # fmt: skip


def test_names_without_their_last_columns_are_read(tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_text("1\t5\tru\tАкколь\t\t\t\t\n" + name(5, "ru", "Алексеевка", until="1997") + "\n", "utf-8")
    assert list(read_names(path, quiet)) == [
        DumpName(5, "ru", "Акколь", historic=False),
        DumpName(5, "ru", "Алексеевка", historic=True),
    ]


def test_progress_ends_at_the_size_of_the_file(tmp_path: Path) -> None:
    path = zipped(tmp_path / "KZ.zip", "KZ.txt", [place(5, "Osek", "P PPL")])
    told: list[tuple[int, int]] = []
    list(read_places(path, lambda _, done, size: told.append((done, size))))
    assert told == [(told[0][1], told[0][1])]


def broken(tmp_path: Path) -> dict[str, tuple[Path, str]]:
    text = tmp_path / "page.zip"
    text.write_text("<html>not found</html>")
    cut = zipped(tmp_path / "cut.zip", "KZ.txt", [place(i, f"Osek {i}", "P PPL") for i in range(1, 2000)])
    cut.write_bytes(cut.read_bytes()[:-4000])
    damaged = zipped(tmp_path / "damaged.zip", "KZ.txt", [place(i, f"Osek {i}", "P PPL") for i in range(1, 2000)])
    content = bytearray(damaged.read_bytes())
    content[1000:3000] = bytes(2000)
    damaged.write_bytes(bytes(content))
    empty = tmp_path / "empty.zip"
    zipfile.ZipFile(empty, "w").close()
    latin = tmp_path / "latin.txt"
    latin.write_bytes(place(5, "Café", "P PPL").encode("latin-1"))
    words = tmp_path / "words.txt"
    words.write_text(place(5, "Osek", "P PPL").replace("42.0", "north"))
    great = tmp_path / "great.txt"
    great.write_text(place(10**12, "Osek", "P PPL"))
    return {
        "no file": (tmp_path / "none.zip", "no such file"),
        "a page": (text, "is no whole zip file"),
        "cut": (cut, "is no whole zip file"),
        "damaged": (damaged, "is no whole zip file|columns instead|is not UTF-8"),
        "empty": (empty, "holds 0 tables"),
        "not UTF-8": (latin, "is not UTF-8"),
        "words for numbers": (words, "line 1 is no place"),
        "an id beyond all": (great, "line 1 is no place"),
        "names": (
            zipped(tmp_path / "names.zip", "alternateNamesV2.txt", [name(5, "ru", "Осек")]),
            "10 columns instead",
        ),
        "a folder": (tmp_path, "is a directory"),
    }


@pytest.mark.parametrize(
    "kind",
    ["no file", "a page", "cut", "damaged", "empty", "not UTF-8", "words for numbers", "an id beyond all", "names",
     "a folder"],
)  # fmt: skip
def test_a_file_of_another_kind_is_named_with_its_fault(kind: str, tmp_path: Path) -> None:
    path, cause = broken(tmp_path)[kind]
    with pytest.raises(SourceError, match=cause) as raised:
        list(read_places(path, quiet))
    assert raised.value.subject == str(path)
