"""`dalil codebook`: check a codebook, print one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import click
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dalil.codebook import Codebook, CodebookError, EventType, Measure, faults, load_codebook

NEGATIVE_MARK = "✗"
POSITIVE_MARK = "✓"


@click.group("codebook")
def codebook_group() -> None:
    """Check a codebook of your own, or print one.

    A codebook says which kinds of event, figure and designation Dalil looks for, and by which words. It is YAML: a new
    type needs no programming. docs/codebook.md explains every field.
    """


@codebook_group.command()
@click.argument("file", type=click.Path(path_type=Path))
def check(file: Path) -> None:
    """Check a codebook file, or a folder of them, and name line, cause and remedy of every fault.

    \b
    Examples:
      dalil codebook check mine.yaml
      dalil codebook check my-codebook/
    """
    found = faults(file)
    for fault in found:
        click.echo(str(fault), err=True)
    if found:
        noun = "fault" if len(found) == 1 else "faults"
        raise CodebookError(str(file), f"{len(found)} {noun} found", "mend the lines named above and check again")
    codebook = load_codebook(file)
    click.echo(f"{file}: good; {len(codebook.event_types)} event types, {len(codebook.measures)} measures")


@codebook_group.command()
@click.argument("name", metavar="[TYPE]", required=False)
@click.option("--codebook", "file", type=click.Path(path_type=Path), help="Codebook instead of the shipped one.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Text for people, or one JSON object.",
)
def show(name: str | None, file: Path | None, form: str) -> None:
    """Print a codebook, or all about one event type or measure of it.

    \b
    Examples:
      dalil codebook show
      dalil codebook show detention
      dalil codebook show detained --format json
      dalil codebook show --codebook mine.yaml --format json
    """
    codebook = load_codebook(file)
    item = codebook if name is None else _entry(codebook, name)
    if form == "json":
        click.echo(json.dumps(item.model_dump(mode="json"), ensure_ascii=False, indent=2))
        return
    Console().print(_overview(item) if isinstance(item, Codebook) else _details(item))


def _entry(codebook: Codebook, name: str) -> EventType | Measure:
    entries: dict[str, EventType | Measure] = {measure.id: measure for measure in codebook.measures}
    entries |= codebook.types
    if name not in entries:
        raise click.BadParameter(f"{name} is no event type or measure; `dalil codebook show` lists them")
    return entries[name]


def _overview(codebook: Codebook) -> RenderableType:
    listed = _table(f"{len(codebook.event_types)} event types", codebook.event_types)
    measured = _table(f"{len(codebook.measures)} measures", codebook.measures)
    return Group(Text(codebook.title, style="bold"), Text(codebook.description), Text(), listed, Text(), measured)


def _table(title: str, entries: Iterable[EventType | Measure]) -> Table:
    table = Table(title=title, title_justify="left", box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("id", style="cyan", no_wrap=True)
    table.add_column("definition")
    for entry in entries:
        table.add_row(entry.id, _first_sentence(entry.definition))
    return table


def _first_sentence(text: str) -> str:
    return text.partition(". ")[0].rstrip(".") + "."


def _details(entry: EventType | Measure) -> RenderableType:
    lines: list[RenderableType] = [Text(f"{entry.label} ({entry.id})", style="bold"), Text(entry.definition), Text()]
    lines += _event(entry) if isinstance(entry, EventType) else _measure(entry)
    return Group(*lines)


def _event(kind: EventType) -> list[RenderableType]:
    roles = {name: f"{role.definition} ({', '.join(role.types)})".strip() for name, role in kind.roles.items()}
    words = {
        "verbs": ", ".join(dict.fromkeys(rule.roleset for rule in kind.predicates)),
        "nouns": ", ".join(dict.fromkeys(rule.lemma for rule in kind.nouns)),
        "phrases": ", ".join(" ".join(rule.words) for rule in kind.phrases),
        "only near": ", ".join(kind.context),
    }
    examples = [Text(f"{POSITIVE_MARK} {example.text}", style="green") for example in kind.examples.positive]
    examples += [
        Text(f"{NEGATIVE_MARK} {example.text}", style="red") + Text(f"  {example.why}", style="dim")
        for example in kind.examples.negative
    ]
    return [
        *_section("Roles", _pairs(roles)),
        *_section("Known by", _pairs(words)),
        *_section("In other schemes", _pairs(kind.mappings)),
        *_section("Examples", Group(*examples)),
    ]


def _measure(measure: Measure) -> list[RenderableType]:
    words = {
        "unit": measure.unit,
        "aggregation": measure.aggregation,
        "verbs": ", ".join(f"{rule.roleset} {'/'.join(rule.arguments)}" for rule in measure.predicates),
        "nouns": ", ".join(measure.nouns),
        "phrases": ", ".join(" ".join(rule.words) for rule in measure.phrases),
        "only near": ", ".join(measure.context),
    }
    examples = Group(*(Text(f"{POSITIVE_MARK} {e.text} → {e.value:g}", style="green") for e in measure.examples))
    return [*_section("Known by", _pairs(words)), *_section("Examples", examples)]


def _section(title: str, body: RenderableType) -> list[RenderableType]:
    return [Text(title, style="bold"), Padding(body, (0, 0, 1, 2))]


def _pairs(pairs: Mapping[str, str]) -> Table:
    table = Table(show_header=False, box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(style="cyan", no_wrap=True)
    table.add_column()
    for name, value in pairs.items():
        if value:
            table.add_row(name, value)
    return table
