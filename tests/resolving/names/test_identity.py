"""Whether two entities are one thing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.records import Entity, EntityType
from dalil.resolving.names import Known, Verdict, same_entity

PERSONS = ("Ermek Junusov", "Ermek Dzhunusov", "Ermek Jununov", "Junusov")
OTHERS = ("Finance Ministry", "Ministry of Finance", "Naryn")


def known(name: str, kind: EntityType = "person", **told: Any) -> Known:
    entity = Entity("n1", kind, name, (), (), role=told.pop("role", None), private=told.pop("private", False))
    bodies, countries, ages = (frozenset(told.get(key, ())) for key in ("organisations", "countries", "ages"))
    return Known(entity, bodies, countries, ages, told.get("as_of"))


KNOWN = st.builds(
    lambda name, kind, role, private, countries, ages: known(
        name, kind, role=role, private=private, countries=countries, ages=ages
    ),
    st.sampled_from((*PERSONS, *OTHERS)),
    st.sampled_from(get_args(EntityType)),
    st.sampled_from([None, "judge", "judge of Naryn Court", "detainee"]),
    st.booleans(),
    st.sets(st.sampled_from(["KZ", "KG"]), max_size=1),
    st.sets(st.integers(18, 70), max_size=1),
)


def test_near_names_in_one_office_are_one_person() -> None:
    one, other = (
        known("Ermek Junusov", role="judge of Naryn Court"),
        known("Ermek Jununov", role="judge of Naryn Court"),
    )
    assert same_entity(one, other, across=False).verdict == "same"


def test_near_names_alone_leave_a_doubt() -> None:
    found = same_entity(known("Ermek Junusov"), known("Ermek Jununov"), across=False)
    assert found.verdict == "maybe"


def test_near_names_with_other_ages_are_two_persons() -> None:
    one, other = known("Ermek Junusov", ages={24}), known("Ermek Jununov", ages={51})
    assert same_entity(one, other, across=False).verdict == "different"


@pytest.mark.parametrize(
    ("told", "of_other", "verdict"),
    [
        ({"organisations": {"Naryn Court"}}, {"organisations": {"Naryn Court"}}, "same"),
        ({"role": "judge", "countries": {"KG"}}, {"role": "judge", "countries": {"KG"}}, "same"),
        ({"role": "judge", "countries": {"KG"}}, {"role": "judge", "countries": {"KZ"}}, "maybe"),
        ({}, {}, "maybe"),
        ({"organisations": {"Naryn Court"}}, {"organisations": {"River Brotherhood"}}, "maybe"),
    ],
)
def test_one_name_in_two_reports_needs_more_than_the_name(
    told: dict[str, Any], of_other: dict[str, Any], verdict: Verdict
) -> None:
    one, other = known("Ermek Junusov", **told), known("Ermek Dzhunusov", **of_other)
    assert same_entity(one, other, across=True).verdict == verdict


def test_ages_of_two_years_fit_the_years_between() -> None:
    told: dict[str, Any] = {"organisations": {"Naryn Court"}}
    one = known("Ermek Junusov", ages={40}, as_of="2010-01-05", **told)
    assert same_entity(one, known("Ermek Junusov", ages={47}, as_of="2017-03", **told), across=True).verdict == "same"
    assert same_entity(one, known("Ermek Junusov", ages={40}, as_of="2017-03", **told), across=True).verdict == "maybe"


def test_a_state_body_is_one_only_within_a_country() -> None:
    one = known("Finance Ministry", "organisation", countries={"UZ"})
    other = known("Ministry of Finance", "organisation", countries={"TJ"})
    assert same_entity(one, other, across=True).verdict == "different"
    assert same_entity(one, replace(other, countries=frozenset({"UZ"})), across=True).verdict == "same"
    assert same_entity(one, replace(other, countries=frozenset()), across=True).verdict == "maybe"


@given(KNOWN, KNOWN)
def test_private_persons_are_never_linked_across_reports(one: Known, other: Known) -> None:
    if "person" in (one.entity.type, other.entity.type) and (one.entity.private or other.entity.private):
        assert same_entity(one, other, across=True).verdict == "different"


@given(KNOWN, KNOWN)
def test_only_organisations_places_and_public_figures_are_linked_across_reports(one: Known, other: Known) -> None:
    if same_entity(one, other, across=True).verdict != "different":
        assert one.entity.type == other.entity.type
        assert one.entity.type in {"organisation", "place", "person"}


@given(KNOWN, KNOWN, st.booleans())
def test_identity_is_symmetric(one: Known, other: Known, across: bool) -> None:
    assert same_entity(one, other, across=across).verdict == same_entity(other, one, across=across).verdict
