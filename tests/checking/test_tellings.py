from __future__ import annotations

from dalil.checking.tellings import Telling, bodies_of
from tests.linking.origins.telling import Said, Who, coded

SERVICE = Who("GKNB", "organisation")
MEN = "Four men were stopped at the river"


def test_a_spokesman_introduced_in_one_report_speaks_for_his_body_in_the_next() -> None:
    introduced = Who("Talant Usubov", role="spokesman for the GKNB", body="GKNB")
    one = coded("Osh Herald", "2020-03-04", Said(MEN, "Talant Usubov"), who=(introduced, SERVICE))
    other = coded("Naryn Post", "2020-03-05", Said(MEN, "Talant Usubov"), who=(Who("Talant Usubov", role="Colonel"),))
    bodies = bodies_of([one, other])
    assert {person: origin.name for person, origin in bodies.items()} == {"person:talant usubov": "GKNB"}
    assert {each.origin(("s1",)).key for each in (Telling.of(one, bodies), Telling.of(other, bodies))} == {"body:gknb"}


def test_a_private_person_stands_for_nobody_in_another_report() -> None:
    private = Who("Talant Usubov", role="guard at the GKNB", body="GKNB", private=True)
    assert bodies_of([coded("Osh Herald", "2020-03-04", Said(MEN, "Talant Usubov"), who=(private, SERVICE))]) == {}


def test_words_that_hold_a_name_are_one_origin_in_two_reports_and_others_are_not() -> None:
    def keys(words: str) -> set[str]:
        said = (Telling.of(coded(outlet, "2020-03-04", Said(MEN, words))) for outlet in ("Osh Herald", "Naryn Post"))
        return {each.origin(("s1",)).key for each in said}

    assert (len(keys("the Osh Jail")), len(keys("the jail"))) == (1, 2)


def test_what_nobody_is_quoted_for_is_the_outlets() -> None:
    telling = Telling.of(coded("Osh Herald", "2020-03-04", Said(MEN)))
    assert (telling.origin(()).key, telling.origin(()).kind) == ("outlet:osh herald", "outlet")
