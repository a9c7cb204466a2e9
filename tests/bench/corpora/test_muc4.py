import itertools
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.bench.corpora import muc4
from dalil.errors import BenchmarkError

TEXT = "rebels burned a bus. the rebels of the red front fled; the bus driver was hurt."


def corpus(folder: Path) -> Path:
    template = {
        "incident_type": "arson",
        "PerpInd": [[["rebels", 0]]],
        "PerpOrg": [[["red front", 39]]],
        "Target": [[["bus", 16], ["a bus", 14]], []],
        "Victim": [],
        "Weapon": [],
    }
    row = {"docid": "DEV-1", "doctext": TEXT, "templates": [template, template]}
    (folder / "processed").mkdir()
    (folder / "processed" / "dev.json").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return folder


def test_fillers_have_every_occurrence_and_repeated_templates_count_once(tmp_path: Path) -> None:
    (document,) = muc4.read(corpus(tmp_path), "dev")
    assert document.incidents is not None
    (template,) = document.incidents
    assert template.incident_type == "arson"
    assert template.roles["perpetrator"][0].spans == ((0, 6), (25, 31))
    (bus,) = template.roles["target"]
    assert bus.mentions == ("bus", "a bus")
    assert [TEXT[s:e] for s, e in bus.spans] == ["a bus", "bus"]


@given(st.text("ab .", max_size=30), st.lists(st.text("ab", min_size=1, max_size=3), max_size=4))
def test_occurrences_never_overlap_and_are_mentions(text: str, mentions: list[str]) -> None:
    spans = muc4.occurrences(text, tuple(mentions))
    assert all(text[start:end] in mentions for start, end in spans)
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(spans))


def test_a_missing_split_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match="no test split of MUC-4"):
        list(muc4.read(corpus(tmp_path), "test"))
