"""Places that a report names, presumed for its figures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dalil.linking.series.presumed import area_of
from dalil.linking.tellings import Telling
from dalil.records import Block, BlockKind, Entity, Span
from tests.linking.building import Count, tellings, told


def report(headline: str, paragraph: str, *places: tuple[str, str]) -> list[Telling]:
    """Give a figure without a place in a report that names places (name, country)."""
    text = f"{headline}\n{paragraph}"
    blocks = (
        Block(BlockKind.HEADLINE, 0, len(headline)),
        Block(BlockKind.PARAGRAPH, len(headline) + 1, len(text)),
    )
    named = tuple(
        Entity(f"p{at}", "place", name, (), (Span.of(text, text.index(name), text.index(name) + len(name)),), country)
        for at, (name, country) in enumerate(places)
    )
    coded = told(1, Count(41, "2018", None))
    coded = replace(coded, report=replace(coded.report, text=text, blocks=blocks), entities=named)
    return tellings([coded])


@pytest.mark.parametrize(("paragraph", "places", "area"), [
    ("There were 41 raids in Osh Region.", [("Osh Region", "KG")], "Osh Region"),
    ("There were 41 raids in Osh Region, said Bishkek.", [("Osh Region", "KG"), ("Bishkek", "KG")], None),
    ("In Kyrgyzstan's Osh Region 41 were held.", [("Kyrgyzstan", "KG"), ("Osh Region", "KG")], "Osh Region"),
    ("There were 41 raids in Kyrgyzstan.", [("Kyrgyzstan", "KG")], "Kyrgyzstan"),
    ("There were 41 raids in Kyrgyzstan, one in Uzgen.", [("Kyrgyzstan", "KG"), ("Uzgen", "KG")], None),
    ("Between Kazakhstan and Kyrgyzstan 41 were held.", [("Kazakhstan", "KZ"), ("Kyrgyzstan", "KG")], None),
    ("In Kyrgyzstan's southern region 41 were held, some in Uzgen.", [("Kyrgyzstan", "KG"), ("Uzgen", "KG")], "Osh"),
    ("In Kyrgyzstan's southern region 41 were held.", [("Kyrgyzstan", "KG")], None),
    ("There were 41 raids.", [], None),
])  # fmt: skip
def test_the_area_of_the_lead_is_that_of_a_figure_where_it_holds_all_that_is_named(
    paragraph: str, places: list[tuple[str, str]], area: str | None
) -> None:
    found = area_of(report("The year in figures", paragraph, *places))
    assert (found.name if found else None) == area
