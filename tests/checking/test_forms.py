"""How sentences tie parts to totals, each of an invented report."""

from __future__ import annotations

import pytest

from dalil.records import Check, CheckKind, Verdict
from tests.checking.test_check import checks, statistic


def of_sentence(text: str, *figures: str, unit: str = "people") -> list[tuple[CheckKind, Verdict]]:
    found: tuple[Check, ...] = checks(
        *(statistic(text, words, number=number, unit=unit) for number, words in enumerate(figures, 1))
    )
    return [(one.kind, one.verdict) for one in found]


@pytest.mark.parametrize(
    ("text", "figures", "found"),
    [
        ("They sent 60 home: 25 to Osh and 40 to Naryn.", ("60", "25", "40"), [("part_whole", "inconsistent")]),
        ("They sent 60 home: 25 to Osh and 35 to Naryn.", ("60", "25", "35"), [("part_whole", "consistent")]),
        ("They sent 60 home, including 25 to Osh and 40 in May.", ("60", "25", "40"), []),
        ("They sent 60 home: 25 women, 18 of them old, and 35 men.", ("60", "25", "18", "35"), []),
        ("Of the 45 who came, 52 have left.", ("45", "52"), [("part_whole", "inconsistent")]),
        ("Of the 45 who came, 12 have left.", ("45", "12"), []),
        (
            "Police asked 90 people; more than 30 were women, the others men.",
            ("90", "more than 30"),
            [("implied",) * 2],
        ),
    ],
)
def test_parts_are_tied_by_the_form_of_their_sentence(
    text: str, figures: tuple[str, ...], found: list[tuple[str, str]]
) -> None:
    told = [(kind, verdict) for kind, verdict in of_sentence(text, *figures) if verdict != "cannot_tell"]
    assert told == found


def test_a_list_in_which_a_number_was_not_counted_is_not_whole() -> None:
    text = "They sent 60 home: 25 to Osh, 10 to Talas and 20 to Naryn."
    assert ("part_whole", "inconsistent") not in of_sentence(text, "60", "25", "20")


def test_what_a_rest_may_be_is_bounded() -> None:
    text = "Police asked 90 people; more than 30 were women, the others men."
    (found,) = checks(statistic(text, "90", number=1), statistic(text, "more than 30", number=2))
    assert (found.low, found.high) == (None, 59)
    assert found.explanation == "90 − more than 30 = at most 59 for the others"
