from pathlib import Path

from click.testing import CliRunner

from dalil.bench.annotated.__main__ import check
from dalil.bench.annotated.counting import END, START, table
from tests.bench.annotated.conftest import YAML


def test_a_sound_corpus_is_counted(corpus: Path) -> None:
    ran = CliRunner().invoke(check, [str(corpus)])
    assert ran.exit_code == 0
    assert "| all | 1 |" in ran.output


def test_every_fault_is_a_line_and_the_status_is_1(corpus: Path) -> None:
    faulty = YAML.replace("trigger: beat", "trigger: beats").replace("role: target", "role: guest")
    (corpus / "dev" / "osh-freed.yaml").write_text(faulty, encoding="utf-8")
    ran = CliRunner().invoke(check, [str(corpus)])
    assert ran.exit_code == 1
    assert ran.output.count("\n") == 3
    assert "'beats' does not stand in its paragraph" in ran.output
    assert "release has no role guest" in ran.output


def test_the_table_goes_between_the_marks_of_the_page(corpus: Path) -> None:
    (corpus / "README.md").write_text(f"# Ours\n{START}old\n{END}\nMore\n", encoding="utf-8")
    for _ in range(2):
        CliRunner().invoke(check, [str(corpus), "--page"])
        page = (corpus / "README.md").read_text(encoding="utf-8")
        assert page == f"# Ours\n{START}" + "".join(f"{line}\n" for line in table(corpus)) + f"{END}\nMore\n"
