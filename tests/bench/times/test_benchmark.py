from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest

from dalil.bench.times.benchmark import half_of, tempeval3
from dalil.errors import BenchmarkError

TML = """<?xml version="1.0" ?><TimeML><DOCID>x</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2017-01-04" functionInDocument="CREATION_TIME">January 4, 2017</TIMEX3></DCT>
<TEXT>Guards met <TIMEX3 tid="t1" type="DATE" value="2017-01-03">yesterday</TIMEX3> in Osh and left on
<TIMEX3 tid="t2" type="DATE" value="2016-12-21">December 21</TIMEX3>.</TEXT></TimeML>"""
NO_CODER = cast(Any, None)


def test_times_are_reckoned_from_the_creation_time(tmp_path: Path) -> None:
    (tmp_path / "x.tml").write_text(TML, encoding="utf-8")
    result = tempeval3(tmp_path, "dev", NO_CODER)
    assert {name: m.value for name, m in result.metrics.items()} == {
        "strict_f1": 1.0,
        "relaxed_f1": 1.0,
        "value_f1": 1.0,
        "mapped": 1.0,
    }
    assert '"words": "yesterday", "value": "2017-01-03"' in result.predictions["times.jsonl"]


def test_the_halves_share_no_document(tmp_path: Path) -> None:
    for name in "abcdef":
        (tmp_path / f"{name}.tml").write_text(TML, encoding="utf-8")
    counts = [tempeval3(tmp_path, half, NO_CODER).documents for half in ("a", "b")]
    assert sum(counts) == 6
    assert {half_of(name) for name in "abcdef"} <= {"a", "b"}


def test_a_folder_without_the_split_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError):
        tempeval3(tmp_path, "dev", NO_CODER)
