"""`dalil gazetteer`: build a full gazetteer from GeoNames' dump; say which one is read."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeRemainingColumn

from dalil.errors import SettingsError
from dalil.resolving.gazetteer import KINDS, gazetteer, own_gazetteer
from dalil.resolving.gazetteer_build.dump import import_dump
from dalil.resolving.gazetteer_build.report import crosswalk_coverage

_MEGABYTE = 1_000_000


@click.group("gazetteer")
def gazetteer_group() -> None:
    """Build a gazetteer of all places in the world, or see which one is read.

    Dalil comes with a gazetteer of some 280,000 places. One built from GeoNames' own files knows every village,
    mountain and mosque that GeoNames knows (more than 10 million), and which names are former ones.

    \b
    Which gazetteer is read:
      1. the file that the environment variable DALIL_GAZETTEER names; DALIL_GAZETTEER=shipped means the one
         that comes with Dalil
      2. the one that `dalil gazetteer import` has written into your data folder, if it is there
      3. the one that comes with Dalil

    The same reports and settings give the same output with the same gazetteer; with another, places may differ.
    """


@gazetteer_group.command("import")
@click.argument("places", type=click.Path(path_type=Path))
@click.argument("names", type=click.Path(path_type=Path), required=False)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write here instead of your data folder."
)
def import_(places: Path, names: Path | None, output: Path | None) -> None:
    """Build a gazetteer from GeoNames' own files.

    PLACES is allCountries.zip or a country's file such as KZ.zip, NAMES is alternateNamesV2.zip, which says which
    names are former ones. Both are at https://download.geonames.org/export/dump/ (CC BY 4.0). What Dalil ships stays
    in: the codes of ISO 3166-2, its own former names and regions. The file is there once it is whole; until then an
    older one stays.

    \b
    Examples:
      dalil gazetteer import allCountries.zip alternateNamesV2.zip
      dalil gazetteer import KZ.zip -o kazakhstan.sqlite
    """
    out = output or own_gazetteer()
    for given in (places, names):
        if given is not None and given.absolute() == out.absolute():
            raise SettingsError("--output", f"{out} is one of the files to import", "name another file")
    bar = Progress(
        TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn(),
        console=Console(stderr=True), transient=True,
    )  # fmt: skip
    with bar:
        task = bar.add_task(f"Reading {places.name}", total=None)
        counts = import_dump(places, names, out, lambda file, done, size: _advance(bar, task, file, done, size))
    size = out.stat().st_size / _MEGABYTE
    listed = ", ".join(f"{count:,} of kind {kind}" for kind, count in counts.items())
    click.echo(f"{out}: {size:,.0f} MB; taken from the dump: {listed}")
    if output is not None:
        click.echo(f"It is read where DALIL_GAZETTEER={out} is set.")


def _advance(bar: Progress, task: TaskID, file: Path, done: int, size: int) -> None:
    words = f"Reading {file.name}" if done < size else "Sorting names"
    bar.update(task, description=words, completed=done, total=size)


@gazetteer_group.command()
@click.option("--unmatched", is_flag=True, help="List GeoNames' areas that no code of ISO 3166-2 is known for.")
def show(unmatched: bool) -> None:
    """Say which gazetteer is read, what it holds, and how much of GeoNames it maps to ISO 3166-2.

    \b
    Examples:
      dalil gazetteer show
      dalil gazetteer show --unmatched
    """
    read = gazetteer()
    click.echo(f"{read.path} ({read.path.stat().st_size / _MEGABYTE:,.1f} MB), from {read.about['source']}")
    for kind, count in read.rows("SELECT kind, count(*) FROM place GROUP BY kind ORDER BY kind"):
        click.echo(f"  {KINDS[int(kind or 0)]:<12}{count:>12,}")
    found = crosswalk_coverage(read)
    click.echo(
        f"GeoNames' first-level areas with a code of ISO 3166-2: {found.of_codes:.1%} of {found.codes:,}, "
        f"with {found.of_people:.1%} of the people"
    )
    for country, code, name, people in found.unmatched if unmatched else ():
        click.echo(f"  {country}.{code}\t{name}\t{people}")
