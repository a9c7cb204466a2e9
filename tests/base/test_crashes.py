"""What holds when processes are killed while they add, or add at once."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, select

from dalil.base.engine import Base, open_base
from dalil.base.readings import read_coded
from dalil.base.tables import content, log, reading, report
from dalil.base.verifying import faults
from dalil.base.words import find
from tests.base.crashing import AT_ONCE, DIFFERENT, EACH, REPORTS
from tests.base.making import APART, coded

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")


def run(mode: str, address: str, seed: int) -> dict[str, int]:
    command = [sys.executable, "-m", "tests.base.crashing", mode, address, str(seed)]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, check=False, timeout=120)  # noqa: S603
    assert done.returncode == 0, done.stderr.decode()
    told: dict[str, int] = json.loads(done.stdout)
    return told


def check(base: Base, numbers: range) -> None:
    """Check that the base holds these reports, each once and whole, and nothing else."""
    with base.reading() as connection:
        for number in numbers:
            told = coded(APART + number)
            assert read_coded(connection, told.report.id) == told
        for table in (report, reading, content, log):
            assert connection.scalar(select(func.count()).select_from(table)) == len(numbers)
        assert len(find(connection, "abroad", limit=1000)) == len(numbers)
        assert list(faults(connection, base)) == []


def test_killing_the_process_at_any_moment_loses_and_halves_no_report(address: str) -> None:
    told = run("killed", address, seed=20260322)
    assert told["added"] == REPORTS
    assert told["kills"] > 10
    base = open_base(address)  # no repair, no upgrade
    check(base, range(REPORTS))
    base.close()


def test_several_processes_add_at_once_to_a_base_that_was_not_there(address: str) -> None:
    assert run("together", address, seed=0) == {"failed": 0, "added": AT_ONCE * EACH}
    base = open_base(address)
    check(base, range(DIFFERENT))
    base.close()
