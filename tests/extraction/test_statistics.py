"""Statistics: measure, population, place and period of each figure."""

from __future__ import annotations

from dalil.codebook import Measure, MeasurePredicate
from dalil.extraction.statistics import extract_statistics
from dalil.records import Statistic
from tests.extraction.building import Builder, codebook_of, indexed

RETURNED = Measure(
    id="reported_disengagement",
    label="Returned",
    definition="People reported to have left.",
    unit="people",
    predicates=(MeasurePredicate(roleset="return.01", argument="ARG1"),),
    nouns=("returnee",),
)
LISTED = Measure(
    id="listed",
    label="Listed",
    definition="Groups on a list.",
    unit="organisations",
    nouns=("group",),
    context=("list",),
)


def statistics(builder: Builder) -> tuple[Statistic, ...]:
    index, _ = indexed(builder.build())
    return extract_statistics(index, (), codebook_of(measures=(RETURNED, LISTED)))


def test_a_figure_takes_the_date_of_its_own_clause() -> None:
    found = statistics(
        Builder().sentence(
            "The/DET number/NOUN of/ADP returnees/NOUN this/DET year/NOUN reached/VERB 940/NUM ,/PUNCT compared/VERB "
            "to/ADP 533/NUM returnees/NOUN in/ADP 2016/NUM ./PUNCT",
            mentions={"this year": "date", "940": "quantity", "533": "quantity", "2016": "date"},
        )
    )
    periods = {
        s.quantity.span.exact: s.period.span.exact for s in found if s.quantity.span and s.period and s.period.span
    }
    assert periods["533"] == "2016"
    assert periods["940"] == "this year"


def test_respectively_gives_each_place_its_figure() -> None:
    found = statistics(
        Builder().sentence(
            "Osh/PROPN and/CCONJ Naryn/PROPN provinces/NOUN had/VERB 127/NUM and/CCONJ 123/NUM returnees/NOUN ,/PUNCT "
            "respectively/ADV ./PUNCT",
            mentions={"Osh": "place", "Naryn": "place", "127": "quantity", "123": "quantity"},
        )
    )
    assert [(s.quantity.span.exact, s.place.name) for s in found if s.quantity.span and s.place] == [
        ("127", "Osh Province"),
        ("123", "Naryn Province"),
    ]


def test_items_of_a_list_share_the_last_item_s_noun() -> None:
    found = statistics(
        Builder().sentence(
            "The/DET list/NOUN holds/VERB 21/NUM religious/ADJ ,/PUNCT 2/NUM occult/ADJ and/CCONJ 4/NUM armed/ADJ "
            "groups/NOUN ./PUNCT",
            mentions={"21": "quantity", "2": "quantity", "4": "quantity"},
        )
    )
    assert [s.measure for s in found] == ["listed"] * 3
    assert [s.population for s in found][-1] == "armed groups"


def test_a_figure_without_a_measure_is_no_statistic() -> None:
    assert statistics(Builder().sentence("He/PRON saw/VERB 3/NUM birds/NOUN ./PUNCT", mentions={"3": "quantity"})) == ()


CONVICTED = Measure(
    id="convicted",
    label="Convicted",
    definition="People convicted.",
    unit="people",
    predicates=(MeasurePredicate(roleset="convict.01", argument="ARG1"),),
)
TERM = Measure(id="prison_term", label="Term", definition="Years in prison.", unit="years")
MONEY = Measure(id="money", label="Money", definition="Sums.", unit="money")
SHARE = Measure(id="share", label="Share", definition="Parts.", unit="percent")
OTHER = Measure(id="other", label="Other", definition="Anything else.", unit="items", fallback=True)


def told(builder: Builder) -> list[tuple[str, str, str | None, str | None]]:
    """Give words, measure, unit and total of each statistic, with a codebook that has a fallback."""
    index, _ = indexed(builder.build())
    book = codebook_of(measures=(RETURNED, CONVICTED, TERM, MONEY, SHARE, OTHER))
    found = extract_statistics(index, (), book)
    return [(s.quantity.span.exact, s.measure, s.quantity.unit, s.part_of) for s in found if s.quantity.span]


def test_figures_after_of_whom_are_parts_of_the_figure_before() -> None:
    found = told(
        Builder().sentence(
            "The/DET province/NOUN counts/VERB 90/NUM women/NOUN ,/PUNCT of/ADP whom/PRON 60/NUM are/AUX mothers/NOUN "
            "and/CCONJ 30/NUM daughters/NOUN ./PUNCT",
            mentions={"90": "quantity", "60": "quantity", "30": "quantity"},
        )
    )
    assert [(words, total) for words, _, _, total in found] == [("90", None), ("60", "q1"), ("30", "q1")]


def test_of_the_total_takes_up_the_figure_with_the_same_digits() -> None:
    found = told(
        Builder()
        .sentence(
            "They/PRON met/VERB 480/NUM pupils/NOUN and/CCONJ 20/NUM clerks/NOUN ./PUNCT",
            mentions={"480": "quantity", "20": "quantity"},
        )
        .sentence(
            "Of/ADP the/DET 480/NUM ,/PUNCT 310/NUM were/AUX girls/NOUN ./PUNCT",
            mentions={"310": "quantity"},
        )
    )
    assert found[-1] == ("310", "other", "people", "q1")


def test_parts_listed_after_including_stop_at_the_verb() -> None:
    found = told(
        Builder().sentence(
            "Some/DET 70/NUM people/NOUN ,/PUNCT including/VERB 20/NUM women/NOUN and/CCONJ 50/NUM children/NOUN "
            ",/PUNCT met/VERB 9/NUM clerks/NOUN ./PUNCT",
            mentions={"70": "quantity", "20": "quantity", "50": "quantity", "9": "quantity"},
        )
    )
    assert [total for *_, total in found] == [None, "q1", "q1", None]


def test_things_are_counted_by_their_own_noun_and_people_as_people() -> None:
    found = told(
        Builder().sentence(
            "They/PRON saw/VERB 14/NUM teachers/NOUN near/ADP 7/NUM bridges/NOUN ./PUNCT",
            mentions={"14": "quantity", "7": "quantity"},
        )
    )
    assert [(words, unit) for words, _, unit, _ in found] == [("14", "people"), ("7", "bridges")]


def test_a_few_people_of_one_event_are_no_statistic_unless_the_sentence_sums_up() -> None:
    builder = Builder().sentence(
        "They/PRON saw/VERB three/NUM teachers/NOUN near/ADP a/DET bridge/NOUN ./PUNCT", mentions={"three": "quantity"}
    )
    assert told(builder) == []
    summed = Builder().sentence(
        "They/PRON have/AUX seen/VERB three/NUM teachers/NOUN since/ADP March/PROPN ./PUNCT",
        mentions={"three": "quantity"},
    )
    assert [words for words, *_ in told(summed)] == ["three"]


def test_the_unit_of_a_figure_must_fit_the_measure() -> None:
    found = told(
        Builder().sentence(
            "A/DET court/NOUN convicted/VERB them/PRON for/ADP 14/NUM years/NOUN over/ADP $300/NUM ./PUNCT",
            {"convicted": ("convict.01", {"ARG1": "them for 14 years over $300"})},
            mentions={"14 years": "quantity", "$300": "money"},
        )
    )
    assert [(words, measure) for words, measure, _, _ in found] == [("$300", "money")]


def test_two_percentages_share_the_last_one_s_unit() -> None:
    found = told(
        Builder().sentence(
            "Some/DET 71/NUM and/CCONJ 48/NUM percent/NOUN work/VERB ./PUNCT",
            mentions={"71": "quantity", "48 percent": "quantity"},
        )
    )
    assert [(measure, unit) for _, measure, unit, _ in found] == [("share", "percent"), ("share", "percent")]


def test_a_figure_s_own_participle_decides_its_measure() -> None:
    found = told(
        Builder().sentence(
            "Two/NUM men/NOUN died/VERB and/CCONJ 31/NUM convicted/VERB in/ADP Osh/PROPN ./PUNCT",
            {"convicted": ("convict.01", {})},
            mentions={"31": "quantity"},
        )
    )
    assert found == [("31", "convicted", "people", None)]


def test_numbers_in_names_compounds_and_ages_are_no_figures() -> None:
    found = told(
        Builder().sentence(
            "Men/NOUN under/ADP 35/NUM read/VERB Bill/PROPN 1523/NUM after/ADP all/DET ./PUNCT",
            mentions={"under 35": "quantity", "1523": "quantity"},
        )
    )
    assert found == []


def test_figures_that_add_up_to_the_one_before_are_its_parts_and_share_its_measure() -> None:
    builder = (
        Builder()
        .sentence(
            "The/DET number/NOUN of/ADP returnees/NOUN reached/VERB 940/NUM ./PUNCT", mentions={"940": "quantity"}
        )
        .sentence(
            "They/PRON had/VERB 700/NUM men/NOUN and/CCONJ 240/NUM women/NOUN ./PUNCT",
            mentions={"700": "quantity", "240": "quantity"},
        )
    )
    total, *parts = statistics(builder)
    assert [part.part_of for part in parts] == [total.id, total.id]
    assert {part.measure for part in parts} == {total.measure}


def test_figures_that_add_up_to_something_else_are_no_parts() -> None:
    builder = (
        Builder()
        .sentence(
            "The/DET number/NOUN of/ADP returnees/NOUN reached/VERB 940/NUM ./PUNCT", mentions={"940": "quantity"}
        )
        .sentence(
            "They/PRON had/VERB 600/NUM men/NOUN and/CCONJ 240/NUM women/NOUN ./PUNCT",
            mentions={"600": "quantity", "240": "quantity"},
        )
    )
    assert all(found.part_of is None for found in statistics(builder))


def test_a_date_in_another_clause_is_not_the_figure_s() -> None:
    (found,) = statistics(
        Builder().sentence(
            "The/DET office/NOUN counts/VERB 940/NUM returnees/NOUN who/PRON fled/VERB after/SCONJ it/PRON was/AUX "
            "banned/VERB in/ADP 2006/NUM ./PUNCT",
            mentions={"940": "quantity", "2006": "date"},
        )
    )
    assert found.period is None


def test_a_date_that_opens_a_sentence_holds_for_all_its_figures() -> None:
    found = statistics(
        Builder().sentence(
            "In/ADP 2017/NUM Osh/PROPN had/VERB the/DET most/ADJ returnees/NOUN who/PRON stayed/VERB --/PUNCT 308/NUM "
            "returnees/NOUN ./PUNCT",
            mentions={"2017": "date", "Osh": "place", "308": "quantity"},
        )
    )
    assert [s.period.span.exact for s in found if s.period and s.period.span] == ["2017"]


def test_a_share_of_those_counted_before_names_its_base_and_stays_a_ratio() -> None:
    builder = (
        Builder()
        .sentence(
            "The/DET number/NOUN of/ADP returnees/NOUN reached/VERB 940/NUM ./PUNCT", mentions={"940": "quantity"}
        )
        .sentence("About/ADV half/NOUN of/ADP them/PRON stayed/VERB ./PUNCT", mentions={"About half": "quantity"})
    )
    index, _ = indexed(builder.build())
    total, share = extract_statistics(index, (), codebook_of(measures=(RETURNED, SHARE, OTHER)))
    assert share.part_of == total.id
    assert share.of == total.quantity.span
    assert share.quantity.value is None


def test_a_list_after_a_mark_gives_the_parts_of_the_figure_before_it() -> None:
    found = told(
        Builder().sentence(
            "The/DET camp/NOUN held/VERB 90/NUM people/NOUN --/PUNCT 40/NUM women/NOUN ,/PUNCT 35/NUM children/NOUN "
            "and/CCONJ 14/NUM men/NOUN ./PUNCT",
            mentions={"90": "quantity", "40": "quantity", "35": "quantity", "14": "quantity"},
        )
    )
    assert [total for *_, total in found] == [None, "q1", "q1", "q1"]


def test_what_became_of_a_part_is_not_what_its_total_measures() -> None:
    builder = (
        Builder()
        .sentence(
            "The/DET number/NOUN of/ADP returnees/NOUN reached/VERB 940/NUM ./PUNCT", mentions={"940": "quantity"}
        )
        .sentence("Of/ADP these/DET ,/PUNCT 310/NUM found/VERB work/NOUN ./PUNCT", mentions={"310": "quantity"})
    )
    index, _ = indexed(builder.build())
    _, part = extract_statistics(index, (), codebook_of(measures=(RETURNED, OTHER)))
    assert (part.measure, part.population, part.part_of) == ("other", "found work", "q1")


def test_the_years_after_a_time_told_from_today_are_the_period() -> None:
    (one,) = statistics(
        Builder().sentence(
            "In/ADP the/DET past/ADJ five/NUM years/NOUN ,/PUNCT from/ADP 2019/NUM to/ADP 2023/NUM ,/PUNCT 560/NUM "
            "returnees/NOUN were/AUX counted/VERB ./PUNCT",
            mentions={"the past five years": "date", "from 2019 to 2023": "date", "560": "quantity"},
        )
    )
    assert one.period is not None
    assert one.period.span is not None
    assert one.period.span.exact == "from 2019 to 2023"


def test_the_place_whose_residents_are_counted_is_that_of_the_figure() -> None:
    (one,) = statistics(
        Builder().sentence(
            "The/DET office/NOUN had/VERB 143/NUM returnees/NOUN ,/PUNCT residents/NOUN of/ADP Osh/PROPN ./PUNCT",
            mentions={"143": "quantity", "Osh": "place"},
        )
    )
    assert one.place is not None
    assert one.place.name == "Osh"


def test_a_place_right_before_the_next_figure_is_that_figures() -> None:
    found = statistics(
        Builder().sentence(
            "Osh/PROPN had/VERB 97/NUM returnees/NOUN and/CCONJ Naryn/PROPN 64/NUM ./PUNCT",
            mentions={"Osh": "place", "97": "quantity", "Naryn": "place", "64": "quantity"},
        )
    )
    assert [(s.quantity.span.exact, s.place.name) for s in found if s.quantity.span and s.place] == [
        ("97", "Osh"), ("64", "Naryn"),
    ]  # fmt: skip


def test_a_noun_that_modifies_another_is_not_what_is_counted() -> None:
    found = statistics(
        Builder().sentence(
            "The/DET number/NOUN of/ADP returnee/NOUN lectures/NOUN rose/VERB to/ADP 315/NUM ./PUNCT",
            mentions={"315": "quantity"},
        )
    )
    assert not found


def test_an_area_named_with_its_country_is_the_place() -> None:
    (one,) = statistics(
        Builder().sentence(
            "The/DET office/NOUN had/VERB 143/NUM returnees/NOUN in/ADP Chad/PROPN 's/PART Lac/PROPN ./PUNCT",
            mentions={"143": "quantity", "Chad": "place", "Lac": "place"},
        )
    )
    assert one.place is not None
    assert one.place.name == "Lac"


def test_a_country_of_which_an_unnamed_area_is_meant_is_not_the_place() -> None:
    (one,) = statistics(
        Builder().sentence(
            "In/ADP Chad/PROPN 's/PART lake/NOUN region/NOUN there/PRON were/AUX 143/NUM returnees/NOUN ./PUNCT",
            mentions={"143": "quantity", "Chad": "place"},
        )
    )
    assert one.place is None


def test_the_time_of_what_a_figure_is_compared_with_is_not_its_own() -> None:
    (one,) = statistics(
        Builder().sentence(
            "They/PRON had/VERB 143/NUM returnees/NOUN ,/PUNCT as/ADP many/ADJ as/ADP in/ADP 2019/NUM ./PUNCT",
            mentions={"143": "quantity", "2019": "date"},
        )
    )
    assert one.period is None


def test_each_figure_takes_the_year_that_leads_to_it() -> None:
    found = statistics(
        Builder().sentence(
            "In/ADP 2018/NUM 206/NUM returnees/NOUN came/VERB and/CCONJ in/ADP 2019/NUM 350/NUM returnees/NOUN ./PUNCT",
            mentions={"2018": "date", "206": "quantity", "2019": "date", "350": "quantity"},
        )
    )
    assert [one.period.span.exact for one in found if one.period and one.period.span] == ["2018", "2019"]


def test_figures_joined_by_and_share_the_place_and_time_told_after_them() -> None:
    found = statistics(
        Builder().sentence(
            "They/PRON had/VERB 40/NUM returnees/NOUN and/CCONJ 31/NUM others/NOUN in/ADP Osh/PROPN in/ADP 2019/NUM "
            "./PUNCT",
            mentions={"40": "quantity", "31": "quantity", "Osh": "place", "2019": "date"},
        )
    )
    assert found[0].place is not None
    assert found[0].place.name == "Osh"
    assert found[0].period is not None


def test_a_place_that_those_counted_have_left_is_not_theirs() -> None:
    brought = Measure(
        id="repatriated", label="R", definition="Brought home.", unit="people", nouns=("citizen",), arriving=True
    )
    index, _ = indexed(
        Builder()
        .sentence(
            "Mali/PROPN had/VERB 40/NUM citizens/NOUN back/ADV from/ADP Syria/PROPN ./PUNCT",
            mentions={"Mali": "place", "40": "quantity", "Syria": "place"},
        )
        .build()
    )
    (one,) = extract_statistics(index, (), codebook_of(measures=(brought,)))
    assert one.place is not None
    assert one.place.name == "Mali"
