"""The corpus in this repository: every annotation is sound, and its page counts what is there."""

from pathlib import Path

import pytest

from dalil.bench.annotated import load_report
from dalil.bench.annotated.consistency import contradictions
from dalil.bench.annotated.counting import on_page, table
from dalil.bench.annotated.loading import SPLITS
from dalil.codebook import Codebook, load_codebook

CORPUS = Path(__file__).parents[3] / "corpus"
ANNOTATIONS = sorted(path for split in (*SPLITS, "second") for path in (CORPUS / split).glob("*.yaml"))


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load_codebook()


@pytest.mark.parametrize("path", ANNOTATIONS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_an_annotation_is_sound(path: Path, codebook: Codebook) -> None:
    assert list(contradictions(load_report(path), codebook)) == []


def test_the_corpus_page_counts_what_is_there() -> None:
    page = (CORPUS / "README.md").read_text(encoding="utf-8")
    assert on_page(page, table(CORPUS)) == page


def test_no_report_is_in_two_splits() -> None:
    names = [path.stem for path in ANNOTATIONS if path.parent.name in SPLITS]
    assert len(names) == len(set(names))


def test_the_second_coder_read_reports_of_the_dev_split() -> None:
    second = sorted((CORPUS / "second").glob("*.txt"))
    assert second
    assert all(path.read_bytes() == (CORPUS / "dev" / path.name).read_bytes() for path in second)
