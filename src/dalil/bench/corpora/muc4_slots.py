"""The content slots of MUC-4's templates, as its task documentation numbers and names them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["date", "location", "set", "text", "name", "number"]


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot: its number, its label in the keys, the name of its metrics, what fills it.

    ``tagged`` fills refer to a filler of another slot ("DEATH: "PEASANTS"").
    """

    number: int
    label: str
    name: str
    kind: Kind
    tagged: bool = False


DATE = Slot(2, "INCIDENT: DATE", "date", "date")
LOCATION = Slot(3, "INCIDENT: LOCATION", "location", "location")
TYPE = Slot(4, "INCIDENT: TYPE", "type", "set")
STAGE = Slot(5, "INCIDENT: STAGE OF EXECUTION", "stage", "set")
INSTRUMENT = Slot(6, "INCIDENT: INSTRUMENT ID", "instrument_id", "text")
INSTRUMENT_TYPE = Slot(7, "INCIDENT: INSTRUMENT TYPE", "instrument_type", "set", tagged=True)
CATEGORY = Slot(8, "PERP: INCIDENT CATEGORY", "perp_category", "set")
INDIVIDUAL = Slot(9, "PERP: INDIVIDUAL ID", "perp_individual", "text")
ORGANISATION = Slot(10, "PERP: ORGANIZATION ID", "perp_organisation", "name")
CONFIDENCE = Slot(11, "PERP: ORGANIZATION CONFIDENCE", "perp_org_confidence", "set", tagged=True)
TARGET = Slot(12, "PHYS TGT: ID", "phys_target_id", "text")
TARGET_TYPE = Slot(13, "PHYS TGT: TYPE", "phys_target_type", "set", tagged=True)
TARGET_NUMBER = Slot(14, "PHYS TGT: NUMBER", "phys_target_number", "number", tagged=True)
TARGET_NATION = Slot(15, "PHYS TGT: FOREIGN NATION", "phys_target_nation", "set", tagged=True)
TARGET_EFFECT = Slot(16, "PHYS TGT: EFFECT OF INCIDENT", "phys_target_effect", "set", tagged=True)
TARGET_TOTAL = Slot(17, "PHYS TGT: TOTAL NUMBER", "phys_target_total", "number")
HUMAN_NAME = Slot(18, "HUM TGT: NAME", "hum_target_name", "name")
HUMAN = Slot(19, "HUM TGT: DESCRIPTION", "hum_target_description", "text", tagged=True)
HUMAN_TYPE = Slot(20, "HUM TGT: TYPE", "hum_target_type", "set", tagged=True)
HUMAN_NUMBER = Slot(21, "HUM TGT: NUMBER", "hum_target_number", "number", tagged=True)
HUMAN_NATION = Slot(22, "HUM TGT: FOREIGN NATION", "hum_target_nation", "set", tagged=True)
HUMAN_EFFECT = Slot(23, "HUM TGT: EFFECT OF INCIDENT", "hum_target_effect", "set", tagged=True)
HUMAN_TOTAL = Slot(24, "HUM TGT: TOTAL NUMBER", "hum_target_total", "number")

SLOTS = (
    DATE, LOCATION, TYPE, STAGE, INSTRUMENT, INSTRUMENT_TYPE, CATEGORY, INDIVIDUAL, ORGANISATION, CONFIDENCE,
    TARGET, TARGET_TYPE, TARGET_NUMBER, TARGET_NATION, TARGET_EFFECT, TARGET_TOTAL,
    HUMAN_NAME, HUMAN, HUMAN_TYPE, HUMAN_NUMBER, HUMAN_NATION, HUMAN_EFFECT, HUMAN_TOTAL,
)  # fmt: skip
"""All but slot 0, the message's name, and slot 1, the template's number, which scores as the row ``template``."""
