"""Sets the committed results of the benchmarks beside what is published, in a table and in three lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from dalil.bench.marks import between

_BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
RESULTS = _BENCHMARKS / "results.json"
PUBLISHED = _BENCHMARKS / "published.yaml"

START, END = "<!-- results: make docs writes them -->\n", "<!-- end of results -->"
HEADLINES = (("muc4", "gtt_template_f1"), ("polnear", "content_exact_f1"), ("dalil-corpus", "records_f1"))
"""The metrics that the README shows."""


def with_table(text: str) -> str:
    """Put the table of all results between a page's marks."""
    rows = ["| benchmark | documents | metric | F1 or share | 95 % interval | best published (test) | set out for |"]
    rows.append("|---|---:|---|---:|---|---|---:|")
    rows += [_row(*found) for found in _measured()]
    return between(text, START, END, "\n".join(rows) + "\n")


def with_headlines(text: str) -> str:
    """Put the three lines between the README's marks."""
    lines = [_line(*found) for found in _measured() if (found[0]["benchmark"], found[1]) in HEADLINES]
    return between(text, START, END, "".join(f"- {line}\n" for line in lines))


def _measured() -> Iterator[tuple[dict[str, Any], str, dict[str, float], dict[str, Any]]]:
    """Give each result with a metric's name, its estimate and what it is set beside."""
    published = yaml.safe_load(PUBLISHED.read_text("utf-8"))
    for result in json.loads(RESULTS.read_text("utf-8"))["results"]:
        for metric, estimate in result["metrics"].items():
            yield result, metric, estimate, published.get(result["benchmark"], {}).get(metric, {})


def _row(result: dict[str, Any], metric: str, estimate: dict[str, float], beside: dict[str, Any]) -> str:
    best = f"{_percent(beside['published'])}, {beside['by']}" if "published" in beside else "–"
    reach = _percent(beside["reach"]) if "reach" in beside else "–"
    value, interval = _percent(estimate["value"]), f"{_percent(estimate['low'])}–{_percent(estimate['high'])}"
    return f"| `{result['benchmark']}` | {result['documents']} | `{metric}` | {value} | {interval} | {best} | {reach} |"


def _line(result: dict[str, Any], metric: str, estimate: dict[str, float], beside: dict[str, Any]) -> str:
    best = f"; best published on test: {_percent(beside['published'])}" if "published" in beside else ""
    interval = f"{_percent(estimate['low'])}–{_percent(estimate['high'])}"
    return f"`{result['benchmark']}` {metric.replace('_', ' ')} {_percent(estimate['value'])} ({interval}) on dev{best}"


def _percent(fraction: float) -> str:
    return f"{100 * fraction:.1f}"
