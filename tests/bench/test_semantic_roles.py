import pytest

from dalil.bench.corpora.documents import GoldDocument, GoldPredicate
from dalil.bench.corpora.ewt import spans
from dalil.bench.scoring import estimate
from dalil.bench.semantic_roles import METRICS, Found, arguments, score, skeleton

TEXT = "Police freed two men ."
TOKENS = ((0, 6), (7, 12), (13, 16), (17, 20), (21, 22))
FREED = GoldPredicate(1, "free.01", (("ARG0", 0, 6), ("ARG1", 13, 20)))
GOLD = GoldDocument("x", TEXT, tokens=TOKENS, sentences=((0, 5),), predicates=(FREED,))


def values(own: GoldPredicate, given: GoldPredicate) -> dict[str, float]:
    return {name: e.value for name, e in estimate([score(GOLD, Found((own,), (given,)))], METRICS).items()}


def test_arguments_do_not_depend_on_the_sense() -> None:
    told = values(GoldPredicate(1, "free.02", FREED.arguments), FREED)
    assert told == {
        "predicate_f1": 0.0,
        "predicate_identification_f1": 1.0,
        "argument_f1": 1.0,
        "argument_f1_end_to_end": 1.0,
    }


def test_arguments_of_a_false_predicate_are_wrong_end_to_end() -> None:
    told = values(GoldPredicate(3, "man.01", FREED.arguments), GoldPredicate(1, "free.01", FREED.arguments[:1]))
    assert told["argument_f1_end_to_end"] == 0.0
    assert told["argument_f1"] == pytest.approx(2 / 3)


def test_a_continuation_belongs_to_the_argument_before_it() -> None:
    predicate = GoldPredicate(1, "say.01", (("ARG1", 0, 6), ("C-ARG1", 13, 20), ("R-ARG1", 21, 22)))
    assert arguments(predicate) == [(1, "ARG1", ((0, 6), (13, 20))), (1, "R-ARG1", ((21, 22),))]


def test_the_columns_read_back_as_what_was_written() -> None:
    rows = [line.split("\t") for line in skeleton(GOLD, [FREED]) if line]
    assert [row[7] for row in rows] == ["-", "free.01", "-", "-", "-"]
    assert spans([row[8] for row in rows]) == [("ARG0", 0, 0), ("V", 1, 1), ("ARG1", 2, 3)]
