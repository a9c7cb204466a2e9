"""The list of organisations helps to recognise names; it makes no designation, status or category."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

import pytest

from dalil.language.organisations import GROUPS, Organisation, Organisations, organisations
from dalil.pipeline import Coder
from dalil.records import CodedReport, Designation
from tests.language.written import report_of

BANS = [
    "A court in Osh banned the Hill Front in 2014. The government called the Hill Front extremist.",
    "Kazakhstan added the Sons of the Steppe to its list of terrorist organisations on Monday.",
    "A court in Kazakhstan banned the Islamic State in 2015, the National Security Committee said.",
    "The United Nations removed the Lake Brotherhood from its list in 2019. The Taliban denied the report.",
    "Russia outlawed Hizb ut-Tahrir in 2003. Tajikistan declared the Reed Society extremist.",
]
NEUTRAL = "Members of {name} met a delegation in Osh on Monday, and nothing was agreed."


@pytest.fixture
def emptied(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    yield monkeypatch
    monkeypatch.undo()
    organisations.cache_clear()


def without_list(patch: pytest.MonkeyPatch, coder: Coder, text: str) -> CodedReport:
    patch.setattr("dalil.language.organisations.load", lambda *_: Organisations(organisations=()))
    organisations.cache_clear()
    return coder.code(coder.analyse(report_of(text)))


def judged(designation: Designation) -> tuple[object, ...]:
    return designation.jurisdiction, designation.status, designation.category, designation.when, designation.evidence


def test_an_entry_has_no_field_that_judges() -> None:
    assert set(Organisation.model_fields) == {
        "name", "kind", "country", "short", "unsure", "aliases", "cyrillic", "arabic", "former",
    }  # fmt: skip
    assert not {field.name for field in fields(Designation)} & {"kind", "short", "unsure", "aliases", "former"}


def test_no_group_is_designated_for_being_on_the_list(coder: Coder) -> None:
    groups = [one.name for one in organisations().organisations if one.kind in GROUPS]
    for at in range(0, len(groups), 40):
        text = " ".join(NEUTRAL.format(name=name) for name in groups[at : at + 40])
        coded = coder.code(coder.analyse(report_of(text)))
        assert coded.designations == ()
        assert any(entity.type == "organisation" for entity in coded.entities)


@pytest.mark.parametrize("text", BANS)
def test_the_words_give_the_same_designations_with_the_list_and_without(
    text: str, coder: Coder, emptied: pytest.MonkeyPatch
) -> None:
    shipped = coder.code(coder.analyse(report_of(text)))
    bare = without_list(emptied, coder, text)
    assert shipped.designations
    assert [judged(one) for one in shipped.designations] == [judged(one) for one in bare.designations]
