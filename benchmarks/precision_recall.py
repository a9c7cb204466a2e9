"""Draws what a threshold on confidence costs and brings: `python benchmarks/precision_recall.py`.

Reads the annotated corpus with the shipped model and writes `docs/precision-recall.svg`: for each kind of record the
precision and recall of the records at least as sure as each threshold. A record is right where it is aligned with an
annotated one and its main fields are right (`dalil.bench.coding.judging`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from dalil.bench.annotated import load
from dalil.bench.coding.judging import Judgement, judge_all
from dalil.bench.coding.reliability import Point, points_of
from dalil.extraction.calibration.features import KINDS, Kind
from dalil.pipeline import Coder
from dalil.settings import Settings

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "precision-recall.svg"
CORPUS = ROOT / "corpus"

SIDE, GAP, MARGIN, TOP = 170, 44, 48, 62
WIDTH = 2 * MARGIN + len(KINDS) * SIDE + (len(KINDS) - 1) * GAP - 20
HEIGHT = TOP + SIDE + 46
FONT = "'DejaVu Sans', Verdana, Helvetica, sans-serif"
INK, FAINT, EDGE, GRID = "#1f2328", "#6e7781", "#d0d7de", "#eaeef2"
LOOKS: Mapping[str, tuple[str, str]] = {"dev": ("#2563eb", ""), "sealed": ("#d97706", "5 3")}
"""Colour and dashes of each split's line."""

MARKED = (0.5, 0.8)
"""Thresholds that are marked beside the default."""


def draw(judged: Mapping[str, Judgement], default: float) -> str:
    """Draw one panel for each kind of record, one line in it for each split."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}"'
        f' font-family="{FONT}" font-size="11" role="img" aria-label="Precision and recall by threshold">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" rx="10" fill="#ffffff"/>',
        *_legend(default),
    ]
    for number, kind in enumerate(KINDS):
        left = MARGIN + number * (SIDE + GAP)
        parts += _frame(left, kind, judged)
        for split, judgement in judged.items():
            parts += _line(left, _curve(kind, judgement), split, default)
    return "\n".join([*parts, "</svg>\n"])


def _curve(kind: Kind, judgement: Judgement) -> tuple[Point, ...]:
    records = [record for record in judgement.records if record.kind == kind]
    return points_of([r.confidence for r in records], [r.right for r in records], judgement.gold[kind])


def _legend(default: float) -> Iterator[str]:
    x = float(MARGIN)
    for split, (colour, dashes) in LOOKS.items():
        yield f'<path d="M{x} 22h26" stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes}"/>'
        yield _text(x + 32, 26, f"corpus/{split}", INK)
        x += 132
    told = f"● default threshold, {default:g}    ○ {' and '.join(f'{mark:g}' for mark in MARKED)}"
    yield _text(x, 26, told, INK)


def _frame(left: float, kind: Kind, judged: Mapping[str, Judgement]) -> Iterator[str]:
    for quarter in range(5):
        x, y = left + SIDE * quarter / 4, TOP + SIDE * (1 - quarter / 4)
        yield f'<path d="M{left} {y:.1f}h{SIDE}M{x:.1f} {TOP}v{SIDE}" stroke="{GRID}"/>'
        if quarter % 2 == 0:
            yield _text(x, TOP + SIDE + 15, f"{quarter / 4:g}", FAINT, "middle")
            yield _text(left - 5, y + 4, f"{quarter / 4:g}", FAINT, "end")
    yield f'<rect x="{left}" y="{TOP}" width="{SIDE}" height="{SIDE}" fill="none" stroke="{EDGE}"/>'
    yield f'<g font-weight="bold">{_text(left, TOP - 10, kind, INK)}</g>'
    gold = " / ".join(str(judgement.gold[kind]) for judgement in judged.values())
    yield _text(left + SIDE, TOP - 10, f"{gold} to find", FAINT, "end")
    yield _text(left + SIDE / 2, TOP + SIDE + 32, "recall", FAINT, "middle")
    if kind == KINDS[0]:
        x, y = left - 30, TOP + SIDE / 2
        yield f'<g transform="rotate(-90 {x} {y})">{_text(x, y, "precision", FAINT, "middle")}</g>'


def _line(left: float, curve: Sequence[Point], split: str, default: float) -> Iterator[str]:
    colour, dashes = LOOKS[split]
    places = [f"{left + SIDE * point.recall:.1f} {TOP + SIDE * (1 - point.precision):.1f}" for point in curve]
    if not places:
        return
    yield f'<path d="M{"L".join(places)}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes}"/>'
    for mark in (*MARKED, default):
        held = [place for place, point in zip(places, curve, strict=True) if point.threshold >= mark]
        if held:
            x, y = held[-1].split()
            fill = colour if mark == default else "#ffffff"
            yield f'<circle cx="{x}" cy="{y}" r="4" fill="{fill}" stroke="{colour}" stroke-width="1.5"/>'


def _text(x: float, y: float, words: str, colour: str, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}" text-anchor="{anchor}">{words}</text>'


def main() -> None:
    """Read the unseen splits of the corpus and write the picture."""
    coder = Coder.load(Settings(min_confidence=0))
    judged = {split: judge_all(load(CORPUS, split), coder) for split in LOOKS}
    PICTURE.write_text(draw(judged, Settings().min_confidence), encoding="utf-8")


if __name__ == "__main__":
    main()
