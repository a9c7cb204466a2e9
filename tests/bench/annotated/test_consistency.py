from pathlib import Path

import pytest

from dalil.bench.annotated import load
from dalil.bench.annotated.consistency import contradictions
from dalil.codebook import Codebook, load_codebook
from tests.bench.annotated.conftest import YAML, write


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load_codebook()


def found(folder: Path, codebook: Codebook) -> list[str]:
    (report,) = load(folder, "dev")
    return list(contradictions(report, codebook))


def test_a_sound_annotation_contradicts_nothing(corpus: Path, codebook: Codebook) -> None:
    assert found(corpus, codebook) == []


@pytest.mark.parametrize(
    ("words", "instead", "told"),
    [
        ("type: mistreatment", "type: picnic", "v3: the codebook has no event type picnic"),
        ("role: victim", "role: guest", "v3: mistreatment has no role guest"),
        ("id: q2, p: 5, measure: programme_participants", "id: q2, p: 5, measure: luck", "no measure luck"),
        ("authority: n5,", "authority: n5, category: bad,", "d1: the codebook has no category bad"),
        ("[Kyrgyzstan], country: KG", "[Kyrgyzstan], country: kg", "n5: kg is no country's code"),
        ("edtf: 2018-03-07,", "edtf: 2018-03-08,", "v2: asserted of a day after the report's"),
        ("chain: [s2]", "chain: [s3]", "v2: 'freed' does not stand in the content of s3"),
    ],
)
def test_what_does_not_fit_is_told(tmp_path: Path, codebook: Codebook, words: str, instead: str, told: str) -> None:
    assert any(told in line for line in found(write(tmp_path, YAML.replace(words, instead)), codebook))
