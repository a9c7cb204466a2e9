"""Designations by jurisdiction."""

from __future__ import annotations

from dataclasses import replace

from dalil.records import Designation, Place, Span, When
from dalil.resolving.jurisdictions import by_jurisdiction


def told(number: int, country: str | None, edtf: str | None = None, authority: str | None = None) -> Designation:
    span = Span(number * 10, number * 10 + 4, "bans")
    return Designation(
        id=f"d{number}",
        organisation="n1",
        jurisdiction=None,
        territory=Place("somewhere", span, country=country),
        status="banned",
        category=None,
        authority=authority,
        when=When(edtf, span) if edtf else None,
        grounds=None,
        chain=(),
        confidence=0.5,
        method="rules",
        evidence=(span,),
    )


def test_two_tellings_of_one_ban_are_one_record_with_all_evidence() -> None:
    (record,) = by_jurisdiction([told(1, "ML"), told(2, "ML", "2014")], {})
    assert record.when is not None
    assert record.when.edtf == "2014"
    assert len(record.evidence) == 2


def test_who_says_so_is_whoever_says_most() -> None:
    passing = replace(told(1, "ML"), chain=("s1",))
    (record,) = by_jurisdiction([passing, told(2, "ML", "2014")], {})
    assert record.chain == ()
    (record,) = by_jurisdiction([passing, told(2, "ML")], {})
    assert record.chain == ("s1",)


def test_each_country_is_a_record_of_its_own() -> None:
    assert [d.jurisdiction for d in by_jurisdiction([told(1, "ML"), told(2, "TD")], {})] == ["ML", "TD"]


def test_an_authority_s_country_stands_in_for_a_territory_without_one() -> None:
    (record,) = by_jurisdiction([told(1, None, authority="n7")], {"n7": "TJ"})
    assert record.jurisdiction == "TJ"


def test_an_act_without_a_known_jurisdiction_gives_no_record() -> None:
    assert by_jurisdiction([told(1, None)], {}) == ()


def test_an_act_without_a_jurisdiction_holds_where_the_report_is_written() -> None:
    (record,) = by_jurisdiction([told(1, None)], {}, "KE")
    assert record.jurisdiction == "KE"
