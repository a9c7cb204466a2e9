"""Where and when."""

from __future__ import annotations

from dalil.extraction.circumstances import places_in, places_of, time_of
from dalil.extraction.index import AnalysisIndex
from tests.extraction.building import Builder

WHEN = "when a bomb exploded"


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


def time_at(builder: Builder, words: str, predicate: int | None = None) -> str | None:
    index = AnalysisIndex(builder.build())
    verb = None if predicate is None else index.predicates(0)[predicate]
    when = time_of(builder.find(words), verb, index.sentence(0).span, index)
    return when.span.exact if when is not None and when.span is not None else None


def test_of_two_dates_a_verb_takes_the_one_that_no_other_verb_shares() -> None:
    builder = Builder().sentence(
        "Men/NOUN amnestied/VERB in/ADP 2016/NUM returned/VERB in/ADP May/PROPN ./PUNCT",
        predicates={
            "amnestied": ("amnesty.01", {"ARG1": "Men", "ARGM-TMP": "in 2016"}),
            "returned": ("return.01", {"ARG1": "Men", "ARGM-ADV": "in 2016", "ARGM-TMP": "in May"}),
        },
        mentions={"2016": "date", "May": "date"},
    )
    assert time_at(builder, "returned", 1) == "May"


def test_a_noun_has_a_date_where_its_phrase_ends_in_one_and_shares_none_with_a_verb() -> None:
    ending = Builder().sentence(
        "They/PRON condemned/VERB the/DET abduction/NOUN of/ADP a/DET teacher/NOUN in/ADP Osh/PROPN in/ADP May/PROPN",
        mentions={"Osh": "place", "May": "date"},
    )
    shared = Builder().sentence(
        "On/ADP Monday/PROPN they/PRON condemned/VERB the/DET abduction/NOUN ./PUNCT", mentions={"Monday": "date"}
    )
    since = Builder().sentence(
        "It/PRON was/AUX the/DET third/ADJ abduction/NOUN since/SCONJ May/PROPN ./PUNCT",
        mentions={"since May": "date"},
    )
    assert [time_at(each, "abduction") for each in (ending, shared, since)] == ["May", None, None]


def test_what_a_when_clause_tells_was_at_the_time_and_place_of_the_main_clause() -> None:
    builder = Builder().sentence(
        "Men/NOUN were/AUX wounded/VERB in/ADP Osh/PROPN on/ADP Sunday/PROPN when/SCONJ a/DET bomb/NOUN exploded/VERB",
        predicates={
            "wounded": (
                "wound.01",
                {"ARGM-LOC": "in Osh", "ARGM-TMP": "on Sunday", "ARGM-ADV": "when a bomb exploded"},
            ),
            "exploded": ("explode.01", {"ARG1": "a bomb"}),
        },
        mentions={"Osh": "place", "Sunday": "date"},
    )
    assert time_at(builder, "exploded", 1) == "Sunday"
    index = AnalysisIndex(builder.build())
    exploded = index.predicates(0)[1]
    assert [p.name for p in places_of(exploded.span, exploded, (), index.sentence(0).span, index)] == ["Osh"]


def test_where_somebody_comes_from_and_what_a_name_describes_are_no_scene() -> None:
    builder = Builder().sentence(
        "Police/NOUN flew/VERB ten/NUM orphans/NOUN from/ADP a/DET camp/NOUN in/ADP Syria/PROPN ./PUNCT",
        predicates={"flew": ("fly.01", {"ARG1": "ten orphans", "ARG3": "from a camp in Syria"})},
        mentions={"Syria": "place"},
    )
    index = AnalysisIndex(builder.build())
    (flew,) = index.predicates(0)
    assert not places_of(flew.span, flew, (), index.sentence(0).span, index)
    bound = Builder().sentence(
        "They/PRON stopped/VERB it/PRON in/ADP a/DET Karachi-bound/ADJ bus/NOUN", mentions={"Karachi": "place"}
    )
    index = AnalysisIndex(bound.build())
    assert not places_in(index.sentence(0).span, index)


def test_a_place_where_something_was_not_is_no_scene() -> None:
    builder = Builder().sentence(
        "It/PRON was/AUX in/ADP Batken/PROPN and/CCONJ not/PART in/ADP Osh/PROPN",
        mentions={"Batken": "place", "Osh": "place"},
    )
    index = AnalysisIndex(builder.build())
    assert [p.name for p in places_in(index.sentence(0).span, index)] == ["Batken"]


def test_the_date_of_a_verb_that_says_only_that_an_event_takes_place_is_the_event_s() -> None:
    builder = Builder().sentence(
        "The/DET verdict/NOUN is/AUX expected/VERB on/ADP Friday/PROPN ./PUNCT",
        predicates={"expected": ("expect.01", {"ARG1": "The verdict", "ARGM-TMP": "on Friday"})},
        mentions={"Friday": "date"},
    )
    assert time_at(builder, "verdict") == "Friday"
    builder = Builder().sentence(
        "Police/NOUN discussed/VERB the/DET verdict/NOUN on/ADP Friday/PROPN ./PUNCT",
        predicates={"discussed": ("discuss.01", {"ARG1": "the verdict", "ARGM-TMP": "on Friday"})},
        mentions={"Friday": "date"},
    )
    assert time_at(builder, "discussed", 0) == "Friday"
