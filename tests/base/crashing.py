"""Adding reports in processes that are killed, or that add at once: run as a program, since pytest is not to be forked.

``python -m tests.base.crashing killed|together ADDRESS SEED`` prints what came of it as JSON.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from functools import cache, partial

import psycopg  # noqa: F401 - loaded before any clock runs

from dalil.base.adding import Addition, add
from dalil.base.engine import open_base
from tests.base.making import APART, addition, hand

REPORTS = 200
LONGEST = 0.12
"""Seconds that a process lives at most before it is killed; more where the machine is too slow for any to add."""
AT_ONCE, EACH = 4, 15
DIFFERENT = (AT_ONCE - 1) * EACH // 2 + EACH
"""Reports that processes add at once, the same counted once."""


def killed(address: str, seed: int) -> dict[str, int]:
    """Add reports in processes that are killed at random moments; go on after what the last one said was added."""
    moments = random.Random(seed)  # noqa: S311 - moments, no secrets
    done, kills, longest = 0, 0, LONGEST
    while done < REPORTS:
        process, told = _fork(partial(_add, address, range(done, REPORTS)))
        time.sleep(moments.uniform(0, longest))
        os.kill(process, signal.SIGKILL)
        _, status = os.waitpid(process, 0)
        kills += os.WIFSIGNALED(status)
        added = _count(told)
        done, longest = done + added, longest if added else longest * 1.5
    return {"added": done, "kills": kills}


def together(address: str, _: int) -> dict[str, int]:
    """Add from several processes at once, to a base that none of them finds; half of their reports are the same."""
    firsts = [number * EACH // 2 for number in range(AT_ONCE)]
    processes = [_fork(partial(_add, address, range(first, first + EACH))) for first in firsts]
    failed = sum(os.waitpid(process, 0)[1] != 0 for process, _ in processes)
    return {"failed": failed, "added": sum(_count(told) for _, told in processes)}


def _add(address: str, numbers: range, say: Callable[[], object]) -> None:
    base = open_base(address, create=True)
    for number in numbers:
        add(base, _prepared(number), hand())
        say()


@cache
def _prepared(number: int) -> Addition:
    return addition(APART + number)


def _fork(work: Callable[[Callable[[], object]], None]) -> tuple[int, int]:
    """Do work in a process of its own; give its id and the end of a pipe into which it says what it has done."""
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return process, reading
    status = 1
    try:
        work(lambda: os.write(writing, b"."))
        status = 0
    finally:
        os._exit(status)


def _count(told: int) -> int:
    with os.fdopen(told, "rb") as stream:
        return len(stream.read())


def _warm(reports: int) -> None:
    """Load all that adding loads and make the reports, so that processes live to add."""
    for number in range(reports):
        _prepared(number)
    with tempfile.TemporaryDirectory() as folder:
        base = open_base(f"{folder}/warm.db", create=True)
        for number in (0, 1):
            add(base, _prepared(number), hand())
        base.close()


if __name__ == "__main__":
    work, reports = {"killed": (killed, REPORTS), "together": (together, DIFFERENT)}[sys.argv[1]]
    _warm(reports)
    print(json.dumps(work(sys.argv[2], int(sys.argv[3]))))
