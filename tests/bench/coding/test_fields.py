from dataclasses import replace

import pytest

from dalil.bench.coding.alignment import align
from dalil.bench.coding.benchmark import score
from dalil.bench.coding.fields import FIELDS, same_days, same_figures
from dalil.bench.scoring import Counts
from dalil.records import CodedReport, Place, Quantity, When

FIELD_NAMES = [name for fields in FIELDS.values() for name in fields]


def scored(gold: CodedReport, found: CodedReport, name: str) -> tuple[float, float, float]:
    counts = score(align(gold, found))[name]
    return counts.right, counts.predicted, counts.gold


@pytest.mark.parametrize("name", FIELD_NAMES)
def test_a_coding_agrees_with_itself_in_every_field(gold: CodedReport, name: str) -> None:
    right, predicted, expected = scored(gold, gold, name)
    assert right == predicted == expected


def test_a_value_that_only_one_side_has_counts_against_it(gold: CodedReport) -> None:
    first, second, third = gold.events
    late = replace(first, when=When("2018", None))
    assert scored(gold, replace(gold, events=(late, second, third)), "event_when_f1") == (1, 2, 1)
    assert scored(gold, replace(gold, events=(first, replace(second, when=None), third)), "event_when_f1") == (0, 0, 1)


def test_a_participant_needs_role_and_overlapping_words(gold: CodedReport) -> None:
    first, second, third = gold.events
    swapped = tuple(replace(p, role="victim" if p.role == "attacker" else "attacker") for p in third.participants)
    found = replace(gold, events=(first, second, replace(third, participants=swapped)))
    assert scored(gold, found, "event_roles_f1") == (3, 5, 5)


def test_a_chain_needs_its_depth_and_its_speakers(gold: CodedReport) -> None:
    first, second, third = gold.events
    found = replace(gold, events=(first, replace(second, chain=("s4",)), replace(third, chain=("s5",))))
    assert scored(gold, found, "event_chain_f1") == (1, 3, 3)


def test_a_speaker_is_an_entity_by_alignment_or_by_words(gold: CodedReport) -> None:
    renamed = replace(
        gold,
        entities=tuple(replace(entity, id=f"e{entity.id}") for entity in gold.entities),
        statements=(
            replace(gold.statements[0], speaker_text="the Police of Osh"),
            replace(gold.statements[1], speaker="en1"),
            replace(gold.statements[2], speaker="en2"),
        ),
        designations=(),
        events=(),
    )
    assert scored(gold, renamed, "statement_speaker_accuracy") == (2, 3, 3)


def test_a_content_is_the_same_without_its_that_and_its_quotation_marks(gold: CodedReport) -> None:
    inner = gold.statements[4]
    (content,) = inner.content
    shorter = replace(content, start=content.start + 5, exact=content.exact[5:])
    found = replace(gold, statements=(*gold.statements[:4], replace(inner, content=(shorter,))))
    assert scored(gold, found, "statement_content_accuracy") == (5, 5, 5)
    torn = replace(content, start=content.start + 14, exact=content.exact[14:])
    found = replace(gold, statements=(*gold.statements[:4], replace(inner, content=(torn,))))
    assert scored(gold, found, "statement_content_accuracy") == (4, 5, 5)


def test_places_pair_by_name_or_words_and_countries_count_for_pairs(gold: CodedReport) -> None:
    first, *others = gold.events
    places = (Place("Osh", None, "UZ"), Place("Moscow", None, "RU"))
    found = replace(gold, events=(replace(first, places=places), *others))
    assert scored(gold, found, "event_places_f1") == (1, 2, 1)
    assert scored(gold, found, "event_place_country_f1") == (0, 1, 1)


def test_fields_count_for_aligned_records_alone(gold: CodedReport) -> None:
    found = replace(gold, statistics=(), checks=())
    assert score(align(gold, found))["statistic_measure_accuracy"] == Counts()


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (Quantity(None, 301, None, "more_than", "people", None), True),
        (Quantity(None, 300, None, "more_than", None, None), True),
        (Quantity(None, 300, None, "at_least", None, None), False),
        (Quantity(None, 301, 400, "more_than", None, None), False),
        (Quantity(301, 301, 301, "exact", None, None), False),
    ],
)
def test_open_bounds_may_differ_by_one(other: Quantity, same: bool) -> None:
    assert same_figures(Quantity(None, 301, None, "more_than", "people", None), other) is same


def test_a_share_may_be_a_ratio_or_per_cent() -> None:
    ratio = Quantity(2 / 3, None, None, "approximate", "ratio", None)
    assert same_figures(Quantity(66.7, None, None, "approximate", "percent", None), ratio)
    assert not same_figures(Quantity(33.3, None, None, "approximate", "percent", None), ratio)
    assert not same_figures(Quantity(66.7, None, None, "approximate", "people", None), ratio)


def test_dates_are_the_same_where_they_mean_the_same_days() -> None:
    assert same_days("2014-40", "2014-01/2014-06")
    assert same_days("2014~", "2014")
    assert not same_days("2014", "2014-01")
    assert not same_days("XXXX-05", "XXXX-06")
