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
