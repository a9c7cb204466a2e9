"""Roles one by one, with body, time and evidence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dalil.extraction.affiliations import with_affiliations
from dalil.extraction.entities import EntityIndex, extract_entities
from dalil.extraction.index import AnalysisIndex
from dalil.language.analysis import Analysis
from dalil.pipeline import Coder
from dalil.records import Affiliation, Entity
from tests.language.written import analysis_of, report_of

Held = tuple[str, str | None, bool, str | None]


def entities_of(analysis: Analysis) -> tuple[Entity, ...]:
    return with_affiliations(AnalysisIndex(analysis), EntityIndex(extract_entities(analysis)))


def told(affiliation: Affiliation, names: dict[str, str]) -> Held:
    body = names[affiliation.organisation] if affiliation.organisation else None
    when = affiliation.when.span.exact if affiliation.when and affiliation.when.span else None
    return affiliation.role, body, affiliation.former, when


def held(text: str, coder: Coder) -> dict[str, list[Held]]:
    entities = entities_of(coder.analyse(report_of(text)))
    names = {one.id: one.name for one in entities}
    return {one.name: [told(each, names) for each in one.affiliations] for one in entities if one.type == "person"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Asel Torgoeva, the former mufti of Naryn, spoke.", ("former mufti of Naryn", None, True, None)),
        ("Asel Torgoeva, deputy head of the Hill Institute, spoke.", ("deputy head", "Hill Institute", False, None)),
        ("Hill Institute director Asel Torgoeva spoke.", ("director", "Hill Institute", False, None)),
        ("The Hill Institute's director, Asel Torgoeva, spoke.", ("director", "Hill Institute", False, None)),
        ("Former Hill Institute director Asel Torgoeva spoke.", ("Former director", "Hill Institute", True, None)),
        (
            "Asel Torgoeva, who headed the Hill Institute from 2012 to 2015, spoke.",
            ("headed", "Hill Institute", True, "from 2012 to 2015"),
        ),
        (
            "Asel Torgoeva served as rector of the Hill Institute until 2014.",
            ("rector", "Hill Institute", True, "until 2014"),
        ),
        (
            "In May 2018 Asel Torgoeva was appointed head of the Hill Institute.",
            ("head", "Hill Institute", False, "May 2018"),
        ),
        (
            "Asel Torgoeva was dismissed as head of the Hill Institute in 2016.",
            ("head", "Hill Institute", True, "2016"),
        ),
        (
            "Asel Torgoeva, secretary of the Hill Institute since 2018, spoke.",
            ("secretary", "Hill Institute", False, "since 2018"),
        ),
        ("As head of the Hill Institute, Asel Torgoeva signed it.", ("head", "Hill Institute", False, None)),
        (
            "Asel Torgoeva, believed to be the treasurer of the Hill Front, fled.",
            ("believed to be the treasurer", "Hill Front", False, None),
        ),
        (
            "Police held Asel Torgoeva, a suspected member of the Hill Front.",
            ("suspected member", "Hill Front", False, None),
        ),
        ("Ex-prosecutor Asel Torgoeva spoke.", ("Ex-prosecutor", None, True, None)),
        ("The pact was then-Interior Minister Asel Torgoeva's.", ("then-Interior Minister", None, True, None)),
        (
            "Asel Torgoeva worked as a welder in Osh from 2009 to 2012.",
            ("welder in Osh", None, True, "from 2009 to 2012"),
        ),
        ("The Hill Front was led by Asel Torgoeva.", ("led", "Hill Front", False, None)),
        ("Asel Torgoeva, a victim of the Hill Front, spoke.", ("victim of the Hill Front", None, False, None)),
        ("The board named Asel Torgoeva as chairwoman on 3 May 2019.", ("chairwoman", None, False, "3 May 2019")),
    ],
)
def test_a_role_has_its_words_its_body_its_end_and_its_time(text: str, expected: Held, coder: Coder) -> None:
    assert held(text, coder)["Asel Torgoeva"] == [expected]


def test_roles_joined_by_and_are_two(coder: Coder) -> None:
    found = held("Asel Torgoeva, a theologian and deputy head of the Hill Institute, spoke.", coder)
    assert found["Asel Torgoeva"] == [("theologian", None, False, None), ("deputy head", "Hill Institute", False, None)]


def test_a_rank_is_a_role_beside_the_function(coder: Coder) -> None:
    found = held("Colonel Asel Torgoeva, a spokeswoman for the Hill Guard Service, spoke.", coder)
    assert [role for role, *_ in found["Asel Torgoeva"]] == ["Colonel", "spokeswoman"]


def test_a_role_in_the_plural_is_each_ones(coder: Coder) -> None:
    found = held("Asel Torgoeva and Bakyt Orozov, psychologists at the Hill Institute, spoke.", coder)
    assert found["Asel Torgoeva"] == found["Bakyt Orozov"] == [("psychologists", "Hill Institute", False, None)]


def test_the_next_sentence_gives_a_role_to_the_person_named_alone_before_it(coder: Coder) -> None:
    found = held("Askar Torgoev fled. He was a commander of the Hill Front from 2015 to 2019.", coder)
    assert found["Askar Torgoev"] == [("commander", "Hill Front", True, "from 2015 to 2019")]


def test_one_role_told_twice_is_one_with_the_evidence_of_both(coder: Coder) -> None:
    text = "Asel Torgoeva, the director of the Hill Institute, spoke. Director Torgoeva left."
    (person,) = [one for one in entities_of(coder.analyse(report_of(text))) if one.type == "person"]
    (role,) = person.affiliations
    assert [span.exact for span in role.evidence] == [
        "Asel Torgoeva", "director of the Hill Institute", "Director", "Torgoeva",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Asel Torgoeva was not a member of the Hill Front.",
        "Asel Torgoeva had never been a member of the Hill Front.",
        "Asel Torgoeva would be appointed head of the Hill Institute.",
        "If Asel Torgoeva is elected president, he will leave.",
        "Asel Torgoeva, 34, came home on Thursday.",
        "Sheikh Asel Torgoeva spoke.",
    ],
)
def test_what_is_denied_supposed_or_mere_form_is_no_role(text: str, coder: Coder) -> None:
    assert held(text, coder)["Asel Torgoeva"] == []


def test_somebody_elses_body_is_not_the_relatives(coder: Coder) -> None:
    text = "Asel Torgoeva, the wife of the commander of the Hill Front, wept."
    assert held(text, coder)["Asel Torgoeva"] == [("wife of the commander of the Hill Front", None, False, None)]


ROLES = [
    "director of the Hill Institute",
    "former mufti of Osh",
    "member of the Hill Front",
    "lawyer",
    "Colonel",
    "emir",
]
FRAMES = [
    "Asel Torgoeva, {a} and {b}, spoke.", "The {a}, Asel Torgoeva, left in 2015.",
    "{a} Asel Torgoeva was {b} until 2014.",
    "Asel Torgoeva was named {a} last year. She was a {b}.", "As {a}, Asel Torgoeva, {b} since May 2011, wept.",
    "Asel Torgoeva and Bakyt Orozov, {a}s of the Hill Guard, met the {b} on Monday.",
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(FRAMES), st.sampled_from(ROLES), st.sampled_from(ROLES)), min_size=1, max_size=3)
)
def test_every_role_has_evidence_in_the_texts_own_words(parts: list[tuple[str, str, str]]) -> None:
    text = " ".join(frame.format(a=one, b=other) for frame, one, other in parts)
    entities = entities_of(analysis_of(text))
    ids = {one.id for one in entities}
    for entity in entities:
        for role in entity.affiliations:
            assert role.evidence
            assert all(text[span.start : span.end] == span.exact for span in role.evidence)
            assert all(word in text for word in role.role.split())
            assert role.organisation is None or role.organisation in ids
            assert role.when is None or role.when.span in role.evidence
