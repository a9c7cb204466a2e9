from __future__ import annotations

import pytest

from dalil.cli.wording import date, figure, place
from dalil.records import Place, Qualifier, Quantity, Span, When

SPAN = Span(0, 6, "dozens")


@pytest.mark.parametrize(
    ("bounds", "qualifier", "unit", "words"),
    [
        ((16, 16, 16), "exact", "people", "16"),
        ((1100, 1100, None), "approximate", "USD", "about 1,100 USD"),
        ((23.5, 23.5, 23.5), "exact", "percent", "23.5%"),
        ((1.5, 1.5, 1.5), "exact", "ratio", "1.5×"),
        ((None, 30, None), "more_than", "people", "more than 30"),
        ((None, 30, None), "at_least", "people", "at least 30"),
        ((None, None, 30), "less_than", None, "less than 30"),
        ((None, None, 30), "at_most", None, "at most 30"),
        ((None, 20, 30), "range", "rifles", "20 to 30 rifles"),
        ((None, None, None), "unspecified", "people", "dozens"),
    ],
)
def test_a_figure_is_never_more_exact_than_its_bounds(
    bounds: tuple[float | None, float | None, float | None], qualifier: Qualifier, unit: str | None, words: str
) -> None:
    assert figure(Quantity(*bounds, qualifier, unit, SPAN)) == words


def test_a_date_stands_beside_its_words_and_says_where_it_is_unresolved() -> None:
    assert date(When("2018-03-13", Span(0, 7, "Tuesday"))) == '2018-03-13  "Tuesday"'
    assert date(When(None, Span(0, 8, "recently"))) == '"recently" (unresolved)'


def test_a_place_names_its_area_else_its_country_and_says_where_it_is_unresolved() -> None:
    assert place(Place("Osh", None, "KG", "KG-GO")) == "Osh (KG-GO)"
    assert place(Place("Mali", None, "ML")) == "Mali (ML)"
    assert place(Place("Eldorado", None)) == "Eldorado (unresolved)"
