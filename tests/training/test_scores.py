from typing import Any

import pytest

from dalil.bench.corpora.documents import GoldAttribution, GoldDocument, GoldFiller, GoldMention, GoldTemplate
from dalil.bench.documents import segment
from dalil.language.analysis import Attribution, IncidentRole, Mention
from dalil.language.findings import Findings
from dalil.records import Span
from training.calibrate import fit, report
from training.scores import Outcome, Read, score
from training.words import Words

TEXT = "The mayor of Osh said that Dana Berik burned a van."


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def span(words: str) -> Span:
    return Span.of(TEXT, *at(words))


def read(findings: Findings, **layers: Any) -> Read:
    segmented = segment(GoldDocument("d", TEXT))
    tokens, sentences = segmented.tokens, segmented.sentences
    return Read("re3d", GoldDocument("d", TEXT, tokens, sentences, **layers), tokens, findings, Words(tokens))


def test_mentions_are_right_with_type_and_extent() -> None:
    found = Findings(
        (), (Mention("place", span("Osh"), 0.9, "model"), Mention("place", span("Dana"), 0.4, "model")), (), (), ()
    )
    gold = (GoldMention("place", "Location", *at("Osh")), GoldMention("person", "Person", *at("Dana Berik")))
    outcome = score([read(found, mentions=gold)])["mentions"]
    assert (outcome.right, outcome.predicted, outcome.gold) == (1, 2, 2)
    assert outcome.f1 == pytest.approx(0.5)


def test_descriptions_are_judged_beside_names() -> None:
    found = Findings((), (), (), (), (), (Mention("person", span("The mayor of Osh"), 0.9, "model"),))
    gold = (GoldMention("person", "Person", *at("The mayor of Osh")), GoldMention("place", "Location", *at("Osh")))
    outcome = score([read(found, mentions=gold)])["described"]
    assert (outcome.right, outcome.predicted, outcome.gold) == (1, 1, 2)


def test_an_attribution_is_found_when_its_parts_overlap_those_of_the_gold() -> None:
    cue, source, content = span("said"), span("mayor of Osh"), span("that Dana Berik burned a van")
    found = Findings((), (), (), (Attribution(source, cue, (content,), 0.8, "model"),), ())
    gold = GoldAttribution((at("The mayor of Osh"),), (at("said"),), (at("that Dana Berik burned a van"),))
    outcomes = score([read(found, attributions=(gold,))])
    assert outcomes["links"].f1 == pytest.approx(1.0)
    assert outcomes["source"].f1 == 0
    assert outcomes["content"].f1 == pytest.approx(1.0)


def test_a_filler_is_right_if_it_is_a_mention_of_an_entity() -> None:
    roles = (IncidentRole("perpetrator", span("Dana Berik"), 0.7), IncidentRole("perpetrator", span("van"), 0.6))
    entity = GoldFiller(("dana berik", "berik"), ())
    gold = (GoldTemplate("arson", {"perpetrator": (entity,)}),)
    outcome = score([read(Findings((), (), (), (), roles), incidents=gold)])["perpetrator"]
    assert (outcome.right, outcome.predicted, outcome.found, outcome.gold) == (1, 2, 1, 1)


def test_confidence_that_is_always_right_has_no_calibration_error() -> None:
    assert Outcome.of({"a": 1.0}, {"a"}).calibration_error() == 0
    assert Outcome.of({"a": 0.9}, set[str]()).calibration_error() == pytest.approx(0.9)


def test_a_better_fit_is_a_higher_likelihood() -> None:
    assert fit(Outcome.of({"a": 0.9}, {"a"})) > fit(Outcome.of({"a": 0.6}, {"a"}))


def test_the_report_gives_percentages() -> None:
    assert report({"x": Outcome.of({"a": 0.5, "b": 0.5}, {"a"})})["x"] == {
        "f1": 66.7,
        "precision": 50.0,
        "recall": 100.0,
        "gold": 1,
        "ece": 0.0,
    }
