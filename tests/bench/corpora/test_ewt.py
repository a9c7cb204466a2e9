from collections import Counter
from pathlib import Path

import pytest

from dalil.bench.corpora import ewt
from dalil.errors import BenchmarkError

WORDS = """\
# newpar
1\tPolice\tpolice\tNOUN\tNNS\t_\t2\tnsubj\t_\t_
2\treleased\trelease\tVERB\tVBD\t_\t0\troot\t_\t_
3\ttwo\ttwo\tNUM\tCD\t_\t4\tnummod\t_\t_
4\tmen\tman\tNOUN\tNNS\t_\t2\tobj\t_\t_
5\twho\twho\tPRON\tWP\t_\t6\tnsubj\t_\t_
6\tslept\tsleep\tVERB\tVBD\t_\t4\tacl\t_\tSpaceAfter=No
7\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_
"""

SKELETON = """\
f 0 0 [WORD] NNS (TOP* - - (ARG0*) *
f 0 1 [WORD] VBD * release release.01 (V*) *
f 0 2 [WORD] CD * - - (ARG1* (ARG0*
f 0 3 [WORD] NNS * - - * *)
f 0 4 [WORD] WP * - - * (R-ARG0*)
f 0 5 [WORD] VBD * sleep sleep.01 *) (V*)
f 0 6 [WORD] . *) - - * *
"""


def corpus(folder: Path, skeleton: str = SKELETON) -> Path:
    (folder / "ud" / "news").mkdir(parents=True)
    (folder / "propbank" / "news" / "00").mkdir(parents=True)
    (folder / "ud" / "news" / "a.xml.conllu").write_text(WORDS, encoding="utf-8")
    (folder / "propbank" / "news" / "00" / "a.xml.gold_skel").write_text(skeleton, encoding="utf-8")
    (folder / "ewt.dev.txt").write_text("news/00/a.xml.conllu\nnews/00/b.xml.conllu\n", encoding="utf-8")
    return folder


def test_predicates_and_arguments_are_spans_of_the_text(tmp_path: Path) -> None:
    skips: Counter[str] = Counter()
    (document,) = ewt.read(corpus(tmp_path), "dev", skips)
    assert document.predicates is not None
    told = [
        (
            document.text[slice(*document.tokens[p.token])],
            p.roleset,
            [(r, document.text[s:e]) for r, s, e in p.arguments],
        )
        for p in document.predicates
    ]
    assert told == [
        ("released", "release.01", [("ARG0", "Police"), ("ARG1", "two men who slept")]),
        ("slept", "sleep.01", [("ARG0", "two men"), ("R-ARG0", "who")]),
    ]
    assert skips == {"no words": 1}


def test_a_word_that_the_skeleton_splits_is_taken_whole(tmp_path: Path) -> None:
    split = SKELETON.replace(
        "f 0 2 [WORD] CD * - - (ARG1* (ARG0*", "f 0 2 [WORD] CD * - - (ARG1* (ARG0*\nf 0 2 [WORD] HYPH * - - * *"
    )
    (document,) = ewt.read(corpus(tmp_path, split), "dev")
    assert document.predicates is not None
    (_, argument) = document.predicates[0].arguments
    assert document.text[argument[1] : argument[2]] == "two men who slept"


def test_documents_that_do_not_align_are_counted_and_left_out(tmp_path: Path) -> None:
    skips: Counter[str] = Counter()
    assert list(ewt.read(corpus(tmp_path, SKELETON.replace(" 0 6 ", " 1 0 ")), "dev", skips)) == []
    assert skips["sentences differ"] == 1


def test_nested_brackets_close_innermost_first() -> None:
    assert ewt.spans(["(ARG1(ARGM-TMP*", "*)", "(V*)", "*)"]) == [("ARGM-TMP", 0, 1), ("ARG1", 0, 3), ("V", 2, 2)]


def test_a_missing_split_names_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match="no test split of EWT"):
        list(ewt.read(tmp_path, "test"))
