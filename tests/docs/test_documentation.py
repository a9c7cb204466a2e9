"""The documentation says what is true now."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import click
import pytest

from dalil.bench.gate import model_hash
from dalil.cli import cli
from dalil.cli.demo import samples
from dalil.pipeline import Coder
from dalil.records import json_schema
from docs import build, picture, results
from tests.cli.conftest import Dalil

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
README = ROOT / "README.md"
PAGES = [README, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted(DOCS.glob("*.md"))]
CONFIDENCE = re.compile(r"confidence \d\.\d\d")  # its last digit differs from processor to processor


def test_the_command_line_reference_is_up_to_date() -> None:
    # In a process of its own: Click keeps a command's help as it was first asked for, perhaps by another test.
    program = "import sys; from docs import build; sys.stdout.buffer.write(build.reference().encode())"
    printed = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True)  # noqa: S603
    assert build.REFERENCE.read_text("utf-8") == printed.stdout.decode(), "run `make docs`"


def commands(command: click.Command) -> Iterator[click.Command]:
    yield command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            assert child is not None
            yield from commands(child)


def test_every_option_is_in_the_reference_and_explained() -> None:
    reference = build.REFERENCE.read_text("utf-8")
    options = [option for command in commands(cli) for option in command.params if isinstance(option, click.Option)]
    assert options
    for option in options:
        assert option.help, option.name
        assert all(name in reference for name in option.opts), option.name


def test_the_published_schema_is_up_to_date() -> None:
    assert build.SCHEMA.read_text("utf-8") == build.schema(), "run `make docs`"


def test_committed_results_are_those_of_the_shipped_model_and_stand_in_the_pages() -> None:
    assert json.loads(results.RESULTS.read_text("utf-8"))["model"] == model_hash(), "run `make results`"
    accuracy = build.ACCURACY.read_text("utf-8")
    assert results.with_table(accuracy) == accuracy, "run `make docs`"
    readme = README.read_text("utf-8")
    assert results.with_headlines(readme) == readme, "run `make docs`"


def documented() -> dict[str, set[str]]:
    sections: dict[str, set[str]] = {}
    for part in (DOCS / "records.md").read_text("utf-8").split("\n## ")[1:]:
        name, _, body = part.partition("\n")
        sections[name.strip()] = set(re.findall(r"^\| `(\w+)` \|", body, re.MULTILINE))
    return sections


def test_every_exported_field_has_its_line() -> None:
    schema = json_schema()
    definitions = {**schema["$defs"], "CodedReport": schema}
    fields = {name: set(d["properties"]) for name, d in definitions.items() if "properties" in d}
    assert documented() == fields


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_the_readme_shows_real_output(coder: Coder) -> None:
    text = README.read_text("utf-8")
    assert build.START in text
    assert CONFIDENCE.sub("", text) == CONFIDENCE.sub("", build.readme(text, coder)), "run `make docs`"
    assert max(len(line) for line in build.shown(coder).splitlines()) <= 80


def readme_commands() -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    lines = [line.partition(" #")[0].removeprefix(".venv/bin/").strip() for line in "\n".join(blocks).splitlines()]
    return list(dict.fromkeys(line for line in lines if line.startswith("dalil ")))


def test_the_readme_has_commands() -> None:
    assert len(readme_commands()) >= 6


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lay out the files that the README's commands name."""
    shipped = list(samples())
    (tmp_path / "report.txt").write_bytes(shipped[0].source.data)
    (tmp_path / "saved-pages").mkdir()
    (tmp_path / "saved-pages" / shipped[1].source.name).write_bytes(shipped[1].source.data)
    example = re.search(r"```yaml\n(extends: default\n.*?)```", (DOCS / "codebook.md").read_text("utf-8"), re.DOTALL)
    assert example
    (tmp_path / "mine.yaml").write_text(example.group(1), "utf-8")
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("command", ["dalil demo", *readme_commands()])
@pytest.mark.usefixtures("desk")
def test_a_command_of_the_readme_runs(dalil: Dalil, command: str) -> None:
    if command.startswith(("dalil incidents", "dalil base")):
        assert dalil("add", "saved-pages").status == 0
    outcome = dalil(*shlex.split(command)[1:])
    assert (outcome.status, outcome.stderr) == (0, "")
    assert outcome.stdout or "-o" in command


@pytest.mark.usefixtures("desk")
def test_the_python_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (source,) = re.findall(r"```python\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    exec(compile(source, "README.md", "exec"), {})  # noqa: S102 - our own page
    assert "detention" in capsys.readouterr().out


def test_every_target_of_the_makefile_that_pages_name_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = {name for page in PAGES for name in re.findall(r"`make ([a-z]+)", page.read_text("utf-8"))}
    assert named <= targets


def test_the_picture_is_up_to_date_and_nothing_in_it_runs_over(coder: Coder) -> None:
    sample = next(each for each in samples() if each.source.name == picture.SAMPLE)
    drawn = picture.draw(coder.read(sample.source, sample.facts))
    assert picture.PICTURE.read_text("utf-8") == drawn, "run `make docs`"
    words = list(ElementTree.fromstring(drawn).iter("{http://www.w3.org/2000/svg}tspan"))  # noqa: S314 - our own
    assert words
    for word in words:
        assert float(word.attrib["x"]) + len(word.text or "") * picture.CELL <= picture.WIDTH - picture.MARGIN
