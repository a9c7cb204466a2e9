from dataclasses import replace

import pytest

from dalil.linking.support import Support
from dalil.linking.tellings import Telling
from dalil.records import Report
from tests.linking.origins.telling import Said, coded, events


def told(words: str, **facts: str | None) -> Telling:
    made = coded("Osh Herald", "2020-03-04", Said(words))
    (telling,) = events(replace(made, report=replace(made.report, **facts)))  # type: ignore[arg-type]
    return telling


ADDRESS = "https://www.oshherald.example/raid"


def test_two_states_of_a_page_are_one_report_and_the_last_one_counts() -> None:
    first = told("Four men were stopped", url=ADDRESS, published="2020-03-04T09")
    later = told("Three men were stopped", url=f"{ADDRESS}#top", published="2020-03-04T15")
    other = told("Some men were stopped", url=f"{ADDRESS}/2")
    support = Support.of([later, first, other])
    assert support.reports == tuple(sorted((later.report.id, other.report.id)))
    assert str(support) == "2 reports, 1 outlet, 1 origin"


def test_reports_without_an_address_count_each() -> None:
    assert str(Support.of([told("Four men"), told("Three men")])) == "2 reports, 1 outlet, 1 origin"


@pytest.mark.parametrize(
    ("url", "source", "name"),
    [
        ("https://www.oshherald.example/raid", "/home/anna/reports/raid.html", "oshherald.example"),
        (None, "/home/anna/reports/raid.html", "raid.html"),
        ("http://[broken", "reports/raid.html", "raid.html"),
        (None, "-", "-"),
    ],
)
def test_an_outlet_that_is_not_named_is_shown_by_host_or_file(url: str | None, source: str, name: str) -> None:
    telling = told("Four men", outlet=None, url=url, source=source)
    assert telling.origin.name == name
    assert Support.of([telling]).outlets == (name,)


def test_two_files_of_one_name_are_two_outlets_and_two_origins() -> None:
    pair = [told(words, outlet=None, source=f"{words[:2]}/raid.html") for words in ("Four men", "Three men")]
    assert str(Support.of(pair)) == "2 reports, 2 outlets, 2 origins"


def test_two_pages_of_one_host_are_of_one_outlet() -> None:
    pair = [told(words, outlet=None, url=f"{ADDRESS}/{words[:2]}") for words in ("Four men", "Three men")]
    assert str(Support.of(pair)) == "2 reports, 1 outlet, 1 origin"


def test_a_report_keeps_who_published_it_apart_from_who_wrote_it() -> None:
    report: Report = told("Four men", agency="Fergana Wire").report
    assert (report.publisher, report.writer) == ("Osh Herald", "Fergana Wire")
