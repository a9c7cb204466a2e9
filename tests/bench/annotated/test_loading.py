import re
from pathlib import Path

import pytest

from dalil.bench.annotated import faults, load
from dalil.errors import BenchmarkError
from dalil.records import Quantity
from tests.bench.annotated.conftest import YAML, write


def test_records_have_spans_of_the_reports_text(corpus: Path) -> None:
    (report,) = load(corpus, "dev")
    text = report.gold.report.text
    statement = report.gold.statements[4]
    assert statement.cue is not None
    assert text[statement.cue.start : statement.cue.end] == "said"
    assert [span.exact for span in statement.content] == ["that officers beat her son"]
    assert [span.exact for span in report.gold.statements[2].content] == ['"They are home,"', '"We found nothing."']


def test_words_may_stand_in_another_paragraph(corpus: Path) -> None:
    (report,) = load(corpus, "dev")
    police = report.gold.events[1].participants[1].span
    assert (police.exact, police.start) == ("police", report.gold.report.text.index("police"))


def test_a_speaker_is_an_entity_or_words(corpus: Path) -> None:
    (report,) = load(corpus, "dev")
    assert [(s.speaker, s.speaker_text) for s in report.gold.statements[:2]] == [(None, "police"), ("n1", None)]


def test_words_that_are_a_name_mean_what_they_name(tmp_path: Path) -> None:
    annotation = YAML.replace("words: 1| police}", "words: 3| the Osh Courier}").replace(
        "speaker: n4", "speaker: Rights Watch of Osh"
    )
    (report,) = load(write(tmp_path, annotation), "dev")
    outlet = report.gold.events[1].participants[1]
    assert (outlet.entity, outlet.text) == ("n6", None)
    assert (report.gold.statements[3].speaker, report.gold.statements[3].speaker_text) == ("n4", None)


def test_a_place_lies_in_the_country_of_the_entity_of_its_name(tmp_path: Path) -> None:
    annotation = YAML.replace("place: {name: Osh, country: KG}", "place: {name: Osh}")
    (report,) = load(write(tmp_path, annotation), "dev")
    place = report.gold.statistics[1].place
    assert place is not None
    assert place.country == "KG"


def test_a_chain_holds_the_statements_around_its_own(corpus: Path) -> None:
    (report,) = load(corpus, "dev")
    assert report.gold.events[2].chain == ("s4", "s5")


@pytest.mark.parametrize("named", ["chain: [s5]", "chain: [s4]", "chain: []"])
def test_a_chain_follows_from_the_contents_in_which_a_record_stands(tmp_path: Path, named: str) -> None:
    annotation = YAML.replace("], chain: [s5]}", f"], {named}}}").replace("indirect, chain: [s4],", "indirect,")
    (report,) = load(write(tmp_path, annotation), "dev")
    assert report.gold.statements[4].chain == ("s4",)
    assert report.gold.events[2].chain == ("s4", "s5")


def test_a_plain_figure_is_its_own_bounds_and_money_has_its_currency(tmp_path: Path) -> None:
    money = "{id: q3, p: 5, measure: other, words: '120', value: 120, unit: money, currency: KGS}"
    (report,) = load(write(tmp_path, YAML.replace("checks:\n", f"- {money}\nchecks:\n")), "dev")
    first, second, third = (statistic.quantity for statistic in report.gold.statistics)
    assert (first.value, first.min, first.max, first.qualifier) == (None, 301, None, "more_than")
    assert second == Quantity(120, 120, 120, "exact", "people", second.span)
    assert third.unit == "KGS"


def test_participants_have_their_responsibility_and_readers_what_is_known(corpus: Path) -> None:
    (report,) = load(corpus, "dev")
    assert [p.responsibility for p in report.gold.events[2].participants] == ["accused", None]
    assert (report.known.published, report.known.outlet) == ("2018-03-07", "Osh Courier")
    assert report.entry.designated == ("KG",)


def test_reports_without_annotation_are_left_out(corpus: Path) -> None:
    (corpus / "dev" / "another.txt").write_text("Nothing happened", encoding="utf-8")
    assert [report.id for report in load(corpus, "dev")] == ["osh-freed"]


def test_a_split_without_annotation_is_an_error(corpus: Path) -> None:
    with pytest.raises(BenchmarkError, match=r"no train split of Dalil's corpus here"):
        list(load(corpus, "train"))


@pytest.mark.parametrize(
    ("words", "instead", "told"),
    [
        ("trigger: beat", "trigger: beats", r"yaml:\d+: v3: 'beats' does not stand in its paragraph; copy the words"),
        ("speaker: n4", "speaker: n9", r"s4: there is no entity n9; name an entity of this report"),
        ("chain: [s2]", "chain: [s8]", r"v2: there is no statement s8"),
        ("chain: [s4],", "chain: [s5],", r"s5: the chain of s5 leads back to it"),
        ("id: q2", "id: q1", r"q1: the id q1 stands twice"),
        ("part_of: q1", "part_of: q7", r"q2: there is no q7"),
        ("value: 120,", "", r"q2: there is no figure"),
        ("names: [Path of Salt]", "names: [Path of Sal]", r"n2: the name 'Path of Sal' does not stand in the text"),
        ("role: a spokesman", "role: the spokesman", r"n1: the role .* does not stand in the text"),
        ("records: [v2, q2]", "records: [v2, q5]", r"check 1: there is no q5"),
        ("published: 2018-03-07", "published: 7 March", r"yaml:1: published: '7 March' is no EDTF date"),
        ("mode: direct, to:", "mood: direct, to:", r"there is no key 'mood' here"),
        ("release, count: 4}", "release, colour: red}", r"the fact makes no sense \(colour\)"),
    ],
)
def test_a_fault_is_told_with_line_record_and_remedy(tmp_path: Path, words: str, instead: str, told: str) -> None:
    folder = write(tmp_path, YAML.replace(words, instead))
    found = "\n".join(map(str, faults(folder / "dev" / "osh-freed.yaml")))
    assert re.search(told, found)
    with pytest.raises(BenchmarkError):
        list(load(folder, "dev"))


def test_an_annotation_needs_one_report(corpus: Path) -> None:
    (corpus / "dev" / "osh-freed.txt").unlink()
    (fault,) = faults(corpus / "dev" / "osh-freed.yaml")
    assert "0 reports have this name" in str(fault)


def test_what_is_no_yaml_is_told(corpus: Path) -> None:
    (corpus / "dev" / "osh-freed.yaml").write_text("published: [", encoding="utf-8")
    (fault,) = faults(corpus / "dev" / "osh-freed.yaml")
    assert "is not valid YAML" in str(fault)
