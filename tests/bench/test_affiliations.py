"""The benchmark of roles."""

from __future__ import annotations

from pathlib import Path

import pytest

from dalil.bench.affiliations import Entry, Held, counts, read
from dalil.bench.scoring import Counts
from dalil.errors import BenchmarkError
from dalil.records import Affiliation, CodedReport, Entity, When
from tests.language.written import report_of

ENTRY = Entry(
    id="one",
    published="2020-05-01",
    text="Asel Torgoeva, who headed the Hill Institute (HI) until 2014, and Bakyt Orozov, a lawyer, met.",
    affiliations=(
        Held(person="Asel Torgoeva", role="headed", organisation="Hill Institute", former=True, when="../2014"),
        Held(person="Bakyt Orozov", role="lawyer"),
    ),
)


def coded(*roles: Affiliation) -> CodedReport:
    entities = (
        Entity("n1", "person", "Torgoeva", ("Asel Torgoeva",), (), affiliations=roles),
        Entity("n2", "organisation", "HI", ("Hill Institute",), ()),
    )
    return CodedReport(report_of(ENTRY.text), entities, (), (), (), (), ())


def test_a_role_is_right_under_any_name_of_person_and_body() -> None:
    found = counts(ENTRY, coded(Affiliation("Headed", "n2", True, When("../2014", None), ())))
    assert found["whole"] == found["role"] == Counts(1, 1, 1, 2)
    assert found["organisation"] == found["former"] == found["when"] == Counts(1, 1, 1, 1)


def test_each_field_is_counted_by_itself() -> None:
    found = counts(ENTRY, coded(Affiliation("the headed", None, False, When("2014", None), ())))
    assert found["role"] == Counts(1, 1, 1, 2)
    assert found["organisation"] == found["former"] == Counts(0, 0, 0, 1)
    assert found["when"] == Counts(0, 1, 0, 1)
    assert found["whole"] == Counts(0, 1, 0, 2)


def test_the_shipped_texts_hold_what_is_annotated_and_differ_by_split() -> None:
    folder = Path(__file__).parents[2] / "corpus" / "affiliations"
    dev, sealed = read(folder, "dev"), read(folder, "sealed")
    assert len(dev) + len(sealed) >= 60
    assert not {one.id for one in dev} & {one.id for one in sealed}
    for entry in (*dev, *sealed):
        for one in entry.affiliations:
            assert one.person in entry.text
            assert one.organisation is None or one.organisation in entry.text


def test_a_missing_split_and_a_broken_file_are_told(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match=r"dev\.yaml"):
        read(tmp_path, "dev")
    (tmp_path / "dev.yaml").write_text("- {id: x}\n")
    with pytest.raises(BenchmarkError, match="mend the file"):
        read(tmp_path, "dev")
