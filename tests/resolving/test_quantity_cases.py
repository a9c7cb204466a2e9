"""Phrases with the quantities that a careful reader takes from them (`quantities_cases.yaml`)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from dalil.language.quantity_expressions import find_ages, find_life_terms, find_quantities
from dalil.records import Quantity
from dalil.resolving.ages import parse_age
from dalil.resolving.quantities import parse_quantity

CASES = Path(__file__).with_name("quantities_cases.yaml")
_READERS = {
    "found": (find_quantities, parse_quantity),
    "ages": (find_ages, parse_age),
    "terms": (find_life_terms, parse_quantity),
}
_DIGITS = 5


def cases() -> list[dict[str, Any]]:
    groups = yaml.safe_load(CASES.read_text(encoding="utf-8")).values()
    return [case for group in groups for case in group]


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, _DIGITS)


def _row(words: str, quantity: Quantity | None) -> list[Any]:
    if quantity is None:
        return [words]
    numbers = map(_rounded, (quantity.value, quantity.min, quantity.max))
    return [words, *numbers, quantity.qualifier, quantity.unit]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["text"])
def test_a_phrase_gives_the_quantities_that_a_careful_reader_takes_from_it(case: dict[str, Any]) -> None:
    text = case["text"]
    for kind in set(case) & set(_READERS) or {"found"}:
        find, parse = _READERS[kind]
        expected = [[words, *map(_rounded, row[:3]), *row[3:]] for words, *row in case.get(kind, ())]
        assert [_row(span.exact, parse(span.exact)) for span in find(text, 0, len(text))] == expected
