"""Tells how far two coders of the same reports agree, in the metrics of `dalil bench dalil-corpus`.

usage: python benchmarks/agreement.py [CORPUS]

The second coder knew the guidelines and none of the first one's work. Precision and recall exchange their places when
the coders do, so F1 is what is given; it is as much as can be asked of a reader whom the first coder judges.
"""

from __future__ import annotations

import sys
from pathlib import Path

from dalil.bench.annotated import load
from dalil.bench.coding.alignment import align
from dalil.bench.coding.benchmark import METRICS, score
from dalil.bench.scoring import estimate

FIRST, SECOND = "dev", "second"


def main() -> None:
    """Print every F1 and accuracy with its 95 % interval."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "corpus")
    first = {report.id: report.gold for report in load(folder, FIRST)}
    second = {report.id: report.gold for report in load(folder, SECOND)}
    counts = [score(align(first[name], coded)) for name, coded in second.items()]
    print(f"{len(counts)} reports read by two coders")
    for name, found in estimate(counts, METRICS).items():
        if not name.endswith(("_precision", "_recall")):
            print(f"{name:30} {100 * found.value:5.1f}  {100 * found.low:5.1f} - {100 * found.high:5.1f}")


if __name__ == "__main__":
    main()
