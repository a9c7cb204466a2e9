"""Links between entities of one report that may be one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.records import CodedReport, Custody, Entity, Report, Span
from dalil.resolving.names import Known, candidates_across, known_of, same_entity, with_maybe_same

NAMES = ["Ermek Junusov", "Talgat Junusov", "Junusov", "Ermek Jununov", "Dana Orazova", "Finance Ministry", "Osh"]


def coded(text: str, *entities: Entity) -> CodedReport:
    custody = Custody("0" * 64, len(text), "text/plain", "utf-8", "test", "0")
    report = Report("sha256:0", "-", None, None, None, None, (), "2020-02-02", None, "en", custody, text, ())
    return CodedReport(report, entities, (), (), (), (), ())


def person(number: int, name: str, role: str | None = None) -> Entity:
    return Entity(f"n{number}", "person", name, (), (), role=role)


def links(found: CodedReport) -> dict[str, tuple[str, ...]]:
    return {entity.id: entity.maybe_same for entity in found.entities}


def test_a_lone_surname_that_fits_two_persons_is_linked_to_both() -> None:
    found = with_maybe_same(coded("-", person(1, "Ermek Junusov"), person(2, "Talgat Junusov"), person(10, "Junusov")))
    assert links(found) == {"n1": ("n10",), "n2": ("n10",), "n10": ("n1", "n2")}


def test_other_given_names_are_not_linked() -> None:
    found = with_maybe_same(coded("-", person(1, "Ermek Junusov"), person(2, "Talgat Junusov")))
    assert links(found) == {"n1": (), "n2": ()}


@pytest.mark.parametrize(("second", "linked"), [("51", False), ("24", True)])
def test_ages_beside_the_names_tell_two_persons_apart(second: str, linked: bool) -> None:
    text = f"Ermek Junusov, 24, stood beside {second}-year-old Ermek Jununov."
    one, other = text.index("Ermek"), text.rindex("Ermek")
    first = Entity("n1", "person", "Ermek Junusov", (), (Span.of(text, one, one + 13),))
    last = Entity("n2", "person", "Ermek Jununov", (), (Span.of(text, other, other + 13),))
    assert links(with_maybe_same(coded(text, first, last)))["n1"] == (("n2",) if linked else ())


@given(st.lists(st.sampled_from(NAMES), max_size=6))
def test_links_are_on_both_sides_sorted_and_the_same_for_any_cause(names: list[str]) -> None:
    found = with_maybe_same(coded("-", *(person(n, name) for n, name in enumerate(names, 1))))
    by_id = links(found)
    for identifier, others in by_id.items():
        assert identifier not in others
        assert list(others) == sorted(set(others), key=lambda other: int(other[1:]))
        assert all(identifier in by_id[other] for other in others)


@given(st.lists(st.sampled_from(NAMES), max_size=6))
def test_no_pair_that_may_be_one_is_missed_by_its_keys(names: list[str]) -> None:
    known = known_of(coded("-", *(person(n, name) for n, name in enumerate(names, 1))))
    by_id = links(with_maybe_same(coded("-", *(one.entity for one in known))))
    for i, one in enumerate(known):
        for other in known[i + 1 :]:
            linked = other.entity.id in by_id[one.entity.id]
            assert linked == (same_entity(one, other, across=False).verdict != "different")


ACROSS = [
    ("person", "Ermek Junusov"),
    ("person", "Ермек Жүнісов"),
    ("person", "E. Dzhunusov"),
    ("person", "Abu Zayd al-Shami"),
    ("person", "Abu Zaid"),
    ("organisation", "Finance Ministry"),
    ("organisation", "Министерство финансов"),
    ("organisation", "Uzbek Finance Ministry"),
    ("organisation", "River Brotherhood"),
    ("organisation", "Brotherhood of the River"),
    ("place", "Kara-Balta"),
    ("place", "Карабалта"),
    ("law", "Law on Associations"),
]
KNOWN = st.builds(
    lambda named, private, report: Known(Entity("n1", named[0], named[1], (), (), private=private), report=report),
    st.sampled_from(ACROSS),
    st.booleans(),
    st.sampled_from(["sha256:1", "sha256:2", "sha256:3"]),
)


@given(st.lists(KNOWN, max_size=7))
def test_across_reports_no_pair_that_may_be_one_is_missed_and_no_private_person_is_in_any(known: list[Known]) -> None:
    pairs = list(candidates_across(known))
    assert not any(entity.private for pair in pairs for entity in (pair[0].entity, pair[1].entity))
    assert all(one.report != other.report for one, other in pairs)
    for i, one in enumerate(known):
        for other in known[i + 1 :]:
            if one.report != other.report and same_entity(one, other, across=True).verdict != "different":
                assert (one, other) in pairs
