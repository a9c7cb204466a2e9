from collections import Counter
from pathlib import Path

import pytest

from dalil.bench.corpora import polnear
from dalil.errors import BenchmarkError

TEXT = "“It rained,” said Aibek, “and we left.”\nRain fell, it is thought.\n"


def annotate(folder: Path, **annotators: str) -> Path:
    root = folder / "data" / "dev"
    (root / "text").mkdir(parents=True)
    (root / "attributions").mkdir()
    (root / "text" / "a_2020_b.txt").write_text(TEXT, encoding="utf-8")
    for name, lines in annotators.items():
        (root / "attributions" / f"a_2020_b_{name}.ann").write_text(lines, encoding="utf-8")
    return folder


ANNOTATION = """\
E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3
T1\tSource 18 23\tAibek
T2\tCue 13 17\tsaid
T3\tContent 0 12;25 39\t“It rained,” “and we left.”
T4\tAttribution 13 17\tsaid
a line broken off
T5\tCue 51 64\tit is thought
T6\tContent 40 49\tRain fell
T7\tAttribution-no-source 51 64\tit is thought
E2\tAttribution-no-source:T7 Cue:T5 Content:T6 Source:T99
#1\tAnnotatorNotes T7\ta note
T8\tDiscuss 0 1\t“
E3\tAttribution:T4
"""


def test_parts_are_linked_and_may_be_discontinuous_or_missing(tmp_path: Path) -> None:
    skips: Counter[str] = Counter()
    (document,) = polnear.read(annotate(tmp_path, aaaa=ANNOTATION, bbbb=""), "dev", skips)
    assert document.attributions is not None
    words = [
        [[document.text[s:e] for s, e in part] for part in (a.source, a.cue, a.content)] for a in document.attributions
    ]
    assert words == [
        [["Aibek"], ["said"], ["“It rained,”", "“and we left.”"]],
        [[], ["it is thought"], ["Rain fell"]],
    ]
    assert skips == {"malformed line": 1, "reference to nothing": 1, "attribution without parts": 1}


def test_a_folder_may_hold_the_split_itself(tmp_path: Path) -> None:
    folder = annotate(tmp_path, aaaa=ANNOTATION)
    assert list(polnear.read(folder / "data", "dev")) == list(polnear.read(folder, "dev"))


def test_a_missing_split_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match="no test split of PolNeAR"):
        list(polnear.read(tmp_path, "test"))
