import pytest

from dalil.bench.corpora.documents import GoldDocument, GoldMention
from dalil.bench.mentions import METRICS, gold_of, score
from dalil.bench.scoring import estimate
from dalil.language.analysis import Mention
from dalil.records import Span

TEXT = "The army of Examplia left Osh."
GOLD = GoldDocument(
    "x",
    TEXT,
    mentions=(GoldMention("organisation", "Organisation", 0, 20), GoldMention("place", "Location", 26, 29)),
)


def values(*predicted: GoldMention) -> dict[str, float]:
    return {name: e.value for name, e in estimate([score(GOLD, predicted)], METRICS).items()}


def test_both_ends_and_the_type_must_be_right() -> None:
    told = values(GoldMention("organisation", "organisation", 4, 20), GoldMention("place", "place", 26, 29))
    assert told["mention_exact_f1"] == pytest.approx(0.5)
    assert told["mention_relaxed_f1"] == 1.0


def test_a_wrong_type_is_wrong_in_both() -> None:
    told = values(GoldMention("person", "person", 26, 29))
    assert told == {"mention_exact_f1": 0.0, "mention_relaxed_f1": 0.0}


def test_types_that_the_corpus_lacks_are_left_out() -> None:
    role = Mention("role", Span.of(TEXT, 4, 8), 0.9, "rules")
    place = Mention("place", Span.of(TEXT, 26, 29), 0.9, "model")
    assert gold_of([role, place], frozenset({"place"})) == (GoldMention("place", "place", 26, 29),)
