import json
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest

from dalil.bench.articles import Found, articles, judge, load, spans_in
from dalil.bench.facts import Words, read_fact
from dalil.errors import BenchmarkError
from dalil.reading import Source
from dalil.records import (
    Check,
    CodedReport,
    Condition,
    Custody,
    Designation,
    Entity,
    Event,
    Participant,
    Place,
    Quantity,
    Report,
    Span,
    Statement,
    Statistic,
    When,
)
from dalil.settings import Facts

TEXT = (
    "Police in Osh detained six men on Monday, spokeswoman Aizada Toktobekova said in custody. "
    "“We found  leaflets,” she added. Tavhid Yoli is banned. More than 40 left and 12 were counselled."
)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


def quantity(value: float | None, low: float | None, high: float | None) -> Quantity:
    return Quantity(value, low, high, "exact", "people", None)


def coded() -> CodedReport:
    osh = Place("Osh", span("Osh"), country="KG", admin1="KG-GO")
    speaker = Entity("n1", "person", "Aizada Toktobekova", ("Toktobekova",), (span("she"),), role="spokeswoman")
    group = Entity("n2", "organisation", "Tavhid Yoli", (), (span("Tavhid Yoli"),))
    said = Statement(
        id="s1",
        speaker="n1",
        speaker_text=None,
        mode="direct",
        source=span("she"),
        cue=span("added"),
        content=(span("We found  leaflets"),),
        to=None,
        via=None,
        when=None,
        conditions=(Condition("in_detention", span("in custody")),),
        insertions=(),
        inferred=False,
        chain=(),
        confidence=1.0,
        method="rules",
        evidence=(span("she added"),),
    )
    event = Event(
        id="v1",
        type="preventive_detention",
        status="asserted",
        trigger=span("detained"),
        when=When("2018-03-05", span("Monday")),
        places=(osh,),
        participants=(
            Participant("authority", None, "Police", None, span("Police")),
            Participant("target", None, "six men", quantity(6, 6, 6), span("six men")),
        ),
        chain=("s1",),
        confidence=1.0,
        method="rules",
        evidence=(span("detained six men"),),
    )
    designation = Designation(
        id="d1",
        organisation="n2",
        jurisdiction="KG",
        territory=None,
        status="banned",
        category=None,
        authority=None,
        when=When("2015", None),
        grounds=None,
        chain=(),
        confidence=1.0,
        method="rules",
        evidence=(span("banned"),),
    )
    statistic = Statistic(
        id="q1",
        measure="left_abroad",
        wording=None,
        quantity=quantity(None, 40, None),
        population="residents",
        place=osh,
        period=When("2013/2017", None),
        of=None,
        to=None,
        part_of=None,
        chain=("s1",),
        confidence=1.0,
        method="rules",
        evidence=(),
    )
    return CodedReport(
        report=Report(
            id="sha256:0",
            source="osh.txt",
            url=None,
            outlet=None,
            agency=None,
            title=None,
            authors=(),
            published=None,
            dateline=None,
            language="en",
            custody=Custody("0", 0, "text/plain", None, "", ""),
            text=TEXT,
            blocks=(),
        ),
        entities=(speaker, group),
        statements=(said,),
        events=(event,),
        designations=(designation,),
        statistics=(statistic,),
        checks=(Check("k1", "part_whole", "consistent", (), "12 + 28 = 40"),),
    )


def found(letter: str, **conditions: Any) -> bool:
    _, fact = read_fact(letter, conditions)
    return fact.found_in(Words(coded()))


@pytest.mark.parametrize(
    "conditions",
    [
        {"type": ["detention"]},
        {"type": ["arrest", "custody", "detention"], "date": "2018-03"},
        {"actor": ["POLICE"], "count": 6, "country": "KG", "places": 1, "place": ["osh"]},
        {"said": ["Toktobekova"], "status": ["alleged", "asserted"]},
    ],
)
def test_an_event_is_found_where_all_conditions_hold_for_one(conditions: dict[str, Any]) -> None:
    assert found("E", **conditions)


@pytest.mark.parametrize(
    "conditions",
    [
        {"type": ["raid"]},
        {"type": ["detention"], "count": 7},
        {"date": "2018-03-06"},
        {"places": 2},
        {"country": "UZ"},
        {"actor": ["army"]},
        {"status": ["denied"]},
        {"said": ["Police"]},
    ],
)
def test_an_event_is_missed_where_one_condition_fails(conditions: dict[str, Any]) -> None:
    assert not found("E", **conditions)


def test_a_designation_is_found_by_organisation_jurisdiction_and_date() -> None:
    assert found("D", org=["tavhid"], jurisdiction="KG", date="2015")
    assert not found("D", org=["tavhid"], jurisdiction="KZ")
    assert not found("D", org=["tavhid"], said=["Toktobekova"])


def test_a_bound_counts_as_value_where_there_is_no_exact_one() -> None:
    assert found("Q", value=40)
    assert found("Q", min=40, of=["residents"], period="2013/2017", place=["Osh"], country="KG")
    assert not found("Q", value=41)
    assert not found("Q", value=40, unit=["percent"])
    assert not found("Q", value=40, period="2014")


def test_a_bare_number_may_be_an_events_count_but_not_one_with_further_conditions() -> None:
    assert found("Q", value=6)
    assert not found("Q", value=6, of=["people"])


def test_a_statement_is_found_by_a_stretch_of_its_content_whatever_its_quotes_and_spaces() -> None:
    assert found("S", speaker=["Aizada"], content="we found leaflets")
    assert found("S", speaker=["spokeswoman"], content="leaflets", conditions=["detention"])
    assert not found("S", speaker=["Police"], content="leaflets")
    assert not found("S", speaker=["Aizada"], content="leaflets", conditions=["anonymous"])


def test_an_entity_needs_all_its_names_and_its_role() -> None:
    assert found("N", names=["Aizada Toktobekova", "Toktobekova"], role=["minister", "spokeswoman"])
    assert not found("N", names=["Toktobekova", "Tavhid Yoli"])
    assert not found("N", names=["Toktobekova"], role=["minister"])


def test_a_check_needs_verdict_and_figure() -> None:
    assert found("C", verdict="consistent", contains=["41", "= 40"])
    assert not found("C", verdict="inconsistent", contains=["= 40"])


GOLD: dict[str, Any] = {
    "osh": {
        "published": "2018-03-07",
        "outlet": "Osh Courier",
        "facts": [["E", {"type": ["detention"]}], ["E", {"type": ["raid"]}], ["Q", {"value": 40}]],
        "designations": ["UZ"],
        "never": [{"type": ["attack", "preventive_detention"]}],
    }
}


def folder_with(path: Path, gold: object) -> Path:
    (path / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    (path / "osh.txt").write_text(TEXT, encoding="utf-8")
    return path


class FixedCoder:
    """Gives the same coded report whatever it reads, and keeps what it was told."""

    def __init__(self) -> None:
        self.told: list[tuple[str, Facts | None]] = []

    def read(self, source: Source, facts: Facts | None = None) -> CodedReport:
        self.told.append((Path(source.name).name, facts))
        return coded()


def test_faults_are_judged_against_what_is_expected(tmp_path: Path) -> None:
    (expected,) = load(folder_with(tmp_path, GOLD))
    judged = judge(coded(), expected)
    assert [fact.model_dump(exclude_unset=True) for _, fact in judged.missed] == [{"type": ("raid",)}]
    assert [event.id for event in judged.forbidden] == ["v1"]
    assert [each.jurisdiction for each in judged.surplus] == ["KG"]


def test_the_benchmark_gives_shares_of_facts_and_of_faults(tmp_path: Path) -> None:
    coder = FixedCoder()
    result = articles(folder_with(tmp_path, GOLD), "dev", cast("Any", coder))
    values = {name: metric.value for name, metric in result.metrics.items()}
    assert values["facts_found"] == pytest.approx(2 / 3)
    assert values["events_found"] == pytest.approx(1 / 2)
    assert values["statistics_found"] == 1.0
    assert "statements_found" not in values
    assert values["spans_exact"] == 1
    assert values["records_with_evidence"] == pytest.approx(2 / 3)
    assert (values["events_not_forbidden"], values["designations_not_surplus"]) == (0, 0)
    assert coder.told == [("osh.txt", Facts(published="2018-03-07", outlet="Osh Courier"))]
    assert "missed events" in result.predictions["missed.txt"]
    assert "surplus designations: 1 of 1" in result.predictions["missed.txt"]
    assert json.loads(result.predictions["read.jsonl"])["report"]["source"] == "osh.txt"


def test_reports_that_expect_nothing_of_a_kind_do_not_widen_its_interval() -> None:
    share = Found("checks")({"checks": np.array([[0.0, 0.0, 1.0, 2.0], [0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 2.0, 2.0]])})
    assert share.tolist() == [0.5, 0.5, 1.0]


def test_a_split_is_a_folder_of_the_same_shape(tmp_path: Path) -> None:
    (tmp_path / "dev").mkdir()
    folder_with(tmp_path / "dev", GOLD)
    assert articles(tmp_path, "dev", cast("Any", FixedCoder())).documents == 1
    with pytest.raises(BenchmarkError, match=r"no such file.*gold\.json"):
        articles(tmp_path, "test", cast("Any", FixedCoder()))


def test_facts_that_make_no_sense_are_named_with_their_report(tmp_path: Path) -> None:
    gold = {"osh": GOLD["osh"] | {"facts": [["E", {"colour": "red"}]]}}
    with pytest.raises(BenchmarkError, match=r"osh.*colour"):
        list(load(folder_with(tmp_path, gold)))


def test_every_fact_needs_its_report(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match="0 reports have this name"):
        list(load(folder_with(tmp_path, {"jalalabad": GOLD["osh"]})))


def test_annotations_bring_facts_of_their_own(tmp_path: Path) -> None:
    annotation = """\
published: 2018-03-09
outlet: Osh Courier
style: local
facts:
- [E, {type: detention, count: 6}]
designated: []
never: [{type: [bombing]}]
"""
    (tmp_path / "dev").mkdir()
    folder = folder_with(tmp_path / "dev", GOLD)
    for name in ("osh", "jalalabad"):
        (folder / f"{name}.txt").write_text(TEXT, encoding="utf-8")
        (folder / f"{name}.yaml").write_text(annotation, encoding="utf-8")
    listed, annotated = load(folder)
    assert (listed.known.published, annotated.known.published) == ("2018-03-07", "2018-03-09")
    assert [fact.model_dump(exclude_unset=True) for _, fact in annotated.facts] == [
        {"type": ("detention",), "count": 6}
    ]
    assert (annotated.designations, annotated.never) == (frozenset(), frozenset({"bombing"}))
    (folder / "gold.json").unlink()
    assert len(list(load(folder))) == 2


def test_spans_are_found_wherever_they_stand() -> None:
    assert span("in custody") in set(spans_in(coded().statements))
