from collections import Counter
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from dalil.bench.checks import SPLITS, Bounds, CheckCase, load_cases, load_split
from dalil.errors import BenchmarkError
from dalil.records import Span

CASES = Path(__file__).parents[3] / "corpus" / "checks"
KINDS = {
    "ratio", "part_whole", "rank", "implied", "origin", "date_order", "cumulative", "same_figure", "revision",
}  # fmt: skip

CASE = """\
cases:
- id: guards-in-two-towns
  about: part_whole
  reports:
  - {id: r1, published: 2019-03-12, outlet: Osh Courier, text: "Osh and Batken\\n\\nIn 2018 some 90 guards \\
were trained, the mayor, Aida Turganbaeva, said. In Osh 2018 saw 60, and Batken 30 this year."}
  entities: [{id: n1, type: person, name: Aida Turganbaeva, role: mayor}]
  statistics:
  - {id: q1, figure: some 90, measure: programme_participants, population: guards, period: "2018", speaker: n1}
  - {id: q2, figure: "60", measure: programme_participants, place: Osh§2, period: 2018§2, part_of: q1, speaker: [n1]}
  - {id: q3, figure: "30", measure: programme_participants, place: Batken§2, period: this year}
  events:
  - {id: v1, type: detention, trigger: saw, when: "2018", places: [Osh], participants: [{role: target, words: guards}]}
  expect:
  - {kind: [part_whole, ratio], verdict: consistent, records: [q1, q2], value: {min: 1, max: null}}
  may: [{kind: rank, verdict: consistent}]
"""


@pytest.fixture(scope="module")
def cases() -> dict[str, tuple[CheckCase, ...]]:
    return {split: load_split(CASES, split) for split in SPLITS}


def written(folder: Path, text: str) -> Path:
    path = folder / "dev.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_case_loads_and_every_word_stands_in_its_text(cases: dict[str, tuple[CheckCase, ...]]) -> None:
    assert len(cases["dev"]) >= 50
    assert len(cases["sealed"]) >= 25
    for case in (*cases["dev"], *cases["sealed"]):
        for coded in case.reports:
            spans = [span for statistic in coded.statistics for span in statistic.evidence]
            spans += [span for event in coded.events for span in event.evidence]
            spans += [s.quantity.span for s in coded.statistics if s.quantity.span]
            spans += [event.trigger for event in coded.events]
            spans += [mention for entity in coded.entities for mention in entity.mentions]
            assert all(coded.report.text[span.start : span.end] == span.exact for span in spans), case.id


def test_every_expected_id_is_a_record_of_the_case(cases: dict[str, tuple[CheckCase, ...]]) -> None:
    for case in (*cases["dev"], *cases["sealed"]):
        ids = [statistic.id for coded in case.reports for statistic in coded.statistics]
        ids += [event.id for coded in case.reports for event in coded.events]
        assert len(ids) == len(set(ids)), case.id
        assert all(set(expectation.records) <= set(ids) for expectation in case.expect), case.id


def test_ids_of_statements_are_unique_in_a_case(cases: dict[str, tuple[CheckCase, ...]]) -> None:
    for case in (*cases["dev"], *cases["sealed"]):
        ids = [statement.id for coded in case.reports for statement in coded.statements]
        assert len(ids) == len(set(ids)), case.id


@pytest.mark.parametrize("split", SPLITS)
def test_every_kind_is_tried_and_a_third_of_the_cases_are_traps(
    cases: dict[str, tuple[CheckCase, ...]], split: str
) -> None:
    assert Counter(case.about for case in cases[split]).keys() == KINDS
    assert sum(case.trap is not None for case in cases[split]) * 3 >= len(cases[split])


def test_the_hash_of_its_id_seals_a_case(cases: dict[str, tuple[CheckCase, ...]]) -> None:
    for split in SPLITS:
        for case in cases[split]:
            assert (sha256(case.id.encode()).digest()[0] < 85) == (split == "sealed"), case.id


def test_no_case_stands_in_both_files(cases: dict[str, tuple[CheckCase, ...]]) -> None:
    texts = [{coded.report.text for case in cases[split] for coded in case.reports} for split in SPLITS]
    assert not texts[0] & texts[1]


def test_records_are_pinned_to_the_words_and_get_their_values(tmp_path: Path) -> None:
    (case,) = load_cases(written(tmp_path, CASE))
    (coded,) = case.reports
    some, osh, batken = coded.statistics
    assert (some.quantity.value, some.quantity.qualifier, some.quantity.unit) == (90, "approximate", "people")
    assert osh.place is not None
    assert osh.place.country == "KG"
    assert osh.period is not None
    second = coded.report.text.rindex("2018")
    assert osh.period.span == Span.of(coded.report.text, second, second + 4)
    assert batken.period is not None
    assert batken.period.edtf == "2019"
    assert [statistic.evidence[0].exact[:9] for statistic in coded.statistics] == [
        "In 2018 s",
        "In Osh 20",
        "In Osh 20",
    ]
    assert (some.confidence, some.method, osh.part_of) == (1.0, "person", "q1")
    assert coded.report.outlet == "Osh Courier"


def test_a_speaker_has_one_statement_for_each_sentence(tmp_path: Path) -> None:
    (coded,) = load_cases(written(tmp_path, CASE))[0].reports
    assert [statement.speaker for statement in coded.statements] == ["n1", "n1"]
    assert [statistic.chain for statistic in coded.statistics] == [("s101",), ("s102",), ()]
    assert coded.statements[0].source is not None
    assert coded.statements[1].source is None


def test_an_expectation_may_name_several_kinds(tmp_path: Path) -> None:
    (expectation,) = load_cases(written(tmp_path, CASE))[0].expect
    assert expectation.kinds == ("part_whole", "ratio")
    assert expectation.value == Bounds(min=1)


@pytest.mark.parametrize(
    ("low", "high", "inside"), [(1, 5, True), (0, 5, False), (1, 6, False), (None, 5, False), (2, None, False)]
)
def test_bounds_hold_what_lies_inside(low: float | None, high: float | None, inside: bool) -> None:
    assert Bounds(min=1, max=5).hold(low, high) is inside
    assert Bounds().hold(low, high)


@pytest.mark.parametrize(
    ("old", "new", "cause"),
    [
        ("figure: some 90", "figure: some 91", "q1: 'some 91' does not stand in r1"),
        ('figure: "60"', 'figure: "0"', "q2: '0' does not stand in r1"),
        ("figure: some 90", "figure: guards", "q1: the figure has no value"),
        ("records: [q1, q2]", "records: [q1, q7]", "there is no q7"),
        ("id: q2", "id: q1", "the id q1 stands twice"),
        ("measure: programme_participants, population", "measure: nonsense, population", "has no measure nonsense"),
        ("type: detention", "type: nonsense", "v1: the codebook has no event type nonsense"),
        ("role: target", "role: nonsense", "v1: detention has no role nonsense"),
        ("speaker: n1", "speaker: r1", "q1: r1 is no entity of this report"),
        ("verdict: consistent, records", "verdict: wrong, records", "verdict"),
        ("  may:", "  might:", "might"),
        ("Osh§2", "Osh§3", "q2: 'Osh§3' does not stand in r1"),
        ("measure: programme_participants, population", "measure: other, population", "q1: it has no unit"),
    ],
)
def test_a_fault_names_its_file_line_and_case(tmp_path: Path, old: str, new: str, cause: str) -> None:
    path = written(tmp_path, CASE.replace(old, new, 1))
    with pytest.raises(BenchmarkError) as raised:
        load_cases(path)
    assert raised.value.subject == f"{path}:2"
    assert raised.value.cause.startswith("case guards-in-two-towns: ")
    assert cause in raised.value.cause


def test_two_cases_of_one_name_are_a_fault(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match="stands twice"):
        load_cases(written(tmp_path, CASE + CASE.removeprefix("cases:\n")))


@pytest.mark.parametrize("text", ["cases: []\n", "cases: {a: 1}\n", "other: 1\n", "cases: [\n"])
def test_a_file_without_cases_is_a_fault(tmp_path: Path, text: str) -> None:
    with pytest.raises(BenchmarkError):
        load_cases(written(tmp_path, text))


def test_a_split_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError):
        load_split(tmp_path, "dev")


def test_cases_are_frozen(cases: dict[str, tuple[CheckCase, ...]]) -> None:
    case = cases["dev"][0]
    assert replace(case, trap=None).id == case.id
    with pytest.raises(AttributeError):
        case.id = "other"  # type: ignore[misc]
