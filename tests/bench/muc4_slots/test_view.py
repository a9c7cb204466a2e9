"""MUC-4's view of a message: what its slots are filled with, on invented messages."""

from __future__ import annotations

from datetime import date

from dalil.bench.corpora import muc4_slots as slots
from dalil.bench.corpora.documents import GoldDocument
from dalil.bench.corpora.muc4_keys import KeyedMessage, KeyTemplate, as_read
from dalil.bench.corpora.muc4_slots import Slot
from dalil.bench.muc4_slots.scenes import read
from dalil.bench.muc4_slots.view import templates_of
from dalil.bench.muc4_slots.writing import written
from dalil.pipeline import Coder

BOMBING = """\
A POWERFUL BOMB PLANTED BY GUERRILLAS DESTROYED A BANK IN CUENCA, ECUADOR,
YESTERDAY.  THE BOMBING KILLED TWO EMPLOYEES AND WOUNDED A NURSE.

POLICE SAID THE CONDOR LIBERATION FRONT CLAIMED RESPONSIBILITY FOR THE BOMBING.
"""
KIDNAPPING = """\
ARMED MEN KIDNAPPED MAYOR ANA PAZ IN TULCAN, ECUADOR, ON 2 JANUARY.  SHE WAS RELEASED UNHARMED.
"""
NOTHING = "THE MINISTER OPENED A SCHOOL IN QUITO TODAY.  CHILDREN SANG."


def templates(body: str, coder: Coder) -> tuple[KeyTemplate, ...]:
    document = GoldDocument("TST1-MUC3-0001", as_read(body))
    return templates_of(read(KeyedMessage(document, "QUITO, 4 JAN 90", date(1990, 1, 4), ()), coder))


def values(template: KeyTemplate, slot: Slot) -> list[str]:
    return [fill.values[0] for fill in template.fills[slot]]


def test_a_bombing_fills_the_slots_of_place_date_targets_and_victims(coder: Coder) -> None:
    (found,) = templates(BOMBING, coder)
    assert values(found, slots.TYPE) == ["BOMBING"]
    assert values(found, slots.DATE) == ["03 JAN 90"]
    assert values(found, slots.LOCATION) == ["ECUADOR: CUENCA (CITY)"]
    assert values(found, slots.STAGE) == ["ACCOMPLISHED"]
    assert values(found, slots.INSTRUMENT_TYPE) == ["BOMB"]
    assert values(found, slots.INDIVIDUAL) == ["GUERRILLAS"]
    assert values(found, slots.CATEGORY) == ["TERRORIST ACT"]
    assert values(found, slots.TARGET_TYPE) == ["FINANCIAL"]
    assert values(found, slots.TARGET_EFFECT) == ["DESTROYED"]
    effects = {fill.tags: fill.values for fill in found.fills[slots.HUMAN_EFFECT]}
    assert effects == {("EMPLOYEES",): ("DEATH",), ("NURSE",): ("INJURY",)}
    assert {fill.tags: fill.values for fill in found.fills[slots.HUMAN_NUMBER]} == {
        ("EMPLOYEES",): ("2",),
        ("NURSE",): ("1",),
    }


def test_a_kidnapping_has_no_physical_targets_and_its_victim_a_name_and_a_role(coder: Coder) -> None:
    (found,) = templates(KIDNAPPING, coder)
    assert values(found, slots.TYPE) == ["KIDNAPPING"]
    assert slots.TARGET in found.inapplicable
    assert values(found, slots.HUMAN_NAME) == ["ANA PAZ"]
    assert values(found, slots.HUMAN_TYPE) == ["GOVERNMENT OFFICIAL"]
    assert values(found, slots.DATE) == ["02 JAN 90"]


def test_a_message_without_violence_has_no_template(coder: Coder) -> None:
    assert templates(NOTHING, coder) == ()
    assert written("TST1-MUC3-0001", ()).splitlines()[1] == "1.  MESSAGE: TEMPLATE               *"


def test_predictions_have_the_format_of_the_keys(coder: Coder) -> None:
    lines = written("TST1-MUC3-0001", templates(BOMBING, coder)).splitlines()
    assert lines[0] == "0.  MESSAGE: ID                     TST1-MUC3-0001"
    assert "4.  INCIDENT: TYPE                  BOMBING" in lines
    assert '20. HUM TGT: TYPE                   CIVILIAN: "EMPLOYEES"' in lines
    assert "17. PHYS TGT: TOTAL NUMBER          -" in lines
