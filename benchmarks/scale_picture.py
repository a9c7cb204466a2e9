"""Draws what a base costs as it grows: `python -m benchmarks.scale_picture` writes `docs/scale.svg`.

Reads `benchmarks/scale.json`, which `benchmarks.base_scale` measured.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from math import log10
from pathlib import Path

from benchmarks.base_scale import RESULTS, ROOT

PICTURE = ROOT / "docs" / "scale.svg"
WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 560, 280, 56, 40, 150, 44
FONT = "'DejaVu Sans', Verdana, Helvetica, sans-serif"
INK, FAINT, GRID = "#1f2328", "#6e7781", "#eaeef2"
LINES: Mapping[str, tuple[str, str, str]] = {
    "adding_ms": ("linking one report", "#2563eb", ""),
    "settling_ms": ("summing up its groups", "#7c3aed", "2 3"),
    "looking_ms": ("a list or search", "#d97706", "6 3"),
}
"""What is drawn, with its words, colour and dashes."""

Point = tuple[int, float]


def draw(measured: Mapping[str, Mapping[str, Mapping[str, float]]]) -> str:
    """Draw the medians over the number of reports, both axes logarithmic."""
    sizes = sorted(map(int, measured))
    lines = {name: [(size, measured[str(size)][name]["median"]) for size in sizes] for name in LINES}
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" font-family="{FONT}"'
        ' font-size="11" role="img" aria-label="Milliseconds by the number of reports in the base">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" rx="10" fill="#ffffff"/>',
        f'<text x="{LEFT}" y="24" fill="{INK}">milliseconds (median) by the number of reports in the base</text>',
        *_grid(sizes),
        *(part for name, points in lines.items() for part in _line(name, points, sizes)),
        "</svg>\n",
    ])  # fmt: skip


def _x(size: int, sizes: Sequence[int]) -> float:
    reach = log10(sizes[-1] / sizes[0]) or 1.0
    return round(LEFT + (WIDTH - LEFT - RIGHT) * log10(size / sizes[0]) / reach, 1)


def _y(milliseconds: float) -> float:
    """Give the height of a time between 1 ms and 1 s."""
    share = min(max(log10(max(milliseconds, 1.0)) / 3, 0.0), 1.0)
    return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share, 1)


def _grid(sizes: Sequence[int]) -> Iterator[str]:
    for value in (1, 10, 100, 1000):
        y = _y(value)
        yield f'<path d="M{LEFT} {y}H{WIDTH - RIGHT}" stroke="{GRID}"/>'
        yield f'<text x="{LEFT - 8}" y="{y + 4}" text-anchor="end" fill="{FAINT}">{value}</text>'
    for size in sizes:
        x = _x(size, sizes)
        yield f'<path d="M{x} {TOP}V{HEIGHT - BOTTOM}" stroke="{GRID}"/>'
        yield f'<text x="{x}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle" fill="{FAINT}">{size:,}</text>'


def _line(name: str, points: Sequence[Point], sizes: Sequence[int]) -> Iterator[str]:
    words, colour, dashes = LINES[name]
    path = " ".join(f"{_x(size, sizes)},{_y(value)}" for size, value in points)
    yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes}"/>'
    last = points[-1][1]
    yield f'<text x="{WIDTH - RIGHT + 8}" y="{_y(last) + 4}" fill="{colour}">{words} {last:.0f}</text>'


def main() -> None:
    """Write the picture."""
    PICTURE.write_text(draw(json.loads(Path(RESULTS).read_text("utf-8"))), encoding="utf-8")


if __name__ == "__main__":
    main()
