from collections import Counter
from pathlib import Path

import pytest

from dalil.bench.corpora import gum
from dalil.errors import BenchmarkError

ROWS = """\
# newpar
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\tEntity=(1-person-new-nnnnn-cf1-2-coref
2\tmayor\tmayor\tNOUN\tNN\t_\t5\tnsubj\t_\t_
3\tof\tof\tADP\tIN\t_\t4\tcase\t_\t_
4\tOsh\tOsh\tPROPN\tNNP\t_\t2\tnmod\t_\tEntity=(2-place-new-nnnnn-cf2-1-sgl-Osh)1)
5\tknows\tknow\tVERB\tVBZ\t_\t0\troot\t_\t_
6\tit\tit\tPRON\tPRP\t_\t5\tobj\t_\tEntity=(3-abstract-giv:act-nnnnn-cf3-1-ana)|SpaceAfter=No
7\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\tEntity=9)
"""


def test_nested_entities_have_types_clusters_and_names(tmp_path: Path) -> None:
    (tmp_path / "GUM_invented_osh.conllu").write_text(ROWS, encoding="utf-8")
    skips: Counter[str] = Counter()
    (document,) = gum.read(tmp_path, "test", skips)
    assert document.mentions is not None
    assert [(m.type, m.label, document.text[m.start : m.end], m.cluster, m.named) for m in document.mentions] == [
        ("person", "person", "The mayor of Osh", "1", False),
        ("place", "place", "Osh", "2", True),
        (None, "abstract", "it", "3", False),
    ]
    assert skips == {"entity closed that was not opened": 1}


def test_documents_of_no_list_are_neither_train_nor_dev(tmp_path: Path) -> None:
    (tmp_path / "GUM_invented_osh.conllu").write_text(ROWS, encoding="utf-8")
    for split in ("train", "dev"):
        with pytest.raises(BenchmarkError, match=f"no {split} split"):
            list(gum.read(tmp_path, split))
