"""Scoring of MUC-4's templates: fills, references, alignment, and what is optional."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.bench.corpora import muc4_slots as slots
from dalil.bench.corpora.muc4_fills import Fill
from dalil.bench.corpora.muc4_keys import KeyTemplate
from dalil.bench.corpora.muc4_slots import SLOTS, Slot
from dalil.bench.muc4_slots.scoring import ALL_ROW, TEMPLATE_ROW, credit, fill_counts, score
from dalil.bench.muc4_slots.strings import match_text
from dalil.bench.muc4_slots.values import match_date, match_location, match_number
from dalil.bench.scoring import Counts


def template(fills: dict[Slot, tuple[Fill, ...]], *, optional: bool = False) -> KeyTemplate:
    return KeyTemplate({slot: fills.get(slot, ()) for slot in SLOTS}, frozenset(), optional)


def attack(victim: str, kind: str = "ATTACK", *, optional: bool = False) -> KeyTemplate:
    return template({slots.TYPE: (Fill((kind,)),), slots.HUMAN: (Fill((victim,)),)}, optional=optional)


@pytest.mark.parametrize(
    ("response", "key", "earned", "by_program"),
    [
        ("PEASANTS", "PEASANTS", 1, 1),
        ("THE 3 PEASANTS", "PEASANTS", 1, 1),
        ("PERUVIAN PEASANTS", "PEASANTS", 1, 1),
        ("OLD PEASANTS", "PEASANTS", 1, 0),
        ("PEASANTS WHO SAW IT", "PEASANTS", 0.5, 0),
        ("MAYOR", "MAYOR OF LOJA", 0.5, 0),
        ("MAYOR OF LOJA", "PRIEST OF LOJA", 0, 0),
    ],
)
def test_words_are_compared_by_what_matters(response: str, key: str, earned: float, by_program: float) -> None:
    assert match_text(response, key, name=False, by_program=False) == earned
    assert match_text(response, key, name=False, by_program=True) == by_program


def test_part_of_a_proper_name_is_half_right() -> None:
    assert match_text("TORRES", "ANA MARIA TORRES", name=True, by_program=False) == 0.5
    assert match_text("ANA", "ANA MARIA TORRES", name=False, by_program=False) == 0


@given(st.text(alphabet="ABC '", min_size=1, max_size=12))
def test_every_text_is_itself(words: str) -> None:
    assert match_text(words, words, name=True, by_program=True) == 1


@pytest.mark.parametrize(
    ("response", "key", "earned"),
    [
        ("06 JAN 90", "6 JAN 90", 1),
        ("- 06 JAN 90", "-06 JAN 90", 1),
        ("05 JAN 90", "04 JAN 90 - 06 JAN 90", 0.5),
        ("05 JAN 90", "- 06 JAN 90", 0.5),
        ("- 06 JAN 90", "06 JAN 90", 0.5),
        ("- 06 JAN 90", "05 JAN 90", 0),
        ("07 JAN 90", "- 06 JAN 90", 0),
        ("32 JAN 90", "31 JAN 90", 0),
    ],
)
def test_dates_earn_half_inside_a_range(response: str, key: str, earned: float) -> None:
    assert match_date(response, key, by_program=False) == earned


@pytest.mark.parametrize(
    ("response", "key", "earned", "by_program"),
    [
        ("PERU: LIMA (CITY)", "PERU: LIMA (TOWN)", 1, 1),
        ("PERU", "PERU: LIMA (CITY)", 0.5, 0.5),
        ("PERU: ICA (CITY)", "PERU: LIMA (CITY)", 0.5, 0),
        ("CHILE: LIMA (CITY)", "PERU: LIMA (CITY)", 0.5, 0),
        ("CHILE", "PERU", 0, 0),
    ],
)
def test_the_right_country_is_half_a_location(response: str, key: str, earned: float, by_program: float) -> None:
    assert match_location(response, key, by_program=False) == earned
    assert match_location(response, key, by_program=True) == by_program


@pytest.mark.parametrize(
    ("response", "key", "earned"), [("7", "7", 1), ("7", "~7", 0.5), ("7", "5 - 7", 0.5), ("6", "5 - 7", 0)]
)
def test_the_end_of_a_range_is_half_a_number(response: str, key: str, earned: float) -> None:
    assert match_number(response, key, by_program=False) == earned


def test_a_right_value_with_a_wrong_reference_is_half_right() -> None:
    key = Fill(("DEATH",), ("ANA PAZ", "PAZ"))
    assert credit(slots.HUMAN_EFFECT, Fill(("DEATH",), ("PAZ",)), key, by_program=False) == 1
    assert credit(slots.HUMAN_EFFECT, Fill(("DEATH",), ("PEASANTS",)), key, by_program=False) == 0.5
    assert credit(slots.HUMAN_EFFECT, Fill(("INJURY",), ("PAZ",)), key, by_program=False) == 0


@pytest.mark.parametrize(
    ("slot", "response", "key"),
    [
        (slots.INSTRUMENT_TYPE, "GUN", "RIFLE"),
        (slots.TYPE, "ATTACK", "BOMBING"),
        (slots.CONFIDENCE, "SUSPECTED OR ACCUSED", "SUSPECTED OR ACCUSED BY AUTHORITIES"),
        (slots.TARGET_EFFECT, "DESTROYED", "SOME DAMAGE"),
    ],
)
def test_some_set_fills_are_half_right_one_way(slot: Slot, response: str, key: str) -> None:
    assert credit(slot, Fill((response,)), Fill((key,)), by_program=True) == 0.5
    assert credit(slot, Fill((key,)), Fill((response,)), by_program=True) == 0


def test_optional_fills_cost_nothing_when_they_are_missing() -> None:
    key = (Fill(("MEN",), (), True), Fill(("REBELS",)))
    assert fill_counts(slots.INDIVIDUAL, (), key, by_program=False) == Counts(0, 0, 0, 1)
    assert fill_counts(slots.INDIVIDUAL, (Fill(("MEN",)),), key, by_program=False) == Counts(1, 1, 1, 2)


def test_templates_pair_by_content_and_the_rest_counts_in_full() -> None:
    rows = score([attack("PEASANTS"), attack("NUNS")], [attack("NUNS"), attack("JUDGE")], by_program=False)
    assert rows[TEMPLATE_ROW] == Counts(1, 2, 1, 2)
    assert rows[ALL_ROW] == Counts(2, 4, 2, 4)


def test_templates_of_other_types_do_not_pair_but_an_attack_does_in_part() -> None:
    assert score([attack("NUNS", "BOMBING")], [attack("NUNS")], by_program=False)[TEMPLATE_ROW].right == 0
    assert score([attack("NUNS")], [attack("NUNS", "BOMBING")], by_program=False)[ALL_ROW] == Counts(1.5, 2, 1.5, 2)


def test_an_optional_template_costs_nothing_when_it_is_missing() -> None:
    assert score([], [attack("NUNS", optional=True)], by_program=False)[ALL_ROW] == Counts()
    assert score([attack("NUNS")], [attack("NUNS", optional=True)], by_program=False)[ALL_ROW] == Counts(2, 2, 2, 2)


def test_slots_that_do_not_apply_do_not_count() -> None:
    key = KeyTemplate(attack("NUNS").fills, frozenset({slots.HUMAN}))
    rows = score([attack("NUNS")], [key], by_program=False)
    assert rows[slots.HUMAN.name] == Counts()
