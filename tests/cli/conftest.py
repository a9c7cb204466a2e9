"""What tests of the command line share: the commands with the model loaded once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from dalil.cli import cli
from dalil.cli.failing import run
from dalil.codebook import load_codebook
from dalil.pipeline import Coder
from dalil.settings import Settings

REPORT = """\
Two held after raid in Osh

By Ines Marlow

OSH -- Police detained two members of the banned group Nur as-Sabil in Osh on Tuesday.

"They sent money abroad," police spokesman Timur Asanbekov told reporters.

A court in Bishkek outlawed Nur as-Sabil in 2015.
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command printed, and its exit status."""

    status: int
    stdout: str
    stderr: str


Dalil = Callable[..., Outcome]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, "utf-8")
    return path


@pytest.fixture
def dalil(coder: Coder, monkeypatch: pytest.MonkeyPatch) -> Dalil:
    """Run a command as `main` does; only the model is not loaded anew."""

    def load(settings: Settings) -> Coder:
        given = load_codebook(settings.codebook) if settings.codebook else coder.codebook
        return replace(coder, settings=settings, codebook=given)

    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(Coder, "load", load)
    statuses: list[int] = []

    def command(*arguments: str, stdin: bytes | None = None) -> Outcome:
        def invoke() -> None:
            statuses.append(run(lambda: cli(list(arguments), prog_name="dalil", standalone_mode=False)))

        with CliRunner().isolation(input=stdin) as streams:
            invoke()
            out, err = streams[0].getvalue().decode(), streams[1].getvalue().decode()
        return Outcome(statuses[-1], out, err)

    return command
