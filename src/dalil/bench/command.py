"""`dalil bench`: run one benchmark and print its metrics."""

from __future__ import annotations

import json
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from dalil.bench.registry import BENCHMARKS
from dalil.bench.results import BenchmarkResult
from dalil.errors import BenchmarkError
from dalil.pipeline import Coder
from dalil.settings import Settings

_MISSING_DATA = 2


@click.command()
@click.argument("name", type=click.Choice(sorted(BENCHMARKS)))
@click.option("--data", type=click.Path(path_type=Path), required=True, help="Folder of the benchmark's corpus.")
@click.option("--split", default="dev", show_default=True, help="Which part of the corpus.")
@click.option(
    "--predictions",
    type=click.Path(path_type=Path),
    help="Write predictions in the benchmark's own format here; a folder where that is a file for each document.",
)
@click.option("--model", type=click.Path(path_type=Path), help="Folder of a model instead of the shipped.")
@click.option("--threads", type=click.IntRange(1), default=2, show_default=True, help="Threads for the model.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def bench(  # noqa: PLR0913, PLR0917 - Click hands every option over by name
    context: click.Context,
    name: str,
    data: Path,
    split: str,
    predictions: Path | None,
    model: Path | None,
    threads: int,
    as_json: bool,
) -> None:
    """Measure extraction on other people's data.

    Exit status 2 means that the folder lacks the split.

    \b
    Example:
      dalil bench polnear --data corpora/polnear --split dev
    """  # noqa: D301 - Click reads the backspace itself
    try:
        result = BENCHMARKS[name](data, split, Coder.load(Settings(model=model, threads=threads)))
        if predictions is not None:
            result.write_predictions(predictions)
    except BenchmarkError as error:
        click.echo(f"dalil: {error}", err=True)
        context.exit(_MISSING_DATA)
    if as_json:
        click.echo(json.dumps(result.to_json()))
    else:
        Console().print(table(result))


def table(result: BenchmarkResult) -> Table:
    """Lay a result out as a table, metrics in per cent."""
    pace = result.documents / result.seconds if result.seconds else 0.0
    caption = f"{result.documents} documents in {result.seconds:.1f} s ({pace:.1f} a second)"
    rows = Table("metric", "value", "95 % interval", title=f"{result.benchmark}, {result.split}", caption=caption)
    for name, m in result.metrics.items():
        rows.add_row(name, f"{100 * m.value:.1f}", f"{100 * m.low:.1f} - {100 * m.high:.1f}")
    return rows
