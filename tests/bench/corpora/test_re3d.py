import json
from collections import Counter
from pathlib import Path

import pytest

from dalil.bench.corpora import re3d
from dalil.errors import BenchmarkError

TEXT = "The army of Examplia left Aleppo."


def entity(begin: int, end: int, kind: str, confidence: float = 1) -> str:
    return json.dumps({"documentId": "d1", "begin": begin, "end": end, "type": kind, "confidence": confidence})


def corpus(folder: Path) -> Path:
    source = folder / "Some Ministry"
    source.mkdir()
    (source / "documents.json").write_text(json.dumps({"_id": "d1", "text": TEXT}) + "\n", encoding="utf-8")
    rows = [
        entity(4, 8, "Person"),
        entity(0, 20, "Organisation"),
        entity(26, 32, "Location"),
        entity(26, 32, "Weapon", 0),
    ]
    (source / "entities.json").write_text("\n".join(rows), encoding="utf-8")
    return folder


def test_the_longest_mention_wins_and_doubtful_ones_are_left_out(tmp_path: Path) -> None:
    skips: Counter[str] = Counter()
    (document,) = re3d.read(corpus(tmp_path), "test", skips)
    assert document.mentions is not None
    assert [(m.type, TEXT[m.start : m.end]) for m in document.mentions] == [
        ("organisation", "The army of Examplia"),
        ("place", "Aleppo"),
    ]
    assert skips == {"low confidence": 1, "overlaps a longer mention": 1}


def test_unknown_documents_are_neither_train_nor_dev(tmp_path: Path) -> None:
    folder = corpus(tmp_path)
    for split in ("train", "dev"):
        with pytest.raises(BenchmarkError, match=f"no {split} split"):
            list(re3d.read(folder, split))


@pytest.mark.parametrize(
    ("value", "named"),
    [("We", False), ("The jihadist group", False), ("the Example Front", None), ("Aleppo", None), ("fighters", False)],
)
def test_a_sentence_s_capital_makes_no_name(tmp_path: Path, value: str, named: bool | None) -> None:
    (tmp_path / "source").mkdir()
    document = {"_id": "d1", "text": f"{value} left."}
    (tmp_path / "source" / "documents.json").write_text(json.dumps(document), encoding="utf-8")
    (tmp_path / "source" / "entities.json").write_text(entity(0, len(value), "Organisation"), encoding="utf-8")
    (read,) = re3d.read(tmp_path, "test")
    assert [mention.named for mention in read.mentions or ()] == [named]
