"""Whether two populations are one."""

from __future__ import annotations

import pytest

from dalil.linking.series.populations import is_difference, population_key


def same(one: str | None, other: str | None, measure: str, country: str | None = None) -> bool:
    return population_key(one, measure, country) == population_key(other, measure, country)


@pytest.mark.parametrize(
    ("one", "other", "measure"),
    [
        ("detainees", "people", "detained"),
        ("people detained", None, "detained"),
        ("female convicts", "female convict", "released"),
        ("teachers and nurses", "nurses and teachers", "killed"),
        ("followers of destructive movements", "adherents of destructive movements", "reported_disengagement"),
        ("children", "child", "repatriated"),
        ("women", "woman", "killed"),
    ],
)
def test_number_order_and_what_the_measure_says_make_no_difference(one: str, other: str | None, measure: str) -> None:
    assert same(one, other, measure)


@pytest.mark.parametrize(
    ("one", "other", "measure"),
    [
        ("women", "people", "detained"),
        ("militants", "people", "killed"),
        ("civilians", "soldiers", "killed"),
        ("young men", "men", "recruited"),
        ("religious organisations", "terrorist organisations", "listed_organisations"),
        ("foreign fighters", "fighters", "killed"),
        ("former prisoners", "prisoners", "killed"),
    ],
)
def test_people_who_may_differ_are_not_one(one: str, other: str, measure: str) -> None:
    assert not same(one, other, measure)


def test_a_nationality_is_silent_only_at_home() -> None:
    assert same("Tajik citizens", "citizens", "detained", "TJ")
    assert not same("Tajik citizens", "citizens", "detained", "RU")


def test_more_is_a_difference_and_no_population() -> None:
    assert is_difference("more")
    assert not is_difference("more people")
    assert not is_difference(None)
