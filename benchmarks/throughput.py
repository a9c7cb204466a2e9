"""Times the whole of `dalil read`: reports per second and peak memory on 200 reports, and one cold start.

usage: python benchmarks/throughput.py MUC4_FOLDER [REPORTS]

Each figure is of a process of its own, from start to exit, as a user would run it; peak memory is the largest
resident set that the operating system saw.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

REPORTS = 200


@dataclass(frozen=True, slots=True)
class Run:
    """One finished run of the command line: wall-clock seconds and peak memory in MiB so far."""

    seconds: float
    peak_mib: float


def texts(folder: Path, count: int) -> list[str]:
    """Take the first reports of MUC-4's development split."""
    lines = (folder / "processed" / "dev.json").read_text("utf-8").splitlines()
    found = [json.loads(line)["doctext"] for line in lines[:count]]
    if len(found) < count:
        raise SystemExit(f"{folder}: only {len(found)} reports; ask for fewer")
    return found


def run(source: Path, out: Path) -> Run:
    """Read a source with the command line and measure the process."""
    command = [sys.executable, "-m", "dalil", "read", str(source), "--format", "json", "-o", str(out)]
    start = time.perf_counter()
    subprocess.run(command, check=True, env={**os.environ, "OMP_WAIT_POLICY": "passive"})  # noqa: S603 - our own command
    seconds = time.perf_counter() - start
    return Run(seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)


def main() -> None:
    """Print the cold start first, since peak memory only grows from run to run."""
    if len(sys.argv) not in {2, 3}:
        raise SystemExit(__doc__)
    reports = texts(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) == 3 else REPORTS)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "in").mkdir()
        for number, text in enumerate(reports):
            (folder / "in" / f"{number:04}.txt").write_text(text, "utf-8")
        cold = run(folder / "in" / "0000.txt", folder / "one.jsonl")
        whole = run(folder / "in", folder / "all.jsonl")
        words = sum(len(text.split()) for text in reports)
    print(f"cold start  {cold.seconds:6.2f} s   {cold.peak_mib:6.0f} MiB   one report")
    print(f"whole       {whole.seconds:6.2f} s   {whole.peak_mib:6.0f} MiB   {len(reports)} reports, {words} words")
    print(f"throughput  {len(reports) / whole.seconds:6.2f} reports/s, {words / whole.seconds:,.0f} words/s")


if __name__ == "__main__":
    main()
