from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from dalil.bench.corpora import timeml
from dalil.errors import BenchmarkError

TML = """<?xml version="1.0" ?><TimeML><DCT><TIMEX3 tid="t0" value="2017-01-04">4 January 2017</TIMEX3></DCT>
<TEXT>They <EVENT eid="e1">left</EVENT> <TIMEX3 tid="t1" value="2016" mod="END">late <SIGNAL sid="s">in</SIGNAL>
2016</TIMEX3> for <TIMEX3 tid="t2" value=""/>Osh<!-- a note -->, he said.</TEXT></TimeML>"""


def test_times_stand_where_the_words_do(tmp_path: Path) -> None:
    (tmp_path / "x.tml").write_text(TML, encoding="utf-8")
    skips: Counter[str] = Counter()
    (document,) = timeml.read(tmp_path, "dev", skips)
    assert document.text == "They left late in\n2016 for Osh, he said."
    assert document.times is not None
    assert [(document.text[t.start : t.end], t.value, t.modifier) for t in document.times] == [
        ("late in\n2016", "2016", "END")
    ]
    assert document.published == "2017-01-04"
    assert skips == {"time without words": 1}


@pytest.mark.parametrize("content", ["no XML", "<TimeML/>"])
def test_a_file_that_is_no_timeml_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "y.tml").write_text(content, encoding="utf-8")
    with pytest.raises(BenchmarkError, match=r"y\.tml"):
        list(timeml.read(tmp_path, "dev"))
