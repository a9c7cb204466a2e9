"""Sets into a page how reliable confidences are, as `make calibrate` has measured it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dalil.bench.marks import between

MEASURED = Path(__file__).parents[1] / "benchmarks" / "reliability.json"
START, END = "<!-- reliability: make docs writes it -->\n", "<!-- end of reliability -->"


def with_tables(text: str) -> str:
    """Put the tables between a page's marks; a page without marks stays as it is."""
    measured = json.loads(MEASURED.read_text("utf-8"))
    return between(text, START, END, "\n".join([*_kinds(measured), "", *_bins(measured), ""]))


def _kinds(measured: dict[str, Any]) -> Iterator[str]:
    yield "| reports | records | found | right | ECE | ECE by chance alone | ECE before calibration |"
    yield "|---|---|---:|---:|---:|---:|---:|"
    for reports, told in measured.items():
        for kind, row in told["kinds"].items():
            right = f"{100 * row['right']:.1f} %"
            errors = " | ".join(f"{row[name]:.3f}" for name in ("ece", "ece_by_chance", "ece_raw"))
            yield f"| {reports} | {kind} | {row['records']} | {right} | {errors} |"


def _bins(measured: dict[str, Any]) -> Iterator[str]:
    yield f"| confidence | {' | '.join(f'{reports}: records | mean confidence | right' for reports in measured)} |"
    yield "|---|" + "---:|" * 3 * len(measured)
    for tenth in range(10):
        rows = [_bin(told["bins"], tenth) for told in measured.values()]
        yield f"| {tenth / 10:.1f} to {(tenth + 1) / 10:.1f} | {' | '.join(rows)} |"


def _bin(bins: list[dict[str, float]], tenth: int) -> str:
    for each in bins:
        if round(10 * each["low"]) == tenth:
            return f"{each['records']} | {each['confidence']:.2f} | {each['right']:.2f}"
    return "– | – | –"
