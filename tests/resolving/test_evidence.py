from dataclasses import replace

from dalil.records import Block, BlockKind, Custody, Report
from dalil.resolving.evidence import (
    PlaceContext,
    country_names_in,
    dateline_place,
    outlet_country,
    outlet_places,
)

TEXT = "Kyrgyz police thanked Tajikistan. The United States agreed."
REPORT = Report(
    id="sha256:0", source="t", url=None, outlet=None, agency=None, title=None, authors=(), published=None,
    dateline=None, language="en", custody=Custody("", 0, "", None, "", ""), text=TEXT,
    blocks=(Block(BlockKind.PARAGRAPH, 0, len(TEXT)),),
)  # fmt: skip


def test_names_and_adjectives_of_countries_are_found_with_their_spans() -> None:
    spans = list(country_names_in(REPORT))
    assert all(TEXT[s.start : s.end] == s.exact for s in spans)
    assert [s.exact.rstrip(".") for s in spans] == ["Kyrgyz", "Tajikistan", "The United States"]


def test_comments_say_nothing() -> None:
    assert not list(country_names_in(replace(REPORT, blocks=(Block(BlockKind.COMMENT, 0, len(TEXT)),))))


def test_a_dateline_names_its_place() -> None:
    assert dateline_place(replace(REPORT, dateline="DUSHANBE, Tajikistan -- ")) == "DUSHANBE, Tajikistan"
    assert dateline_place(replace(REPORT, dateline="OSH")) == "Osh"
    assert dateline_place(REPORT) is None


def test_the_domain_of_an_outlet_tells_its_country() -> None:
    assert outlet_country(replace(REPORT, outlet="news.example.kz")) == "KZ"
    assert outlet_country(replace(REPORT, url="https://www.example.co.uk/a.html")) == "GB"
    assert outlet_country(replace(REPORT, outlet="example.tv")) is None
    assert outlet_country(replace(REPORT, outlet="The Valley Post")) is None


def test_the_domain_of_an_outlet_may_name_a_town() -> None:
    assert outlet_places(replace(REPORT, outlet="www.theastanatimes.com")) == ("astana",)
    assert outlet_places(replace(REPORT, outlet="thepost.com")) == ()


def test_countries_weigh_by_how_often_they_are_named() -> None:
    context = PlaceContext.of(["KG", "KG", "TJ"])
    assert context.weight("KG") == 1.0
    assert 0 < context.weight("TJ") < 1.0
    assert context.weight("FR") == 0
