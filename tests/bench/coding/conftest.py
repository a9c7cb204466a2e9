from pathlib import Path

import pytest

from dalil.bench.annotated import AnnotatedReport, load
from dalil.records import CodedReport
from tests.bench.annotated.conftest import YAML, write


@pytest.fixture(scope="session")
def annotated(tmp_path_factory: pytest.TempPathFactory) -> AnnotatedReport:
    folder: Path = tmp_path_factory.mktemp("corpus")
    (report,) = load(write(folder, YAML), "dev")
    return report


@pytest.fixture(scope="session")
def gold(annotated: AnnotatedReport) -> CodedReport:
    return annotated.gold
