from __future__ import annotations

import pytest
from pydantic import ValidationError

from dalil.codebook import load_codebook
from dalil.linking.incidents.scoring import models
from dalil.linking.incidents.vocabulary import Families, families


def test_every_type_of_the_families_is_in_the_codebook() -> None:
    types = {each for members in families().families.values() for each in members}
    assert types <= load_codebook().types.keys()


def test_families_that_are_near_exist() -> None:
    listed = families()
    known = {listed.family(each) for each in load_codebook().types}
    assert {each for pair in listed.near for each in pair} <= known


def test_nearness_is_the_same_from_both_sides() -> None:
    assert "operation" in families().near_to("search")
    assert "search" in families().near_to("operation")


def test_a_type_of_no_family_is_one_of_its_own() -> None:
    assert families().family("questioning") == "questioning"
    assert families().family("raid") == families().family("detention") == "operation"


def test_a_type_in_two_families_is_refused() -> None:
    told = families().model_dump() | {"families": {"one": {"raid"}, "two": {"raid"}}}
    with pytest.raises(ValidationError, match="two families"):
        Families.model_validate(told)


def test_what_contradicts_never_speaks_for_one_incident() -> None:
    for model in (models().within, models().across):
        for name in ("type other", "time gap", "place apart", "place country"):
            assert model.features.get(name, 0.0) <= 0
