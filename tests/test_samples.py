"""The reports shipped for the demo are whole, marked as invented, and described beside the page."""

import datetime
import email
import email.policy
from pathlib import Path

import pytest
import yaml
from lxml import html

from dalil.pipeline import read
from dalil.reading import Source, find_sources, read_report
from dalil.records import BlockKind
from dalil.settings import Facts

SAMPLES = Path(__file__).parent.parent / "src" / "dalil" / "samples"
FACTS = yaml.safe_load((SAMPLES / "facts.yaml").read_text(encoding="utf-8"))
MARK = "This report was invented for demonstration."


def words_of(path: Path) -> str:
    raw = path.read_bytes()
    if path.suffix == ".html":
        return str(html.fromstring(raw).xpath("string()"))
    if path.suffix == ".eml":
        return str(email.message_from_bytes(raw, policy=email.policy.default).get_content())
    return raw.decode("utf-8")


def test_every_report_has_its_facts_and_every_fact_its_report() -> None:
    reports = {path.name for path in SAMPLES.iterdir() if path.suffix in {".txt", ".html", ".eml"}}
    assert reports == set(FACTS)
    assert len(reports) == 8


@pytest.mark.parametrize("name", sorted(FACTS))
def test_facts_name_a_date_an_outlet_and_an_address_that_cannot_exist(name: str) -> None:
    facts = FACTS[name]
    assert datetime.date.fromisoformat(facts["published"])
    assert facts["outlet"]
    assert facts["url"].startswith("https://")
    assert facts["url"].split("/")[2].endswith(".example")


@pytest.mark.parametrize("name", sorted(FACTS))
def test_a_report_says_that_it_is_invented_and_is_short(name: str) -> None:
    text = words_of(SAMPLES / name)
    assert text.rstrip().endswith(MARK)
    assert 200 <= len(text.split()) <= 350


@pytest.mark.parametrize("name", sorted(FACTS))
def test_the_reader_takes_the_mark_for_no_part_of_the_report(name: str) -> None:
    (source,) = find_sources([str(SAMPLES / name)], None)
    assert isinstance(source, Source)
    report = read_report(source, Facts())
    marked = [block for block in report.blocks if MARK in report.words(block)]
    assert [block.kind for block in marked] == [BlockKind.FURNITURE]


def test_the_report_whose_sums_do_not_match_says_so() -> None:
    (source,) = find_sources([str(SAMPLES / "niger-programme.txt")], None)
    assert isinstance(source, Source)
    told = [check for check in read(source).checks if check.verdict == "inconsistent"]
    assert [check.explanation for check in told] == ["231 + 118 + 87 = 436, more than the total of 412"]
