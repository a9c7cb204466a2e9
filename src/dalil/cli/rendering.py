"""Records for people: each with its words in context and whoever says so, readable in 80 columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dalil.records import (
    CodedReport,
    Designation,
    Event,
    Participant,
    Place,
    Quantity,
    Report,
    Span,
    Statement,
    Statistic,
    When,
)

VERDICT_STYLES = {"consistent": "green", "inconsistent": "bold red", "implied": "cyan", "cannot_tell": "yellow"}


def render(coded: CodedReport) -> RenderableType:
    """Lay out one coded report: heading, events, designations, statistics, checks, statements."""
    return Group(*_Page(coded).parts())


class _Page:
    """One coded report on its way to the screen."""

    def __init__(self, coded: CodedReport) -> None:
        self._coded = coded
        self._entities = {entity.id: entity for entity in coded.entities}
        self._statements = {statement.id: statement for statement in coded.statements}

    def parts(self) -> Iterator[RenderableType]:
        """Give the sections of the page in order."""
        coded = self._coded
        yield from _heading(coded.report)
        yield from _section("Events", [self._event(event) for event in coded.events])
        yield from _section("Designations", [self._designation(d) for d in coded.designations])
        yield from _section("Statistics", [self._statistic(statistic) for statistic in coded.statistics])
        yield from _section("Checks", [_check(c.id, c.verdict, c.explanation) for c in coded.checks])
        yield from _section("Statements", [self._statement(statement) for statement in coded.statements])
        if not (coded.events or coded.designations or coded.statistics or coded.statements):
            yield Text("  no record", style="dim")
        yield Text()

    def _event(self, event: Event) -> RenderableType:
        title = _title(event.id, event.type.replace("_", " "), event.status, _date(event.when))
        rows = [(p.role, self._participant(p)) for p in event.participants]
        rows += [("where", "; ".join(_place(place) for place in event.places))] if event.places else []
        return self._record(title, rows, event.chain, event.evidence, event.trigger)

    def _designation(self, record: Designation) -> RenderableType:
        title = _title(
            record.id, self._name(record.organisation), record.status, record.jurisdiction, _date(record.when)
        )
        rows = [("authority", self._name(record.authority))] if record.authority else []
        rows += [("category", record.category)] if record.category else []
        return self._record(title, rows, record.chain, record.evidence, record.territory and record.territory.span)

    def _statistic(self, record: Statistic) -> RenderableType:
        title = _title(record.id, figure(record.quantity), record.measure, _date(record.period))
        rows = [("counted", record.population)] if record.population else []
        rows += [("where", _place(record.place))] if record.place else []
        return self._record(title, rows, record.chain, record.evidence, record.quantity.span)

    def _statement(self, record: Statement) -> RenderableType:
        title = _title(record.id, self._speaker(record), record.mode, "speaker inferred" if record.inferred else None)
        rows = [("to", record.to.exact)] if record.to else []
        rows += [("via", record.via.exact)] if record.via else []
        rows += [("under", ", ".join(c.kind.replace("_", " ") for c in record.conditions))] if record.conditions else []
        return self._record(title, rows, record.chain, record.content, None)

    def _record(
        self,
        title: Text,
        rows: Sequence[tuple[str, str]],
        chain: Sequence[str],
        evidence: Sequence[Span],
        highlight: Span | None,
    ) -> RenderableType:
        table = Table.grid(padding=(0, 1))
        table.add_column(style="dim", min_width=12, no_wrap=True)
        table.add_column(ratio=1)
        for label, value in rows:
            table.add_row(label, value)
        if chain:
            speakers = dict.fromkeys(
                self._speaker(self._statements[link]) for link in chain if link in self._statements
            )
            table.add_row("says who", Text(" ← ".join(speakers), style="magenta"))
        for span in evidence:
            table.add_row("words", _quotation(span, highlight))
        return Group(title, Padding(table, (0, 0, 0, 2)))

    def _participant(self, participant: Participant) -> str:
        words = self._name(participant.entity) if participant.entity else participant.text or ""
        return f"{words} [{figure(participant.count)}]" if participant.count else words

    def _speaker(self, statement: Statement) -> str:
        if statement.speaker:
            entity = self._entities[statement.speaker]
            return f"{entity.name}, {entity.role}" if entity.role else entity.name
        return statement.speaker_text or "speaker not known"

    def _name(self, identifier: str | None) -> str:
        return self._entities[identifier].name if identifier in self._entities else ""


def figure(quantity: Quantity) -> str:
    """Write a quantity as people read it, never more exact than its bounds."""
    unit = {"people": "", "percent": "%", "ratio": "×"}.get(quantity.unit or "", f" {quantity.unit or ''}".rstrip())
    if quantity.value is not None:
        return f"{'about ' if quantity.qualifier == 'approximate' else ''}{_number(quantity.value)}{unit}"
    if quantity.min is not None and quantity.max is not None:
        return f"{_number(quantity.min)} to {_number(quantity.max)}{unit}"
    if quantity.min is not None:
        return f"{'more than' if quantity.qualifier == 'more_than' else 'at least'} {_number(quantity.min)}{unit}"
    if quantity.max is not None:
        return f"{'less than' if quantity.qualifier == 'less_than' else 'at most'} {_number(quantity.max)}{unit}"
    return quantity.span.exact if quantity.span else "unknown"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"


def _heading(report: Report) -> Iterator[RenderableType]:
    yield Rule(Text(report.title or report.source, style="bold"), align="left", style="dim")
    facts = [report.outlet, report.published, ", ".join(report.authors), report.agency, report.dateline]
    yield Text(" · ".join(fact for fact in facts if fact) or "no date or outlet known", style="dim")


def _section(name: str, records: Sequence[RenderableType]) -> Iterator[RenderableType]:
    if records:
        yield Text(f"\n{name}", style="bold underline")
        yield from records


def _title(identifier: str, *facts: str | None) -> Text:
    title = Text(f"{identifier:<4}", style="dim")
    shown = [fact for fact in facts if fact]
    return title + Text(shown[0], style="bold") + Text("".join(f" · {fact}" for fact in shown[1:]))


def _check(identifier: str, verdict: str, explanation: str) -> RenderableType:
    style = VERDICT_STYLES[verdict]
    return (
        Text(f"{identifier:<4}", style="dim") + Text(verdict.replace("_", " "), style=style) + Text(f": {explanation}")
    )


def _date(when: When | None) -> str | None:
    return None if when is None else when.edtf


def _place(place: Place) -> str:
    known = ", ".join(part for part in (place.admin1 or place.country, place.precision) if part)
    return f"{place.name} ({known})" if known else place.name


def _quotation(span: Span, highlight: Span | None) -> Text:
    """Quote a span's words, with the highlighted part in bold."""
    shown = Text(f"“{span.exact}”".replace("\n", " "), style="italic")
    if highlight is not None and span.contains(highlight):
        shown.stylize("bold yellow", highlight.start - span.start + 1, highlight.end - span.start + 1)
    return shown
