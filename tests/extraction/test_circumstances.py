"""Where and when."""

from __future__ import annotations

from dalil.extraction.circumstances import places_in, places_of, time_of
from dalil.extraction.index import AnalysisIndex
from tests.extraction.building import Builder


def test_a_shared_area_noun_is_given_to_each_coordinated_place() -> None:
    builder = Builder().sentence(
        "Raids/NOUN hit/VERB Osh/PROPN ,/PUNCT Batken/PROPN and/CCONJ Naryn/PROPN provinces/NOUN ./PUNCT",
        mentions={"Osh": "place", "Batken": "place", "Naryn": "place"},
    )
    index = AnalysisIndex(builder.build())
    assert [p.name for p in places_in(index.sentence(0).span, index)] == [
        "Osh Province",
        "Batken Province",
        "Naryn Province",
    ]


def test_a_place_after_the_coordination_keeps_its_own_name() -> None:
    builder = Builder().sentence(
        "Raids/NOUN hit/VERB Osh/PROPN and/CCONJ Naryn/PROPN provinces/NOUN ,/PUNCT and/CCONJ Bishkek/PROPN ./PUNCT",
        mentions={"Osh": "place", "Naryn": "place", "Bishkek": "place"},
    )
    index = AnalysisIndex(builder.build())
    names = [p.name for p in places_in(index.sentence(0).span, index)]
    assert names == ["Osh Province", "Naryn Province", "Bishkek"]


def test_a_date_that_another_predicate_claims_is_not_the_trigger_s() -> None:
    builder = Builder().sentence(
        "Police/NOUN detained/VERB men/NOUN trained/VERB in/ADP 2014/NUM ./PUNCT",
        predicates={
            "detained": ("detain.01", {"ARG0": "Police", "ARG1": "men"}),
            "trained": ("train.01", {"ARG1": "men", "ARGM-TMP": "in 2014"}),
        },
        mentions={"2014": "date"},
    )
    index = AnalysisIndex(builder.build())
    detained, trained = index.predicates(0)
    assert time_of(detained.span, detained, index.sentence(0).span, index) is None
    when = time_of(trained.span, trained, index.sentence(0).span, index)
    assert when is not None
    assert when.span is not None
    assert when.span.exact == "2014"


def test_a_place_that_describes_whom_another_verb_is_about_is_no_scene() -> None:
    builder = Builder().sentence(
        "An/DET elder/NOUN in/ADP Osh/PROPN believes/VERB that/SCONJ police/NOUN detained/VERB two/NUM men/NOUN "
        "in/ADP Batken/PROPN ./PUNCT",
        predicates={
            "believes": ("believe.01", {"ARG0": "An elder in Osh", "ARG1": "police detained two men in Batken"}),
            "detained": ("detain.01", {"ARG0": "police", "ARG1": "two men in Batken"}),
        },
        mentions={"Osh": "place", "Batken": "place"},
    )
    index = AnalysisIndex(builder.build())
    _, detained = index.predicates(0)
    assert [p.name for p in places_of(detained.span, detained, (), index.sentence(0).span, index)] == ["Batken"]


def test_a_place_named_without_a_locative_preposition_is_no_scene() -> None:
    builder = Builder().sentence(
        "Kabul/PROPN welcomed/VERB the/DET raid/NOUN in/ADP Herat/PROPN ./PUNCT",
        mentions={"Kabul": "place", "Herat": "place"},
    )
    index = AnalysisIndex(builder.build())
    raid = builder.find("raid")
    assert [p.name for p in places_of(raid, None, (), index.sentence(0).span, index)] == ["Herat"]
