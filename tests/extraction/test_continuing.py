"""Bare figures that go on with what was counted before."""

from __future__ import annotations

import pytest

from dalil.codebook import Measure
from dalil.extraction.statistics import extract_statistics
from dalil.records import Statistic
from tests.extraction.building import Builder, codebook_of, indexed

RETURNED = Measure(
    id="reported_disengagement", label="Returned", definition="People reported to have left.", unit="people",
    nouns=("returnee",), aggregation="count",
)  # fmt: skip
OTHER = Measure(id="other", label="Other", definition="Anything else.", unit="people", fallback=True)


def told(builder: Builder) -> list[tuple[str, str, str | None, str | None]]:
    index, _ = indexed(builder.build())
    found: tuple[Statistic, ...] = extract_statistics(index, (), codebook_of(measures=(RETURNED, OTHER)))
    return [
        (
            one.quantity.span.exact if one.quantity.span else "", one.measure,
            one.period.span.exact if one.period and one.period.span else None, one.place.name if one.place else None,
        )
        for one in found
    ]  # fmt: skip


def opening() -> Builder:
    return Builder().sentence(
        "In/ADP 2022/NUM ,/PUNCT 143/NUM returnees/NOUN were/AUX counted/VERB in/ADP Osh/PROPN ./PUNCT",
        mentions={"2022": "date", "143": "quantity", "Osh": "place"},
    )


@pytest.mark.parametrize(
    "words",
    [
        "In/ADP 2021/NUM we/PRON had/VERB 118/NUM ./PUNCT",
        "For/ADP 2021/NUM the/DET office/NOUN counts/VERB only/ADV 118/NUM ./PUNCT",
        "For/ADP 2021/NUM it/PRON should/AUX be/AUX 118/NUM ./PUNCT",
        "In/ADP 2021/NUM the/DET number/NOUN was/AUX 118/NUM ./PUNCT",
    ],
)
def test_a_bare_figure_of_a_year_measures_what_was_counted_before(words: str) -> None:
    found = told(opening().sentence(words, mentions={"2021": "date", "118": "quantity"}))
    assert found[1] == ("118", "reported_disengagement", "2021", "Osh")


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("In/ADP 2021/NUM they/PRON visited/VERB 118/NUM ./PUNCT", "2021"),
        ("In/ADP March/PROPN we/PRON had/VERB 118/NUM ./PUNCT", "March"),
        ("In/ADP 2021/NUM we/PRON had/VERB not/PART 118/NUM ./PUNCT", "2021"),
    ],
)
def test_other_bare_figures_measure_nothing(words: str, date: str) -> None:
    found = told(opening().sentence(words, mentions={date: "date", "118": "quantity"}))
    assert not any(measure == "reported_disengagement" for _, measure, _, _ in found[1:])


def test_a_list_of_years_measures_what_its_first_figure_does() -> None:
    found = told(
        Builder().sentence(
            "Centres/NOUN worked/VERB with/ADP 118/NUM people/NOUN in/ADP 2021/NUM ,/PUNCT 164/NUM in/ADP 2022/NUM "
            "and/CCONJ 97/NUM in/ADP 2023/NUM ./PUNCT",
            mentions={
                "118": "quantity", "2021": "date", "164": "quantity", "2022": "date", "97": "quantity", "2023": "date",
            },
        )
    )  # fmt: skip
    assert [(value, measure, period) for value, measure, period, _ in found] == [
        ("118", "other", "2021"), ("164", "other", "2022"), ("97", "other", "2023"),
    ]  # fmt: skip


def test_a_question_says_what_the_figures_after_it_count() -> None:
    found = told(
        Builder()
        .sentence("How/ADV many/ADJ returnees/NOUN are/AUX there/PRON ?/PUNCT")
        .sentence(
            "The/DET office/NOUN gives/VERB 104/NUM for/ADP 2019/NUM ./PUNCT",
            mentions={"104": "quantity", "2019": "date"},
        )
    )
    assert found == [("104", "reported_disengagement", "2019", None)]


def test_the_year_of_a_figure_may_stand_in_the_sentence_before() -> None:
    found = told(
        opening()
        .sentence("Our/PRON figure/NOUN for/ADP 2021/NUM was/AUX wrong/ADJ ./PUNCT", mentions={"2021": "date"})
        .sentence("It/PRON is/AUX 118/NUM ./PUNCT", mentions={"118": "quantity"})
    )
    assert found[1] == ("118", "reported_disengagement", "2021", "Osh")


def test_the_place_before_is_not_that_of_a_sentence_with_an_area_of_its_own() -> None:
    found = told(
        opening().sentence(
            "The/DET region/NOUN 's/PART total/NOUN for/ADP 2021/NUM was/AUX 118/NUM ./PUNCT",
            mentions={"2021": "date", "118": "quantity"},
        )
    )
    assert found[1] == ("118", "reported_disengagement", "2021", None)


def test_a_year_alone_is_part_of_the_time_before() -> None:
    found = told(
        opening().sentence(
            "In/ADP 2021/NUM alone/ADV ,/PUNCT 118/NUM people/NOUN were/AUX seen/VERB ./PUNCT",
            mentions={"2021": "date", "118": "quantity"},
        )
    )
    assert found[1][:3] == ("118", "reported_disengagement", "2021")


@pytest.mark.parametrize(
    ("words", "place"), [("the/DET region/NOUN 's/PART", "Osh"), ("the/DET office/NOUN 's/PART", None)]
)
def test_a_total_of_the_region_is_of_the_place_that_its_sentence_names(words: str, place: str | None) -> None:
    builder = Builder().sentence(
        "Answering/VERB a/DET question/NOUN about/ADP Osh/PROPN ,/PUNCT he/PRON said/VERB that/SCONJ "
        f"{words} total/NOUN was/AUX 583/NUM returnees/NOUN ./PUNCT",
        mentions={"Osh": "place", "583": "quantity"},
    )
    assert [found[3] for found in told(builder)] == [place]


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("In/ADP 2021/NUM there/PRON were/AUX 118/NUM ./PUNCT", "2021"),
        ("He/PRON put/VERB the/DET number/NOUN for/ADP 2021/NUM at/ADP 118/NUM ./PUNCT", "2021"),
        ("2021/NUM -/SYM 118/NUM ./PUNCT", "2021"),
        ("2021/NUM sees/VERB 118/NUM such/ADJ people/NOUN ./PUNCT", "2021"),
        ("In/ADP 2021/NUM the/DET office/NOUN speaks/VERB of/ADP 118/NUM ./PUNCT", "2021"),
    ],
)
def test_rows_answers_and_numbers_of_such_people_go_on(words: str, date: str) -> None:
    found = told(opening().sentence(words, mentions={date: "date", "118": "quantity"}))
    assert found[1][:3] == ("118", "reported_disengagement", date)


@pytest.mark.parametrize(
    "words",
    [
        "The/DET correct/ADJ number/NOUN is/AUX 134/NUM ./PUNCT",
        "His/PRON figure/NOUN of/ADP 134/NUM was/AUX preliminary/ADJ ./PUNCT",
        "The/DET mayor/NOUN speaks/VERB of/ADP 134/NUM ./PUNCT",
    ],
)
def test_a_number_that_is_corrected_or_cited_is_of_the_time_told_before(words: str) -> None:
    found = told(opening().sentence(words, mentions={"134": "quantity"}))
    assert found[1][:3] == ("134", "reported_disengagement", "2022")


def test_a_number_told_as_wrong_is_of_what_the_right_one_is() -> None:
    found = told(
        opening().sentence(
            "For/ADP 2021/NUM it/PRON should/AUX be/AUX 118/NUM ,/PUNCT not/PART 181/NUM ./PUNCT",
            mentions={"2021": "date", "118": "quantity", "181": "quantity"},
        )
    )
    assert [one[:3] for one in found[1:]] == [
        ("118", "reported_disengagement", "2021"), ("181", "reported_disengagement", "2021"),
    ]  # fmt: skip


def test_a_list_of_them_answers_the_list_before_it_year_by_year() -> None:
    found = told(
        Builder()
        .sentence(
            "They/PRON counted/VERB 118/NUM returnees/NOUN in/ADP 2021/NUM and/CCONJ 164/NUM in/ADP 2022/NUM ./PUNCT",
            mentions={"118": "quantity", "2021": "date", "164": "quantity", "2022": "date"},
        )
        .sentence(
            "Osh/PROPN accounts/VERB for/ADP 31/NUM and/CCONJ 70/NUM of/ADP them/PRON ./PUNCT",
            mentions={"Osh": "place", "31": "quantity", "70": "quantity"},
        )
    )
    assert found[2:] == [
        ("31", "reported_disengagement", "2021", "Osh"), ("70", "reported_disengagement", "2022", "Osh"),
    ]  # fmt: skip


def test_a_number_after_an_uncounted_noun_of_another_measure_does_not_go_on() -> None:
    attacks = Measure(id="attacks", label="A", definition="Attacks.", unit="events", nouns=("attack",))
    index, _ = indexed(
        opening()
        .sentence("The/DET region/NOUN saw/VERB no/DET attack/NOUN this/DET year/NOUN ./PUNCT")
        .sentence("In/ADP 2021/NUM there/PRON were/AUX 13/NUM ./PUNCT", mentions={"2021": "date", "13": "quantity"})
        .build()
    )
    found = extract_statistics(index, (), codebook_of(measures=(RETURNED, attacks, OTHER)))
    assert [one.measure for one in found if one.measure == "reported_disengagement"] == ["reported_disengagement"]
