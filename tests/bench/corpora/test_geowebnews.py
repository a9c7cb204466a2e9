from collections import Counter
from pathlib import Path

from dalil.bench.corpora.documents import GoldDocument
from dalil.bench.corpora.geowebnews import document

TEXT = "TITLE: A case LINK: http://paper.example/2018/a-case\nThe Osh market near Uzgen and Nariman."


def read(tmp_path: Path, *lines: str) -> tuple[GoldDocument, Counter[str]]:
    (tmp_path / "5.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "5.ann").write_text("\n".join(lines), encoding="utf-8")
    skips: Counter[str] = Counter()
    return document(tmp_path / "5.ann", skips), skips


def bound(mark: str, label: str, words: str) -> str:
    start = TEXT.index(words)
    return f"{mark}\t{label} {start} {start + len(words)}\t{words}"


def test_a_note_is_an_id_or_a_point(tmp_path: Path) -> None:
    lines = (
        bound("T1", "Literal_Modifier", "Osh"),
        bound("T2", "Literal", "Uzgen"),
        bound("T3", "Literal", "Nariman"),
        "#1\tAnnotatorNotes T1\t1527534",
        "#2\tAnnotatorNotes T2\t40.77, 73.30",
    )
    read_document, _ = read(tmp_path, *lines)
    found = [(t.geonames, t.lat, t.lon) for t in read_document.toponyms or ()]
    assert found == [(1527534, None, None), (None, 40.77, 73.30), (None, None, None)]


def test_common_nouns_are_no_toponyms(tmp_path: Path) -> None:
    read_document, _ = read(tmp_path, bound("T1", "Literal_Expression", "market"))
    assert read_document.toponyms == ()


def test_the_outlet_is_the_address_in_the_first_line(tmp_path: Path) -> None:
    assert read(tmp_path)[0].outlet == "paper.example"


def test_offsets_that_miss_their_words_are_counted(tmp_path: Path) -> None:
    read_document, skips = read(tmp_path, "T1\tLiteral 0 3\tOsh")
    assert read_document.toponyms == ()
    assert skips == {"words not in the text": 1}
