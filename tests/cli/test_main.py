"""The command as a process: exit statuses, pipes, interruption."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

DALIL = [sys.executable, "-m", "dalil"]


def start(*arguments: str) -> subprocess.Popen[bytes]:
    """Start a command that can be interrupted, also where the tests run behind a shell's `&`, which ignores SIGINT."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    return subprocess.Popen([*DALIL, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # noqa: S603


def test_help_works_without_a_command_and_with_one() -> None:
    bare = subprocess.run(DALIL, capture_output=True, text=True, check=False)  # noqa: S603
    assert bare.returncode == 2
    assert "Start here:" in bare.stderr
    asked = subprocess.run([*DALIL, "read", "--help"], capture_output=True, text=True, check=False)  # noqa: S603
    assert asked.returncode == 0
    assert "--min-confidence" in asked.stdout


def test_a_model_that_is_not_there_is_named(report: Path) -> None:
    with start("read", str(report), "--model", "/nowhere") as process:
        out, err = process.communicate()
    assert (process.returncode, out) == (1, b"")
    assert err.decode().splitlines() == [
        "dalil: /nowhere/encoder.onnx: is not there; reinstall dalil, or give the folder of a model exported by "
        "training/export.py"
    ]


def test_reading_leaves_nothing_in_the_home_folder(report: Path, tmp_path: Path) -> None:
    """onnxruntime keeps an identifier there where its reports to its maker are on; it keeps them off under CI."""
    home = tmp_path / "home"
    home.mkdir()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ORT_", "CI", "XDG_"))}
    subprocess.run([*DALIL, "read", str(report)], check=True, capture_output=True, env={**kept, "HOME": str(home)})  # noqa: S603
    assert list(home.rglob("*")) == []


@pytest.mark.parametrize("style", ["text", "json"])
def test_a_closed_pipe_ends_the_command_quietly(report: Path, style: str) -> None:
    with start("read", *[str(report)] * 20, "--format", style) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.skipif(os.name == "nt", reason="signals work differently there")
def test_an_interruption_is_one_line(tmp_path: Path) -> None:
    pipe = tmp_path / "endless.txt"
    os.mkfifo(pipe)
    with start("read", str(pipe)) as process:
        writer = opened_by_reader(pipe)
        err = interrupted(process)
        os.close(writer)
    assert process.returncode == 130
    assert err.decode().split("\n")[1:] == ["dalil: interrupted: what was written so far is whole; run it again", ""]


def interrupted(process: subprocess.Popen[bytes]) -> bytes:
    """Interrupt a command until it ends, for at most a minute; gives its standard error.

    A signal that comes while the interpreter cannot raise anything (in a destructor) is lost, so it is sent again.
    """
    for _ in range(20):
        process.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            return process.communicate(timeout=3)[1]
    process.kill()
    raise TimeoutError


def opened_by_reader(pipe: Path) -> int:
    """Open a pipe for writing, which works once the command waits for its words."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with suppress(OSError):
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        time.sleep(0.05)
    raise TimeoutError
