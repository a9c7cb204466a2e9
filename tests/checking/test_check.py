"""Checks over invented figures; each sentence is of its own kind, not of any real report."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.checking import check
from dalil.records import (
    Check,
    CodedReport,
    Custody,
    Entity,
    Event,
    Quantity,
    Report,
    Span,
    Statement,
    Statistic,
    When,
)
from dalil.resolving import PlaceContext, parse_quantity, resolve_date, resolve_place

PUBLISHED = "2019-03-12"


def statistic(
    text: str,
    figure: str,
    *,
    number: int = 1,
    measure: str = "reported_disengagement",
    unit: str | None = "people",
    population: str | None = None,
    place: str | None = None,
    period: str | None = None,
    chain: tuple[str, ...] = (),
) -> Statistic:
    """Pin a statistic to a figure in a sentence, with the whole sentence as evidence."""
    start = text.index(figure)
    span = Span.of(text, start, start + len(figure))
    parsed = parse_quantity(figure) or Quantity(None, None, None, "unspecified", None, None)
    where = resolve_place(place, PlaceContext.of(["KG"])) if place else None
    when = When(resolve_date(period, PUBLISHED), None, PUBLISHED) if period else None
    return Statistic(
        id=f"q{number}", measure=measure, wording=None, quantity=replace(parsed, unit=parsed.unit or unit, span=span),
        population=population, place=where, period=when, of=None, to=None, part_of=None,
        chain=chain, confidence=0.9, method="rules", evidence=(Span.of(text, 0, len(text)),),
    )  # fmt: skip


def coded(
    *statistics: Statistic,
    statements: Iterable[Statement] = (),
    entities: Iterable[Entity] = (),
    events: Iterable[Event] = (),
    published: str | None = PUBLISHED,
    report: str = "r1",
) -> CodedReport:
    """Put records into a report whose text is that of the first statistic."""
    text = next((s.evidence[0].exact for s in statistics), "")
    custody = Custody("", 0, "text/plain", None, "", "")
    made = Report(report, "", None, None, None, None, (), published, None, "en", custody, text, ())
    return CodedReport(made, tuple(entities), tuple(statements), tuple(events), (), statistics, ())


def checks(*statistics: Statistic) -> tuple[Check, ...]:
    return check([coded(*statistics)])


def only(*statistics: Statistic) -> Check:
    (found,) = checks(*statistics)
    return found


def test_without_records_there_is_no_check() -> None:
    assert check([]) == ()


def test_a_growth_claim_is_checked_against_the_two_years_it_names() -> None:
    text = "The number rose more than 1.5-fold over 2018 compared to 2017: 620 people against 350."
    found = only(
        statistic(text, "more than 1.5-fold", number=1, period="2018"),
        statistic(text, "620", number=2, period="2018"),
        statistic(text, "350", number=3, period="2017"),
    )
    assert (found.id, found.kind, found.verdict) == ("k1", "ratio", "consistent")
    assert found.explanation == "620 / 350 = 1.77, which is more than 1.5"
    assert found.records == ("q1", "q2", "q3")


@pytest.mark.parametrize(
    ("claim", "later", "earlier", "verdict"),
    [
        ("tripled", "900", "300", "consistent"),
        ("tripled", "500", "300", "inconsistent"),
        ("nearly doubled", "580", "300", "consistent"),
        ("nearly doubled", "450", "300", "cannot_tell"),
        ("more than doubled", "580", "300", "inconsistent"),
        ("by 50 percent", "450", "300", "consistent"),
        ("by 50 percent", "300", "450", "inconsistent"),
        ("1.8-fold", "531", "300", "consistent"),
        ("1.8-fold", "520", "300", "cannot_tell"),
    ],
)
def test_growth_claims(claim: str, later: str, earlier: str, verdict: str) -> None:
    text = f"The figure rose {claim} in 2018 from 2017, from {earlier} to {later}."
    words = claim.removeprefix("by ")
    found = [
        c
        for c in checks(
            statistic(text, words, number=1, period="2018"),
            statistic(text, later, number=2, period="2018"),
            statistic(text, earlier, number=3, period="2017"),
        )
        if c.kind == "ratio"
    ]
    assert [c.verdict for c in found] == [verdict]


def test_a_fall_in_percent_is_checked() -> None:
    text = "Recruitment fell by 40 percent in 2018: 60 cases after 100 in 2017."
    found = only(
        statistic(text, "40 percent", number=1, period="2018"),
        statistic(text, "60", number=2, period="2018"),
        statistic(text, "100", number=3, period="2017"),
    )
    assert (found.verdict, found.explanation) == ("consistent", "(100 − 60) / 100 = 40 percent, which is 40")


def test_a_claim_of_an_unknown_measure_is_borne_out_but_never_contradicted() -> None:
    text = "It tripled in 2018, they say. From 300 in 2017 it rose to 900."
    figures = [
        statistic(text, "tripled", number=1, measure="change", period="2018"),
        statistic(text, "900", number=2, period="2018"),
        statistic(text, "300", number=3, period="2017"),
    ]
    # The words hold no word of growth but the multiple itself.
    assert only(*figures).verdict == "consistent"
    figures[1] = statistic(text.replace("900", "500"), "500", number=2, period="2018")
    assert not checks(*figures)


def test_a_list_with_a_number_that_was_not_counted_implies_nothing() -> None:
    text = "The list holds 14 religious, 3 occult and 5 foreign organisations."
    assert not checks(
        statistic(text, "14", number=1, measure="listed", population="religious organisations", unit="organisations"),
        statistic(text, "3", number=2, measure="listed", population="occult organisations", unit="organisations"),
    )


def test_a_share_is_no_growth_claim() -> None:
    text = "In 2018, 60 percent of the 500 were women; in 2017 there were 400."
    assert not checks(
        statistic(text, "60 percent", number=1, period="2018"),
        statistic(text, "500", number=2, period="2018"),
        statistic(text, "400", number=3, period="2017"),
    )


def test_areas_are_added_up_against_their_country() -> None:
    text = "Kyrgyzstan counted 940 in 2018, of them 308 in Osh Region, 127 in Batken Region and 123 in Talas Region."
    found = only(
        statistic(text, "940", number=1, place="Kyrgyzstan", period="2018"),
        statistic(text, "308", number=2, place="Osh Region", period="2018"),
        statistic(text, "127", number=3, place="Batken Region", period="2018"),
        statistic(text, "123", number=4, place="Talas Region", period="2018"),
    )
    assert (found.kind, found.verdict) == ("part_whole", "consistent")
    assert found.explanation == (
        "308 + 127 + 123 = 558, within 940; if both count the same people, the others hold 382"
    )


def test_areas_that_exceed_their_country_contradict_it() -> None:
    text = "Kyrgyzstan counted 400 in 2018, 308 in Osh Region and 127 in Batken Region."
    found = only(
        statistic(text, "400", number=1, place="Kyrgyzstan", period="2018"),
        statistic(text, "308", number=2, place="Osh Region", period="2018"),
        statistic(text, "127", number=3, place="Batken Region", period="2018"),
    )
    assert found.verdict == "inconsistent"
    assert found.explanation == "308 + 127 = 435, more than the total of 400"


def test_bounds_leave_it_open() -> None:
    text = "Kyrgyzstan counted about 400 in 2018, 308 in Osh Region and more than 127 in Batken Region."
    found = only(
        statistic(text, "about 400", number=1, place="Kyrgyzstan", period="2018"),
        statistic(text, "308", number=2, place="Osh Region", period="2018"),
        statistic(text, "more than 127", number=3, place="Batken Region", period="2018"),
    )
    assert found.verdict == "cannot_tell"


def test_a_total_of_unknown_place_and_time_is_never_contradicted() -> None:
    text = "Police held 12 people. In Osh Region 20 were held and in Batken Region 15."
    found = only(
        statistic(text, "12", number=1),
        statistic(text, "20", number=2, place="Osh Region"),
        statistic(text, "15", number=3, place="Batken Region"),
    )
    assert found.verdict == "cannot_tell"


def test_a_year_that_was_not_over_does_not_contradict_a_longer_period() -> None:
    text = "From 2018 to 2019 there were 100: 60 in 2018 and 30 this year."
    found = only(
        statistic(text, "100", number=1, period="from 2018 to 2019"),
        statistic(text, "60", number=2, period="2018"),
        statistic(text, "30", number=3, period="this year"),
    )
    assert (found.verdict, found.explanation) == ("cannot_tell", "30 + 60 = 90, less than the 100 of 2018 to 2019")


@pytest.mark.parametrize(
    "change",
    [
        {"measure": "detained"},
        {"period": "2017"},
        {"population": "women"},
        {"unit": "USD"},
        {"place": "Tajikistan"},
    ],
)
def test_figures_that_are_not_comparable_give_no_check(change: dict[str, str]) -> None:
    text = "Kyrgyzstan counted 100 in 2018, 308 in Osh Region and 127 in Batken Region."
    total = {"place": "Kyrgyzstan", "period": "2018"} | change
    assert not checks(
        statistic(text, "100", number=1, **total),  # type: ignore[arg-type]
        statistic(text, "308", number=2, place="Osh Region", period="2018"),
        statistic(text, "127", number=3, place="Batken Region", period="2018"),
    )


def test_a_town_inside_a_counted_area_is_not_added() -> None:
    text = "Kyrgyzstan counted 400 in 2018, 308 in Osh Region and 127 in Uzgen."
    assert not checks(
        statistic(text, "400", number=1, place="Kyrgyzstan", period="2018"),
        statistic(text, "308", number=2, place="Osh Region", period="2018"),
        statistic(text, "127", number=3, place="Uzgen", period="2018"),
    )


def test_the_place_that_the_text_calls_first_is_ranked() -> None:
    text = "In 2018, Osh Region had the most returnees -- 308; Batken Region had 127 and Talas Region 123."
    found = only(
        statistic(text, "308", number=1, place="Osh Region", period="2018"),
        statistic(text, "127", number=2, place="Batken Region", period="2018"),
        statistic(text, "123", number=3, place="Talas Region", period="2018"),
    )
    assert (found.kind, found.verdict) == ("rank", "consistent")
    assert found.explanation == "Osh Region's 308 is the highest of the three given"


def test_a_false_rank_is_found_and_other_superlatives_are_none() -> None:
    text = "In 2018, Osh Region had the highest number, 108; Batken Region had 127."
    figures = [
        statistic(text, "108", number=1, place="Osh Region", period="2018"),
        statistic(text, "127", number=2, place="Batken Region", period="2018"),
    ]
    assert only(*figures).verdict == "inconsistent"
    text = "In 2018, Osh Region held 108 of the most dangerous inmates; Batken Region had 127."
    figures = [
        statistic(text, "108", number=1, place="Osh Region", period="2018"),
        statistic(text, "127", number=2, place="Batken Region", period="2018"),
    ]
    assert not checks(*figures)


def test_years_of_a_longer_period_imply_the_rest() -> None:
    text = "Between 2014 and 2018 the centre counted 4,967 people; 940 in 2018 and 533 in 2017."
    found = only(
        statistic(text, "4,967", number=1, place="Kyrgyzstan", period="between 2014 and 2018"),
        statistic(text, "940", number=2, period="2018"),
        statistic(text, "533", number=3, period="2017"),
    )
    assert (found.kind, found.verdict) == ("implied", "implied")
    assert found.explanation == (
        "4,967 − 940 − 533 = 3,494 for 2014/2016, that is 1,165 a year on average, above 2018's 940"
    )


def test_years_that_exceed_the_longer_period_contradict_it() -> None:
    text = "From 2017 to 2018 the centre counted 1,000 people; 940 in 2018 and 533 in 2017."
    found = only(
        statistic(text, "1,000", number=1, period="from 2017 to 2018"),
        statistic(text, "940", number=2, period="2018"),
        statistic(text, "533", number=3, period="2017"),
    )
    assert (found.verdict, found.explanation) == (
        "inconsistent",
        "940 + 533 = 1,473, more than the 1,000 of 2017 to 2018",
    )


def test_categories_of_a_list_imply_their_sum() -> None:
    text = "The list holds 14 religious, 3 occult and 5 foreign organisations."
    found = only(
        statistic(text, "14", number=1, measure="listed", population="religious organisations", unit="organisations"),
        statistic(text, "3", number=2, measure="listed", population="occult organisations", unit="organisations"),
        statistic(text, "5", number=3, measure="listed", population="foreign organisations", unit="organisations"),
    )
    assert (found.verdict, found.explanation) == ("implied", "14 + 3 + 5 = 22, if none is counted twice")


def test_categories_are_compared_with_a_total_beside_them() -> None:
    text = "They brought home 90 people -- 40 women, 35 children and 15 men."
    figures = [
        statistic(text, "90", number=1, measure="repatriated", population="people"),
        statistic(text, "40", number=2, measure="repatriated", population="women"),
        statistic(text, "35", number=3, measure="repatriated", population="children"),
        statistic(text, "15", number=4, measure="repatriated", population="men"),
    ]
    assert only(*figures).explanation == "40 + 35 + 15 = 90, which is the whole of 90"
    text = "They brought home 70 people -- 40 women and 35 foreigners."
    figures = [
        statistic(text, "70", number=1, measure="repatriated", population="people"),
        statistic(text, "40", number=2, measure="repatriated", population="women"),
        statistic(text, "35", number=3, measure="repatriated", population="foreigners"),
    ]
    assert only(*figures).verdict == "cannot_tell"


def test_categories_that_add_up_to_the_figure_before_them_belong_to_it() -> None:
    text = "The flight brought 171 citizens from Syria: 45 women and 126 children."
    found = only(
        statistic(text, "171", number=1, measure="other", population="citizens", place="Kazakhstan"),
        statistic(text, "45", number=2, measure="repatriated", population="women"),
        statistic(text, "126", number=3, measure="repatriated", population="children", place="Syria"),
    )
    assert found.explanation == "45 + 126 = 171, which is the whole of 171"


def test_figures_of_an_open_measure_are_compared_by_their_noun() -> None:
    text = "They surrendered 38 cadres, 21 weapons and 400 rounds."
    assert not checks(
        statistic(text, "38", number=1, measure="other", population="cadres"),
        statistic(text, "21", number=2, measure="other", population="weapons"),
        statistic(text, "400", number=3, measure="other", population="rounds"),
    )


def _statement(number: int, speaker: str) -> Statement:
    return Statement(
        id=f"s{number}", speaker=speaker, speaker_text=None, mode="indirect", source=None, cue=None, content=(),
        to=None, via=None, when=None, conditions=(), insertions=(), inferred=False, chain=(),
        confidence=0.9, method="rules", evidence=(),
    )  # fmt: skip


def test_a_value_told_twice_by_one_institution_has_one_origin() -> None:
    text = "The Council of Elders counted 4,967 people from 2014 to 2018."
    span = Span.of(text, 4, 21)
    council = Entity("n1", "organisation", "Council of Elders", (), (span,))
    speaker = Entity("n2", "person", "Amir Bekov", (), (span,), role="spokesman for the Council of Elders")
    figures = [
        statistic(text, "4,967", number=1, period="from 2014 to 2018", chain=("s1",)),
        statistic(text, "4,967", number=2, period="from 2014 to 2018", chain=("s2",)),
    ]
    (found,) = check(
        [coded(*figures, statements=[_statement(1, "n1"), _statement(2, "n2")], entities=[council, speaker])]
    )
    assert (found.kind, found.records) == ("origin", ("q1", "q2"))
    assert found.explanation == "4,967 is given 2 times and has one origin: Council of Elders"


def test_private_persons_are_not_named() -> None:
    text = "A resident spoke of 4,967 people."
    resident = Entity("n1", "person", "Amir Bekov", (), (Span.of(text, 0, 10),), private=True)
    figures = [statistic(text, "4,967", number=n, chain=("s1",)) for n in (1, 2)]
    (found,) = check([coded(*figures, statements=[_statement(1, "n1")], entities=[resident])])
    assert "Bekov" not in found.explanation


def test_an_event_dated_after_its_publication_is_found() -> None:
    span = Span.of("detained", 0, 8)
    event = Event("v1", "detention", "asserted", span, When("2019-05-01", None), (), (), (), 0.9, "rules", (span,))
    (found,) = check([coded(events=[event])])
    assert (found.kind, found.verdict) == ("date_order", "inconsistent")
    assert not check([coded(events=[replace(event, status="planned")])])
    assert not check([coded(events=[event], published=None)])


@given(st.lists(st.integers(1, 5000), min_size=2, max_size=4), st.integers(1, 20000), st.integers(2, 9))
def test_verdicts_do_not_change_when_all_values_are_multiplied(parts: list[int], total: int, factor: int) -> None:
    places = ["Osh Region", "Batken Region", "Talas Region", "Naryn Region"]

    def told(by: int) -> list[Check]:
        text = "; ".join(str(value * by) for value in (total, *parts))
        figures = [statistic(text, str(total * by), number=0, place="Kyrgyzstan", period="2018")]
        for number, (value, place) in enumerate(zip(parts, places, strict=False), 1):
            figures.append(statistic(text, str(value * by), number=number, place=place, period="2018"))
        return list(checks(*figures))

    once, more = told(1), told(factor)
    assert [c.verdict for c in once] == [c.verdict for c in more]
    assert once[0].verdict == ("inconsistent" if sum(parts) > total else "consistent")
    assert re.search(r"= [\d,]+", once[0].explanation)


@given(st.permutations(range(4)))
def test_the_order_of_statistics_does_not_change_the_verdicts(order: list[int]) -> None:
    text = "Kyrgyzstan counted 940 in 2018, of them 308 in Osh Region, 127 in Batken Region and 123 in Talas Region."
    figures = [
        statistic(text, "940", number=1, place="Kyrgyzstan", period="2018"),
        statistic(text, "308", number=2, place="Osh Region", period="2018"),
        statistic(text, "127", number=3, place="Batken Region", period="2018"),
        statistic(text, "123", number=4, place="Talas Region", period="2018"),
    ]
    found = only(*(figures[i] for i in order))
    assert found.verdict == "consistent"
    assert set(found.records) == {"q1", "q2", "q3", "q4"}


def parts_of(total: Statistic, *parts: Statistic) -> tuple[Check, ...]:
    return checks(total, *(replace(part, part_of=total.id) for part in parts))


def test_parts_by_place_that_exceed_their_total_contradict_it() -> None:
    text = (
        "The service released 412 men. Of those, 231 went to Batken Region, 118 to Osh Region and 87 to Naryn Region."
    )
    total = statistic(text, "412", number=1)
    places = {"231": "Batken Region", "118": "Osh Region", "87": "Naryn Region"}
    parts = [statistic(text, figure, number=n, place=place) for n, (figure, place) in enumerate(places.items(), 2)]
    (found,) = parts_of(total, *parts)
    assert found.verdict == "inconsistent"
    assert found.explanation == "231 + 118 + 87 = 436, more than the total of 412"


def test_parts_that_may_overlap_never_contradict_their_total() -> None:
    text = "The list has 90 names, of whom 60 are teachers and 50 speak Tajik."
    total = statistic(text, "90", number=1)
    assert parts_of(total, statistic(text, "60", number=2), statistic(text, "50", number=3)) == ()


def test_parts_that_make_up_an_approximate_total_are_consistent() -> None:
    text = "There are about 3,000 members, of whom 2,500 are men and 500 women."
    total = statistic(text, "about 3,000", number=1)
    (found,) = parts_of(total, statistic(text, "2,500", number=2), statistic(text, "500 ", number=3))
    assert found.verdict == "consistent"


def test_a_told_sum_is_checked_against_its_only_terms() -> None:
    text = "In May 94 people came home. In June 106 people followed. The total has reached 200."
    (found,) = checks(*(statistic(text, figure, number=n) for n, figure in enumerate(("94", "106", "200"), 1)))
    assert found.explanation == "94 + 106 = 200, which is the whole of 200"


def test_sums_of_money_and_unlike_things_are_never_added_up() -> None:
    text = "Officers found 2 rifles, 340 leaflets and 1,600,000 soms in 12 flats."
    money = statistic(text, "1,600,000", number=3, measure="money", unit="KGS")
    things = [
        statistic(text, figure, number=n, measure="items_seized", unit="items", population=what)
        for n, (figure, what) in enumerate((("2 ", "rifles"), ("340", "leaflets")), 1)
    ]
    assert checks(*things, money) == ()


def test_a_claim_right_after_two_values_of_a_measure_is_about_them() -> None:
    text = "Police held 63 men in 2018, against 42 in 2017. That is one and a half times as many."
    found = only(
        statistic(text, "63", number=1, measure="detained", period="2018"),
        statistic(text, "42", number=2, measure="detained", period="2017"),
        statistic(text, "one and a half times", number=3, measure="change", unit=None),
    )
    assert (found.verdict, found.explanation) == ("consistent", "63 / 42 = 1.5, which is 1.5")


@pytest.mark.parametrize(
    ("text", "claim", "unit", "working"),
    [
        ("Of 1,300 who enrolled 845 finished, 65 percent.", "65 percent", "percent", "845 / 1,300 = 65 percent"),
        ("The court heard 40 of 160 cases, 30 percent.", "30 percent", "percent", None),
        ("There were 40 raids, then 60, a rise of 50 percent.", "50 percent", "percent", "(60 − 40) / 40 = 50 percent"),
        ("There were 40 raids, then 60, a rise of 60 percent.", "60 percent", "percent", None),
    ],
)
def test_a_share_is_borne_out_by_the_pair_of_figures_beside_it(
    text: str, claim: str, unit: str, working: str | None
) -> None:
    numbers = [word.strip(",.") for word in text.split() if word.strip(",.").replace(",", "").isdigit()]
    figures = [statistic(text, words, number=at, measure="other") for at, words in enumerate(numbers[:2], 2)]
    found = checks(statistic(text, claim, number=1, measure="share", unit=unit), *figures)
    assert [one.explanation.partition(", which")[0] for one in found] == ([working] if working else [])


def test_parts_that_miss_their_total_by_a_little_contradict_it() -> None:
    text = "Of the 60, 33 wrote letters, 14 left and 15 wait."
    total = statistic(text, "60", number=1)
    parts = [statistic(text, words, number=at) for at, words in enumerate(("33", "14", "15"), 2)]
    found = checks(total, *(replace(part, part_of="q1") for part in parts))
    assert [one.verdict for one in found] == ["inconsistent"]
