from dalil.bench.coreference import METRICS, Found, conll, score
from dalil.bench.corpora.documents import GoldDocument, GoldMention
from dalil.bench.scoring import estimate

TEXT = "The mayor of Osh spoke . He left ."
TOKENS = ((0, 3), (4, 9), (10, 12), (13, 16), (17, 22), (23, 24), (25, 27), (28, 32), (33, 34))
GOLD = GoldDocument(
    "x",
    TEXT,
    tokens=TOKENS,
    sentences=((0, 6), (6, 9)),
    mentions=(
        GoldMention("person", "person", 0, 16, "1", named=False),
        GoldMention("place", "place", 13, 16, "2", named=True),
        GoldMention("person", "person", 25, 27, "1", named=False),
    ),
)


def test_names_are_the_mentions_with_a_proper_head() -> None:
    found = Found((GoldMention("place", "place", 13, 16),), (frozenset({(0, 16), (25, 27)}),), ())
    told = {name: e.value for name, e in estimate([score(GOLD, found)], METRICS).items()}
    assert told == {"mention_f1": 1.0, "coref_conll_f1": 1.0, "cluster_conll_f1": 0.0}


def test_chains_are_written_in_the_shared_task_s_columns() -> None:
    lines = conll(GOLD, (frozenset({(0, 16), (25, 27)}), frozenset({(13, 16), (17, 22)})))
    marks = [line.rpartition("\t")[2] for line in lines if "\t" in line]
    assert marks == ["(0", "-", "-", "0)|(1)", "(1)", "-", "(0)", "-", "-"]
    assert lines[0] == "#begin document (x); part 000"
    assert lines[-1] == "#end document"
