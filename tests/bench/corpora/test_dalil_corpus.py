from collections import Counter
from pathlib import Path

import pytest

from dalil.bench.corpora import dalil_corpus
from dalil.bench.corpora.documents import Fragment, GoldDocument
from dalil.errors import BenchmarkError

TEXT = """\
Two freed in Osh, police say

Judges in Osh freed two men of the Path of Salt on Monday. "It is over," said Aibek Toktosunov, "and we are glad."
"""

ANNOTATION = """\
published: 2018-03-07
outlet: Osh Courier
style: local
entities:
- {id: n1, type: person, names: [Aibek Toktosunov]}
- {id: n2, type: organisation, names: [Path of Salt]}
- {id: n3, type: place, names: [Osh]}
statements:
- {id: s1, p: 1, source: police, cue: say, content: [Two freed in Osh], speaker: police, mode: indirect}
- {id: s2, p: 2, source: Aibek Toktosunov, cue: said, content: ['"It is over,"', '"and we are glad."'], speaker: n1,
   mode: direct}
events:
- {id: v1, p: 2, type: release, trigger: freed, status: asserted, when: {edtf: 2018-03-05, words: on Monday},
   places: [{name: Osh, words: in Osh}], participants: [{role: authority, words: Judges in Osh},
   {role: released, words: two men of the Path of Salt, count: 2}, {role: organisation, words: Path of Salt}]}
- {id: v2, p: 2, type: release, trigger: freed, status: asserted}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "dev").mkdir()
    (tmp_path / "dev" / "osh.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "dev" / "osh.yaml").write_text(ANNOTATION, encoding="utf-8")
    (tmp_path / "dev" / "not-annotated.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def words(document: GoldDocument, fragments: tuple[Fragment, ...]) -> list[str]:
    return [document.text[start:end] for start, end in fragments]


def test_names_are_mentions_wherever_they_stand(folder: Path) -> None:
    (document,) = dalil_corpus.read(folder, "dev")
    assert [(m.type, m.cluster, document.text[m.start : m.end]) for m in document.mentions or ()] == [
        ("place", "n3", "Osh"),
        ("place", "n3", "Osh"),
        ("organisation", "n2", "Path of Salt"),
        ("person", "n1", "Aibek Toktosunov"),
    ]


def test_contents_of_attributions_may_be_discontinuous(folder: Path) -> None:
    (document,) = dalil_corpus.read(folder, "dev")
    assert [[words(document, part) for part in (a.source, a.cue, a.content)] for a in document.attributions or ()] == [
        [["police"], ["say"], ["Two freed in Osh"]],
        [["Aibek Toktosunov"], ["said"], ['"It is over,"', '"and we are glad."']],
    ]


def test_events_have_their_words_by_role_with_place_and_time(folder: Path) -> None:
    skips: Counter[str] = Counter()
    (document,) = dalil_corpus.read(folder, "dev", skips)
    (event,) = document.coded_events or ()
    assert (event.type, event.status, words(document, (event.trigger,))) == ("release", "asserted", ["freed"])
    assert {role: words(document, spans) for role, spans in event.roles.items()} == {
        "authority": ["Judges in Osh"],
        "released": ["two men of the Path of Salt"],
        "organisation": ["Path of Salt"],
        "place": ["in Osh"],
        "time": ["on Monday"],
    }
    assert skips == {"second event of a trigger": 1}


def test_a_split_without_annotated_reports_is_an_error(folder: Path) -> None:
    with pytest.raises(BenchmarkError, match="no test split of Dalil's corpus"):
        list(dalil_corpus.read(folder, "test"))
