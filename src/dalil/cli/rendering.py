"""Records for people: each with its values, whoever says so, and its words in context, readable in 80 columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from rich.console import Group, RenderableType
from rich.text import Text

from dalil.cli.excerpts import excerpts
from dalil.cli.layout import Hanging
from dalil.cli.wording import Namer, act, date, figure, place, plain
from dalil.records import Check, CodedReport, Designation, Event, Report, Span, Statement, Statistic

Record = TypeVar("Record", Event, Designation, Statistic, Statement, Check)
Row = tuple[str, str | None]

STYLES = {
    "consistent": "green", "inconsistent": "bold red", "implied": "cyan", "cannot tell": "yellow",
    "alleged": "yellow", "denied": "red", "planned": "cyan", "hypothetical": "cyan", "general": "cyan",
}  # fmt: skip

_LABEL = 14


def render(coded: CodedReport, at_most: int | None = None) -> RenderableType:
    """Lay out one coded report; of each kind of record ``at_most`` so many, those that hold most."""
    return Group(*_Page(coded, at_most).parts())


def render_record(coded: CodedReport, record: Event | Designation | Statistic | Statement | Check) -> RenderableType:
    """Lay out one record of a coded report."""
    return Group(*_Page(coded, None).record(record))


class _Page:
    """One coded report on its way to the screen."""

    def __init__(self, coded: CodedReport, at_most: int | None) -> None:
        self._coded = coded
        self._at_most = at_most
        self._namer = Namer(coded)
        self._figures = _figures(coded)

    def parts(self) -> Iterator[RenderableType]:
        """Give the sections of the page in order."""
        coded = self._coded
        yield from _heading(coded.report)
        yield from self._section("EVENTS", coded.events, self._event)
        yield from self._section("DESIGNATIONS", coded.designations, self._designation)
        yield from self._section("STATISTICS", coded.statistics, self._statistic)
        yield from self._section("CHECKS", coded.checks, self._check)
        yield from self._section("STATEMENTS", coded.statements, self._statement)
        if not (coded.events or coded.designations or coded.statistics or coded.statements or coded.checks):
            yield Text("\nNo record. `dalil uncoded` lists the sentences that may deserve a look.", style="dim")
        yield Text()

    def record(self, record: Event | Designation | Statistic | Statement | Check) -> Iterator[RenderableType]:
        """Give the lines of one record."""
        match record:
            case Event():
                yield from self._event(record)
            case Designation():
                yield from self._designation(record)
            case Statistic():
                yield from self._statistic(record)
            case Statement():
                yield from self._statement(record)
            case Check():
                yield from self._check(record)

    def _section(
        self, name: str, records: Sequence[Record], lay_out: Callable[[Record], Iterator[RenderableType]]
    ) -> Iterator[RenderableType]:
        if not records:
            return
        yield Text(f"\n{name}  {len(records)}", style="bold")
        shown = _fullest(records, self._at_most)
        for record in shown:
            yield Text()
            yield from lay_out(record)
        if len(shown) < len(records):
            yield Text(f"\n    … and {len(records) - len(shown)} more", style="dim")

    def _event(self, event: Event) -> Iterator[RenderableType]:
        rows: list[Row] = [(plain(p.role), self._namer.participant(p)) for p in event.participants]
        rows += [("when", date(event.when) if event.when else None)]
        rows += [("where", "; ".join(place(where) for where in event.places))]
        yield title(event.id, plain(event.type), event.status, _sure(event))
        yield from self._record(rows, event.chain, event.evidence, [event.trigger])

    def _designation(self, record: Designation) -> Iterator[RenderableType]:
        rows: list[Row] = [
            ("authority", self._namer.name(record.authority)),
            ("category", record.category),
            ("when", date(record.when) if record.when else None),
            ("grounds", record.grounds.exact if record.grounds else None),
        ]
        yield title(record.id, self._namer.name(record.organisation), act(record), _sure(record))
        territory = record.territory.span if record.territory else None
        yield from self._record(rows, record.chain, record.evidence, [territory] if territory else [])

    def _statistic(self, record: Statistic) -> Iterator[RenderableType]:
        rows: list[Row] = [
            ("counted", record.population),
            ("of", record.of.exact if record.of else None),
            ("compared to", record.to.exact if record.to else None),
            ("part of", record.part_of),
            ("when", date(record.period) if record.period else None),
            ("where", place(record.place) if record.place else None),
        ]
        yield title(record.id, plain(record.measure), figure(record.quantity), _sure(record))
        marked = [record.quantity.span] if record.quantity.span else []
        yield from self._record(rows, record.chain, record.evidence, marked)

    def _statement(self, record: Statement) -> Iterator[RenderableType]:
        rows: list[Row] = [
            ("through", self._namer.through(record)),
            ("to", record.to.exact if record.to else None),
            ("when", date(record.when) if record.when else None),
            ("conditions", ", ".join(dict.fromkeys(plain(c.kind) for c in record.conditions))),
            ("speaker", "taken from the sentences around" if record.inferred else None),
        ]
        yield title(record.id, self._namer.speaker(record), record.mode, _sure(record))
        yield from self._record(rows, None, record.evidence or record.content, record.content)

    def _check(self, record: Check) -> Iterator[RenderableType]:
        quoted = [span for identifier in record.records for span in self._figures.get(identifier, ())]
        yield title(record.id, plain(record.kind), plain(record.verdict))
        yield row("working", record.explanation)
        yield row("compares", ", ".join(record.records))
        yield from excerpts(self._coded.report, quoted, quoted)

    def _record(
        self, rows: Sequence[Row], chain: Sequence[str] | None, evidence: Sequence[Span], marked: Sequence[Span]
    ) -> Iterator[RenderableType]:
        last = ""
        for label, value in [*rows, ("says who", None if chain is None else self._namer.chain(chain))]:
            if value:
                yield row("" if label == last else label, value)
                last = label
        yield from excerpts(self._coded.report, evidence, marked)


def _figures(coded: CodedReport) -> dict[str, tuple[Span, ...]]:
    """Give the words that a check compares of each record: a number, else what tells of an event and its time."""
    words: dict[str, tuple[Span, ...]] = {
        s.id: (s.quantity.span or s.evidence[0],) for s in coded.statistics if s.quantity.span or s.evidence
    }
    for event in coded.events:
        counts = tuple(p.span for p in event.participants if p.count is not None)
        when = (event.when.span,) if event.when is not None and event.when.span is not None else ()
        words[event.id] = (event.trigger, *counts, *when)
    return words


def _fullest(records: Sequence[Record], at_most: int | None) -> Sequence[Record]:
    """Choose the records with the most values, in the order of the report."""
    if at_most is None or len(records) <= at_most:
        return records
    best = sorted(range(len(records)), key=lambda number: (-_values(records[number]), number))[:at_most]
    return [records[number] for number in sorted(best)]


def _values(record: Event | Designation | Statistic | Statement | Check) -> int:
    """Count the fields and list items that hold something; checks all hold the same."""
    if isinstance(record, Check):
        return 0
    values = (getattr(record, name) for name in record.__dataclass_fields__ if name not in {"evidence", "content"})
    return sum(len(value) if isinstance(value, tuple) else bool(value) for value in values)


def _heading(report: Report) -> Iterator[RenderableType]:
    rule = Text("═" * 80, style="dim", no_wrap=True, overflow="crop")
    yield from (rule, _wrapped(report.title or report.source, "bold"))
    authors = f"by {', '.join(report.authors)}" if report.authors else None
    facts = [report.outlet, report.published, authors, report.agency, report.dateline]
    yield _wrapped(" · ".join(fact for fact in facts if fact) or "no date or outlet known", "dim")


def _wrapped(words: str, style: str) -> RenderableType:
    return Hanging(Text(), Text(words, style=style), Text())


def title(identifier: str, *facts: str) -> RenderableType:
    """Lay out an id with what it stands for, the first fact bold."""
    body = Text.assemble((facts[0], "bold"))
    for fact in facts[1:]:
        body.append(" · ", "dim").append(fact, STYLES.get(fact, ""))
    return Hanging(Text(f"{identifier:<3} ", style="dim"), body, Text(" " * 4))


def _sure(record: Event | Designation | Statistic | Statement) -> str:
    return f"confidence {record.confidence:.2f}"


def row(label: str, value: str) -> RenderableType:
    """Lay out a value behind its label."""
    return Hanging(Text(f"    {label:<{_LABEL - 1}} ", style="dim"), Text(value), Text(" " * (4 + _LABEL)))
