"""Messages and answer keys of MUC-4's form, with invented messages."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dalil.bench.corpora import muc4_slots as slots
from dalil.bench.corpora.muc4_fills import Fill, parse_fill
from dalil.bench.corpora.muc4_keys import KeyedMessage, as_read, read, split_header
from dalil.errors import BenchmarkError

TEXT = """\
TST1-MUC3-0001

   QUITO, 3 JAN 90 (AGENCY) -- [TEXT] TWO MEN [AS HEARD] BLEW UP A BRIDGE
NEAR TULCAN.  NOBODY WAS HURT.

   THE "CONDOR" FRONT CLAIMED IT.


TST1-MUC3-0002 (NOSC)

   LOJA, NO DATE -- [SPEECH] [MAYOR] [TEXT] GOOD EVENING.
"""
KEY = """\
;;; a comment
0.  MESSAGE: ID                     TST1-MUC3-0001
1.  MESSAGE: TEMPLATE               1 (OPTIONAL)
2.  INCIDENT: DATE                  (- 03 JAN 90) / 03 JAN 90
3.  INCIDENT: LOCATION              ECUADOR: TULCAN (CITY)
4.  INCIDENT: TYPE                  BOMBING
5.  INCIDENT: STAGE OF EXECUTION    ACCOMPLISHED
6.  INCIDENT: INSTRUMENT ID         -
9.  PERP: INDIVIDUAL ID             ? "TWO MEN" / "MEN"
10. PERP: ORGANIZATION ID           "\\"CONDOR\\" FRONT" / "CONDOR"
11. PERP: ORGANIZATION CONFIDENCE   CLAIMED OR ADMITTED: "\\"CONDOR\\" FRONT" / "CONDOR"
12. PHYS TGT: ID                    "BRIDGE"
                                    "BRIDGE: THE OLD ONE"
24. HUM TGT: TOTAL NUMBER           *

0.  MESSAGE: ID                     TST1-MUC3-0002
1.  MESSAGE: TEMPLATE               *
2.  INCIDENT: DATE                  *
"""


@pytest.fixture
def messages(tmp_path: Path) -> list[KeyedMessage]:
    (tmp_path / "texts").mkdir()
    (tmp_path / "keys").mkdir()
    (tmp_path / "texts" / "tst1-muc3").write_text(TEXT, "latin-1")
    (tmp_path / "keys" / "key-tst1.v7").write_text(KEY, "latin-1")
    return list(read(tmp_path, "dev"))


def test_a_message_is_read_in_small_letters_without_its_header(messages: list[KeyedMessage]) -> None:
    text = 'two men (as heard) blew up a bridge near tulcan.  nobody was hurt.\n\nthe "condor" front claimed it.'
    assert messages[0].document.text == text
    assert (messages[0].sent, messages[1].sent) == (date(1990, 1, 3), None)
    assert messages[1].document.text == "good evening."


def test_a_message_without_incidents_has_no_templates(messages: list[KeyedMessage]) -> None:
    assert [len(message.templates) for message in messages] == [1, 0]


def test_fills_keep_alternatives_references_and_what_is_optional(messages: list[KeyedMessage]) -> None:
    template = messages[0].templates[0]
    assert template.optional
    assert template.fills[slots.DATE] == (Fill(("- 03 JAN 90", "03 JAN 90")),)
    assert template.fills[slots.INSTRUMENT] == ()
    assert template.fills[slots.INDIVIDUAL] == (Fill(("TWO MEN", "MEN"), (), True),)
    assert template.fills[slots.CONFIDENCE] == (Fill(("CLAIMED OR ADMITTED",), ('"CONDOR" FRONT', "CONDOR")),)
    assert [fill.values for fill in template.fills[slots.TARGET]] == [("BRIDGE",), ("BRIDGE: THE OLD ONE",)]
    assert template.inapplicable == {slots.HUMAN_TOTAL}


@pytest.mark.parametrize(
    ("slot", "line", "fill"),
    [
        (slots.HUMAN, '"MAYOR OF LOJA" / "MAYOR": "ANA PAZ"', Fill(("MAYOR OF LOJA", "MAYOR"), ("ANA PAZ",))),
        (slots.TARGET_NUMBER, '1 / PLURAL: "OFFICES"', Fill(("1", "PLURAL"), ("OFFICES",))),
        (slots.INSTRUMENT_TYPE, 'GUN: "-"', Fill(("GUN",), ("-",))),
        (slots.INSTRUMENT_TYPE, "GUN: -", Fill(("GUN",), ("-",))),
        (slots.CATEGORY, "TERRORIST ACT/STATE-SPONSORED VIOLENCE", Fill(("TERRORIST ACT", "STATE-SPONSORED VIOLENCE"))),
        (slots.LOCATION, "PERU: LIMA (CITY) / PERU: ICA (CITY)", Fill(("PERU: LIMA (CITY)", "PERU: ICA (CITY)"))),
        (slots.DATE, "-", None),
        (slots.DATE, "- 08 JAN 90", Fill(("- 08 JAN 90",))),
    ],
)
def test_a_line_of_a_key_is_one_fill(slot: slots.Slot, line: str, fill: Fill | None) -> None:
    assert parse_fill(slot, line) == fill


def test_a_folder_without_the_split_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match="no test split"):
        list(read(tmp_path, "test"))


def test_the_header_ends_at_the_mark_of_the_text() -> None:
    header, body = split_header("\n   LIMA, 2 MAY 89 (TV) -- [REPORT] [ANA PAZ] [TEXT] [CONTINUED] IT RAINED.")
    assert (header, body) == ("LIMA, 2 MAY 89 (TV) -- [REPORT] [ANA PAZ] [TEXT] [CONTINUED]", "IT RAINED.")


def test_paragraphs_are_lines_and_sentences_keep_their_two_spaces() -> None:
    assert as_read("IT RAINED.\nTHEN IT\nSTOPPED.\n\n   [ADDED] YES.") == "it rained.  then it stopped.\n\n(added) yes."
