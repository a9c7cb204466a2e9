"""The annotated reports are consistent: what the facts name does stand in the report, and nothing is in both halves."""

import datetime
import email
import email.policy
import json
import re
from pathlib import Path
from typing import Any

import pycountry
import pytest
from lxml import html

CORPUS = Path(__file__).parent.parent / "corpus"
PARTS = ("dev", "sealed")
BODIES = {"UN", "EU"}
SMALL = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
TEENS = ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = {1_000: ("thousand", "k"), 100_000: ("lakh",), 1_000_000: ("million", "m"), 1_000_000_000: ("billion", "bn")}
SPECIAL = {1.5: ["one and a half"], 1: ["one was"]}

Facts = dict[str, Any]


def load(part: str) -> dict[str, Facts]:
    return dict(json.loads((CORPUS / part / "gold.json").read_text(encoding="utf-8")))


def source_of(part: str, name: str) -> Path:
    (found,) = (path for path in (CORPUS / part).iterdir() if path.stem == name and path.suffix != ".yaml")
    return found


def words_of(path: Path) -> str:
    raw = path.read_bytes()
    if path.suffix == ".html":
        return str(html.fromstring(raw.decode("utf-8")).xpath("string()"))
    if path.suffix == ".eml":
        message = email.message_from_bytes(raw, policy=email.policy.default)
        return f"{message['Subject']}\n{message.get_content()}"
    return raw.decode("utf-8")


def folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).lower().replace("’", "'").replace("“", '"').replace("”", '"')


def in_words(number: int) -> str:
    if number < 20:
        return (SMALL + TEENS)[number]
    ten, one = divmod(number, 10)
    return TENS[ten - 2] + (f"-{SMALL[one]}" if one else "")


def spellings(value: float) -> list[str]:
    forms = [f"{value:,.10g}", f"{value:.10g}", f"{value:,.0f}" if value == int(value) else f"{value}"]
    if value == int(value) and 0 <= value < 100:
        forms.append(in_words(int(value)))
    for scale, names in SCALES.items():
        forms += [f"{value / scale:.10g}{space}{name}" for name in names for space in ("", " ")]
    return forms + SPECIAL.get(value, [])


def named(fact: Facts) -> list[str]:
    """Every alternative that a fact's participants, places, organisations and speakers may be found by."""
    keys = ("actor", "place", "org", "speaker", "said")
    return [name for key in keys for name in fact.get(key, [])]


CASES = [(part, name) for part in PARTS for name in sorted(load(part))]


def test_no_report_is_in_both_halves_and_every_file_is_annotated() -> None:
    halves = [{path.stem for path in (CORPUS / part).iterdir() if path.name != "gold.json"} for part in PARTS]
    in_full = [{path.stem for path in (CORPUS / part).glob("*.yaml")} for part in PARTS]
    assert not halves[0] & halves[1]
    assert halves == [set(load(part)) | full for part, full in zip(PARTS, in_full, strict=True)]


@pytest.mark.parametrize(("part", "name"), CASES)
def test_a_report_has_a_date_an_outlet_and_enough_facts(part: str, name: str) -> None:
    gold = load(part)[name]
    assert datetime.date.fromisoformat(gold["published"])
    assert gold["outlet"]
    assert 12 <= len(gold["facts"]) <= 35
    assert {kind for kind, _ in gold["facts"]} <= set("EDQSCN")


@pytest.mark.parametrize(("part", "name"), CASES)
def test_names_and_contents_of_facts_stand_in_the_report(part: str, name: str) -> None:
    text = folded(words_of(source_of(part, name)))
    for kind, fact in load(part)[name]["facts"]:
        if kind == "S":
            assert folded(fact["content"]) in text, fact
        if kind == "N":
            assert all(folded(each) in text for each in fact["names"]), fact
        alternatives = named(fact)
        assert not alternatives or any(folded(each) in text for each in alternatives), fact


@pytest.mark.parametrize(("part", "name"), CASES)
def test_numbers_of_facts_stand_in_the_report(part: str, name: str) -> None:
    text = folded(words_of(source_of(part, name)))
    for kind, fact in load(part)[name]["facts"]:
        for key in {"value", "min", "count"} & set(fact):
            found = any(re.search(rf"(?<![\d.,]){re.escape(form)}(?!\d)", text) for form in spellings(fact[key]))
            assert found, (kind, fact)


@pytest.mark.parametrize(("part", "name"), CASES)
def test_countries_of_facts_exist_and_designations_are_all_allowed(part: str, name: str) -> None:
    gold = load(part)[name]
    for kind, fact in gold["facts"]:
        for code in {fact[key] for key in ("country", "jurisdiction") if key in fact}:
            assert code in BODIES or pycountry.countries.get(alpha_2=code), fact
        if kind == "D" and "jurisdiction" in fact and gold["designations"] is not None:
            assert fact["jurisdiction"] in gold["designations"], fact
