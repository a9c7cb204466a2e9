"""Draws the picture of the README: a shipped report with its evidence highlighted beside its records, from real output.

Run `make docs`. Lines are laid out in cells of one width, as in a terminal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from dalil.cli.demo import samples
from dalil.cli.wording import Namer, act, date, figure, place, plain
from dalil.pipeline import Coder
from dalil.records import BlockKind, CodedReport, Designation, Event, Report, Span, Statistic
from dalil.settings import Settings

PICTURE = Path(__file__).parent / "evidence.svg"
SAMPLE = "osh-1-agency.txt"

WIDTH, MARGIN, TOP = 920, 16, 52
SIZE, CELL, LINE, PARAGRAPH = 12.5, 7.5, 18, 9
PAGE_COLUMNS, CARD_COLUMNS = 54, 54
PAGE_WIDTH = PAGE_COLUMNS * CELL + 24
CARD_X = MARGIN + PAGE_WIDTH + 44
FONT = "'DejaVu Sans Mono', Menlo, Consolas, ui-monospace, monospace"
INK, FAINT, PAPER, EDGE = "#1f2328", "#6e7781", "#ffffff", "#d0d7de"
COLOURS = ("#d97706", "#2563eb", "#059669", "#9333ea", "#dc2626")
UNCODED = {BlockKind.COMMENT, BlockKind.FURNITURE, BlockKind.BYLINE}

Record = Event | Designation | Statistic


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the report on the page: offsets into its text and the height of its baseline."""

    start: int
    end: int
    y: float


@dataclass(frozen=True, slots=True)
class Card:
    """A record to be drawn: its colour, its anchor in the text, the other words that it rests on, its lines."""

    colour: str
    anchor: Span
    words: tuple[Span, ...]
    title: str
    rows: tuple[tuple[str, str], ...]

    @property
    def height(self) -> float:
        """Height of the card."""
        return LINE * (1 + len(self.rows)) + 18


def draw(coded: CodedReport) -> str:
    """Draw the report and its records as SVG."""
    lines = _lines(coded.report)
    page_end = lines[-1].y + 16
    cards = _cards(coded)
    height = max(page_end, TOP + sum(card.height + 14 for card in cards)) + MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" width="{WIDTH}"'
        f' font-family="{FONT}" font-size="{SIZE}" role="img" aria-label="A report beside its records">',
        _box(0, 0, WIDTH, height, 'rx="10" fill="#f6f8fa"'),
        _text(MARGIN + 8, 32, "the report", FAINT),
        _text(CARD_X, 32, "its records, each resting on exact words", FAINT),
        _box(MARGIN, TOP - 8, PAGE_WIDTH, page_end - TOP + 8, f'rx="6" fill="{PAPER}" stroke="{EDGE}"'),
        *(mark for card in cards for mark in _marks(card, lines)),
        *_page(coded.report, lines),
        *_column(cards, lines, height),
        "</svg>\n",
    ]
    return "\n".join(parts)


def _lines(report: Report) -> list[Line]:
    lines, y = [], float(TOP)
    for block in report.blocks:
        for start, end in _wrapped(report.text, block.start, block.end, PAGE_COLUMNS):
            y += LINE
            lines.append(Line(start, end, y))
        y += 0 if block.kind is BlockKind.DATELINE else PARAGRAPH
    return lines


def _wrapped(text: str, start: int, end: int, columns: int) -> Iterator[tuple[int, int]]:
    """Break a stretch of text into lines at spaces."""
    first = last = None
    for word in re.finditer(r"\S+", text[start:end]):
        if first is not None and last is not None and word.end() - first > columns:
            yield start + first, start + last
            first = None
        first = word.start() if first is None else first
        last = word.end()
    if first is not None and last is not None:
        yield start + first, start + last


def _page(report: Report, lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        block = report.block_at(line.start)
        kind = block.kind if block else BlockKind.PARAGRAPH
        weight = "bold" if kind is BlockKind.HEADLINE else "normal"
        colour = FAINT if kind in UNCODED else INK
        yield _text(MARGIN + 12, line.y, report.text[line.start : line.end], colour, weight)


def _marks(card: Card, lines: Sequence[Line]) -> Iterator[str]:
    for span in (*card.words, card.anchor):
        strength = 0.55 if span is card.anchor else 0.18
        for line in lines:
            start, end = max(span.start, line.start), min(span.end, line.end)
            if start < end:
                x = MARGIN + 12 + (start - line.start) * CELL
                look = f'rx="3" fill="{card.colour}" fill-opacity="{strength}"'
                yield _box(x - 1, line.y - 13, (end - start) * CELL + 2, 17, look)


def _column(cards: Sequence[Card], lines: Sequence[Line], height: float) -> Iterator[str]:
    """Set the cards one under the other, spread over the height, each joined to its anchor."""
    free = height - MARGIN - TOP - sum(card.height for card in cards)
    gap = min(free / max(len(cards) - 1, 1), 70)
    y = TOP - 8.0
    for card in cards:
        yield _join(card, lines, y + 18)
        x, width = CARD_X - 12, WIDTH - MARGIN - CARD_X + 12
        yield _box(x, y, width, card.height, f'rx="6" fill="{PAPER}" stroke="{EDGE}"')
        yield _box(x, y, 4, card.height, f'rx="2" fill="{card.colour}"')
        yield _text(CARD_X, y + 21, card.title, card.colour, "bold")
        for number, (label, value) in enumerate(card.rows, 1):
            yield _text(CARD_X, y + 21 + number * LINE, label, FAINT)
            yield _text(CARD_X + 13 * CELL, y + 21 + number * LINE, value, INK)
        y += card.height + gap


def _box(x: float, y: float, width: float, height: float, look: str) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" {look}/>'


def _join(card: Card, lines: Sequence[Line], y: float) -> str:
    line = next(line for line in lines if line.start <= card.anchor.start < line.end)
    right = MARGIN + PAGE_WIDTH
    left = MARGIN + 12 + (line.end - line.start) * CELL + 6
    start, bend = line.y - 4, (right + CARD_X) / 2
    curve = f"M{left:.1f} {start:.1f}H{right:.1f}C{bend:.1f} {start:.1f} {bend:.1f} {y:.1f} {CARD_X - 12:.1f} {y:.1f}"
    return f'<path d="{curve}" fill="none" stroke="{card.colour}" stroke-width="1.5" stroke-opacity="0.7"/>'


def _text(x: float, y: float, words: str, colour: str, weight: str = "normal") -> str:
    """Set each word where it belongs, so that highlights fit whatever font a reader has."""
    placed = (
        f'<tspan x="{x + found.start() * CELL:.1f}">{escape(found.group())}</tspan>'
        for found in re.finditer(r"\S+", words)
    )
    return f'<text y="{y:.1f}" fill="{colour}" font-weight="{weight}">{" ".join(placed)}</text>'


def _cards(coded: CodedReport) -> list[Card]:
    """Choose the records that hold most: three events in different sentences, a designation, a figure."""
    chosen: list[Record] = []
    kinds: tuple[tuple[Sequence[Record], int], ...]
    kinds = ((coded.events, 3), (coded.designations, 1), (coded.statistics, 1))
    for kind, count in kinds:
        fullest: list[Record] = sorted(kind, key=lambda record: -len(_card(coded, record, "").rows))
        chosen += _apart(fullest, count, chosen)
    chosen.sort(key=lambda record: _anchor(record).start)
    return [_card(coded, record, colour) for record, colour in zip(chosen, COLOURS, strict=False)]


def _apart(records: Sequence[Record], count: int, taken: Sequence[Record]) -> list[Record]:
    """Take the first records whose evidence is not shown yet."""
    found: list[Record] = []
    for record in records:
        if len(found) < count and not any(record.evidence[0].overlaps(o.evidence[0]) for o in (*taken, *found)):
            found.append(record)
    return found


def _anchor(record: Record) -> Span:
    if isinstance(record, Event):
        return record.trigger
    if isinstance(record, Statistic):
        return record.quantity.span or record.evidence[0]
    return record.territory.span if record.territory and record.territory.span else record.evidence[0]


def _card(coded: CodedReport, record: Record, colour: str) -> Card:
    namer = Namer(coded)
    title, rows = _values(namer, record)
    rows = [*rows, ("says who", namer.chain(record.chain))]
    shown = [(label, line) for label, value in rows for label, line in _folded(label, value)]
    return Card(colour, _anchor(record), tuple(_words(record)), title, tuple(shown))


def _values(namer: Namer, record: Record) -> tuple[str, list[tuple[str, str]]]:
    if isinstance(record, Event):
        rows = [(plain(p.role), namer.participant(p)) for p in record.participants]
        rows += [("when", date(record.when))] if record.when else []
        rows += [("where", "; ".join(map(place, record.places)))] if record.places else []
        return f"event: {plain(record.type)}, {record.status}", rows
    if isinstance(record, Statistic):
        rows = [("counted", record.population)] if record.population else []
        rows += [("when", date(record.period))] if record.period else []
        rows += [("where", place(record.place))] if record.place else []
        return f"statistic: {plain(record.measure)}, {figure(record.quantity)}", rows
    rows = [("organisation", namer.name(record.organisation))]
    rows += [("authority", namer.name(record.authority))] if record.authority else []
    rows += [("when", date(record.when))] if record.when else []
    return f"designation: {act(record)}", rows


def _words(record: Record) -> Iterator[Span]:
    """Give the words that a record's values rest on."""
    if isinstance(record, Event):
        yield from (p.span for p in record.participants)
        yield from (where.span for where in record.places if where.span)
        when = record.when
    elif isinstance(record, Statistic):
        yield from (where.span for where in [record.place] if where and where.span)
        when = record.period
    else:
        yield from record.evidence
        when = record.when
    if when and when.span:
        yield when.span


def _folded(label: str, value: str) -> Iterator[tuple[str, str]]:
    for number, (start, end) in enumerate(_wrapped(value, 0, len(value), CARD_COLUMNS - 13)):
        yield ("" if number else label), value[start:end]


def main() -> None:
    """Read the sample and write the picture."""
    coder = Coder.load(Settings())
    sample = next(s for s in samples() if s.source.name == SAMPLE)
    PICTURE.write_text(draw(coder.read(sample.source, sample.facts)), "utf-8")


if __name__ == "__main__":
    main()
