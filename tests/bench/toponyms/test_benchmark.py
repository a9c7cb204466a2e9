from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from dalil.bench.toponyms import run
from dalil.language.analyse import analyse
from dalil.pipeline import Coder

LGL = """<articles><article docid="7"><text>{text}</text><toponyms>
<toponym><start>{start}</start><end>{end}</end><phrase>Bishkek</phrase>
<gaztag geonameid="1528675"><lat>42.87</lat><lon>74.59</lon></gaztag></toponym></toponyms></article></articles>"""
TEXT = "Police in Bishkek, Kyrgyzstan, held two men."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    start = TEXT.index("Bishkek")
    (tmp_path / "lgl.xml").write_text(LGL.format(text=TEXT, start=start, end=start + 7), encoding="utf-8")
    return tmp_path


def test_a_toponym_is_measured_from_the_text_and_with_its_span_given(folder: Path) -> None:
    coder = cast(Coder, SimpleNamespace(analyse=lambda report: analyse(report, None)))
    result = run(folder, "all", coder)
    values = {name: estimate.value for name, estimate in result.metrics.items()}
    assert values["acc_161_given"] == values["exact_id_given"] == values["lgl_acc_161_given"] == 1.0
    assert values["id_ceiling"] == values["near_ceiling"] == 1.0
    assert values["answered_given"] == 1.0
    assert '"spans": "given"' in result.predictions["lgl.jsonl"]
